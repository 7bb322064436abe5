"""Errors that nobody caught: logged, told once, and survived."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QMessageBox

LOG = logging.getLogger("ppm_desktop")


class Mishaps(QObject):
    """Catches what reaches ``sys.excepthook`` and ``threading.excepthook``. Safe to be called from any thread."""

    happened = Signal(str, str)  # what, traceback; carries it into the window's thread

    def __init__(self, parent: QObject | None = None) -> None:
        """Only listen; ``catch_all`` takes over the hooks."""
        super().__init__(parent)
        self._box: QMessageBox | None = None
        self.happened.connect(self._tell)

    def catch_all(self) -> None:
        """Take over both hooks."""
        sys.excepthook = self.note
        threading.excepthook = lambda args: self.note(args.exc_type, args.exc_value, args.exc_traceback)

    def note(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log an error and tell the user, unless it is the user who interrupts us."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        import traceback  # noqa: PLC0415 - rarely needed

        text = "".join(traceback.format_exception(kind, error, trace))
        LOG.error("uncaught\n%s", text)
        self.happened.emit(f"{kind.__name__}: {error}", text)

    @Slot(str, str)
    def _tell(self, what: str, text: str) -> None:
        if self._box is not None:
            return  # one message at a time: a fault in painting would repeat itself endlessly
        from ppm_desktop.views.dialogs.messages import tell  # noqa: PLC0415 - rarely needed

        advice = "Your plan is still here: save it under another name. Please report this with the details below."
        self._box = tell(QApplication.activeWindow(), "Something went wrong in the program.", f"{what}\n\n{advice}", text)
        self._box.finished.connect(self._forget)

    def _forget(self) -> None:
        self._box = None
