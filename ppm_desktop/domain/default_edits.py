"""Edits of a project's defaults: who follows takes the new values over, who has a value of its own stops following."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.defaults import Defaults, Follower, following, follows

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


def with_defaults(project: Project, defaults: Defaults) -> Project:
    """Replace the defaults; every scenario, and every group of it, that follows a field takes its new value over.

    Where a field has no default any longer, they keep the value as their own.
    """
    scenarios = tuple(
        _taking_over(replace(scenario, groups=tuple(_taking_over(group, defaults) for group in scenario.groups)), defaults)
        for scenario in project.scenarios
    )
    return settled(replace(project, defaults=defaults, scenarios=scenarios))


def with_all_following(project: Project, fields: tuple[str, ...]) -> Project:
    """Let all scenarios, and all groups of them, follow the defaults of these fields."""
    defaults = project.defaults
    scenarios = tuple(
        following(replace(scenario, groups=tuple(following(group, fields, defaults) for group in scenario.groups)), fields, defaults)
        for scenario in project.scenarios
    )
    return replace(project, scenarios=scenarios)


def _taking_over(owner: Follower, defaults: Defaults) -> Follower:
    return following(owner, owner.inherits, defaults) if owner.inherits else owner


def settled(project: Project) -> Project:
    """Let groups and scenarios stop following where their value is no longer the default's: what somebody typed is their own."""
    if not any(_follows_any(scenario) for scenario in project.scenarios):
        return project
    return replace(
        project,
        scenarios=tuple(
            _settled(replace(scenario, groups=tuple(_settled(group, project.defaults) for group in scenario.groups)), project.defaults)
            if _follows_any(scenario)
            else scenario
            for scenario in project.scenarios
        ),
    )


def _follows_any(scenario: Scenario) -> bool:
    return bool(scenario.inherits) or any(group.inherits for group in scenario.groups)


def _settled(owner: Follower, defaults: Defaults) -> Follower:
    kept = tuple(field for field in owner.inherits if follows(owner, field, defaults))
    return owner if kept == owner.inherits else replace(owner, inherits=kept)
