"""Pages are made before anybody wants them, and shown in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.views.places import PLACE_NAMES, START
from views.windows import PATIENCE, OpenWindow, wait_for_answer

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
