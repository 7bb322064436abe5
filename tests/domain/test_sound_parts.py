"""Judging only what has changed must say the same as judging everything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from arbitrary import projects
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.sound_parts import SoundParts

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project

COUNTRIES = frozenset({"GB", "US", "DE", "FR"})


def edited(project: Project, other: Project, kind: int) -> Project:
    scenario = project.scenarios[0]
    match kind:
        case 0:  # one group's share goes wrong
            group = scenario.groups[0]
            join = replace(group.habits.join, toll=group.habits.join.toll + 0.25)
            wrong = replace(group, habits=replace(group.habits, join=join))
            return replace(project, scenarios=(replace(scenario, groups=(wrong, *scenario.groups[1:])), *project.scenarios[1:]))
        case 1:  # the groups change their places
            return replace(project, scenarios=(replace(scenario, groups=scenario.groups[::-1]), *project.scenarios[1:]))
        case 2:  # the period moves, and with it who is there
            return replace(project, start=project.start.plus(-240))
        case 3:  # the currency no longer is the price book's
            return replace(project, currency="JPY")
        case 4:
            return replace(project, price_book=other.price_book)
        case _:
            return project


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(projects(), projects(), st.lists(st.integers(0, 5), max_size=6))
def test_a_check_that_remembers_says_the_same_as_one_that_does_not(first: Project, other: Project, edits: list[int]) -> None:
    sound, project = SoundParts(), first
    states = [first]
    for kind in edits:
        project = edited(project, other, kind)
        states.append(project)
    for state in (*states, *states[::-1]):  # there and back, as undo does
        assert check_project(state, COUNTRIES, sound) == check_project(state, COUNTRIES)
