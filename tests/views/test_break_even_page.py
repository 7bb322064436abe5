from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ppm_desktop.charts.frontier_map import FrontierMap
from ppm_desktop.decisions.break_even import break_even
from ppm_desktop.views.pages.break_even import BreakEvenPage
from views.windows import MISSING_RATE, PATIENCE, OpenWindow, close_dialogs, document_of, grow, make_unsound, open_dialogs, wait_for_answer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


def shown_page(window: MainWindow, qtbot: QtBot) -> BreakEvenPage:
    window.load_chart_library()
    window.show_place("break-even")
    page = window.pages["break-even"]
    assert isinstance(page, BreakEvenPage)
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    return page


def drawn_page(window: MainWindow, qtbot: QtBot) -> BreakEvenPage:
    page = shown_page(window, qtbot)
    qtbot.waitUntil(lambda: len(page.map_panel.map.points()) > 0, timeout=PATIENCE)
    return page


def test_the_cheapest_option_is_held_against_the_next_best(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot)
    assert window.recalculator is not None
    assert window.recalculator.comparison is not None
    results = sorted((r for r in window.recalculator.comparison.results if r.eligibility.eligible), key=lambda result: result.total)
    assert [page.choices.first.value, page.choices.second.value] == [result.option.id for result in results[:2]]
    assert page.choices.across.value == "phone_minutes"


def test_the_map_says_today_what_the_answer_says(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot)
    assert page.study.result is not None
    table = page.study.result.map
    assert table is not None
    assert window.recalculator is not None
    assert window.recalculator.comparison is not None
    totals = [window.recalculator.comparison.result(option.id) for option in table.frontier.options]
    assert totals[0] is not None
    assert totals[1] is not None
    assert table.frontier.today_is_exact
    assert table.difference_at(*table.frontier.today) == pytest.approx(totals[0].total - totals[1].total)


def test_sliders_move_the_point_and_both_totals(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = drawn_page(open_window(), qtbot)
    what_if, chart = page.what_if, page.map_panel.map
    before = what_if.costs.text()
    what_if.sliders[0].setFocus()
    QTest.keyClick(what_if.sliders[0], Qt.Key.Key_PageUp)
    point = chart.point
    assert point is not None
    assert what_if.costs.text() != before
    QTest.keyClick(what_if.sliders[0], Qt.Key.Key_PageUp)
    moved = chart.point
    assert moved is not None
    assert (moved.x() > point.x(), moved.y()) == (True, point.y())
    table = page.study.result.map if page.study.result is not None else None
    assert table is not None
    totals = table.frontier.pair.totals(*what_if.at)
    style = page.what_if._style  # noqa: SLF001 - how numbers are written
    assert all(style.money(total) in what_if.costs.text() for total in totals)
    what_if.back_button.click()
    assert what_if.costs.text() == before


def test_the_curve_crosses_where_a_full_calculation_says_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot)
    assert page.study.result is not None
    curve = page.study.result.curve
    assert curve is not None
    document = document_of(window)
    exact = break_even(document.project, document.scenario, curve.found.options)
    assert [point.x for point in curve.found.points] == pytest.approx([point.x for point in exact.points])
    for number, cost in ((0, curve.costs[0][20]), (1, curve.costs[1][20])):
        project, scenario = curve.found.changing.applied(curve.xs[20])
        again = break_even(project, scenario, curve.found.options)
        assert again.today is not None
        assert again.today.costs[number] == pytest.approx(cost)


def test_two_equal_options_and_one_input_twice_are_refused_with_a_sentence(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = shown_page(open_window(), qtbot)
    page.choices.upwards.choose("phone_minutes")
    page.choices.changed.emit()
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    assert page.refusal.isVisible()
    assert not page.map_panel.isVisible()
    assert page.curve_panel.isVisible()
    page.choices.second.choose(page.choices.first.value)
    page.choices.changed.emit()
    assert "different options" in page.refusal.text()
    assert not page.figures.isVisible()


def test_an_edit_is_followed_and_a_late_study_dropped(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot)
    before = page.heading.text()
    grow(window, 2000)
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: page.study.up_to_date, timeout=PATIENCE)
    assert page.heading.text() != before
    assert page.study.result is not None
    assert page.study.up_to_date


def test_a_plan_with_errors_has_no_figures_here(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown_page(window, qtbot)
    make_unsound(window)
    wait_for_answer(qtbot, window)
    assert page.refusal.isVisible()
    assert not page.figures.isVisible()


def test_a_missing_price_is_said_instead_of_a_map(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = shown_page(open_window(MISSING_RATE), qtbot)
    assert page.study.result is not None
    if page.study.result.map is None:
        assert "price is missing" in page.refusal.text()
    else:
        assert np.isfinite(page.study.result.map.cells).any()


def test_labels_of_the_map_cover_neither_each_other_nor_the_points(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = drawn_page(open_window(), qtbot)
    assert page.study.result is not None
    table = page.study.result.map
    assert table is not None
    tokens = page.map_panel.map._shown.tokens  # type: ignore[union-attr]  # noqa: SLF001 - the colours it was laid out in
    chart = FrontierMap(tokens, "Inter")
    _height, drawing = chart.laid_out(table, 760)
    frame = drawing.boxes[0]
    inside = [w for w in drawing.words if frame.left < w.x < frame.left + frame.width and frame.top < w.y < frame.top + frame.height]
    extents = [words.extent(chart.families) for words in inside]
    assert len(extents) > 1
    for number, one in enumerate(extents):
        for other in extents[number + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 1 or other[3] <= one[1] + 1


def test_only_totals_of_the_plan_can_be_asked_why(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = drawn_page(window, qtbot)
    what_if = page.what_if
    options = [page.choices.first.value, page.choices.second.value]
    assert [figure.option for _spot, _text, figure in what_if.costs.spots] == options
    assert window.recalculator is not None
    assert window.recalculator.comparison is not None
    for _spot, text, figure in what_if.costs.spots:
        result = window.recalculator.comparison.result(figure.option)
        assert result is not None
        assert text == what_if._style.money(result.total)  # noqa: SLF001 - how numbers are written
    what_if.sliders[0].setFocus()
    QTest.keyClick(what_if.sliders[0], Qt.Key.Key_PageUp)
    assert list(what_if.costs.spots) == []
    what_if.back_button.click()
    with qtbot.waitSignal(page.explanation_wanted, timeout=PATIENCE):
        what_if.costs.spots[0][0].click()
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    close_dialogs(window)
