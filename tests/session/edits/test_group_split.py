"""People who phone differently leave their group: nobody is lost, nothing costs more by it, and options keep saying who gets what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS
from hypothesis import given, settings
from hypothesis import strategies as st

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.domain.checks import check_project, has_errors
from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.scenario import Assignment
from ppm_desktop.files.project_file import read_project_bytes
from ppm_desktop.session.document import Document
from ppm_desktop.session.edits.group_split import Split, organisers_to_split, split_off, with_group_split

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project

CATALOGUE = load_catalogue()


def three_offices() -> Project:
    path = COMPLETE_PROJECTS / "three-offices-three-years.ppmplan"
    project = read_project_bytes(path.read_bytes(), CATALOGUE.country_codes).project
    assert project is not None
    return project


PROJECT = three_offices()


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_nobody_is_lost_and_nothing_costs_more_when_habits_stay(data: st.DataObject) -> None:
    scenario = PROJECT.scenarios[0]
    able = [n for n, group in enumerate(scenario.groups) if organisers_to_split(group, PROJECT.start) > 1 and not group.growth_per_year]
    place = data.draw(st.sampled_from(able))
    there = organisers_to_split(scenario.groups[place], PROJECT.start)
    count = data.draw(st.integers(1, there - 1))
    after = with_group_split(scenario, place, Split("Sales", count), PROJECT.start)
    stay, gone = after.groups[place : place + 2]
    assert (gone.name, organisers_to_split(gone, PROJECT.start)) == ("Sales", count)
    for was, left, went in zip(scenario.groups[place].headcount, stay.headcount, gone.headcount, strict=True):
        assert (left.since, left.organisers + went.organisers) == (was.since, was.organisers)
    changed = replace(PROJECT, scenarios=(after,))
    assert not has_errors(check_project(changed, CATALOGUE.country_codes))
    before, now = (compare(p, p.scenarios[0], CATALOGUE.availability) for p in (PROJECT, changed))
    assert [result.total for result in now.results] == pytest.approx([result.total for result in before.results], rel=1e-9)


def test_who_leaves_gets_a_profile_a_mark_and_an_option_in_one_step(qapp: object) -> None:  # noqa: ARG001 - signals need it
    document = Document(PROJECT)
    first = document.scenario.groups[0]
    profile = CATALOGUE.profiles["large"].profile()
    split_off(document, 0, Split("Sales", 5, profile, licensed=True))
    stay, gone = document.scenario.groups[:2]
    assert stay.habits == first.habits
    assert gone.habits.meetings_per_organiser == profile.meetings_per_organiser
    assert dict(gone.annotations)["meetings_per_organiser"].confidence == "profile"
    option = document.scenario.options[-1]
    assert option.name == "Sales licensed, the rest per minute"
    assert option.assign == (Assignment("*", (("pay_per_minute", 1.0),)), Assignment("Sales", (("standard", 1.0),)))
    assert document.undo_stack.undoText() == f"Split Sales off {first.name}"
    document.undo_stack.undo()
    assert document.project == PROJECT


def test_steps_before_the_plan_and_after_its_start_lose_the_same_share() -> None:
    scenario = PROJECT.scenarios[0]
    start = PROJECT.start
    steps = (HeadcountStep(start, 10), HeadcountStep(start.plus(6), 15), HeadcountStep(start.plus(9), 0))
    group = replace(scenario.groups[0], headcount=steps, growth_per_year=0.0)
    after = with_group_split(replace(scenario, groups=(group, *scenario.groups[1:])), 0, Split("Sales", 4), start)
    assert [[step.organisers for step in part.headcount] for part in after.groups[:2]] == [[6, 9, 0], [4, 6, 0]]
