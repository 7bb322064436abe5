"""Every number that can be asked about is worked out again from its leaves, level by level, and comes out as the engine has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from arbitrary import projects
from building import ANYWHERE, COMPLETE_PROJECTS
from hypothesis import given, settings

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.resource_files import resources_root
from ppm_desktop.costing.charges import COMPONENTS, MINUTE_COMPONENTS
from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.period_view import SPANS, PeriodView
from ppm_desktop.reports.why.answering import why
from ppm_desktop.reports.why.case import Names
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.why.node import Node
from ppm_desktop.session.implied_minutes import implied_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ppm_desktop.costing.comparison import OptionResult

STYLE = NumberStyle(group_separator=" ")
CATALOGUE = load_catalogue()
NAMES = Names(
    {country.code: country.name for country in CATALOGUE.countries}, CATALOGUE.rules, {i: s.title for i, s in CATALOGUE.sources.items()}
)
FILES = [*sorted(COMPLETE_PROJECTS.glob("*.ppmplan")), *sorted((resources_root() / "samples").glob("*.ppmplan"))]


def comparisons_of(path: Path) -> Iterator[Comparison]:
    project = read_project(path).project
    assert project is not None
    for scenario in project.scenarios:
        yield compare(project, scenario, CATALOGUE.availability)


def figures_of_option(comparison: Comparison, result: OptionResult) -> Iterator[tuple[Figure, float]]:
    """Every figure of one option, with the engine's number."""
    yield from money_of_option(comparison, result)
    yield from quantities_of_option(comparison, result)


def money_of_option(comparison: Comparison, result: OptionResult) -> Iterator[tuple[Figure, float]]:
    option = result.option.id
    for span in SPANS:
        factor = PeriodView(span, comparison.project.months).factor
        yield Figure("total", option, span), result.total * factor
        for component in COMPONENTS:
            yield Figure("component", option, span, component), result.by_component[component] * factor
        for other in comparison.results:
            if other is not result:
                yield Figure("difference", option, span, other=other.option.id), abs(other.total - result.total) * factor
                for component in COMPONENTS:
                    apart = abs(other.by_component[component] - result.by_component[component]) * factor
                    yield Figure("difference", option, span, component, other=other.option.id), apart
    reached = 0.0
    for month, values in zip(comparison.traffic.months, result.by_month, strict=True):
        reached += sum(values.values())
        yield Figure("until", option, month=str(month)), reached
        yield Figure("month", option, month=str(month)), sum(values.values())
        for component, value in values.items():
            yield Figure("month", option, component=component, month=str(month)), value


def quantities_of_option(comparison: Comparison, result: OptionResult) -> Iterator[tuple[Figure, float]]:
    option = result.option.id
    organiser_months = int(comparison.traffic.organisers.sum())
    if organiser_months:
        yield Figure("per_organiser", option), result.total / organiser_months
    for other in comparison.results:
        if other is not result and other.total:
            yield Figure("saving_percent", option, other=other.option.id), abs(other.total - result.total) / other.total
    for component in MINUTE_COMPONENTS:
        yield Figure("minutes", option, component=component), result.minutes[component]
    yield Figure("minutes", option), sum(result.minutes.values())
    yield Figure("calls", option), result.lost_calls
    months = comparison.project.months
    for part in result.charges.parts:
        product = part.use.product
        yield Figure("licences", option, product=product.id), float(part.use.paid.sum()) / months
        yield Figure("pool", option, product=product.id), float(part.use.paid.sum()) * product.pool_minutes
    for use in result.charges.lost:
        yield Figure("licences", option, product=use.product.id), float(use.assigned.sum()) / months


def figures_of(comparison: Comparison) -> Iterator[tuple[Figure, float]]:
    for result in comparison.results:
        yield from figures_of_option(comparison, result)
    project = comparison.project
    for place, group in enumerate(comparison.scenario.groups):
        implied = implied_minutes(group, project.start, project.price_book.zone_a)
        for call_type, value in zip(CALL_TYPES, (implied.toll_minutes, implied.toll_free_minutes, implied.dial_out_minutes), strict=True):
            yield Figure("implied_minutes", group=place, call_type=call_type), value


def is_near(value: float, expected: float) -> bool:
    return value == pytest.approx(expected, rel=1e-9, abs=1e-7)


def check_every_level(node: Node, known: dict[int, float]) -> float:
    """Hold every node to what its children come to; return what the leaves come to. Shared nodes are looked at once."""
    if node.is_leaf:
        return node.value
    if id(node) not in known:
        worked_out = node.combined([check_every_level(child, known) for child in node.children])
        assert is_near(worked_out, node.value), (node.label, node.operation, node.text(STYLE))
        assert is_near(node.combined([child.value for child in node.children]), node.value), node.label
        assert node.bound or node.operation not in {"sum", "scaled"} or not any(child.bound for child in node.children), node.label
        known[id(node)] = worked_out
    return known[id(node)]


def check(comparison: Comparison, *, deep: bool) -> None:
    """Hold every figure to the engine. Not ``deep``: months and differences are unfolded one level only, totals of the period whole."""
    for figure, expected in figures_of(comparison):
        tree = why(comparison, figure, STYLE, NAMES)
        assert is_near(tree.root.value, expected), figure
        if deep or (figure.kind not in {"month", "until", "difference", "saving_percent", "total"} and figure.span == "whole"):
            assert is_near(check_every_level(tree.root, {}), expected), figure
            assert is_near(tree.root.evaluate(), expected), figure
        elif not tree.root.is_leaf:
            assert is_near(tree.root.combined([child.value for child in tree.root.children]), expected), figure
        result = comparison.result(figure.option)
        if figure.kind == "total" and result is not None:
            assert tree.root.bound == (not result.complete)
            assert len(tree.unknowns) == len(result.unpriced)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_figure_of_a_whole_project_is_what_its_leaves_come_to(path: Path) -> None:
    for comparison in comparisons_of(path):
        check(comparison, deep=False)


@settings(max_examples=40, deadline=None)
@given(projects())
def test_every_figure_of_any_project_is_what_its_leaves_come_to(project: object) -> None:
    comparison = compare(project, project.scenarios[0], ANYWHERE)  # type: ignore[arg-type,attr-defined]  # Hypothesis hides the type
    check(comparison, deep=True)
