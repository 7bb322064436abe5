"""Reading a project file in a thread, together with the catalogue that its checks need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ppm_desktop.catalog.catalogue import load_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.files.project_file import Reading
    from ppm_desktop.session.errands import Errands

_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of opening a file."""

    path: Path
    untitled: bool  # a copy of a sample, which has no file of its own yet
    reading: Reading
    catalogue: Catalogue


@cache
def _loaded() -> Catalogue:
    return load_catalogue()


def shipped_catalogue() -> Catalogue:
    """Return the shipped catalogue, the same one every time. May be called from any thread."""
    with _LOCK:
        return _loaded()


class Opener(QObject):
    """Reads files one after the other; when a second is asked for, the first one's result is dropped."""

    opened = Signal(object)  # Opening
    failed = Signal(object)  # an error of ours: exception

    def __init__(self, errands: Errands) -> None:
        """Read by means of ``errands``."""
        super().__init__(errands)
        self._errands = errands
        self._newest = 0

    def read(self, path: Path, *, untitled: bool = False) -> None:
        """Read a file; ``opened`` tells what came of it."""
        self._newest += 1
        number = self._newest

        def work() -> Opening:
            from ppm_desktop.files.project_file import read_project  # noqa: PLC0415 - brings pydantic, in this thread

            catalogue = shipped_catalogue()
            with _LOCK:
                countries = catalogue.country_codes
            return Opening(path, untitled, read_project(path, countries), catalogue)

        def done(opening: Opening) -> None:
            if number == self._newest:
                self.opened.emit(opening)

        self._errands.send(work, done, self.failed.emit)
