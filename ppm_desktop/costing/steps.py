"""From one scenario to another in steps: one driver is replaced at a time, and each step is costed anew.

What a driver changes depends on what was replaced before it, so the order is fixed and is told wherever the steps are
shown. Their differences add up to the whole difference by construction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from ppm_desktop.costing.comparison import OptionResult, compare
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.scenario import Assignment, Option, Scenario

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project

Driver = Literal["prices", "headcount", "habits", "destinations", "policies", "settings", "options"]
#: The order in which drivers are replaced.
DRIVERS: Final[tuple[Driver, ...]] = get_args(Driver)


@dataclass(frozen=True, slots=True)
class Step:
    """One or more drivers replaced, and what the option costs then."""

    drivers: tuple[Driver, ...]  # several where the cost between them is not known; empty for the start
    result: OptionResult


def steps_between(
    project: Project, before: tuple[Scenario, Option], after: tuple[Scenario, Option], where: Availability
) -> tuple[Step, ...]:
    """Cost ``before``, then each driver's replacement in the order of ``DRIVERS``; the last step is ``after``.

    Drivers that are alike in both are left out. Where a step in between has calls without a rate it is joined with
    the next one, so that every step but the first and last, which are what they are, is priced in full.
    """
    scenario, option = _plain(before[0]), before[1]
    target = _plain(after[0])
    steps = [Step((), _costed(project, scenario, option, where))]
    waiting: tuple[Driver, ...] = ()
    for driver in DRIVERS:
        replaced, chosen = _REPLACE[driver](scenario, option, target, after[1])
        if replaced == scenario and chosen.assign == option.assign:
            continue
        scenario, option = replaced, chosen
        result = _costed(project, scenario, option, where)
        waiting = (*waiting, driver)
        if result.complete:
            steps.append(Step(waiting, result))
            waiting = ()
    if waiting:
        steps.append(Step(waiting, result))
    return tuple(steps)


def _plain(scenario: Scenario) -> Scenario:
    """Leave out what changes no figure: from where a group has its values, and what was noted about them."""
    return replace(scenario, groups=tuple(replace(group, inherits=(), annotations=()) for group in scenario.groups), annotations=())


def _costed(project: Project, scenario: Scenario, option: Option, where: Availability) -> OptionResult:
    return compare(project, replace(scenario, options=(option,)), where).results[0]


def _prices(scenario: Scenario, option: Option, after: Scenario, _chosen: Option) -> tuple[Scenario, Option]:
    return replace(scenario, fee_overrides=after.fee_overrides), option


def _headcount(scenario: Scenario, option: Option, after: Scenario, chosen: Option) -> tuple[Scenario, Option]:
    """Take over who there is: groups that are new come with their habits and licences, groups that are gone go with theirs."""
    known = {group.name: group for group in scenario.groups}
    groups = tuple(_peopled(known[group.name], group) if group.name in known else group for group in after.groups)
    return replace(scenario, groups=groups), _with_assignments(option, groups, chosen)


def _peopled(group: Group, after: Group) -> Group:
    who = replace(group, country=after.country, headcount=after.headcount, growth_per_year=after.growth_per_year, holds=after.holds)
    # In another country the policies may bar calls that they let through before.
    return replace(who, destinations=_filled(who.destinations, after.destinations)) if group.country != after.country else who


def _with_assignments(option: Option, groups: tuple[Group, ...], chosen: Option) -> Option:
    """Give new groups what the other option gives them, where this one says nothing."""
    silent = [group for group, shares in zip(groups, option.shares_of_each(groups), strict=True) if shares is None]
    added = [Assignment(group.name, shares) for group in silent if (shares := chosen.shares_of(group)) is not None]
    return replace(option, assign=tuple(sorted((*option.assign, *added), key=lambda entry: entry.group))) if added else option


def _habits(scenario: Scenario, option: Option, after: Scenario, _chosen: Option) -> tuple[Scenario, Option]:
    def changed(group: Group, new: Group) -> Group:
        # New habits may use a call type that the old ones did not: its destinations come with it, or its calls would vanish.
        return replace(group, habits=new.habits, destinations=_filled(group.destinations, new.destinations))

    return replace(_each_group(scenario, after, changed), season=after.season), option


def _destinations(scenario: Scenario, option: Option, after: Scenario, _chosen: Option) -> tuple[Scenario, Option]:
    def changed(group: Group, new: Group) -> Group:
        # Policies that are replaced later may still move calls to a call type that the new destinations leave out.
        kept = _filled(new.destinations, group.destinations)
        return replace(group, destinations=new.destinations if group.policies == new.policies else kept)

    return _each_group(scenario, after, changed), option


def _policies(scenario: Scenario, option: Option, after: Scenario, _chosen: Option) -> tuple[Scenario, Option]:
    return replace(scenario, groups=after.groups), option


def _settings(scenario: Scenario, option: Option, after: Scenario, _chosen: Option) -> tuple[Scenario, Option]:
    changed = {"increment_seconds": after.increment_seconds, "pool_basis": after.pool_basis, "purchased": after.purchased}
    return replace(scenario, **changed), option  # type: ignore[arg-type]  # each field its own type


def _options(scenario: Scenario, _option: Option, _after: Scenario, chosen: Option) -> tuple[Scenario, Option]:
    return scenario, chosen


def _each_group(scenario: Scenario, after: Scenario, changed: Callable[[Group, Group], Group]) -> Scenario:
    groups = tuple(changed(group, new) for group, new in zip(scenario.groups, after.groups, strict=True))
    return replace(scenario, groups=groups)


def _filled(mixes: DestinationMixes, others: DestinationMixes) -> DestinationMixes:
    return DestinationMixes(mixes.toll or others.toll, mixes.toll_free or others.toll_free, mixes.dial_out or others.dial_out)


_REPLACE: Final = {
    "prices": _prices,
    "headcount": _headcount,
    "habits": _habits,
    "destinations": _destinations,
    "policies": _policies,
    "settings": _settings,
    "options": _options,
}
