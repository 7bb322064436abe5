"""Start: the doors, recent files, and what is said while a plan is open or none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from views.windows import PATIENCE, OpenWindow, document_of, grow, message, press, wait_for_answer, wait_for_message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.main_window import MainWindow
    from ppm_desktop.views.start.overview import StartOverview

Started = tuple["MainWindow", "StartOverview"]


@pytest.fixture
def start(empty_window: OpenWindow, qtbot: QtBot) -> Callable[[], Started]:
    def make() -> Started:
        window = empty_window()
        window.show_nothing_open()
        window.show_place("start")
        qtbot.waitUntil(lambda: window.start.page is not None, timeout=PATIENCE)
        return window, overview(window)

    return make


def overview(window: MainWindow) -> StartOverview:
    assert window.start.page is not None
    return window.start.page.overview


def listed(page: StartOverview) -> list[tuple[str, ...]]:
    table = page.recent
    texts = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        texts.append(tuple(item.text() for item in items if item is not None))
    return texts


def test_at_the_first_start_nothing_is_open_and_every_pane_says_what_to_do(start: Callable[[], Started]) -> None:
    window, page = start()
    assert window.document is None
    assert window.stack.currentWidget() is window.start.page
    assert "Teams meetings" in page.heading.text()
    assert page.open_plan.isHidden()
    assert page.recent.isHidden()
    assert "answer" in window.answer.headline.text()
    assert "five questions" in window.answer.detail.text()
    window.show_place("prices")
    assert window.empty.isVisible()


def test_every_sample_has_a_card_that_says_what_it_shows_and_opens_a_copy(start: Callable[[], Started], qtbot: QtBot) -> None:
    window, page = start()
    assert len(page.cards) == 4
    assert all(card.accessibleName() and card.accessibleDescription() for card in page.cards)
    QTest.keyClick(page.cards[0], Qt.Key.Key_Return)
    wait_for_answer(qtbot, window)
    assert document_of(window).path is None
    assert not document_of(window).modified
    qtbot.waitUntil(lambda: window.place == "compare", timeout=PATIENCE)
    assert window.answer.headline.text().startswith("Pay per minute")


def test_missing_files_are_dimmed_with_the_reason_and_open_nothing(
    start: Callable[[], Started], preferences: Preferences, plan: Path, qtbot: QtBot
) -> None:
    gone = plan.with_name("Gone.ppmplan")
    preferences.recent = [gone, plan]
    window, page = start()
    qtbot.waitUntil(lambda: page.recent.is_missing(gone), timeout=PATIENCE)
    assert [(name, last) for name, _folder, last in listed(page)] == [("Gone.ppmplan", "not found"), ("Plan.ppmplan", listed(page)[1][2])]
    assert listed(page)[1][2].startswith("20")  # the day of its last change
    item = page.recent.item(0, 0)
    assert item is not None
    assert "not there" in item.toolTip()
    page.recent.setCurrentCell(0, 0)
    QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert not window.files.at_work
    QTest.keyClick(page.recent, Qt.Key.Key_Delete)
    assert preferences.recent == [plan]
    assert [name for name, *_ in listed(page)] == ["Plan.ppmplan"]
    QTest.keyClick(page.recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.document is not None and window.document.path == plan, timeout=PATIENCE)
    wait_for_answer(qtbot, window)


def test_with_a_plan_open_start_names_it_and_goes_on_with_it(open_window: OpenWindow, plan: Path) -> None:
    window = open_window(plan)
    window.show_place("start")
    page = overview(window)
    assert page.open_plan.isVisible()
    assert page.open_name.text() == "Plan.ppmplan is open."
    grow(window, 400)
    assert "not saved" in page.open_name.text()
    page.go_on_button.click()
    assert window.place == "compare"
    assert window.stack.currentWidget() is window.compare_page
    assert window.tabs.isVisible()


def test_a_sample_takes_the_place_of_unsaved_work_only_when_that_is_settled(open_window: OpenWindow, plan: Path, qtbot: QtBot) -> None:
    window = open_window(plan)
    grow(window, 400)
    window.show_place("start")
    overview(window).cards[0].click()
    wait_for_message(qtbot, window)
    press(window, "Cancel")
    assert document_of(window).path == plan
    overview(window).cards[0].click()
    wait_for_message(qtbot, window)
    assert "Plan.ppmplan" in message(window).text()
    press(window, "Discard")
    qtbot.waitUntil(lambda: document_of(window).path is None, timeout=PATIENCE)
    wait_for_answer(qtbot, window)


def test_a_new_empty_plan_begins_with_its_people(start: Callable[[], Started], qtbot: QtBot) -> None:
    window, page = start()
    page.empty_button.click()
    wait_for_answer(qtbot, window)
    qtbot.waitUntil(lambda: window.place == "people", timeout=PATIENCE)
    assert not document_of(window).modified


def test_alt_and_the_letter_of_a_button_act_at_once(start: Callable[[], Started]) -> None:
    window, _page = start()
    assert window.start.page is not None
    window.start.page.ask()
    questions = window.start.page.questions
    assert questions is not None
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    before = len(questions.offices.rows)
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert len(questions.offices.rows) == before + 1
    assert not questions.add_button.isDown()
