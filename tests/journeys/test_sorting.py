"""Looking at groups sorted and filtered, and editing them as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ppm_desktop.views.pages.people import PeoplePage
from ppm_desktop.views.widgets.groups_view import SORTED_HINT

if TYPE_CHECKING:
    from views.windows import OpenWindow

    from ppm_desktop.views.main_window import MainWindow

NAME, ORGANISERS = 0, 2
CONTROL = Qt.KeyboardModifier.ControlModifier


def people_of(window: MainWindow) -> PeoplePage:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.show_place("people")
    page = window.stack.currentWidget()
    assert isinstance(page, PeoplePage)
    page.table.setFocus()
    return page


def click_header(page: PeoplePage, column: int) -> None:
    header = page.table.horizontalHeader()
    middle = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


def shown(page: PeoplePage) -> list[str]:
    return [str(page.model.index(row, NAME).data()) for row in range(page.model.rowCount())]


def organisers(page: PeoplePage) -> dict[str, int]:
    return {group.name: group.headcount[0].organisers for group in page.model.document.scenario.groups}


def test_sorted_groups_take_a_paste_as_shown_and_give_it_back(open_window: OpenWindow) -> None:
    page = people_of(open_window())
    before = organisers(page)
    assert shown(page) == ["Sales London", "Engineering Munich", "Board"]
    click_header(page, NAME)
    assert shown(page) == ["Board", "Engineering Munich", "Sales London"]
    assert page.table.current_row == 2  # the cursor stays on its group
    assert page.steps_heading.text() == "Headcount of Sales London"
    assert len(page.table.selectedIndexes()) == 1
    assert not page.up_button.isEnabled()
    assert page.up_button.toolTip() == page.down_button.toolTip() == SORTED_HINT

    page.table.go_to(0, ORGANISERS)
    QGuiApplication.clipboard().setText("901\n902\n903\n")
    QTest.keyClick(page.table, Qt.Key.Key_V, CONTROL)
    assert shown(page) == ["Board", "Engineering Munich", "Sales London"]
    assert organisers(page) == {"Sales London": 903, "Engineering Munich": 902, "Board": 901}
    page.model.document.undo_stack.undo()
    assert organisers(page) == before
    assert shown(page) == ["Board", "Engineering Munich", "Sales London"]

    page.table.go_to(0, NAME)
    page.duplicate_button.click()
    assert shown(page) == ["Board", "Engineering Munich", "Sales London", "Board 2"]
    assert page.table.current_row == 3
    page.remove_button.click()
    assert list(organisers(page)) == ["Sales London", "Engineering Munich", "Board"]

    click_header(page, NAME)
    click_header(page, NAME)
    assert shown(page) == ["Sales London", "Engineering Munich", "Board"]
    page.table.go_to(1, NAME)
    assert page.up_button.isEnabled()
    assert page.up_button.toolTip() == "Move the current group up"


def test_the_keyboard_sorts_by_the_column_of_the_cursor(open_window: OpenWindow) -> None:
    page = people_of(open_window())
    page.table.go_to(0, NAME)
    QTest.keyClick(page.table, Qt.Key.Key_L, CONTROL)
    assert shown(page) == ["Board", "Engineering Munich", "Sales London"]
    menu = page.table.context_menu()
    words = next(action for action in menu.actions() if "Sort" in action.text())
    assert words.text().startswith("&Sort by Group, descending\t")
    words.trigger()
    menu.close()
    assert shown(page) == ["Sales London", "Engineering Munich", "Board"]
    assert page.model.descending


def test_many_groups_can_be_filtered_and_all_shown_again(open_window: OpenWindow) -> None:
    page = people_of(open_window())
    assert not page.filter.isVisible()
    page.table.go_to(2, NAME)
    page.model.paste(3, NAME, [[f"Team-{n:02d}"] for n in range(17)])
    assert page.filter.isVisible()
    page.filter.text.setText("team-1")
    assert shown(page) == [f"Team-{n}" for n in range(10, 17)]
    assert page.filter.count.text() == "7 of 20 groups shown"
    page.table.go_to(0, NAME)
    page.remove_button.click()
    assert "Team-10" not in organisers(page)
    assert page.filter.count.text() == "6 of 19 groups shown"
    page.filter.text.setText("nobody")
    assert page.filter.count.text() == "None of 19 groups shown"
    assert not page.remove_button.isEnabled()
    page.filter.clear_button.click()
    assert len(shown(page)) == 19
    assert not page.filter.clear_button.isVisible()
    page.filter.text.setText("nobody")
    page.add_button.click()
    assert page.table.current_row == 0
    assert shown(page) == ["New group"]
    page.table.go_to_group(0)
    assert page.filter.text.text() == ""
    assert page.table.current_group == 0
