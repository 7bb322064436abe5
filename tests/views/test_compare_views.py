"""The views of Compare: charts painted by the window, their tables, the keyboard on their points, and what is copied and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QToolTip

from ppm_desktop.views.compare.chart_panel import ChartPanel
from ppm_desktop.views.compare.painted_panel import TwinPanel
from ppm_desktop.views.compare.view_switch import VIEWS, ViewSwitch
from views.windows import (
    EVERY_RULE,
    MISSING_RATE,
    PATIENCE,
    OpenWindow,
    document_of,
    grow,
    make_unsound,
    open_dialogs,
    save_dialog,
    wait_for_answer,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.point_walk import Pointed
    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.widgets.chart_frame import ChartFrame

PAINTED = ("months", "cumulative", "coverage", "bridge")


def shown(window: MainWindow, qtbot: QtBot, view: str) -> TwinPanel:
    """Show a painted view and wait until its chart is there."""
    page = window.compare_page
    if not page.chart.points():  # the library is not there
        window.load_chart_library()
    page.show_view(view)
    panel = page.panel
    assert isinstance(panel, TwinPanel)
    qtbot.waitUntil(lambda: bool(panel.painted.points()), timeout=PATIENCE)
    return panel


def marked_on(chart: ChartFrame) -> Pointed | None:
    return chart.marked


def test_views_are_made_when_they_are_first_shown(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert list(window.compare_page.panels) == ["components"]
    shown(window, qtbot, "months")
    assert list(window.compare_page.panels) == ["components", "months"]


def test_every_view_has_a_finding_a_sentence_and_a_table(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = window.compare_page
    for view in PAINTED:
        panel = shown(window, qtbot, view)
        assert page.heading.text(), view
        assert "USD" in page.subheading.text(), view
        assert panel.summary.text() == panel.painted.accessibleDescription() == panel.exports.table.summary
        if not panel.table_button.isChecked():
            panel.table_button.click()
        assert panel.table.isVisible(), view
        assert not panel.summary.isVisible(), view
        assert panel.twin_model.rowCount() == len(panel.exports.table.twin.rows) > 0
        assert panel.table.height() > 40, view


@pytest.mark.parametrize("plan", [MISSING_RATE, EVERY_RULE])
def test_plans_with_gaps_and_with_every_rule_can_be_looked_at(open_window: OpenWindow, qtbot: QtBot, plan: Path) -> None:
    window = open_window(plan)
    for view in ("months", "cumulative", "coverage"):
        assert shown(window, qtbot, view).painted.grab().width() > 0
    window.compare_page.show_view("bridge")
    assert window.compare_page.heading.text()


def test_only_views_for_a_span_offer_spans(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    offered = {}
    for view in VIEWS:
        window.compare_page.show_view(view)
        offered[view] = window.compare_page.spans.isVisible()
    assert offered == {"components": True, "months": False, "cumulative": False, "coverage": True, "bridge": True, "options": False}
    panel = shown(window, qtbot, "coverage")
    yearly = panel.exports.table
    window.compare_page.spans._buttons["month"].click()  # noqa: SLF001 - what is clicked
    assert panel.exports.table.unit == "USD a month" != yearly.unit


def test_an_edit_reaches_the_shown_view_only(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    months = shown(window, qtbot, "months")
    coverage = shown(window, qtbot, "coverage")
    before, hidden = coverage.exports.table, months.exports.table
    grow(window, 400)
    qtbot.waitUntil(lambda: coverage.exports.table is not before, timeout=PATIENCE)
    assert months.exports.table is hidden
    window.compare_page.show_view("months")
    assert months.exports.table is not hidden


def test_arrow_keys_walk_over_the_figures_and_tell_them(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    panel = shown(window, qtbot, "months")
    chart: ChartFrame = panel.painted
    window.activateWindow()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    points = chart.points()
    assert chart.marked == points[0]
    assert chart.accessibleDescription() == points[0].said
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.marked == points[1]
    QTest.keyClick(chart, Qt.Key.Key_Down)
    marked = chart.marked
    assert marked is not None
    assert marked.series != points[1].series
    assert marked.x == points[1].x
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert marked_on(chart) is None
    assert chart.accessibleDescription() == panel.summary.text()


def test_the_bars_of_the_components_can_be_walked_over_too(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    shown(window, qtbot, "months")
    page = window.compare_page
    page.show_view("components")
    qtbot.waitUntil(lambda: bool(page.chart.points()), timeout=PATIENCE)
    page.chart.setFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_Right)
    assert page.chart.accessibleDescription().startswith("Per-user licences\nLicences: 30 366 USD a year")
    QTest.keyClick(page.chart, Qt.Key.Key_Down)
    assert page.chart.marked is not None
    assert page.chart.marked.series == "pay_per_minute"


def test_pointing_at_a_figure_tells_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = shown(window, qtbot, "coverage").painted
    point = chart.points()[0]
    QTest.mouseMove(chart, QPoint(1, 1))
    QTest.mouseMove(chart, QPoint(int(point.x), int(point.y)))
    qtbot.waitUntil(lambda: QToolTip.text() == point.said, timeout=PATIENCE)


def test_copying_gives_picture_text_and_html_together(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    clipboard = QGuiApplication.clipboard()
    for view in PAINTED:
        panel = shown(window, qtbot, view)
        clipboard.setText("what was there before")
        panel.painted.setFocus()
        QTest.keyClick(panel.painted, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: clipboard.mimeData().hasImage(), timeout=PATIENCE)
        data = clipboard.mimeData()
        assert clipboard.image().width() == 2000, view
        assert data.text().startswith(panel.exports.table.title)
        assert "\t" in data.text()
        assert "<table" in data.html()


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("csv", b"\xef\xbb\xbf")])
def test_a_chart_is_saved_as_picture_drawing_or_table(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, ending: str, begins: bytes
) -> None:
    window = open_window()
    shown(window, qtbot, "months")
    target = tmp_path / f"chart.{ending}"
    window.compare_page.save_picture_to(str(target))
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    assert target.read_bytes().startswith(begins)


def test_a_name_that_looks_like_a_formula_stays_a_name_in_csv(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from dataclasses import replace  # noqa: PLC0415 - beside its only use

    window = open_window()
    document = document_of(window)
    options = document.scenario.options
    document.edit_scenario(replace(document.scenario, options=(replace(options[0], name="=1+1"), *options[1:])), "Rename")
    wait_for_answer(qtbot, window)
    shown(window, qtbot, "coverage")
    target = tmp_path / "table.csv"
    window.compare_page.save_picture_to(str(target))
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    assert "\n'=1+1," in target.read_text(encoding="utf-8-sig").replace("\r", "")


def test_each_export_asks_for_a_file_of_its_kind(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    panel = shown(window, qtbot, "months")
    for action, suffix in zip(panel.menu.actions(), ("png", "svg", "csv"), strict=True):
        action.trigger()
        dialog = save_dialog(window)
        assert dialog.defaultSuffix() == suffix
        assert dialog.selectedFiles()[0].endswith(f".{suffix}")
        assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.reject()
        qtbot.waitUntil(lambda: not open_dialogs(window), timeout=PATIENCE)


def test_a_table_that_cannot_be_saved_is_said(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    shown(window, qtbot, "months")
    window.compare_page.save_picture_to(str(tmp_path / "no such folder" / "table.csv"))
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    (box,) = open_dialogs(window)
    assert isinstance(box, QMessageBox)
    assert box.text() == "The table was not saved."
    assert "No such file or directory. Choose another folder or name." in box.informativeText()


def test_options_can_be_edited_while_the_plan_has_no_answer(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    make_unsound(window)
    wait_for_answer(qtbot, window)
    window.compare_page.show_view("options")
    assert window.compare_page.heading.text() == "Options that are compared"
    assert window.compare_page.panel.isVisible()
    window.compare_page.show_view("months")
    assert window.compare_page.heading.text() == "There is nothing to compare yet"
    assert not window.compare_page.panel.isVisible()


def test_views_become_a_list_where_the_buttons_do_not_fit(qtbot: QtBot) -> None:
    views = ViewSwitch()
    qtbot.addWidget(views)
    views.resize(1000, 40)
    views.show()
    assert views.buttons.isVisible()
    views.resize(300, 40)
    assert views.list.isVisible()
    assert not views.buttons.isVisible()
    with qtbot.waitSignal(views.chosen):
        views.list.setCurrentIndex(views.list.findData("cumulative"))
        views.list.activated.emit(2)
    assert views.view == "cumulative"


def test_every_button_of_the_views_has_a_key_of_its_own(open_window: OpenWindow) -> None:
    window = open_window()
    keys = [text[text.index("&") + 1].lower() for text in VIEWS.values()]
    menus = {action.text()[action.text().index("&") + 1].lower() for action in window.menuBar().actions() if "&" in action.text()}
    assert len(set(keys)) == len(keys)
    assert not menus & set(keys)
    panel = window.compare_page.components
    assert isinstance(panel, ChartPanel)
    for text in (panel.copy_button.text(), panel.export_button.text(), panel.table_button.text()):
        assert text[text.index("&") + 1].lower() not in {*keys, *menus}


@pytest.mark.parametrize("view", ["components", *PAINTED])
def test_after_edits_in_a_row_the_chart_shows_the_last(open_window: OpenWindow, qtbot: QtBot, view: str) -> None:
    window = open_window()
    window.load_chart_library()
    page = window.compare_page
    window.show_place("compare")
    page.show_view(view)

    def said() -> list[str]:
        chart = page.chart if view == "components" else page.panel.painted  # type: ignore[attr-defined]  # a painted view
        return [point.said for point in chart.points()]

    qtbot.waitUntil(lambda: bool(said()), timeout=PATIENCE)
    before = said()
    grow(window, 300)
    qtbot.waitUntil(lambda: said() != before, timeout=PATIENCE)
    wait_for_answer(qtbot, window)
    after = said()
    document_of(window).undo_stack.undo()
    qtbot.waitUntil(lambda: said() == before, timeout=PATIENCE)
    for organisers in (100, 120, 300):
        grow(window, organisers)
    qtbot.waitUntil(lambda: said() == after, timeout=PATIENCE)
