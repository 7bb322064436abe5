"""Edits of a project's defaults: groups that follow take the new values over, those with a value of their own stop following."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.defaults import Defaults, following, follows

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project


def with_defaults(project: Project, defaults: Defaults) -> Project:
    """Replace the defaults; every group of every scenario that follows a field takes its new value over.

    Where a field has no default any longer, groups keep the value as their own.
    """
    scenarios = tuple(
        replace(scenario, groups=tuple(_taking_over(group, defaults) for group in scenario.groups)) for scenario in project.scenarios
    )
    return settled(replace(project, defaults=defaults, scenarios=scenarios))


def _taking_over(group: Group, defaults: Defaults) -> Group:
    return following(group, group.inherits, defaults) if group.inherits else group


def settled(project: Project) -> Project:
    """Let groups stop following where their value is no longer the default's: what somebody typed is the group's own."""
    if not any(group.inherits for scenario in project.scenarios for group in scenario.groups):
        return project
    return replace(
        project,
        scenarios=tuple(
            replace(scenario, groups=tuple(_settled(group, project.defaults) for group in scenario.groups))
            if any(group.inherits for group in scenario.groups)
            else scenario
            for scenario in project.scenarios
        ),
    )


def _settled(group: Group, defaults: Defaults) -> Group:
    kept = tuple(field for field in group.inherits if follows(group, field, defaults))
    return group if kept == group.inherits else replace(group, inherits=kept)
