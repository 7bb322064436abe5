"""Every number of a chart can be asked about, by keyboard, mouse and menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ppm_desktop.views.compare.chart_panel import ChartPanel
from ppm_desktop.views.widgets.painted_chart import PaintedChart
from views.explanations import explanation, tree_of
from views.windows import EVERY_RULE, PATIENCE, THREE_OFFICES, OpenWindow, document_of, open_dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


def painted(window: MainWindow, qtbot: QtBot, view: str) -> PaintedChart:
    window.show_place("compare")
    window.load_chart_library()
    window.compare_page.show_view(view)
    chart = window.compare_page.panel.painted  # type: ignore[attr-defined]  # a view with a chart
    qtbot.waitUntil(lambda: bool(chart.points()), timeout=PATIENCE)
    assert isinstance(chart, PaintedChart)
    return chart


@pytest.mark.parametrize("view", ["components", "months", "cumulative", "coverage", "bridge"])
@pytest.mark.parametrize("path", [THREE_OFFICES, EVERY_RULE], ids=lambda path: path.stem)
def test_every_number_of_a_chart_is_explained(open_window: OpenWindow, qtbot: QtBot, path: Path, view: str) -> None:
    window = open_window(path)
    chart = painted(window, qtbot, view)
    style, asked = window.style_of_numbers, 0
    for point in chart.points():
        if point.figure is None:
            continue
        tree = tree_of(window, point.figure)
        value, said = abs(tree.root.value), point.said.replace("\N{NON-BREAKING HYPHEN}", "-")
        texts = {style.money(value), style.fixed(value, 0), style.fixed(value, 2), style.percent(value), style.count(value)}
        rounded = [
            note for note in tree.notes if "rounded so that" in note or "as they are printed" in note
        ]  # the part that makes a printed column add up
        year = style.count(value * 12 / document_of(window).project.months)  # a chart for an average year; minutes are of the whole period
        nothing = not value and ("no difference" in said or ": 0 " in said or "no charge" in said)
        assert any(text in said for text in (*texts, year)) or rounded or nothing, (point.figure, value, said)
        asked += 1
    assert asked >= len(document_of(window).scenario.options) - 1


def test_enter_on_a_point_of_a_chart_asks_why(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = painted(window, qtbot, "months")
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Return)  # no point yet: nothing is asked
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    dialog = explanation(window, qtbot)
    first = document_of(window).scenario.options[0].name
    assert dialog.windowTitle() == f"Why? {first}: total, May 2026"


def test_a_click_on_a_bar_asks_why_and_beside_it_does_not(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = painted(window, qtbot, "components")
    point = chart.points()[0]
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 3, 2))
    QTest.mouseClick(chart, Qt.MouseButton.RightButton, pos=QPoint(round(point.x), round(point.y)))
    assert not open_dialogs(window)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(point.x), round(point.y)))
    dialog = explanation(window, qtbot)
    assert dialog.windowTitle() == f"Why? {document_of(window).scenario.options[0].name}: licences"


def test_the_menu_of_a_chart_offers_why_for_a_number_only(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = painted(window, qtbot, "bridge")
    panel = window.compare_page.panel
    assert isinstance(panel, ChartPanel)
    figure = chart.points()[1].figure
    assert figure is not None
    assert figure.kind == "difference"
    assert not any("Why" in action.text() for action in panel.chart_menu(None).actions())
    first = panel.chart_menu(figure).actions()[0]
    assert "Why?" in first.text().replace("&", "")
    first.trigger()
    assert "difference to" in explanation(window, qtbot).windowTitle()
