from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QTabBar, QWidget

from ppm_desktop.views.dialogs.problems import ProblemsDialog, place_of, scenario_of
from ppm_desktop.views.file_actions import SAMPLE
from ppm_desktop.views.places import PLACES
from views.windows import (
    EVERY_RULE,
    PATIENCE,
    OpenWindow,
    add_scenario,
    arrived,
    document_of,
    grow,
    make_unsound,
    open_dialogs,
    wait_for_answer,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


def test_an_edit_changes_the_answer_and_undo_brings_it_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    verdict, cards = window.answer.headline.text(), card_totals(window)
    grow(window, 400)
    wait_for_answer(qtbot, window)
    assert window.answer.headline.text() != verdict
    assert card_totals(window) != cards
    document_of(window).undo_stack.undo()
    wait_for_answer(qtbot, window)
    assert window.answer.headline.text() == verdict
    assert card_totals(window) == cards


def test_an_edit_is_answered_within_a_tenth_of_a_second_or_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert window.recalculator is not None
    grow(window, 150)
    wait_for_answer(qtbot, window)
    with qtbot.waitSignal(window.answer.answered, timeout=1000):  # usually 60 ms; machines that test are busy
        grow(window, 151)


def test_without_a_file_the_sample_is_opened_as_an_untitled_copy(empty_window: OpenWindow, qtbot: QtBot) -> None:
    window = empty_window()
    window.files.open_sample()
    wait_for_answer(qtbot, window)
    document = document_of(window)
    assert document.path is None
    assert not document.modified
    assert window.tabs.tabs.count() == len(document.project.scenarios) > 1
    assert "three-country" not in window.windowTitle()
    assert SAMPLE.endswith(".ppmplan")


def test_the_scenario_tabs_change_the_answer(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    add_scenario(window, "Twice the sales people")
    wait_for_answer(qtbot, window)
    cards = card_totals(window)
    assert window.tabs.tabs.count() == 2
    window.tabs.tabs.setCurrentIndex(1)
    wait_for_answer(qtbot, window)
    assert document_of(window).scenario.name == "Twice the sales people"
    assert card_totals(window) != cards


def test_the_scenario_menu_and_the_tabs_agree(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    add_scenario(window, "A & B")
    texts = [action.text() for action in window.menus._scenarios.actions()]  # noqa: SLF001 - what the menu shows
    assert texts == ["Today (baseline)", "A && B"]
    press(qtbot, window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.tabs.currentIndex() == 1
    press(qtbot, window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.tabs.currentIndex() == 0


def test_control_and_a_number_show_the_places(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    for number, place in enumerate(PLACES[:10]):
        press(qtbot, window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert window.places.currentItem().text() == place.title
        assert getattr(arrived(qtbot, window, place.name), "title", "") == place.title


def test_f6_takes_the_keyboard_through_all_panes_and_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.places.setFocus()
    panes = [window.places, window.tabs, window.stack, window.answer, window.status]
    for pane in (*panes[1:], panes[0]):
        press(qtbot, window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert pane is focused or pane.isAncestorOf(focused)
    press(qtbot, window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.status.isAncestorOf(focused)


def test_every_control_has_an_accessible_name(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(EVERY_RULE)
    for place in PLACES:
        window.show_place(place.name)
        qtbot.wait(10)
        nameless = [widget for widget in controls(window) if not name_of(widget)]
        assert nameless == [], place.name


def test_the_problems_are_counted_and_listed_in_sentences(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    make_unsound(window)
    wait_for_answer(qtbot, window)
    assert window.status.problems.text() == f"{len(document_of(window).problems) - 1} problems · 1 note"
    window.status.problems.click()
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, ProblemsDialog)
    texts = [dialog.entries.item(row).text() for row in range(dialog.entries.count())]
    assert texts[0].startswith("Error: ")
    assert "\nPeople · scenarios[0].groups[0].name" in texts[0] + texts[1]
    dialog.entries.itemActivated.emit(dialog.entries.item(0))
    assert not open_dialogs(window)
    assert window.places.currentItem().text() == "People"


@pytest.mark.parametrize(
    ("path", "place", "scenario"),
    [
        ("scenarios[1].groups[2].destinations.toll", "destinations", 1),
        ("scenarios[0].groups[0].join", "meetings", 0),
        ("scenarios[0].season[3]", "meetings", 0),
        ("scenarios[0].groups[0].headcount", "people", 0),
        ("price_book.rates[4].rate", "prices", None),
        ("scenarios[0].options[1].assign", "compare", 0),
        ("agreement", "", None),
    ],
)
def test_a_problem_leads_to_the_place_where_it_can_be_mended(path: str, place: str, scenario: int | None) -> None:
    assert place_of(path) == place
    assert scenario_of(path) == scenario


def test_example_prices_are_marked_in_the_list_and_below(open_window: OpenWindow) -> None:
    window = open_window()
    marked = [window.places.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(window.places.count())]
    assert "Prices, example" in marked
    assert "Example price book, as of 2025-10-15" in window.status._prices.text()  # noqa: SLF001 - what is seen


def test_the_answer_panel_can_be_folded(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    press(qtbot, window, Qt.Key.Key_F9)
    assert not window.answer.isVisible()
    press(qtbot, window, Qt.Key.Key_F9)
    assert window.answer.isVisible()


def test_nothing_is_cut_off_in_a_small_window(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.resize(911, 512)  # 1366 x 768 at 150 %
    qtbot.wait(50)
    page = window.compare_page
    assert window.width() <= 911
    assert page.heading.width() >= min(page.heading.sizeHint().width(), page.viewport().width() - 48)
    assert page.spans.geometry().right() <= page.viewport().width()
    assert page.horizontalScrollBar().maximum() == 0


def card_totals(window: MainWindow) -> list[str]:
    return [card.accessibleDescription() for card in window.answer._cards]  # noqa: SLF001 - what is seen


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    QTest.keyClick(window, key, modifier)


def controls(window: MainWindow) -> list[QWidget]:
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTabBar)
    found = [
        widget for widget in window.findChildren(QWidget) if isinstance(widget, kinds) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    # The line of an editable combo box or spin box speaks with the name of the box around it.
    inner = (QComboBox, QAbstractSpinBox)
    return [widget for widget in found if widget.isVisible() and widget.focusPolicy() and not isinstance(widget.parent(), inner)]


def name_of(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def test_a_files_name_does_not_turn_the_title_around(open_window: OpenWindow, plan: Path) -> None:
    window = open_window(plan.rename(plan.with_name("a\u202eb.ppmplan")))
    assert "\u202e" not in window.windowTitle()
    assert "\\u202e" in window.windowTitle()
