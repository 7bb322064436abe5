"""Pages are made before anybody wants them, and shown in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from ppm_desktop.views.places import PLACE_NAMES, START
from views.windows import PATIENCE, OpenWindow, arrived, wait_for_answer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def test_pages_are_made_while_nobody_waits(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    wait_for_answer(qtbot, window)
    assert list(window.pages) == ["compare"]
    window.load_chart_library()
    window.page_stack.furnish()
    qtbot.waitUntil(lambda: set(window.pages) == set(PLACE_NAMES) - {START}, timeout=PATIENCE)
    assert window.stack.currentWidget() is window.compare_page


def test_a_page_can_be_used_at_once_and_is_painted_in_the_next_turn(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    for place in ("people", "prices", "people"):
        window.show_place(place)
        page: QWidget = window.pages[place]
        assert page.isVisible()
        qtbot.waitUntil(page.updatesEnabled, timeout=PATIENCE)


def test_what_a_page_needs_is_imported_before_it_is_wanted(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    done: list[str] = []
    window.page_stack.prepare("prices", lambda: done.append("prices"))
    window.page_stack.prepare("compare", lambda: done.append("compare"))
    assert done == []
    qtbot.waitUntil(lambda: sorted(done) == ["compare", "prices"], timeout=PATIENCE)


def test_a_visit_comes_to_its_place_in_a_later_turn_and_the_last_page_stays_until_then(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.visit_place("prices")
    assert window.places.currentItem().text() == "Prices"
    assert window.stack.currentWidget() is window.compare_page
    assert arrived(qtbot, window, "prices").isVisible()


def test_of_two_visits_the_last_one_counts(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    done: list[str] = []
    window.visit_place("prices", lambda: done.append("prices"))
    window.visit_place("people", lambda: done.append("people"))
    arrived(qtbot, window, "people")
    qtbot.waitUntil(lambda: "prices" in window.pages, timeout=PATIENCE)
    assert window.stack.currentWidget() is window.pages["people"]
    assert done == ["people"]


def test_a_place_that_is_shown_at_once_needs_no_second_making(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    done: list[str] = []
    window.visit_place("policies", lambda: done.append("policies"))
    window.show_place("policies")
    page = window.pages["policies"]
    assert window.stack.currentWidget() is page
    qtbot.waitUntil(lambda: done == ["policies"], timeout=PATIENCE)
    assert window.pages["policies"] is page


def test_the_keyboard_leaves_the_last_page_and_comes_to_the_new_one(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.show_place("people")
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.pages["people"].table.setFocus()  # type: ignore[attr-defined]  # the page has one
    window.visit_place("policies")
    assert window.focusWidget() is window.stack
    page = arrived(qtbot, window, "policies")
    focused = window.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_whoever_turns_back_has_the_keyboard_on_the_page_again(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.show_place("people")
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    page = window.pages["people"]
    page.table.setFocus()  # type: ignore[attr-defined]  # the page has one
    window.visit_place("policies")
    window.visit_place("people")
    focused = window.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    qtbot.waitUntil(lambda: "policies" in window.pages, timeout=PATIENCE)
    assert window.stack.currentWidget() is page
