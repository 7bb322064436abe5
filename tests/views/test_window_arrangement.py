"""Size, place and panes of the window come back; damaged ones never leave it where nobody sees it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray

from views.windows import PATIENCE, OpenWindow

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.views.main_window import MainWindow

FAR = 8_322_713


def damaged(state: QByteArray, place: int, number: int) -> QByteArray:
    data = bytearray(state.data())
    data[place : place + 4] = struct.pack(">i", number)
    return QByteArray(bytes(data))


def shown_again(window: MainWindow) -> QRect:
    window.hide()
    window.restore_arrangement()
    window.show()
    return window.geometry()


def test_what_was_kept_comes_back(empty_window: OpenWindow, qtbot: QtBot) -> None:
    window = empty_window()
    window.resize(770, 500)
    qtbot.waitUntil(lambda: window.size().toTuple() == (770, 500), timeout=PATIENCE)
    window.keep_arrangement()
    window.resize(790, 540)
    shown_again(window)
    qtbot.waitUntil(lambda: window.size().toTuple() == (770, 500), timeout=PATIENCE)


# After eight bytes, four rectangles of four numbers, with a few bytes among them.
@pytest.mark.parametrize("number", [FAR, -FAR, 2**31 - 1, -(2**31)])
def test_a_window_never_comes_back_where_no_screen_is(empty_window: OpenWindow, preferences: Preferences, number: int) -> None:
    window = empty_window()
    kept = window.saveGeometry()
    everywhere = window.screen().availableVirtualGeometry()
    for place in range(8, kept.size() - 4):
        preferences.geometry = damaged(kept, place, number)
        found = shown_again(window)
        assert everywhere.intersects(found), (place, found)
        assert max(found.width(), found.height()) <= max(everywhere.width(), everywhere.height()), (place, found)
        assert abs(found.x()) + abs(found.y()) < FAR, (place, found)


def test_panes_are_never_wider_than_the_window(empty_window: OpenWindow, preferences: Preferences) -> None:
    window = empty_window()
    kept = window.splitter.saveState()
    width = window.width()
    for place in range(kept.size() - 4):
        preferences.panes = damaged(kept, place, FAR)
        assert shown_again(window).width() == width, place
        assert window.splitter.width() == width
        assert window.splitter.handleWidth() == 1
