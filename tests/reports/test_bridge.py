from __future__ import annotations

from dataclasses import replace

import pytest
from arbitrary import projects
from building import ANYWHERE, COMPLETE_PROJECTS, PER_USER, group, price_book, project, rate, scenario
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.comparison import compare
from ppm_desktop.costing.steps import steps_between
from ppm_desktop.domain.availability import Availability
from ppm_desktop.domain.project import Project
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.bridge import BridgeTable, option_bridge, scenario_bridge
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.period_view import SPANS, Span
from ppm_desktop.reports.why.stepping import why_step

SLOW_TO_DRAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def printed(text: str) -> float:
    """Read a printed amount back."""
    return float(text.replace(",", "").replace("+", ""))


def adds_up(table: BridgeTable) -> None:
    parts = table.steps
    assert sum(step.value for step in parts) == pytest.approx(table.end.value - table.start.value, rel=1e-9, abs=1e-6)
    assert sum(printed(step.text) for step in parts) == pytest.approx(printed(table.end.text) - printed(table.start.text), abs=1e-6)
    assert printed(table.difference) == pytest.approx(printed(table.end.text) - printed(table.start.text), abs=1e-6)
    corners = [table.start.value, *(step.after for step in parts)]
    assert [step.before for step in parts] == corners[:-1]
    assert corners[-1] == table.end.value or not parts
    assert [row[1] for row in table.twin.rows] == [table.start.value, *(step.value for step in parts), table.end.value]


@SLOW_TO_DRAW
@given(projects(complete=True), st.sampled_from(SPANS))
def test_parts_add_up_to_the_difference_of_two_options(plan: Project, span: Span) -> None:
    comparison = compare(plan, plan.scenarios[0], Availability(()))
    for before in comparison.results:
        for after in comparison.results:
            adds_up(option_bridge(plan, before, after, PLAIN_STYLE, span))


@SLOW_TO_DRAW
@given(projects(complete=True), projects(complete=True), st.sampled_from(SPANS))
def test_steps_add_up_to_the_difference_of_two_scenarios(plan: Project, other: Project, span: Span) -> None:
    before, after = plan.scenarios[0], other.scenarios[0]
    steps = steps_between(plan, (before, before.options[0]), (after, after.options[1]), Availability(()))
    table = scenario_bridge(plan, steps, ("A", "B"), PLAIN_STYLE, span)
    if not table.refusal:
        adds_up(table)
    for step in table.steps:
        assert step.figure is not None
        tree = why_step(plan, steps, step.figure)
        assert tree.root.value == pytest.approx(step.value, rel=1e-9, abs=1e-6)
        assert tree.root.evaluate() == pytest.approx(step.value, rel=1e-9, abs=1e-6)


def test_the_ends_are_printed_as_in_the_table_of_cost_by_component() -> None:
    plan = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert plan is not None
    comparison = compare(plan, plan.scenarios[0], ANYWHERE)
    costs = cost_table(comparison, PLAIN_STYLE)
    table = option_bridge(plan, comparison.results[0], comparison.results[1], PLAIN_STYLE)
    assert (table.start.text, table.end.text) == costs.total.texts[:2]
    assert table.title == "Pay-per-minute with Communications Credits: 22,561 USD a year more than Per-user licences"
    by_part = {step.id: printed(step.text) for step in table.steps}
    for row in costs.rows:
        assert by_part[row.component] == printed(row.texts[1]) - printed(row.texts[0])


def test_a_missing_rate_gives_a_sentence_instead_of_a_bridge() -> None:
    plan = read_project(COMPLETE_PROJECTS / "missing-rate.ppmplan").project
    assert plan is not None
    comparison = compare(plan, plan.scenarios[0], ANYWHERE)
    table = option_bridge(plan, comparison.results[0], comparison.results[1], PLAIN_STYLE)
    assert table.steps == ()
    assert table.twin.rows == ()
    assert "no rate for dial-out, United Arab Emirates (mobile)" in table.refusal
    assert table.summary == table.refusal


def test_equal_costs_are_called_equal() -> None:
    plan = project(price_book(rate("toll", "US", "0.40")), scenario(group(organisers=100)))
    comparison = compare(plan, plan.scenarios[0], ANYWHERE)
    table = option_bridge(plan, comparison.results[0], comparison.results[1], PLAIN_STYLE, "whole")
    assert table.title == "pay_per_minute and per_user cost the same"
    assert table.difference == "0"
    assert [step.text for step in table.steps] == ["-400.00", "+400.00"]


def test_scenarios_are_named_and_the_order_is_stated() -> None:
    before = scenario(group(organisers=100))
    after = replace(before, name="Smaller", groups=(group(organisers=40),))
    plan = project(price_book(), before, after)
    steps = steps_between(plan, (before, PER_USER), (after, PER_USER), ANYWHERE)
    table = scenario_bridge(plan, steps, ("Base", "Smaller"), PLAIN_STYLE, "whole")
    assert table.title == "Smaller: per_user: 240.00 USD over 1 month less than Base: per_user"
    assert "in this order" in table.subtitle
    assert [(step.label, step.text) for step in table.steps] == [("Organisers", "-240.00")]
