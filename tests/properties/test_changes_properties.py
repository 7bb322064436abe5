"""The bridge between two projects held to full calculations: its parts are the difference, and a cause that did not change has none."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from arbitrary import projects
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.changes import CAUSES, ProjectChange, project_change
from ppm_desktop.domain.availability import Availability
from ppm_desktop.domain.organisation import Group
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.project import Project
from ppm_desktop.reports.changes.json_form import change_entry
from ppm_desktop.reports.changes.table import change_report
from ppm_desktop.reports.number_text import NumberStyle

NOWHERE = Availability(())
SLOW_TO_DRAW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
OPTIONS = st.sampled_from(["per_user", "pay_per_minute", "custom"])
GROUP_PARTS = {
    "headcount": ("headcount", "growth_per_year", "holds"),
    "habits": ("habits",),
    "destinations": ("destinations",),
    "policies": ("policies",),
}


def change(before: Project, after: Project, option: str) -> ProjectChange:
    return project_change(before, after, (before.scenarios[0], after.scenarios[0]), NOWHERE, option)


def with_one_cause(plan: Project, other: Project, cause: str) -> Project:
    """The plan with what belongs to one cause taken from another plan."""
    mine, theirs = plan.scenarios[0], other.scenarios[0]
    if cause == "period":
        return replace(plan, start=other.start.plus(2), months=other.months)
    if cause == "prices":
        return replace(plan, price_book=other.price_book, scenarios=(replace(mine, fee_overrides=theirs.fee_overrides),))
    if cause == "settings":
        settings_of = {"increment_seconds": theirs.increment_seconds, "pool_basis": theirs.pool_basis, "purchased": theirs.purchased}
        return replace(plan, scenarios=(replace(mine, **settings_of),))  # type: ignore[arg-type]  # each field its own type
    if cause == "options":
        return replace(plan, scenarios=(replace(mine, options=tuple(replace(o, assign=mine.options[0].assign) for o in mine.options)),))

    def changed(group: Group, given: Group) -> Group:
        return replace(group, **{field: getattr(given, field) for field in GROUP_PARTS[cause]})

    groups = tuple(changed(g, theirs.groups[min(i, len(theirs.groups) - 1)]) for i, g in enumerate(mine.groups))
    return replace(plan, scenarios=(replace(mine, groups=groups),))


@SLOW_TO_DRAW
@given(projects(complete=True), projects(complete=True), OPTIONS, st.integers(-3, 3))
def test_the_parts_of_any_two_projects_lead_from_one_total_to_the_other(plan: Project, other: Project, option: str, later: int) -> None:
    other = replace(other, start=other.start.plus(later))
    if later < 0:
        other = replace(other, start=Month(2026, 1))
    found = change(plan, other, option)
    ends = [result.total for side in (plan, other) for result in [compare(side, side.scenarios[0], NOWHERE).result(option)] if result]
    assert found.steps[0].result.total == pytest.approx(ends[0])
    assert found.steps[-1].result.total == pytest.approx(ends[1], rel=1e-9, abs=1e-6)
    assert all(step.result.complete for step in found.steps)
    causes = [cause for step in found.steps for cause in step.causes]
    assert causes == [cause for cause in CAUSES if cause in causes]


@SLOW_TO_DRAW
@given(projects(complete=True), projects(complete=True), OPTIONS)
def test_what_is_printed_adds_up_in_every_digit(plan: Project, other: Project, option: str) -> None:
    found = change(plan, other, option)
    bridge = change_entry(found, ("a", "b"))["bridge"]
    assert round(sum(part["amount"] for part in bridge["parts"]), 6) == bridge["difference"]
    assert round(bridge["total_before"] + bridge["difference"], 6) == bridge["total_after"]
    table = change_report(found, ("a", "b"), {}, NumberStyle(group_separator="", minus="-")).bridge
    assert table is not None
    texts = [table.start.text, *(step.text for step in table.steps)]
    assert round(sum(float(text) for text in texts), 2) == pytest.approx(float(table.end.text))


@SLOW_TO_DRAW
@given(projects(complete=True), projects(complete=True), OPTIONS, st.sampled_from(CAUSES))
def test_a_cause_that_did_not_change_has_no_part(plan: Project, other: Project, option: str, cause: str) -> None:
    found = change(plan, with_one_cause(plan, other, cause), option)
    assert {named for step in found.steps for named in step.causes} <= {cause}
    assert all(abs(now.result.total - then.result.total) < 1e-6 for then, now in pairwise(found.steps) if cause not in now.causes)


@SLOW_TO_DRAW
@given(projects())
def test_a_project_held_against_itself_has_no_parts(plan: Project) -> None:
    found = change(plan, plan, "custom")
    assert [step.causes for step in found.steps] == [()]
