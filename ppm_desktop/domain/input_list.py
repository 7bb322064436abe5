"""Every input of a scenario in the order of the file: whether a result rests on it, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.annotations import Annotation, annotation_of
from ppm_desktop.domain.check_groups import call_types_in_use, dial_out_allowed
from ppm_desktop.domain.defaults import FIELDS, follows
from ppm_desktop.domain.organisation import Group
from ppm_desktop.domain.scenario import Scenario

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project

#: Stands for the scenario itself where the place of a group is asked for.
NO_GROUP: Final = -1


def _follower(field: str) -> Callable[[Group], object]:
    return FIELDS[field].read


#: How each input of a group is read, by its key in the project file.
GROUP_INPUTS: Final[dict[str, Callable[[Group], object]]] = {
    "country": lambda group: group.country,
    "headcount": lambda group: group.headcount,
    "growth_per_year": _follower("growth_per_year"),
    "holds": lambda group: group.holds,
    "meetings_per_organiser": _follower("meetings_per_organiser"),
    "attendees": _follower("attendees"),
    "phone_share": _follower("phone_share"),
    "minutes_per_call": _follower("minutes_per_call"),
    "usage_spread": _follower("usage_spread"),
    "join": _follower("join"),
    "destinations": lambda group: group.destinations,
    "dial_out_policy": _follower("dial_out_policy"),
    "when_barred": _follower("when_barred"),
    "toll_free_off": _follower("toll_free_off"),
    "when_toll_free_off": _follower("when_toll_free_off"),
}
#: The same for the scenario itself. Prices are not among them: they have sources of their own, negotiated ones a reason.
SCENARIO_INPUTS: Final[dict[str, Callable[[Scenario], object]]] = {
    "season": lambda scenario: scenario.season,
    "increment_seconds": lambda scenario: scenario.increment_seconds,
    "pool_basis": lambda scenario: scenario.pool_basis,
    "purchased": lambda scenario: scenario.purchased,
    "credits": lambda scenario: scenario.credits,
}


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a scenario."""

    group: int  # place among the scenario's groups; ``NO_GROUP`` for the scenario itself
    group_name: str  # "" for the scenario itself
    field: str  # key in the project file
    used: bool  # whether a result rests on it as the other inputs are now
    annotation: Annotation | None
    follows: bool  # whether it follows a default of the project

    @property
    def without_source(self) -> bool:
        """Whether a result rests on it and nobody said where it comes from, nor how far it can be trusted."""
        return self.used and (self.annotation is None or not self.annotation.sourced)


def scenario_inputs(project: Project, scenario: Scenario) -> tuple[Input, ...]:
    """Return all inputs of a scenario of ``project``: group by group, then the scenario's own."""
    found: list[Input] = []
    calls = False
    for place, group in enumerate(scenario.groups):
        used = frozenset(_used(group, project.price_book.zone_a))
        calls = calls or "join" in used
        found.extend(
            Input(
                place,
                group.name,
                field,
                field in used,
                annotation_of(group.annotations, field),
                follows(group, field, project.defaults),
            )
            for field in GROUP_INPUTS
        )
    used = frozenset(_used_settings(scenario, calls=calls))
    found.extend(
        Input(NO_GROUP, "", field, field in used, annotation_of(scenario.annotations, field), follows(scenario, field, project.defaults))
        for field in SCENARIO_INPUTS
    )
    return tuple(found)


def without_source(inputs: Iterable[Input]) -> tuple[Input, ...]:
    """Return the inputs that results rest on and that have neither a source nor a confidence."""
    return tuple(entry for entry in inputs if entry.without_source)


def _used(group: Group, zone_a: frozenset[str]) -> Iterator[str]:
    """Yield the inputs of a group that results rest on. The spread of usage is kept for later: no result uses it yet."""
    yield "headcount"
    if not any(step.organisers for step in group.headcount):
        return
    yield from ("country", "growth_per_year", "holds")
    habits, policies = group.habits, group.policies
    for field in ("meetings_per_organiser", "attendees", "phone_share"):
        yield field
        if FIELDS[field].read(group) == 0:
            return
    yield from ("minutes_per_call", "join")
    if call_types_in_use(group, zone_a):
        yield "destinations"
    barred = False
    if habits.join.dial_out > 0:
        yield "dial_out_policy"
        mix = group.destinations.dial_out
        barred = any(share > 0 and not dial_out_allowed(group, place.country, zone_a) for place, share in mix)
    if barred:
        yield "when_barred"
    if habits.join.toll_free > 0 or (barred and policies.when_barred.toll_free > 0):
        yield "toll_free_off"
        if policies.toll_free_off:
            yield "when_toll_free_off"


def _used_settings(scenario: Scenario, *, calls: bool) -> Iterator[str]:
    if calls:
        yield from ("season", "increment_seconds")
    if scenario.groups:
        yield "pool_basis"
    if scenario.pool_basis == "purchased":
        yield "purchased"
    if scenario.credits is not None:
        yield "credits"
