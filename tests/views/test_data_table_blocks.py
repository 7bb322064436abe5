"""Blocks of a data table are copied, pasted, filled and cleared as in a worksheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest

from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.clipboard_text import MOST_CHARACTERS, MOST_ROWS
from ppm_desktop.views.widgets.data_table import DataTable
from views.table_hands import (
    AT_END,
    COUNTRY,
    GROWTH,
    NAME,
    ORGANISERS,
    select,
    shown,
)


@pytest.fixture
def document(people_document: Document) -> Document:
    return people_document


@pytest.fixture
def table(people_table: DataTable) -> DataTable:
    return people_table


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


def test_a_refusal_goes_when_something_else_is_pasted(table: DataTable, document: Document) -> None:
    before = document.project
    select(table, 0, NAME, 0, NAME)
    QGuiApplication.clipboard().setText("x" * 5000)
    table.paste()
    assert table.message
    assert document.project is before
    QGuiApplication.clipboard().setText("Somebody else")
    table.paste()
    assert table.message == ""
    assert shown(table, 0, NAME) == "Somebody else"


def test_a_clipboard_without_text_changes_nothing_and_half_a_character_can_be_saved(table: DataTable, document: Document) -> None:
    before = document.project
    select(table, 0, NAME, 0, NAME)
    picture, page = QMimeData(), QMimeData()
    picture.setImageData(QImage(20, 20, QImage.Format.Format_RGB32))
    page.setHtml("<table><tr><td>1<td>2</table>")
    for data in (picture, page):
        QGuiApplication.clipboard().setMimeData(data)
        table.paste()
    assert document.project is before
    QGuiApplication.clipboard().setText("a\ud800b")
    table.paste()
    again = read_project_bytes(project_bytes(document.project))
    assert again.sound
    assert again.project == document.project
