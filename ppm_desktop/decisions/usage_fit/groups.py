"""The groups of a plan: their people, and habits solved from their calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.decisions.usage_fit.habits import fitted_habits, spread_of
from ppm_desktop.decisions.usage_fit.spreading import Landed, with_known_destinations, with_nobodys
from ppm_desktop.domain.organisation import Group, HeadcountStep

if TYPE_CHECKING:
    from ppm_desktop.decisions.usage_fit.cells import FitCells
    from ppm_desktop.decisions.usage_fit.grouping import Grouping
    from ppm_desktop.domain.annotations import Annotations
    from ppm_desktop.domain.period import Month


@dataclass(frozen=True, slots=True)
class GroupTerms:
    """What all groups of a plan have in common."""

    worth: float  # average months that the export is
    increment_seconds: int
    start: Month
    with_idle: bool
    marks: Annotations


def landed_minutes(cells: FitCells, grouping: Grouping) -> Landed:
    """Return billed minutes by group and key, those that name nobody or no country among them."""
    sums = with_nobodys(cells.by_group(grouping.of, len(grouping.names), cells.minutes), cells.keys)
    return with_known_destinations(sums, cells.keys, grouping.countries)


def groups_of(cells: FitCells, grouping: Grouping, landed: Landed, terms: GroupTerms) -> tuple[tuple[Group, ...], tuple[str, ...]]:
    """Return the groups, and the names of those whose number of calls had to give way."""
    calls = with_nobodys(cells.by_group(grouping.of, len(grouping.names), cells.calls), cells.keys).sum(axis=1)
    of_organisers = cells.minutes_of_organisers
    groups, short = [], []
    for g, (name, country) in enumerate(zip(grouping.names, grouping.countries, strict=True)):
        own = of_organisers[grouping.of == g]
        idle = grouping.idle[g] if terms.with_idle else 0
        organisers = own.size + idle
        fitted = fitted_habits(
            landed.minutes[g],
            float(calls[g]),
            landed.keys,
            organisers * terms.worth,
            spread_of(own, idle),
            terms.increment_seconds,
            country,
        )
        if fitted.calls_changed:
            short.append(name)
        steps = (HeadcountStep(terms.start, organisers),)
        groups.append(Group(name, country, steps, habits=fitted.habits, destinations=fitted.destinations, annotations=terms.marks))
    return tuple(groups), tuple(short)
