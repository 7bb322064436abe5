"""Saving in a thread: a slow drive or a large plan does not stop the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.fingerprint import GONE, fingerprint, fingerprint_of
from ppm_desktop.session.background.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ppm_desktop.domain.project import Project


@dataclass(frozen=True, slots=True, eq=False)
class Saving:
    """One wish to save."""

    project: Project
    path: Path
    expected: str  # fingerprint that the file has unless somebody else changed it; "" to write whatever is there
    then: Callable[[], None] | None  # what to do when it is saved


class Saver(QObject):
    """Saves one after the other, in the order in which it was asked."""

    saved = Signal(object, str)  # Saving, the file's fingerprint
    changed_by_others = Signal(object)  # Saving; nothing was written
    failed = Signal(object, object)  # Saving, exception; the old file is whole
    idle = Signal()  # all that was asked for is saved
    _ended = Signal(object, str, object)  # Saving, fingerprint or "", exception or None; from the worker's thread

    def __init__(self, parent: QObject) -> None:
        """Start with nothing to save."""
        super().__init__(parent)
        self._workers = Workers(1, "saving", "first")  # somebody waits for it, and for studies nobody does at that moment
        self._under_way = 0
        self._written: dict[Path, str] = {}  # by this window; only the worker looks at it
        self._ended.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether something is being saved."""
        return self._under_way > 0

    def save(self, saving: Saving) -> None:
        """Save in the background; one of the signals tells how it ended."""
        self._under_way += 1
        self._workers.start(lambda: self._work(saving))

    def stop(self) -> None:
        """Wait for what is being written."""
        self._workers.stop()

    def _work(self, saving: Saving) -> None:
        from ppm_desktop.files.project_file import project_bytes  # noqa: PLC0415 - brings pydantic, in this thread

        path = saving.path
        try:
            # What this window wrote a moment ago is no change by others, although the document may not know it yet.
            if saving.expected and fingerprint(path) not in {saving.expected, GONE, self._written.get(path)}:
                self._ended.emit(saving, "", None)
                return
            data = project_bytes(saving.project)
            write_atomically(path, data)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which deals with it there
            self._ended.emit(saving, "", error)
        else:
            self._written[path] = fingerprint_of(data)
            self._ended.emit(saving, self._written[path], None)

    @Slot(object, str, object)
    def _deliver(self, saving: Saving, found: str, error: Exception | None) -> None:
        self._under_way -= 1
        if error is not None:
            self.failed.emit(saving, error)
        elif not found:
            self.changed_by_others.emit(saving)
        else:
            self.saved.emit(saving, found)
            if not self.busy:
                self.idle.emit()
