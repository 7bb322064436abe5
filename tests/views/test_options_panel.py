"""Options: after a button made one, the keyboard is where it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ppm_desktop.views.compare.options_panel import OptionsPanel

if TYPE_CHECKING:
    from views.windows import OpenWindow


def test_after_duplicating_an_option_the_keyboard_is_on_the_name_of_the_copy(open_window: OpenWindow) -> None:
    window = open_window()
    window.show_place("compare")
    window.compare_page.show_view("options")
    panel = window.compare_page.panel
    assert isinstance(panel, OptionsPanel)
    before = len(panel.list.rows)
    panel.duplicate_button.setFocus()
    QTest.keyClick(panel.duplicate_button, Qt.Key.Key_Space)
    assert len(panel.list.rows) == before + 1
    assert window.focusWidget() is panel.list_table
    assert (panel.list_table.currentIndex().row(), panel.list_table.currentIndex().column()) == (1, 0)
    QTest.keyClick(panel.list_table, Qt.Key.Key_Space)
    assert len(panel.list.rows) == before + 1
