"""Keeps a recovery copy of unsaved work, written in a thread a few seconds after an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ppm_desktop.session.background.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.files.recovery import RecoveryStore
    from ppm_desktop.session.document import Document

#: Milliseconds from the first unsaved edit to the writing of the copy; at most this much work is lost.
DELAY: Final = 3000


class Autosave(QObject):
    """Follows one document. Copies are written and removed one after the other, so that the last word counts."""

    written = Signal()  # a copy is on the disk
    failed = Signal(str)  # why none could be written; said once until it works again
    _failure = Signal(str)  # from the worker's thread
    _success = Signal()  # as above

    def __init__(self, document: Document, store: RecoveryStore, name: Callable[[], str], delay: int = DELAY) -> None:
        """Keep copies of ``document`` in ``store``; ``name`` is what the window calls it."""
        super().__init__(document)
        self._document = document
        self._store = store
        self._name = name
        self._token = store.new_token()
        self._workers = Workers(1, "autosave")
        self._copied: object = None  # the project whose copy is written or on its way
        self._exists = False  # there may be a copy of an older state, too
        self._complained = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(self._write)
        self._failure.connect(self._complain)
        self._success.connect(self._relax)
        document.changed.connect(self._look)
        document.file_changed.connect(self._look)

    @property
    def token(self) -> str:
        """Which copy in the store is this document's."""
        return self._token

    def adopt(self, token: str) -> None:
        """Go on with a copy that was recovered, or that another window kept: it stays until its work is saved or given up."""
        self._token = token
        self._exists = True

    def finish(self) -> None:
        """Remove the copy: the window is left with everything saved or given up."""
        self._timer.stop()
        store, token = self._store, self._token
        self._workers.stop()
        store.remove(token)

    def stop(self) -> None:
        """End the thread and leave the copy where it is; for a program that ends without being asked."""
        self._timer.stop()
        self._workers.stop()

    def _look(self) -> None:
        if not self._document.modified:
            self._timer.stop()
            self._copied = None
            if self._exists:
                self._exists = False
                self._forget()
        elif self._document.project is not self._copied and not self._timer.isActive():
            self._timer.start()  # not started anew by every key: somebody who never pauses is protected, too

    def _forget(self) -> None:
        store, token = self._store, self._token
        self._workers.start(lambda: store.remove(token))

    def _write(self) -> None:
        document = self._document
        if not document.modified:
            return
        project, path, fingerprint, name, token = document.project, document.path, document.fingerprint, self._name(), self._token
        self._copied, self._exists = project, True

        def work() -> None:
            from ppm_desktop.files.project_file import project_bytes  # noqa: PLC0415 - brings pydantic, in this thread

            try:
                self._store.write(token, project_bytes(project), name=name, original=path, fingerprint=fingerprint)
            except OSError as error:
                self._failure.emit(error.strerror or str(error))
            else:
                self._success.emit()

        self._workers.start(work)

    def _complain(self, reason: str) -> None:
        self._copied = None
        if not self._complained:
            self._complained = True
            self.failed.emit(reason)

    def _relax(self) -> None:
        self._complained = False
        self.written.emit()
