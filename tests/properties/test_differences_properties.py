"""Differences of arbitrary projects: none between equals, and after an edit exactly that edit."""

from __future__ import annotations

from dataclasses import replace

from arbitrary import projects
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppm_desktop.domain.defaults import FIELDS
from ppm_desktop.domain.differences import differences
from ppm_desktop.domain.project import Project
from ppm_desktop.files.project_file import project_bytes, read_project_bytes

CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
NUMBERS = ["meetings_per_organiser", "attendees", "phone_share", "minutes_per_call", "usage_spread", "growth_per_year"]


@CALM
@given(projects())
def test_nothing_differs_from_itself(project: Project) -> None:
    again = read_project_bytes(project_bytes(project)).project
    assert again is not None
    assert differences(project, again) == ()
    assert differences(project.scenarios[0], again.scenarios[0]) == ()


@CALM
@given(projects(), st.sampled_from(NUMBERS), st.floats(0.001, 0.999))
def test_an_edit_is_the_only_difference_and_turns_round_with_the_sides(project: Project, field: str, value: float) -> None:
    before = project.scenarios[0]
    group = before.groups[-1]
    after = replace(before, groups=(*before.groups[:-1], FIELDS[field].write(group, value)))
    old = FIELDS[field].read(group)
    found, back = differences(before, after), differences(after, before)
    expected = [] if old == value else [("group", group.name, field, old, value)]
    assert [(d.owner, d.name, d.field, d.before, d.after) for d in found] == expected
    assert [(d.name, d.field, d.after, d.before) for d in back] == [entry[1:] for entry in expected]
