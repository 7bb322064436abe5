from __future__ import annotations

import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ppm_desktop.views.dialogs.crash_report import CrashReportDialog
from ppm_desktop.views.mishaps import Mishaps
from views.windows import OpenWindow, document_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def mishaps(qapp: QApplication) -> Iterator[Mishaps]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Mishaps(qapp)
    made.catch_all()
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    for dialog in dialogs():
        dialog.reject()
    made.deleteLater()


def dialogs() -> list[CrashReportDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashReportDialog) and widget.isVisible()]


def shown() -> str:
    (dialog,) = dialogs()
    return dialog.report.toPlainText()


def note(mishaps: Mishaps, error: Exception) -> None:
    mishaps.note(type(error), error, error.__traceback__)


def test_an_error_is_told_once_and_logged_every_time(mishaps: Mishaps, caplog: pytest.LogCaptureFixture) -> None:
    for number in range(3):
        note(mishaps, ValueError(f"number {number}"))
    assert len(dialogs()) == 1
    assert "ValueError" in shown()
    assert caplog.text.count("uncaught") == 3


def test_another_error_is_told_when_the_first_was_read_and_the_same_one_only_after_a_while(mishaps: Mishaps) -> None:
    note(mishaps, ValueError("one"))
    dialogs()[0].reject()
    note(mishaps, ValueError("the same, as in painting"))
    assert dialogs() == []
    note(mishaps, KeyError("another"))
    assert "KeyError" in shown()
    dialogs()[0].reject()
    mishaps.pause = 0
    note(mishaps, KeyError("another"))
    assert "KeyError" in shown()


def test_an_error_in_a_thread_is_told_in_the_windows_thread(mishaps: Mishaps, qtbot: QtBot) -> None:
    def fail() -> None:
        message = "in a thread"
        raise ValueError(message)

    thread = threading.Thread(target=fail)
    with qtbot.waitSignal(mishaps.happened):
        thread.start()
    thread.join()
    assert "ValueError" in shown()
    assert "fail" in shown()


class Sender(QObject):
    sent = Signal()


def test_an_error_in_a_slot_of_qt_is_told(mishaps: Mishaps, qtbot: QtBot) -> None:
    sender = Sender()

    def slot() -> None:
        raise LookupError

    sender.sent.connect(slot)
    with qtbot.captureExceptions():
        sys.excepthook = mishaps.note
        sender.sent.emit()
    assert "LookupError" in shown()


def test_an_error_that_cannot_be_raised_any_more_is_told(mishaps: Mishaps) -> None:
    del mishaps

    class Fragile:
        def __del__(self) -> None:
            raise ArithmeticError

    fragile = Fragile()
    del fragile
    assert "ArithmeticError" in shown()


def test_an_interrupt_by_the_user_is_no_mishap(mishaps: Mishaps, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    mishaps.note(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert dialogs() == []
    assert codes == [130]


def test_the_dialog_says_that_the_work_is_safe_and_that_nothing_is_sent(mishaps: Mishaps, open_window: OpenWindow) -> None:
    window = open_window()
    document = document_of(window)
    document.edit(replace(document.project, name="Other"), "Rename")
    note(mishaps, ValueError("oops"))
    texts = " ".join(words.text() for words in dialogs()[0].findChildren(type(dialogs()[0].outcome)))
    assert "recovery copy" in texts
    assert "Nothing is sent" in texts
    assert "scenarios 1" in shown()
    assert "  name" in shown().splitlines()


def test_the_report_is_saved_and_copied_and_a_file_that_cannot_be_written_is_told(mishaps: Mishaps, tmp_path: Path) -> None:
    note(mishaps, ValueError("oops"))
    dialog = dialogs()[0]
    text = shown()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == text
    dialog.save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == text + "\n"
    assert dialog.outcome.text() == "The report is in report.txt."
    dialog.save_to(tmp_path / "nowhere" / "report.txt")
    assert dialog.outcome.text() == "report.txt was not written: No such file or directory"
