"""A data table works like a worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.clipboard_text import MOST_CHARACTERS, MOST_ROWS
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.people_table import PeopleTable
from ppm_desktop.views.look.theme import apply_theme, load_theme
from ppm_desktop.views.widgets.country_picker import CountryPicker
from ppm_desktop.views.widgets.data_table import DataTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

NAME, COUNTRY, ORGANISERS, GROWTH, AT_END, STEPS, HOLDS = range(7)
TAB, BACKTAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return


@pytest.fixture
def document(qapp: QApplication) -> Iterator[Document]:
    apply_theme(qapp, load_theme("light"))
    project = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert project is not None
    document = Document(project)
    yield document
    document.undo_stack.setClean()


@pytest.fixture
def table(document: Document, qtbot: QtBot) -> Iterator[DataTable]:
    """The People table in a window, with a field before and after it."""
    countries = CountryFinder(load_catalogue())
    table = DataTable(PeopleTable(document, countries, NumberStyle()), "Groups", countries=countries)
    window = QWidget()
    window.resize(900, 400)
    column = QVBoxLayout(window)
    for part in (QLineEdit(), table, QLineEdit()):
        column.addWidget(part)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    yield table
    window.close()


def at(table: DataTable) -> tuple[int, int]:
    return table.currentIndex().row(), table.currentIndex().column()


def shown(table: DataTable, row: int, column: int) -> str:
    return str(table.model().index(row, column).data()).replace("\N{NARROW NO-BREAK SPACE}", " ")


def editor(table: DataTable, kind: type[QWidget] = QLineEdit) -> QWidget:
    found = [child for child in table.viewport().findChildren(kind) if child.isVisible()]
    assert found
    return found[0]


def press_enter(table: DataTable, qtbot: QtBot) -> None:
    """Press Enter in the open editor; Qt takes the text when the key has been dealt with."""
    line = editor(table)
    QTest.keyClick(line, ENTER)
    qtbot.waitUntil(lambda: table.state() != DataTable.State.EditingState)


def select(table: DataTable, top: int, left: int, bottom: int, right: int) -> None:
    model = table.model()
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    table.go_to(top, left)
    table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


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


def test_delete_clears_the_selected_cells_as_one_step(table: DataTable, document: Document) -> None:
    select(table, 0, ORGANISERS, 2, GROWTH)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [shown(table, row, ORGANISERS) for row in range(3)] == ["0", "0", "0"]
    assert document.undo_stack.count() == 1


def test_a_copied_block_is_text_that_a_worksheet_understands(table: DataTable) -> None:
    select(table, 0, NAME, 1, AT_END)
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == (
        "Sales London\tUnited Kingdom (GB)\t140\t6%\t166\nEngineering Munich\tGermany (DE)\t420\t0%\t500\n"
    )


def test_a_copied_block_can_be_pasted_back_as_one_step(table: DataTable, document: Document) -> None:
    select(table, 0, COUNTRY, 0, GROWTH)
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    select(table, 1, COUNTRY, 1, COUNTRY)
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Paste))
    assert [shown(table, 1, c) for c in (COUNTRY, ORGANISERS, GROWTH)] == ["United Kingdom", "140", "6 %"]
    assert document.undo_stack.count() == 1


def test_one_copied_value_fills_the_whole_selection(table: DataTable) -> None:
    QGuiApplication.clipboard().setText("12\r\n")
    select(table, 0, ORGANISERS, 2, ORGANISERS)
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Paste))
    assert [shown(table, row, ORGANISERS) for row in range(3)] == ["12", "12", "12"]


def test_a_refused_block_is_explained_and_changes_nothing(table: DataTable, document: Document) -> None:
    QGuiApplication.clipboard().setText("12\nmany\n")
    table.go_to(0, ORGANISERS)
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Paste))
    assert table.message.startswith("Nothing was pasted. Row 2, Organisers at start:")
    assert document.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("x" * (MOST_CHARACTERS + 1), "There are 2000001 characters."),
        ("Team\n" * (MOST_ROWS + 1), "There are 5001 rows."),
        ("Sales\t" + "1" * 1_001, "A cell has 1001 characters."),
    ],
)
def test_what_is_too_much_for_a_table_is_refused_at_once(table: DataTable, document: Document, pasted: str, said: str) -> None:
    table.setCurrentIndex(table.model().index(0, NAME))
    QGuiApplication.clipboard().setText(pasted)
    before = document.project
    table.paste()
    assert document.project is before
    assert table.message.startswith(f"Nothing was pasted. {said}")


def test_ctrl_d_fills_a_selection_from_its_first_row_and_a_single_cell_from_above(table: DataTable) -> None:
    select(table, 0, GROWTH, 1, GROWTH)
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [shown(table, row, GROWTH) for row in range(3)] == ["6 %", "6 %", "0 %"]
    table.go_to(2, GROWTH)
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert shown(table, 2, GROWTH) == "6 %"


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
