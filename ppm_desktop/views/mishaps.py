"""Errors that nobody caught: logged, told once with a report, and survived."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from types import TracebackType

    from ppm_desktop.session.document import Document
    from ppm_desktop.views.dialogs.crash_report import CrashReportDialog

#: The same error is not told again so many milliseconds after it was read: one in painting would come back at once.
PAUSE: Final = 10_000


def keep_logs() -> None:
    """Write what is logged to the terminal that the program was started from, and to the log file; once. The window is seen sooner without."""
    import logging  # noqa: PLC0415 - as above

    from ppm_desktop.session.log_file import keep_log  # noqa: PLC0415 - as above

    logging.basicConfig(format="%(name)s: %(message)s")
    keep_log()


class Mishaps(QObject):
    """Catches what reaches Python's hooks, also from threads, from slots of Qt and from destructors. Safe in any thread."""

    happened = Signal(str, str)  # what, and the stack without values; carries it into the window's thread

    def __init__(self, parent: QObject | None = None) -> None:
        """Only listen; ``catch_all`` takes over the hooks."""
        super().__init__(parent)
        self.pause = PAUSE
        self.dialog: CrashReportDialog | None = None
        self._last = ""  # the stack that was told last
        self._since = QElapsedTimer()  # it was read
        self.happened.connect(self._tell)

    def catch_all(self) -> None:
        """Take over all hooks."""
        sys.excepthook = self.note
        threading.excepthook = lambda args: self.note(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self.note(args.exc_type, args.exc_value, args.exc_traceback)

    def note(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log an error and tell the user, unless it is the user who interrupts us."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        import logging  # noqa: PLC0415 - rarely needed

        from ppm_desktop.session.crash_report import where_it_happened  # noqa: PLC0415 - as above

        keep_logs()
        where = where_it_happened(error, kind, trace)
        # A desktop keeps what its programs write to the terminal. Messages may quote names, amounts and paths, so they are left out.
        logging.getLogger("ppm_desktop").error("uncaught\n%s", where, extra={"where": where})
        self.happened.emit(kind.__name__, where)

    @Slot(str, str)
    def _tell(self, _what: str, where: str) -> None:
        if self.dialog is not None:
            return  # one at a time
        if where == self._last and self._since.isValid() and self._since.elapsed() < self.pause:
            return
        from ppm_desktop.session.crash_report import report  # noqa: PLC0415 - rarely needed
        from ppm_desktop.views.dialogs.crash_report import CrashReportDialog  # noqa: PLC0415 - as above
        from ppm_desktop.views.look.theme import current_theme  # noqa: PLC0415 - as above

        document = _open_document()
        self._last = where
        self.dialog = CrashReportDialog(report(where, document, current_theme().name), document, QApplication.activeWindow())
        self.dialog.finished.connect(self._forget)
        self.dialog.destroyed.connect(self._forget)  # with the window below it
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None
        self._since.start()


def _open_document() -> Document | None:
    """Return the document of the window that is there; a window of another language may have taken the first one's place."""
    from ppm_desktop.session.document import Document  # noqa: PLC0415 - rarely needed

    found = (getattr(window, "document", None) for window in QApplication.topLevelWidgets() if window.isVisible())
    return next((document for document in found if isinstance(document, Document)), None)
