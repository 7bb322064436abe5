"""The ranges that a simulation rests on: those of the project, or, where it gives none at all, what the program assumes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.annotations import annotation_of
from ppm_desktop.domain.check_ranges import likely_fee, likely_share
from ppm_desktop.domain.input_paths import FEE, INCREMENT, MULTIPLIED, POOL_BASIS, SHARES, group_path, names_group, split_path

if TYPE_CHECKING:
    from ppm_desktop.domain.annotations import Confidence
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.ranges import Range, RiskDefaults
    from ppm_desktop.domain.scenario import Scenario

#: What the program's own ranges are about, in each group.
ASSUMED_FIELDS: Final = ("meetings_per_organiser", "attendees", "phone_share", "minutes_per_call")


@dataclass(frozen=True, slots=True)
class ActiveRange:
    """One input that is drawn: factors on today's values where it is multiplied, otherwise values.

    Headcounts and growth are multiplied; organisers are rounded to whole people after it, as the engine does. The billing increment is drawn in
    whole seconds. Which licences count has two readings, 0 for those assigned and 1 for those purchased, each drawn in one half of the draws.
    """

    path: str
    field: str
    places: tuple[int, ...]  # of the groups that it changes; none for a fee
    low: float
    likely: float
    high: float
    assumed: bool  # whether the program assumes it, rather than the project says it
    confidence: Confidence = ""  # how far the input is trusted, where the range is assumed

    @property
    def multiplied(self) -> bool:
        """Whether the ends are factors on what each group has today."""
        return self.field in MULTIPLIED


@dataclass(frozen=True, slots=True)
class RiskSettings:
    """All that a simulation assumes besides ranges, and what of it nobody but the program said."""

    correlation: float
    month_shock: float
    call_length_spread: float
    volume_noise: bool
    assumed: tuple[str, ...]  # names of the fields above


def active_ranges(project: Project, scenario: Scenario, defaults: RiskDefaults) -> tuple[ActiveRange, ...]:
    """Return the inputs that are drawn. The project must have passed the checks."""
    if scenario.ranges:
        return tuple(_given(project, scenario, entry) for entry in scenario.ranges)
    return _assumed(scenario, defaults) if scenario.risk.default_ranges else ()


def risk_settings(scenario: Scenario, defaults: RiskDefaults) -> RiskSettings:
    """Return the settings of a scenario, filled up with what the program assumes."""
    risk = scenario.risk
    assumed = tuple(name for name in ("correlation", "month_shock") if getattr(risk, name) is None)
    return RiskSettings(
        correlation=defaults.correlation if risk.correlation is None else risk.correlation,
        month_shock=defaults.month_shock if risk.month_shock is None else risk.month_shock,
        call_length_spread=defaults.call_length_spread,
        volume_noise=risk.volume_noise,
        assumed=(*assumed, "call_length_spread"),
    )


def _given(project: Project, scenario: Scenario, entry: Range) -> ActiveRange:
    written, field = split_path(entry.input)
    if field.startswith(FEE):
        likely = likely_fee(project, scenario, field.removeprefix(FEE))
        return ActiveRange(entry.input, field, (), entry.low, entry.low if likely is None else likely, entry.high, assumed=False)
    if field == INCREMENT:
        return ActiveRange(entry.input, field, (), entry.low, float(scenario.increment_seconds), entry.high, assumed=False)
    if field == POOL_BASIS:
        basis = 0.0 if scenario.pool_basis == "assigned" else 1.0
        return ActiveRange(entry.input, field, (), entry.low, basis, entry.high, assumed=False)
    places = tuple(p for p, group in enumerate(scenario.groups) if written is None or names_group(written, group.name))
    today = likely_share([scenario.groups[place] for place in places], field) if field in SHARES else 1.0
    return ActiveRange(entry.input, field, places, entry.low, entry.low if today is None else today, entry.high, assumed=False)


def _assumed(scenario: Scenario, defaults: RiskDefaults) -> tuple[ActiveRange, ...]:
    found = []
    for place, group in enumerate(scenario.groups):
        for field in ASSUMED_FIELDS:
            value: float = getattr(group.habits, field)
            if value == 0:
                continue  # no factor changes it
            said = annotation_of(group.annotations, field)
            confidence = "" if said is None else said.confidence
            low, high = defaults.of(confidence)
            if field == "phone_share":
                high = min(high, 1.0 / value)
            found.append(ActiveRange(group_path(group.name, field), field, (place,), low, 1.0, high, assumed=True, confidence=confidence))
    return tuple(sorted(found, key=lambda entry: entry.path))
