"""What hands do in a data table, and what eyes see there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from ppm_desktop.views.widgets.data_table import DataTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAME, COUNTRY, ORGANISERS, GROWTH, AT_END, STEPS, HOLDS = range(7)
TAB, BACKTAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return


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
