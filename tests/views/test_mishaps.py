from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from ppm_desktop.views.mishaps import Mishaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def mishaps(qapp: QApplication) -> Iterator[Mishaps]:
    hooks = sys.excepthook, threading.excepthook
    made = Mishaps(qapp)
    made.catch_all()
    yield made
    sys.excepthook, threading.excepthook = hooks
    for box in boxes():
        box.reject()
    made.deleteLater()


def boxes() -> list[QMessageBox]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()]


def note(mishaps: Mishaps, error: Exception) -> None:
    mishaps.note(type(error), error, None)


def test_an_error_is_told_once_and_logged_every_time(mishaps: Mishaps, caplog: pytest.LogCaptureFixture) -> None:
    for number in range(3):
        note(mishaps, ValueError(f"number {number}"))
    assert len(boxes()) == 1
    assert "ValueError: number 0" in boxes()[0].informativeText()
    assert caplog.text.count("uncaught") == 3


def test_after_the_message_is_closed_the_next_error_is_told_again(mishaps: Mishaps) -> None:
    note(mishaps, ValueError("one"))
    boxes()[0].accept()
    note(mishaps, ValueError("two"))
    assert "two" in boxes()[0].informativeText()


def test_an_error_in_a_thread_is_told_in_the_windows_thread(mishaps: Mishaps, qtbot: QtBot) -> None:
    def fail() -> None:
        message = "in a thread"
        raise ValueError(message)

    thread = threading.Thread(target=fail)
    with qtbot.waitSignal(mishaps.happened):
        thread.start()
    thread.join()
    assert "in a thread" in boxes()[0].informativeText()


def test_an_interrupt_by_the_user_is_no_mishap(mishaps: Mishaps, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    mishaps.note(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert boxes() == []
    assert codes == [130]
