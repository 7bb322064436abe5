"""What is drawn is measured: words inside the figure, none over another, colours that can be told apart, points with their figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest
from arbitrary import projects
from building import ANYWHERE, COMPLETE_PROJECTS, group, option, price_book, project, rate, scenario
from hypothesis import HealthCheck, given, settings

from ppm_desktop.charts.axis_marks import marked_months, money_marks, spread
from ppm_desktop.charts.bridge_chart import BridgeChart
from ppm_desktop.charts.canvas_text import families
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.colours import contrast
from ppm_desktop.charts.cost_by_component import CostByComponent
from ppm_desktop.charts.cost_lines import CostLines
from ppm_desktop.charts.coverage_matrix import CoverageMatrix
from ppm_desktop.charts.drawing import Drawing, Space
from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.costing.steps import steps_between
from ppm_desktop.domain.availability import Availability
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Assignment, Option
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.bridge import option_bridge, scenario_bridge
from ppm_desktop.reports.cost_lines import cumulative_cost, monthly_cost
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.coverage_table import coverage_table
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.point_walk import said_near
from ppm_desktop.views.look.theme import load_theme

STYLE = NumberStyle()
FAMILY = "DejaVu Sans"
WIDTHS = (520, 800, 1100)
THEMES = ("light", "dark", "contrast")
FILES = ("three-offices-three-years", "every-rule-at-once", "missing-rate", "one-tenant-one-month")
SLOW_TO_DRAW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def opened(name: str) -> Project:
    found = read_project(COMPLETE_PROJECTS / f"{name}.ppmplan").project
    assert found is not None
    return found


def ten_years_with_eight_options() -> Project:
    plan = opened("three-offices-three-years")
    base = plan.scenarios[0]
    more = tuple(
        Option(f"mix{share}", f"{share} per cent with a licence, rest per minute", (Assignment("*", _shares(share)),))
        for share in (20, 50, 70, 90)
    )
    return replace(plan, months=120, scenarios=(replace(base, options=(*base.options, *more)),))


def _shares(percent: int) -> tuple[tuple[str, float], ...]:
    return (("pay_per_minute", 1 - percent / 100), ("standard", percent / 100))


def changing_leads() -> Project:
    options = tuple(replace(option(name, name), name=f"A rather long name for {name}") for name in ("standard", "pay_per_minute"))
    season = (0.9, 1.25, 1.3, 0.8, 0.8, 1.0, 1.0, 0.75, 1.1, 1.8, 1.0, 1.2)
    return project(price_book(rate("toll", "US", "0.40")), scenario(group(organisers=100), options=options, season=season), months=12)


PLANS: dict[str, Callable[[], Project]] = {
    **{name: (lambda name=name: opened(name)) for name in FILES},  # type: ignore[misc]  # a bound default
    "ten years, eight options": ten_years_with_eight_options,
    "changing leads": changing_leads,
}


def charts_of(comparison: Comparison) -> list[tuple[type[Chart[Any]], Any]]:
    plan, results = comparison.project, comparison.results
    before, after = ((comparison.scenario, result.option) for result in results[:2])
    steps = steps_between(plan, before, after, ANYWHERE)
    return [
        (CostLines, monthly_cost(comparison, STYLE)),
        (CostLines, cumulative_cost(comparison, STYLE)),
        (CoverageMatrix, coverage_table(comparison, STYLE)),
        (BridgeChart, option_bridge(plan, results[0], results[1], STYLE)),
        (BridgeChart, option_bridge(plan, results[1], results[0], STYLE)),
        (BridgeChart, scenario_bridge(plan, steps, ("Before", "After"), STYLE)),
    ]


def every_chart_of(comparison: Comparison) -> list[tuple[type[Chart[Any]], Any]]:
    return [(CostByComponent, cost_table(comparison, STYLE)), *charts_of(comparison)]


def laid_out(make: type[Chart[Any]], table: Any, width: float, theme: str = "light") -> tuple[Drawing, Space]:
    chart = make(tokens(theme), FAMILY)
    height, drawing = chart.laid_out(table, width)
    return drawing, Space(width, height, tokens(theme), families(FAMILY))


def tokens(theme: str) -> Mapping[str, str]:
    return load_theme(theme).tokens()


def words_keep_apart(drawing: Drawing, space: Space) -> None:
    extents = [(words.text, words.extent(space.family)) for words in drawing.words if words.text]
    for text, (left, top, right, bottom) in extents:
        assert left >= -0.5, text
        assert top >= -0.5, text
        assert right <= space.width + 0.5, text
        assert bottom <= space.height + 0.5, text
    for (one, a), (other, b) in combinations(extents, 2):
        assert a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5, (one, other)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PLANS)
def test_no_word_leaves_the_figure_or_stands_on_another(name: str, width: int) -> None:
    plan = PLANS[name]()
    for make, table in every_chart_of(compare(plan, plan.scenarios[0], ANYWHERE)):
        words_keep_apart(*laid_out(make, table, width))


@SLOW_TO_DRAW
@given(projects())
def test_any_project_can_be_drawn_and_keeps_inside(plan: Project) -> None:
    for make, table in every_chart_of(compare(plan, plan.scenarios[0], Availability(()))):
        drawing, space = laid_out(make, table, 640, "dark")
        words_keep_apart(drawing, space)
        for point in drawing.points:
            assert -1 <= point.x <= 641
            assert -1 <= point.y <= space.height + 1


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["every-rule-at-once", "ten years, eight options"])
def test_words_and_marks_are_told_from_the_background(theme: str, name: str) -> None:
    plan = PLANS[name]()
    background = tokens(theme)["background"]
    for make, table in charts_of(compare(plan, plan.scenarios[0], ANYWHERE)):
        drawing, _space = laid_out(make, table, 800, theme)
        assert all(contrast(words.colour, background) >= 4.5 for words in drawing.words)
        grid = tokens(theme)["line"]
        assert all(contrast(stroke.colour, background) >= 3 for stroke in drawing.strokes if stroke.colour not in {grid, background})
        edges = [box.edge or box.fill for box in drawing.boxes if (box.edge or box.fill) != background]
        assert all(contrast(edge, background) >= 3 for edge in edges)


def test_options_differ_by_more_than_their_colour() -> None:
    plan = ten_years_with_eight_options()
    drawing, _space = laid_out(CostLines, monthly_cost(compare(plan, plan.scenarios[0], ANYWHERE), STYLE), 800)
    lines = [stroke for stroke in drawing.strokes if len(stroke.xs) == 120]
    assert len({stroke.marker for stroke in lines}) == len(lines) == 8


def test_what_cannot_be_bought_is_dashed_and_says_so() -> None:
    plan = opened("every-rule-at-once")
    table = monthly_cost(compare(plan, plan.scenarios[0], Availability(())), STYLE)
    drawing, _space = laid_out(CostLines, table, 800)
    dashed = [bool(stroke.dash) for stroke in drawing.strokes if len(stroke.xs) == len(table.months)]
    assert dashed == [not line.eligible for line in table.lines]
    assert any(dashed)
    assert [words.text for words in drawing.words].count("cannot be bought") == dashed.count(True)


@pytest.mark.parametrize("name", PLANS)
def test_points_have_the_figures_of_the_twin_in_its_order(name: str) -> None:
    plan = PLANS[name]()
    comparison = compare(plan, plan.scenarios[0], ANYWHERE)
    for table in (monthly_cost(comparison, STYLE), cumulative_cost(comparison, STYLE)):
        drawing, _space = laid_out(CostLines, table, 800)
        months = len(table.months)
        assert [point.series for point in drawing.points] == [line.option_id for line in table.lines for _ in range(months)]
        places = []
        for point, (line, month) in zip(drawing.points, ((line, month) for line in table.lines for month in range(months)), strict=True):
            assert line.texts[month] in point.said
            assert table.months[month] in point.said
            places.append((line.values[month], point.y))
        cells = [row[place + 1] for place in range(len(table.lines)) for row in table.twin.rows]
        shown = [value if isinstance(cell, float) else cell for cell, (value, _) in zip(cells, places, strict=True)]
        assert shown == cells
        # The more a month costs, the higher its point.
        heights = [y for _, y in sorted(places)]
        assert all(y >= higher - 1e-6 for y, higher in pairwise(heights))


def test_pointing_at_a_figure_says_it_and_beside_it_nothing() -> None:
    plan = opened("three-offices-three-years")
    comparison = compare(plan, plan.scenarios[0], ANYWHERE)
    for make, table in every_chart_of(comparison):
        drawing, _space = laid_out(make, table, 800)
        assert table.title.split(":")[0] in table.summary
        assert table.twin.rows
        assert drawing.points
        for point in drawing.points:
            if point.area is None or point.area[2] >= 1:
                assert said_near(drawing.points, point.x, point.y)
        assert said_near(drawing.points, -50, -50, drawing.surroundings) == ""


def test_beside_the_parts_of_a_bar_its_total_is_meant() -> None:
    plan = opened("missing-rate")
    table = cost_table(compare(plan, plan.scenarios[0], ANYWHERE), STYLE)
    drawing, space = laid_out(CostByComponent, table, 800)
    assert len(drawing.surroundings) == len(table.columns)
    for (area, said), name, text in zip(drawing.surroundings, table.columns, table.total.texts, strict=True):
        assert said.startswith(f"{name}\n{text} {table.unit}")
        assert said_near(drawing.points, 1, area[1] + 1, drawing.surroundings) == said
        assert area[2] == space.width


def test_a_lower_bound_ends_in_a_hatch_without_a_frame() -> None:
    plan = opened("missing-rate")
    table = cost_table(compare(plan, plan.scenarios[0], ANYWHERE), STYLE)
    drawing, _space = laid_out(CostByComponent, table, 800)
    ends = [box for box in drawing.boxes if box.hatch]
    assert [box.outlined for box in ends] == [False] * table.incomplete.count(True)
    assert any(table.incomplete)


def test_a_missing_rate_draws_the_sentence_and_no_bar() -> None:
    plan = opened("missing-rate")
    results = compare(plan, plan.scenarios[0], ANYWHERE).results
    table = option_bridge(plan, results[0], results[1], STYLE)
    drawing, _space = laid_out(BridgeChart, table, 520)
    assert drawing.boxes == []
    assert " ".join(words.text for words in drawing.words) == table.refusal


def test_bars_of_a_bridge_begin_where_the_last_one_stopped() -> None:
    plan = opened("three-offices-three-years")
    results = compare(plan, plan.scenarios[0], ANYWHERE).results
    table = option_bridge(plan, results[0], results[1], STYLE)
    drawing, _space = laid_out(BridgeChart, table, 800)
    bars = drawing.boxes
    scale = bars[0].width / table.start.value
    for bar, step in zip(bars[1:-1], table.steps, strict=True):
        assert bar.left - bars[0].left == pytest.approx(min(step.before, step.after) * scale)
        assert bool(bar.hatch) == (step.after < step.before)
    assert bars[-1].width == pytest.approx(table.end.value * scale)


@pytest.mark.parametrize(("largest", "most"), [(0, 5), (0.3, 5), (7.1, 4), (4634, 5), (1_955_432, 5), (1000, 5)])
def test_money_is_marked_from_nothing_to_above_the_largest(largest: float, most: int) -> None:
    marks = money_marks(largest, most)
    assert marks[0] == 0
    assert marks[-1] >= largest
    assert 2 <= len(marks) <= most + 1
    assert largest == 0 or marks[-2] < largest


def test_months_are_marked_where_their_names_fit() -> None:
    assert marked_months([40] * 5, 60, 10) == (0, 1, 2, 3, 4)
    assert marked_months([40] * 36, 10, 10) == (0, 6, 12, 18, 24, 30)
    assert marked_months([40] * 120, 0.1, 10) == (0,)


def test_labels_are_moved_apart_and_stay_where_there_is_room() -> None:
    assert spread([50, 10, 90], [10, 10, 10], 0, 100) == [50, 10, 90]
    moved = spread([98, 99, 97], [20, 20, 20], 0, 100)
    assert moved == [70, 90, 50]
