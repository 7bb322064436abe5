"""A table that is only shown takes no notice of keys that would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ppm_desktop.session.tables.differences_table import DifferencesTable
from ppm_desktop.views.widgets.data_table import DataTable
from views.windows import EVERY_RULE, OpenWindow, add_scenario, arrived, document_of, open_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def differences(open_window: OpenWindow, qtbot: QtBot) -> DataTable:
    window = open_window(EVERY_RULE)
    add_scenario(window, "Twice the people")
    window.visit_place("scenarios")
    page = arrived(qtbot, window, "scenarios")
    table = next(table for table in page.findChildren(DataTable) if isinstance(table.table_model, DifferencesTable))
    qtbot.waitUntil(lambda: table.model().rowCount() > 0)
    table.go_to(0, 0)
    table.setFocus()
    return table


NONE, CONTROL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYS = {
    "paste": (Qt.Key.Key_V, CONTROL),
    "clear": (Qt.Key.Key_Delete, NONE),
    "fill down": (Qt.Key.Key_D, CONTROL),
    "edit": (Qt.Key.Key_F2, NONE),
    "open the list": (Qt.Key.Key_Down, ALT),
    "type": (Qt.Key.Key_X, NONE),
}


@pytest.mark.parametrize("key", KEYS)
def test_no_key_changes_it_and_none_is_complained_about(differences: DataTable, key: str) -> None:
    window = differences.window()
    before = document_of(window).project  # type: ignore[arg-type]  # the main window
    QGuiApplication.clipboard().setText("1\t2\n3\t4\n" * 30)
    QTest.keyClick(differences, *KEYS[key])
    assert document_of(window).project is before  # type: ignore[arg-type]  # as above
    assert not open_dialogs(window)  # type: ignore[arg-type]  # as above
    assert differences.state() != DataTable.State.EditingState
    QTest.keyClick(differences, Qt.Key.Key_Escape)
