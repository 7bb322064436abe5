"""The largest plan that anybody may have: 20 scenarios of 2,000 groups over 120 months, with calls to 200 countries, some 80 MB."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from benchmarks.large_project import NOT_ZONE_A, SOURCE, large_project
from ppm_desktop.domain.destinations import CALL_TYPES, Destination, DestinationMixes, mix_of
from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.prices import Rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project

GROUPS, MONTHS, DESTINATIONS, SCENARIOS = 2000, 120, 200, 20
#: Destinations of one group and call type; all groups together call all of them.
_OF_A_GROUP: Final = 8


def scale_plan(countries: Sequence[str], groups: int = GROUPS, scenarios: int = SCENARIOS) -> Project:
    """Build the plan over the first 200 of ``countries``; the same every time."""
    small = large_project()
    known = [*countries[:DESTINATIONS]]
    models = small.scenarios[0].groups
    first = tuple(_group(models[number % len(models)], number, known) for number in range(groups))
    scenario = replace(small.scenarios[0], groups=first)
    names = {group.name for group in models[: len(models) // 2]}
    options = []
    for option in scenario.options:
        kept = tuple(assignment for assignment in option.assign if assignment.group == "*" or assignment.group in names)
        options.append(replace(option, assign=tuple(replace(a, group=_renamed(a.group)) for a in kept)))
    scenario = replace(scenario, options=tuple(options))
    others = tuple(replace(scenario, name=f"Scenario {number:02d}", groups=_larger(first, number)) for number in range(2, scenarios + 1))
    rates = tuple(
        Rate(call_type, country, Decimal(9 + place % 90 + 5 * t) / 1000, date(2020, 1, 1), SOURCE.id)
        for t, call_type in enumerate(CALL_TYPES)
        for place, country in enumerate(known)
    )
    book = replace(small.price_book, rates=rates, zone_a=frozenset(known) - NOT_ZONE_A)
    return replace(small, months=MONTHS, scenarios=(scenario, *others), price_book=book, name="Scale")


def _renamed(name: str) -> str:
    return name if name == "*" else f"Group {int(name.removeprefix('Group ')):04d}"


def _group(model: Group, number: int, countries: Sequence[str]) -> Group:
    called = [countries[(number * 7 + place * 13) % len(countries)] for place in range(_OF_A_GROUP)]
    mix = mix_of({Destination(country): 1 / _OF_A_GROUP for country in called})
    return replace(model, name=f"Group {number:04d}", destinations=DestinationMixes(mix, mix, mix))


def _larger(groups: tuple[Group, ...], scenario: int) -> tuple[Group, ...]:
    """Change every group, so that no scenario shares any with another."""
    return tuple(
        replace(group, headcount=tuple(HeadcountStep(step.since, step.organisers + scenario) for step in group.headcount))
        for group in groups
    )
