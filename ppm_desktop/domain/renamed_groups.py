"""Which group of one scenario is which of another, where only the name has become another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.flat_values import group_values
from ppm_desktop.domain.ranges import with_renamed_groups

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.scenario import Scenario


def renamed_groups(before: Scenario, after: Scenario) -> dict[str, str]:
    """Return the new names of groups by their old ones.

    A group is the same under another name when everything else of it is the same; or when it stands at the same place
    and more of its values are the same than not, because groups that come and go leave places, too.
    """
    kept = {group.name for group in before.groups} & {group.name for group in after.groups}
    come = {group.name: group for group in after.groups if group.name not in kept}
    gone = [group for group in before.groups if group.name not in kept]
    found: dict[str, str] = {}
    if not gone or not come:
        return found
    for old in gone:
        same = next((name for name, new in come.items() if replace(old, name=name) == new), None)
        if same is not None:
            found[old.name] = same
            del come[same]
    for old, new in zip(before.groups, after.groups, strict=False):
        if old.name not in kept and old.name not in found and new.name in come and _alike(old, new):
            found[old.name] = new.name
            del come[new.name]
    return found


def with_new_names(scenario: Scenario, names: Mapping[str, str]) -> Scenario:
    """Return the scenario with its groups under new names, also where options name them."""
    if not names:
        return scenario
    return replace(
        scenario,
        groups=tuple(replace(group, name=names.get(group.name, group.name)) for group in scenario.groups),
        options=tuple(
            replace(option, assign=tuple(replace(entry, group=names.get(entry.group, entry.group)) for entry in option.assign))
            for option in scenario.options
        ),
        ranges=with_renamed_groups(scenario.ranges, names),
    )


def _alike(old: Group, new: Group) -> bool:
    before, after = dict(group_values(old)), dict(group_values(new))
    same = sum(place in after and after[place] == value for place, value in before.items())
    return same * 2 > len(before.keys() | after.keys())
