"""The program's application, which also hears what the system asks the running program to open.

On macOS that is every double-click on a plan, the one that starts the program included, and a file dropped on the program's icon. Windows and
Linux start the program once more instead, with the file on its command line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QFileOpenEvent


class Application(QApplication):
    """Tells which file the system asks for; the first one comes before there is a window."""

    file_asked_for = Signal(object)  # Path

    def event(self, event: QEvent) -> bool:
        """Tell of files; all else is Qt's. A filter would do, too, but would be asked about every event of every widget."""
        if event.type() == QEvent.Type.FileOpen and (file := cast("QFileOpenEvent", event).file()):
            self.file_asked_for.emit(Path(file))
            return True
        return super().event(event)
