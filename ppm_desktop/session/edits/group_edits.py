"""What happens to a scenario when groups come, go, move or get another name: options keep saying who gets what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.defaults import following_all
from ppm_desktop.domain.destinations import Destination, DestinationMixes
from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.ranges import with_renamed_groups, without_ranges_of
from ppm_desktop.domain.scenario import EVERYBODY, Assignment
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

#: A group that nobody has described yet: small, so that it does not turn the answer before it is filled in.
NEW_GROUP_ORGANISERS: Final = 10
NEW_GROUP_NAME: Final = mark("New group")


def unique_name(wanted: str, taken: Iterable[str]) -> str:
    """Return ``wanted``, or ``wanted 2``, ``wanted 3`` … when it is taken."""
    names = set(taken)
    if wanted not in names:
        return wanted
    number = 2
    while f"{wanted} {number}" in names:
        number += 1
    return f"{wanted} {number}"


def new_group(project: Project, groups: Sequence[Group]) -> Group:
    """Return a group with defaults that can be computed: in the country of the last group, all calls to toll numbers there."""
    country = groups[-1].country if groups else "US"
    group = Group(
        name=unique_name(tr(NEW_GROUP_NAME), (group.name for group in groups)),
        country=country,
        headcount=(HeadcountStep(project.start, NEW_GROUP_ORGANISERS),),
        destinations=DestinationMixes(
            toll=((Destination(country), 1.0),),
            toll_free=((Destination(country), 1.0),),
            dial_out=((priced_destination(project, country), 1.0),),
        ),
    )
    return following_all(group, project.defaults)


def priced_destination(project: Project, country: str) -> Destination:
    """Return a country for dial-out with the first line type that has a rate; any line when none has."""
    lines = (Destination(country), Destination(country, "landline"), Destination(country, "mobile"))
    day = project.start.first_day
    return next((d for d in lines if project.price_book.rate_on(day, "dial_out", d) is not None), lines[0])


def with_groups(scenario: Scenario, groups: tuple[Group, ...]) -> Scenario:
    """Replace groups place by place; renamed ones are renamed in the options, added ones get the product of their neighbour."""
    renamed = {old.name: new.name for old, new in zip(scenario.groups, groups, strict=False) if old.name != new.name}
    options = tuple(_renamed(option, renamed) for option in scenario.options) if renamed else scenario.options
    ranges = with_renamed_groups(scenario.ranges, renamed)
    scenario = replace(scenario, groups=groups[: len(scenario.groups)], options=options, ranges=ranges)
    for group in groups[len(scenario.groups) :]:
        scenario = with_group_added(scenario, group, len(scenario.groups))
    return scenario


def with_group_added(scenario: Scenario, group: Group, index: int) -> Scenario:
    """Insert a group. Options that name nobody for "everybody else" give it what the group before it gets."""
    neighbour = scenario.groups[max(index - 1, 0)] if scenario.groups else None
    options = tuple(_assigned_like(option, group, neighbour) for option in scenario.options)
    return replace(scenario, groups=(*scenario.groups[:index], group, *scenario.groups[index:]), options=options)


def with_group_duplicated(scenario: Scenario, index: int, name: str = "") -> Scenario:
    """Insert a copy below a group, with the same products in every option; without a name it gets one of its own."""
    group = scenario.groups[index]
    copy = replace(group, name=name or unique_name(group.name, (g.name for g in scenario.groups)))
    options = tuple(
        _sorted(option, (*option.assign, *(Assignment(copy.name, a.shares) for a in option.assign if a.group == group.name)))
        for option in scenario.options
    )
    return replace(scenario, groups=(*scenario.groups[: index + 1], copy, *scenario.groups[index + 1 :]), options=options)


def without_group(scenario: Scenario, index: int) -> Scenario:
    """Take a group out, with the products that options give it by name and the ranges of its inputs."""
    name = scenario.groups[index].name
    options = tuple(replace(o, assign=tuple(a for a in o.assign if a.group != name)) for o in scenario.options)
    ranges = without_ranges_of(scenario.ranges, name)
    return replace(scenario, groups=(*scenario.groups[:index], *scenario.groups[index + 1 :]), options=options, ranges=ranges)


def with_group_moved(scenario: Scenario, index: int, by: int) -> Scenario:
    """Move a group up (negative) or down, as far as there is room."""
    target = min(max(index + by, 0), len(scenario.groups) - 1)
    rest = (*scenario.groups[:index], *scenario.groups[index + 1 :])
    return replace(scenario, groups=(*rest[:target], scenario.groups[index], *rest[target:]))


def moved_to_country(group: Group, country: str) -> Group:
    """Change a group's country. A mix that lies wholly in the old country moves along; others are somebody's decision and stay."""

    def moved(mix: tuple[tuple[Destination, float], ...]) -> tuple[tuple[Destination, float], ...]:
        if len(mix) == 1 and mix[0][0].country == group.country:
            return ((Destination(country, mix[0][0].line), mix[0][1]),)
        return mix

    mixes = group.destinations
    return replace(group, country=country, destinations=DestinationMixes(moved(mixes.toll), moved(mixes.toll_free), moved(mixes.dial_out)))


def _assigned_like(option: Option, group: Group, neighbour: Group | None) -> Option:
    if option.shares_of(group) is not None or neighbour is None:
        return option
    shares = next((a.shares for a in option.assign if a.group in (neighbour.name, EVERYBODY)), None)
    return option if shares is None else _sorted(option, (*option.assign, Assignment(group.name, shares)))


def _renamed(option: Option, names: Mapping[str, str]) -> Option:
    return _sorted(option, (replace(a, group=names.get(a.group, a.group)) for a in option.assign))


def _sorted(option: Option, assign: Iterable[Assignment]) -> Option:
    return replace(option, assign=tuple(sorted(assign, key=lambda a: a.group)))
