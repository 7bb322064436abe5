from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from ppm_desktop.charts import bar_layout
from ppm_desktop.charts.cost_by_component import CostByComponent
from ppm_desktop.session.cost_table_model import CostRole
from ppm_desktop.views.dialogs.explanation import ExplanationDialog
from ppm_desktop.views.pages import compare
from ppm_desktop.views.theme import load_theme
from views.windows import EVERY_RULE, MISSING_RATE, PATIENCE, OpenWindow, grow, make_unsound, open_dialogs, wait_for_answer

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.preferences import ThemeChoice
    from ppm_desktop.views.main_window import MainWindow


def drawn(window: MainWindow, qtbot: QtBot) -> CostByComponent:
    """Load the chart and wait until it is there."""
    window.load_chart_library()
    qtbot.waitUntil(lambda: window.compare_page._chart is not None, timeout=PATIENCE)  # noqa: SLF001 - what is drawn
    chart = window.compare_page._chart  # noqa: SLF001 - as above
    assert chart is not None
    return chart


def test_table_chart_and_cards_show_the_same_totals(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = drawn(window, qtbot)
    page = window.compare_page
    table = page.model.table
    assert table is not None
    last = page.model.rowCount() - 1
    totals = [page.model.index(last, column).data() for column in range(1, page.model.columnCount())]
    assert totals == list(table.total.texts) == [bar.total.get_text() for bar in chart._bars]  # noqa: SLF001 - as above
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


def test_the_chart_moves_its_bars_instead_of_making_new_ones(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = drawn(window, qtbot)
    bars = list(chart._bars)  # noqa: SLF001 - as above
    widths = [segment.get_width() for bar in bars for segment in bar.segments]
    grow(window, 400)
    wait_for_answer(qtbot, window)
    assert chart._bars == bars  # noqa: SLF001 - as above
    assert [segment.get_width() for bar in bars for segment in bar.segments] != widths


def test_the_chart_says_in_a_sentence_what_it_shows(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    drawn(window, qtbot)
    summary = window.compare_page.chart.accessibleDescription()
    assert "Per-user licences 49 480, mostly licences (61%)" in summary
    assert window.compare_page.chart.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_pointing_at_a_bar_tells_its_figure(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    chart = drawn(window, qtbot)
    left, top = chart._bars[0].segments[0].get_xy()  # noqa: SLF001 - as above
    assert chart.at(left + 5, top + 5).startswith("Per-user licences\nLicences: 30 366 USD a year (61%)")
    assert chart.at(1, 1) == ""


def test_an_incomplete_bar_has_an_open_end_and_says_at_least(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(MISSING_RATE)
    chart = drawn(window, qtbot)
    for bar in chart._bars:  # noqa: SLF001 - as above
        assert bar.open_end.get_visible()
        assert bar.open_end.get_hatch()
        assert bar.total.get_text().startswith("≥")


def test_labels_names_and_totals_keep_inside_the_chart(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(EVERY_RULE)
    chart = drawn(window, qtbot)
    table = window.compare_page.model.table
    assert table is not None
    for width in (460, 620, 796, 1400):
        chart.lay_out(width, bar_layout.chart_height(len(table.columns), width))
        chart.figure.set_size_inches(width / 72, bar_layout.chart_height(len(table.columns), width) / 72)
        chart.figure.canvas.draw()
        for bar in chart._bars:  # noqa: SLF001 - as above
            for text in (bar.label, bar.total):
                box = text.get_window_extent()
                assert box.x0 >= -1, (width, text.get_text())
                assert box.x1 <= width + 1, (width, text.get_text())


def test_the_page_reserves_the_height_that_the_chart_wants() -> None:
    assert (compare.NARROW_CHART, compare.PITCH) == (bar_layout.NARROW, bar_layout.PITCH)
    for width, pitch in ((compare.NARROW_CHART, compare.PITCH), (compare.NARROW_CHART - 1, compare.NARROW_PITCH)):
        assert bar_layout.chart_height(3, width) == 3 * pitch


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
