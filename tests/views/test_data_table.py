"""A data table works like a worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.people_table import PeopleTable
from ppm_desktop.views.widgets.country_picker import CountryPicker
from ppm_desktop.views.widgets.data_table import DataTable
from views.table_hands import (
    BACKTAB,
    COUNTRY,
    ENTER,
    GROWTH,
    HOLDS,
    NAME,
    ORGANISERS,
    TAB,
    at,
    editor,
    press_enter,
    shown,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def document(people_document: Document) -> Document:
    return people_document


@pytest.fixture
def table(people_table: DataTable) -> DataTable:
    return people_table


def test_it_is_as_high_as_its_rows_and_has_no_scroll_bars(table: DataTable) -> None:
    assert not table.verticalScrollBar().isVisible()
    assert not table.horizontalScrollBar().isVisible()
    assert [table.rowHeight(row) for row in range(3)] == [30, 30, 30]
    assert table.height() == table.horizontalHeader().height() + 90


@pytest.mark.parametrize("edited", [False, True])
def test_a_table_that_was_measured_before_it_is_seen_fits_like_any_other(
    table: DataTable, document: Document, qtbot: QtBot, *, edited: bool
) -> None:
    countries = CountryFinder(load_catalogue())
    ahead = DataTable(PeopleTable(document, countries, NumberStyle()), "Groups", countries=countries)
    qtbot.addWidget(ahead)
    ahead.measure()
    if edited:  # while it is hidden
        table.table_model.paste(0, NAME, [["A team whose name is a good deal longer than it was before"]])
    ahead.resize(table.size())
    with qtbot.waitExposed(ahead):
        ahead.show()
    columns = range(ahead.model().columnCount())
    assert [ahead.columnWidth(column) for column in columns] == [table.columnWidth(column) for column in columns]
    assert [ahead.rowHeight(row) for row in range(3)] == [table.rowHeight(row) for row in range(3)]


def test_a_long_table_scrolls_and_stays_low(table: DataTable, document: Document) -> None:
    table.table_model.paste(0, 0, [[f"Team {number}"] for number in range(40)])
    assert table.verticalScrollBar().maximum() > 0
    assert table.height() < 30 * 14
    document.undo_stack.undo()
    assert table.verticalScrollBar().maximum() == 0


class _Painted(QObject):
    """Notes how high the parts of a widget are that are painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.heights: list[int] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.heights.extend(area.height() for area in event.region())  # type: ignore[attr-defined]  # PySide6 forgets to say so
        return super().eventFilter(watched, event)


def test_what_scrolls_is_moved_and_only_what_comes_into_view_is_painted(table: DataTable, qtbot: QtBot) -> None:
    table.table_model.paste(0, 0, [[f"Team {number}"] for number in range(40)])
    painted = _Painted(table.viewport())
    qtbot.waitUntil(lambda: bool(painted.heights))  # with all rows
    painted.heights.clear()
    table.verticalScrollBar().setValue(30)
    qtbot.waitUntil(lambda: bool(painted.heights))
    assert max(painted.heights) <= 30


def test_typing_replaces_the_value_and_enter_goes_down(table: DataTable, qtbot: QtBot, document: Document) -> None:
    table.go_to(0, ORGANISERS)
    QTest.keyClicks(table, "1")
    QTest.keyClicks(editor(table), "50")
    press_enter(table, qtbot)
    assert shown(table, 0, ORGANISERS) == "150"
    assert at(table) == (1, ORGANISERS)
    assert document.undo_stack.undoText() == "Change organisers of Sales London"


def test_f2_opens_the_value_with_all_its_digits(table: DataTable) -> None:
    table.go_to(0, GROWTH)
    QTest.keyClick(table, Qt.Key.Key_F2)
    line = editor(table)
    assert isinstance(line, QLineEdit)
    assert line.text() == "6%"
    assert line.selectedText() == "6%"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert shown(table, 0, GROWTH) == "6 %"


def test_tab_commits_and_goes_to_the_next_cell_that_can_be_typed_into(table: DataTable) -> None:
    table.go_to(0, GROWTH)
    QTest.keyClicks(table, "7")
    QTest.keyClick(editor(table), TAB)
    assert shown(table, 0, GROWTH) == "7 %"
    assert at(table) == (0, HOLDS)
    QTest.keyClick(table, TAB)
    assert at(table) == (1, NAME)
    QTest.keyClick(table, BACKTAB, Qt.KeyboardModifier.ShiftModifier)
    assert at(table) == (0, HOLDS)


def test_tab_leaves_the_table_after_the_last_cell_and_before_the_first(table: DataTable) -> None:
    before, after = table.window().findChildren(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    table.go_to(2, HOLDS)
    QTest.keyClick(table, TAB)
    assert after.hasFocus()
    table.setFocus()
    table.go_to(0, NAME)
    QTest.keyClick(table, BACKTAB, Qt.KeyboardModifier.ShiftModifier)
    assert before.hasFocus()


def test_enter_stops_at_the_last_row_and_shift_enter_goes_up(table: DataTable) -> None:
    table.go_to(2, ORGANISERS)
    QTest.keyClick(table, ENTER)
    assert at(table) == (2, ORGANISERS)
    QTest.keyClick(table, ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert at(table) == (1, ORGANISERS)


def test_a_refused_text_is_explained_beside_the_cell_and_the_cursor_stays(table: DataTable, qtbot: QtBot, document: Document) -> None:
    table.go_to(0, GROWTH)
    QTest.keyClicks(table, "1")
    press_enter(table, qtbot)
    assert "1 % or 100 %" in table.message
    assert at(table) == (0, GROWTH)
    assert shown(table, 0, GROWTH) == "6 %"
    assert document.undo_stack.count() == 0
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.message == ""


def test_a_choice_is_made_from_a_list(table: DataTable) -> None:
    table.go_to(0, HOLDS)
    QTest.keyClick(table, Qt.Key.Key_F2)
    choice = editor(table, QComboBox)
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert shown(table, 0, HOLDS) == "E5 (included)"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # without a screen, lists are not windows
def test_a_country_is_typed_into_a_list_that_suggests(table: DataTable, qtbot: QtBot) -> None:
    table.go_to(0, COUNTRY)
    QTest.keyClicks(table, "s")
    picker = editor(table, CountryPicker)
    assert isinstance(picker, CountryPicker)
    QTest.keyClicks(picker.line, "we")
    assert picker.popup.model().index(0, 0).data() == "Sweden (SE)"
    QTest.keyClick(picker.line, ENTER)
    qtbot.waitUntil(lambda: shown(table, 0, COUNTRY) == "Sweden")


def test_the_wheel_changes_no_value(table: DataTable, document: Document) -> None:
    table.go_to(0, HOLDS)
    QTest.keyClick(table, Qt.Key.Key_F2)
    choice = editor(table, QComboBox)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    )  # fmt: skip
    QApplication.sendEvent(choice, wheel)
    assert isinstance(choice, QComboBox)
    assert choice.currentText() == "nothing"
    assert document.undo_stack.count() == 0


def test_the_same_can_be_done_from_a_menu(table: DataTable) -> None:
    menu = table.context_menu()
    assert [action.text().split("\t")[0].replace("&", "") for action in menu.actions()] == [
        "Copy",
        "Paste",
        "Fill down",
        "Clear",
        "Note and source…",
    ]


def test_the_cursor_stays_where_it_was_when_rows_come_and_go(table: DataTable, document: Document) -> None:
    table.go_to(1, GROWTH)
    table.table_model.paste(2, 0, [["Board"], ["Support"]])
    assert at(table) == (1, GROWTH)
    document.undo_stack.undo()
    assert at(table) == (1, GROWTH)


def test_the_table_and_its_editors_have_names(table: DataTable) -> None:
    assert table.accessibleName() == "Groups"
    table.go_to(0, ORGANISERS)
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert editor(table).accessibleName() == "Sales London, Organisers at start: 140"
