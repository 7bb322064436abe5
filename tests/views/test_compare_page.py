from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from ppm_desktop.session.tables.cost_table_model import CostRole
from ppm_desktop.views.dialogs.explanation import ExplanationDialog
from ppm_desktop.views.look.theme import load_theme
from views.windows import MISSING_RATE, PATIENCE, OpenWindow, grow, make_unsound, open_dialogs, wait_for_answer

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.charts.drawing import Drawing
    from ppm_desktop.session.preferences import ThemeChoice
    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.widgets.painted_chart import PaintedChart

REGULAR = 400


def drawn(window: MainWindow, qtbot: QtBot) -> PaintedChart:
    """Load the chart and wait until it is there."""
    chart = window.compare_page.chart
    with qtbot.waitSignal(window.compare_page.view_drawn, timeout=PATIENCE):
        window.load_chart_library()
    return chart


def drawing_of(chart: PaintedChart) -> Drawing:
    """Return what is painted."""
    assert chart._drawing is not None  # noqa: SLF001 - what is painted
    return chart._drawing  # noqa: SLF001 - as above


def bold_words(chart: PaintedChart) -> list[str]:
    """Return the totals beside the bars."""
    return [words.text for words in drawing_of(chart).words if words.weight > REGULAR]


def test_table_chart_and_cards_show_the_same_totals(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = drawn(window, qtbot)
    page = window.compare_page
    table = page.model.table
    assert table is not None
    last = page.model.rowCount() - 1
    totals = [page.model.index(last, column).data() for column in range(1, page.model.columnCount())]
    assert totals == list(table.total.texts) == bold_words(chart)
    assert totals == [card._total.text() for card in window.answer._cards]  # noqa: SLF001 - as above


def test_the_span_acts_on_the_page_and_on_the_answer(open_window: OpenWindow) -> None:
    window = open_window()
    page = window.compare_page
    yearly = page.model.index(0, 1).data()
    page.spans._buttons["month"].click()  # noqa: SLF001 - what is clicked
    assert page.model.index(0, 1).data() != yearly
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "USD a month"
    assert "USD a month" in window.answer.headline.text()
    page.spans._buttons["whole"].click()  # noqa: SLF001 - as above
    assert "whole period" in page.subheading.text()


def test_the_chart_follows_an_edit(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = drawn(window, qtbot)
    before = drawing_of(chart)
    grow(window, 400)
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: drawing_of(chart).boxes != before.boxes, timeout=PATIENCE)
    table = window.compare_page.model.table
    assert table is not None
    assert bold_words(chart) == list(table.total.texts)


def test_nothing_below_the_chart_moves_when_it_is_there(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = window.compare_page.chart
    reserved = chart.height()
    drawn(window, qtbot)
    assert chart.height() == reserved


def test_the_chart_says_in_a_sentence_what_it_shows(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    drawn(window, qtbot)
    summary = window.compare_page.chart.accessibleDescription()
    assert "Per-user licences 49 480, mostly licences (61%)" in summary
    assert window.compare_page.chart.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_pointing_at_a_bar_tells_its_figure(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = drawn(window, qtbot)
    licences = drawing_of(chart).boxes[0]
    assert chart.said_at(licences.left + 5, licences.top + 5).startswith("Per-user licences\nLicences: 30 366 USD a year (61%)")
    for beside in (1, chart.width() - 1):
        assert chart.said_at(beside, licences.top + 5).startswith("Per-user licences\n49 480 USD a year")
    assert chart.said_at(1, 1) == ""


def test_an_incomplete_bar_has_an_open_end_and_says_at_least(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(MISSING_RATE)
    chart = drawn(window, qtbot)
    totals = bold_words(chart)
    assert len([box for box in drawing_of(chart).boxes if box.hatch]) == len(totals) > 1
    assert all(total.startswith("≥") for total in totals)


def test_a_missing_rate_stands_out_in_the_table_and_is_never_a_zero(open_window: OpenWindow) -> None:
    window = open_window(MISSING_RATE)
    model = window.compare_page.model
    lacking = [model.index(row, 1).data() for row in range(model.rowCount()) if model.index(row, 1).data(CostRole.GAP)]
    assert lacking
    assert "0" not in lacking
    assert window.compare_page.heading.text() == "No option can be called cheapest yet"


def test_enter_on_a_figure_explains_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    table = window.compare_page.table
    table.setFocus()
    table.setCurrentIndex(window.compare_page.model.index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, ExplanationDialog)
    assert dialog.windowTitle() == "Why? Per-user licences: licences"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not open_dialogs(window)


def test_a_click_on_a_cards_total_explains_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.answer._cards[1]._total.click()  # noqa: SLF001 - what is clicked
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    assert open_dialogs(window)[0].windowTitle().endswith(": total")


def test_copying_gives_the_picture_and_the_table(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("what was there before")
    window.compare_page.copy_button.click()
    qtbot.waitUntil(lambda: clipboard.mimeData().hasImage(), timeout=PATIENCE)
    assert clipboard.image().width() == 2000
    assert "Licences\t30366.67" in clipboard.text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_saved_picture_is_light_whatever_the_window_is(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, theme: ThemeChoice) -> None:
    window = open_window()
    window.theme_switch.choose(theme)
    target = tmp_path / "chart.png"
    window.compare_page.save_picture_to(str(target))
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    qtbot.wait(20)
    assert QImage(str(target)).pixelColor(3, 3).name().upper() == load_theme("light").background


def test_a_saved_drawing_carries_what_a_reader_needs_and_is_the_same_every_time(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    targets = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for target in targets:
        window.compare_page.save_picture_to(str(target))
        qtbot.waitUntil(target.exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: targets[0].read_bytes() == targets[1].read_bytes(), timeout=PATIENCE)
    drawing = targets[0].read_text()
    for words in ("Cheapest that you can buy", "Cost by component, average year", "Scenario: Today", "as of 2025-10-15"):
        assert words in drawing


def test_a_picture_that_cannot_be_saved_is_said(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    window.compare_page.save_picture_to(str(tmp_path / "no such folder" / "chart.png"))
    qtbot.waitUntil(lambda: bool(open_dialogs(window)), timeout=PATIENCE)
    (box,) = open_dialogs(window)
    assert isinstance(box, QMessageBox)
    assert box.text() == "The picture was not saved."


def test_without_an_answer_the_page_says_why_and_shows_no_old_figures(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    make_unsound(window)
    wait_for_answer(qtbot, window)
    page = window.compare_page
    assert page.heading.text() == "There is nothing to compare yet"
    assert not page.table.isVisible()
    assert not page.chart.isVisible()


def test_a_hidden_page_catches_up_when_it_is_shown(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = window.compare_page
    before = page.model.index(0, 1).data()
    window.show_place("people")
    grow(window, 400)
    wait_for_answer(qtbot, window)
    assert page.model.index(0, 1).data() == before
    window.show_place("compare")
    assert page.model.index(0, 1).data() != before
