"""The scenario tabs: names in place, places by dragging, and a menu of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QMessageBox

from ppm_desktop.session.tables.scenarios_list import ScenariosList
from ppm_desktop.views.main_window import MainWindow
from views.windows import OpenWindow, document_of, grow, open_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window()
    ScenariosList(document_of(window)).add()
    return window


def names(window: MainWindow) -> list[str]:
    return [window.tabs.tabs.tabText(tab) for tab in range(window.tabs.tabs.count())]


def test_plus_adds_a_scenario_and_opens_its_name(window: MainWindow) -> None:
    window.tabs.add_button.click()
    editor = window.tabs.tabs.editor
    assert editor is not None
    assert editor.text() == "Scenario 3"
    editor.setText("E5 for all")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert names(window)[-1] == "E5 for all"
    assert document_of(window).scenario.name == "E5 for all"
    document_of(window).undo_stack.undo()
    assert names(window)[-1] == "Scenario 3"


def test_escape_leaves_the_old_name(window: MainWindow) -> None:
    QTest.keyClick(window.tabs.tabs, Qt.Key.Key_F2)
    editor = window.tabs.tabs.editor
    assert editor is not None
    editor.setText("Never mind")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert window.tabs.tabs.editor is None
    assert "Never mind" not in names(window)


def test_a_name_that_is_taken_is_refused_with_the_reason(window: MainWindow) -> None:
    window.tabs.tabs.rename(1)
    editor = window.tabs.tabs.editor
    assert editor is not None
    editor.setText(names(window)[0])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    told = [dialog for dialog in open_dialogs(window) if isinstance(dialog, QMessageBox)]
    assert [dialog.informativeText() for dialog in told] == [f"There is already a scenario called “{names(window)[0]}”."]


def test_a_double_click_renames_in_place(window: MainWindow) -> None:
    tabs = window.tabs.tabs
    QTest.mouseDClick(tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, tabs.tabRect(0).center())
    assert tabs.editor is not None


def test_a_dragged_tab_goes_where_it_is_dropped_as_one_step(window: MainWindow) -> None:
    tabs = window.tabs.tabs
    first, second = names(window)
    steps = document_of(window).undo_stack.count()
    start, end = tabs.tabRect(0).center(), tabs.tabRect(1).center() + QPoint(12, 0)
    QTest.mousePress(tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(tabs, end - QPoint(1, 0))
    QTest.mouseMove(tabs, end)
    QTest.mouseRelease(tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert names(window) == [second, first]
    assert document_of(window).undo_stack.count() == steps + 1
    assert document_of(window).project.baseline == first


def test_the_menu_of_a_tab_acts_on_that_tab(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.menu_wanted.emit(0, window.tabs.mapToGlobal(QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts == ["New scenario", "Duplicate", "Rename…", "Delete", "Move left", "Move right", "Use as baseline"]
    assert [action.isEnabled() for action in menu.actions()] == [True, True, True, True, False, True, False]
    menu.close()
    actions = window.menus.scenario_actions
    actions.delete.trigger()
    qtbot.wait(1)
    assert names(window) == ["Scenario 2"]
    assert not actions.delete.isEnabled()


def test_the_menu_asks_for_a_name_in_a_dialog(window: MainWindow) -> None:
    window.menus.scenario_actions.name.trigger()
    dialog = next(dialog for dialog in open_dialogs(window) if isinstance(dialog, QInputDialog))
    assert dialog.textValue() == "Scenario 2"
    dialog.setTextValue("Toll-free off")
    dialog.accept()
    assert names(window)[1] == "Toll-free off"


def test_the_baseline_is_marked_in_tab_and_menu(window: MainWindow) -> None:
    assert window.tabs.tabs.tabToolTip(0).startswith("The baseline")
    window.menus.scenario_actions.baseline.trigger()
    assert window.tabs.tabs.tabToolTip(1).startswith("The baseline")
    listed = [action.text() for action in window.menus._scenarios.actions()]  # noqa: SLF001 - what the menu shows
    assert listed[1] == "Scenario 2 (baseline)"


def test_a_scenario_chosen_in_the_menu_is_shown(window: MainWindow) -> None:
    listed = window.menus._scenarios.actions()  # noqa: SLF001 - what the menu shows
    listed[0].trigger()
    assert document_of(window).scenario_index == 0
    listed[1].trigger()
    assert document_of(window).scenario_index == 1


def test_a_name_under_way_is_given_up_when_another_scenario_comes_to_that_place(window: MainWindow) -> None:
    last = len(names(window)) - 1
    window.tabs.tabs.rename(last)
    editor = window.tabs.tabs.editor
    assert editor is not None
    editor.setText("For a scenario that goes away")
    document_of(window).undo_stack.undo()
    assert window.tabs.tabs.editor is None
    assert len(names(window)) == last
    assert "For a scenario that goes away" not in names(window)


def test_a_name_under_way_stays_while_something_else_is_edited(window: MainWindow) -> None:
    window.tabs.tabs.rename(0)
    grow(window, 321)
    assert window.tabs.tabs.editor is not None
    QTest.keyClick(window.tabs.tabs.editor, Qt.Key.Key_Escape)
