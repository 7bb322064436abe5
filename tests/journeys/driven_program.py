"""The real program with somebody at the keyboard: started by the journeys in a process of its own.

``type PLAN`` types headcounts into the People table until the process is killed; ``recover`` accepts what is offered
and prints what is in the window then.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from ppm_desktop import app
from ppm_desktop.views.dialogs.recovery import RecoveryDialog
from ppm_desktop.views.widgets.data_table import DataTable

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.views.main_window import MainWindow

ORGANISERS = 2
PAUSE = 40


class Typist:
    """Types a larger number every few milliseconds."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.number = 1000
        self.timer = QTimer(window)
        self.timer.timeout.connect(self.type)
        self.timer.start(PAUSE)

    def type(self) -> None:
        table = next(iter(self.window.stack.findChildren(DataTable)), None)
        if self.window.document is None or table is None:
            return
        self.number += 1
        table.setCurrentIndex(table.model().index(0, ORGANISERS))
        QTest.keyClicks(table, str(self.number)[:1])
        editor = table.focusWidget() if table.focusWidget() is not None else table
        QTest.keyClicks(editor, str(self.number)[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)


class Visitor:
    """Presses Recover and looks."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.timer = QTimer(window)
        self.timer.timeout.connect(self.look)
        self.timer.start(PAUSE)

    def look(self) -> None:
        for dialog in self.window.findChildren(RecoveryDialog):
            if dialog.isVisible():
                dialog.recover.click()
        document = self.window.document
        if document is None or not document.modified:
            return
        self.timer.stop()
        organisers = document.scenario.groups[0].headcount[0].organisers
        sys.stdout.write(json.dumps({"path": str(document.path), "organisers": organisers}) + "\n")
        sys.stdout.flush()
        document.undo_stack.setClean()  # as after Discard: the window may close
        self.window.close()


_open = app._open  # noqa: SLF001 - what the program does once it is visible
_keeping: list[object] = []


def _open_and(what: type[Typist | Visitor], window: MainWindow, file: Path | None) -> None:
    _open(window, file)
    _keeping.append(what(window))


if __name__ == "__main__":
    role: type[Typist | Visitor] = Typist if sys.argv[1] == "type" else Visitor
    app._open = lambda window, file: _open_and(role, window, file)  # noqa: SLF001 - as above
    sys.exit(app.main([*sys.argv[2:], "--place", "people"]))
