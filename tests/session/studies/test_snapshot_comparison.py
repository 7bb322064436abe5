"""A snapshot beside the plan of today."""

from __future__ import annotations

from dataclasses import replace

from ppm_desktop.catalog.catalogue import Catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.domain.project import Project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.studies.snapshot_comparison import SnapshotText, compare_snapshot


def with_first_group_named(project: Project, name: str) -> Project:
    scenario = project.scenarios[0]
    groups = (replace(scenario.groups[0], name=name), *scenario.groups[1:])
    return replace(project, scenarios=(replace(scenario, groups=groups), *project.scenarios[1:]))


def compared(now: Project, then: Project, catalogue: Catalogue, style: NumberStyle) -> SnapshotText:
    return compare_snapshot(now, then, now.scenarios[0].name, catalogue, style)


def test_an_unchanged_plan_costs_what_it_cost(document: Document, catalogue: Catalogue, style: NumberStyle) -> None:
    text = compared(document.project, document.project, catalogue, style)
    assert text.differences == ()
    assert text.unit == "USD a year"
    yearly = [r.total / 3 for r in compare(document.project, document.scenario, catalogue.availability).results]
    assert [row[1] for row in text.totals] == [row[2] for row in text.totals] == [style.money(amount) for amount in yearly]
    assert {row[3] for row in text.totals} == {"0"}


def test_periods_of_different_length_are_compared_by_the_year(document: Document, catalogue: Catalogue, style: NumberStyle) -> None:
    scenario = document.scenario
    flat = replace(scenario, groups=tuple(replace(g, growth_per_year=0.0, headcount=g.headcount[:1]) for g in scenario.groups))
    long = replace(document.project, scenarios=(flat,))
    short = replace(long, months=12)
    licences_only = compared(long, short, catalogue, style)
    assert {row[1] for row in licences_only.totals} == {row[2] for row in licences_only.totals}
    assert [row[1:] for row in licences_only.differences] == [("months", "12", "36")]


def test_an_option_that_came_since_has_no_old_total(document: Document, catalogue: Catalogue, style: NumberStyle) -> None:
    scenario = document.scenario
    then = replace(document.project, scenarios=(replace(scenario, options=scenario.options[1:]),))
    row = next(row for row in compared(document.project, then, catalogue, style).totals if row[0] == scenario.options[0].name)
    assert (row[1], row[3]) == ("–", "–")
    assert row[2] != "–"


def test_a_scenario_that_did_not_exist_then_is_said(document: Document, catalogue: Catalogue, style: NumberStyle) -> None:
    then = replace(document.project, scenarios=(replace(document.scenario, name="Draft"),))
    text = compared(document.project, then, catalogue, style)
    assert text.totals == ()
    assert text.remark == "There was no scenario named Today then."


def test_a_plan_with_errors_is_compared_without_totals(document: Document, catalogue: Catalogue, style: NumberStyle) -> None:
    unsound = with_first_group_named(document.project, document.scenario.groups[1].name)
    assert compared(document.project, unsound, catalogue, style).remark == "Then the plan has errors, so it cannot be calculated."
    assert compared(unsound, document.project, catalogue, style).remark == "Now the plan has errors, so it cannot be calculated."
