"""Puts the options side by side: totals, what is unpriced, who may buy them, and which is cheapest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.charges import COMPONENTS, MINUTE_COMPONENTS, Charges, charges_of, tariffs_of
from ppm_desktop.costing.giving_way import step_by_step
from ppm_desktop.costing.licences import licence_uses
from ppm_desktop.costing.remembered import Remembered
from ppm_desktop.costing.traffic import same_parts, traffic_of
from ppm_desktop.costing.unpriced import Unpriced, UnpricedFee, unpriced_of
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.eligibility import Eligibility, eligibility, has_organisers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.costing.licences import LicenceUse
    from ppm_desktop.costing.traffic import Traffic
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

#: Money is shown and compared to a millionth of the currency: totals that print the same are equal.
MONEY_DIGITS = 6
#: Licences and judgement by option.
_Given = tuple[tuple["tuple[LicenceUse, ...]", Eligibility], ...]
#: The last few answers of ``_who_gets_what`` and what each rests on, by identity.
_GIVEN: Final[Remembered[tuple[tuple[object, ...], tuple[Month, ...], _Given]]] = Remembered(2)


@dataclass(frozen=True)
class OptionResult:
    """One option's answer. Money in the project's currency; a lower bound while ``complete`` is False."""

    option: Option
    charges: Charges
    unpriced: tuple[Unpriced | UnpricedFee, ...]
    eligibility: Eligibility

    @property
    def complete(self) -> bool:
        """True when everything that is charged has a price."""
        return not self.unpriced

    @cached_property
    def total(self) -> float:
        """Cost of the whole period."""
        return float(self.charges.by_component.sum())

    @cached_property
    def by_component(self) -> dict[str, float]:
        """Cost of the whole period by component; sums to ``total``."""
        return dict(zip(COMPONENTS, self.charges.by_component.sum(axis=0).tolist(), strict=True))

    @cached_property
    def by_month(self) -> list[dict[str, float]]:
        """Cost of each month by component."""
        return [dict(zip(COMPONENTS, row, strict=True)) for row in self.charges.by_component.tolist()]

    @cached_property
    def minutes(self) -> dict[str, float]:
        """Billed minutes of the whole period by component, included and covered ones counted too."""
        return dict(zip(MINUTE_COMPONENTS, self.charges.minutes.sum(axis=0).tolist(), strict=True))

    @cached_property
    def lost_calls(self) -> float:
        """Phone calls of the whole period that organisers without phone meetings do not receive."""
        return float(self.charges.lost_calls.sum())


@dataclass(frozen=True)
class Comparison:
    """All options of one scenario."""

    project: Project
    scenario: Scenario
    traffic: Traffic
    results: tuple[OptionResult, ...]

    @cached_property
    def cheapest(self) -> OptionResult | None:
        """The option that costs least among those that may be bought, or None when a missing rate leaves that open."""
        return cheapest_of(self.results)

    @property
    def complete(self) -> bool:
        """True when every option is completely priced."""
        return all(result.complete for result in self.results)

    def result(self, option_id: str) -> OptionResult | None:
        """Return the result of one option, if there is one."""
        return next((result for result in self.results if result.option.id == option_id), None)


def compare(project: Project, scenario: Scenario, availability: Availability) -> Comparison:
    """Cost every option of a scenario. The project must have passed ``domain.checks`` without errors."""
    traffic = traffic_of(project, scenario)
    tariffs = tariffs_of(project, traffic)
    results = []
    for option, (uses, judged) in zip(scenario.options, _who_gets_what(project, scenario, availability, traffic), strict=True):
        charges = charges_of(project, scenario, option, traffic, tariffs, uses)
        results.append(OptionResult(option, charges, unpriced_of(charges), judged))
    return Comparison(project, scenario, traffic, tuple(results))


def _who_gets_what(project: Project, scenario: Scenario, availability: Availability, traffic: Traffic) -> _Given:
    """Return licences and judgement of every option; those of the calculation before where nothing changed that they rest on, as when habits do."""
    parts: list[object] = [project.agreement, project.price_book, availability, scenario.options, scenario.pool_basis]
    parts += [scenario.purchased, scenario.fee_overrides, traffic.organisers]
    for group in scenario.groups:
        parts += [group.name, group.country, group.holds]
    for known, months, given in _GIVEN.answers():
        if same_parts(known, tuple(parts)) and months == traffic.months:
            return given
    there = [has_organisers(group, project) for group in scenario.groups]
    found = tuple(
        (licence_uses(project, scenario, option, traffic.organisers), eligibility(project, scenario, option, availability, there))
        for option in step_by_step(scenario.options)
    )
    _GIVEN.add((tuple(parts), traffic.months, found))
    return found


def cheapest_of(results: Sequence[OptionResult]) -> OptionResult | None:
    """Return the complete option that no other option that may be bought can undercut, whatever the missing rates are.

    An incomplete option's total is a lower bound, so it never wins, and it keeps others from winning only if its
    lower bound is below theirs. Of equals, the one listed first.
    """
    candidates = [result for result in results if result.eligibility.eligible]
    ranked = [(_money(result), place) for place, result in enumerate(candidates)]
    best = min((rank for rank, result in zip(ranked, candidates, strict=True) if result.complete), default=None)
    if best is None or any(rank < best and not result.complete for rank, result in zip(ranked, candidates, strict=True)):
        return None
    return candidates[best[1]]


def _money(result: OptionResult) -> float:
    return float(np.round(result.total, MONEY_DIGITS))
