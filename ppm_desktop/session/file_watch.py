"""Notices that somebody else changed the open file, or that it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ppm_desktop.files.fingerprint import GONE, fingerprint
from ppm_desktop.files.presence import is_file

if TYPE_CHECKING:
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document

#: Another program's saving is several events; they are over after this many milliseconds.
_SETTLING: Final = 300


class FileWatch(QObject):
    """Watches the file and its folder, since saving atomically puts a new file in the old one's place.

    What counts is the content's fingerprint: a file that was only touched is the same file.
    """

    changed = Signal(str)  # by somebody else; its fingerprint now
    gone = Signal()
    same = Signal()  # it is again, or still, what was read or saved

    def __init__(self, document: Document, errands: Errands) -> None:
        """Watch the file of ``document``, whichever it is at the moment."""
        super().__init__(document)
        self._document = document
        self._errands = errands
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.look_soon)
        self._watcher.directoryChanged.connect(self.look_soon)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SETTLING)
        self._pause.timeout.connect(self._look)
        document.file_changed.connect(self._follow)
        self._follow()

    def look_soon(self) -> None:
        """Look whether the file is still what it was; also for folders that do not report changes."""
        self._pause.start()

    def stop(self) -> None:
        """Watch no more."""
        self._pause.stop()
        watched = self._watcher.files() + self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)

    def _follow(self) -> None:
        path = self._document.path
        wanted = set() if path is None else {str(path), str(path.parent)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        present = [name for name in sorted(wanted - watched) if path is not None and (name != str(path) or is_file(path))]
        if present:
            self._watcher.addPaths(present)

    def _look(self) -> None:
        path, known = self._document.path, self._document.fingerprint
        if path is None or not known:
            return

        def done(found: str) -> None:
            if (path, known) != (self._document.path, self._document.fingerprint):
                return  # saved or opened anew in the meantime
            self._follow()
            if found == known:
                self.same.emit()
            elif found == GONE:
                self.gone.emit()
            else:
                self.changed.emit(found)

        self._errands.send(lambda: fingerprint(path), done)
