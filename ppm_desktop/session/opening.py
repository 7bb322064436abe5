"""Reading a project file in a thread, together with the catalogue that its checks need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ppm_desktop.files.fingerprint import fingerprint, may_be_written
from ppm_desktop.files.presence import is_file
from ppm_desktop.session.background.garbage import settle
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.sound_parts import SoundParts
    from ppm_desktop.files.project_file import Reading
    from ppm_desktop.files.recovery import Leftover
    from ppm_desktop.session.background.errands import Errands

    #: Makes something ready, then calls the first, or the second with what went wrong.
    Preparation = Callable[[Callable[[], None], Callable[[Exception], None]], None]

_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of opening a file."""

    path: Path
    untitled: bool  # a copy of a sample, which has no file of its own yet
    reading: Reading
    catalogue: Catalogue
    fingerprint: str = ""  # of the file, see files.fingerprint
    read_only: str = ""  # why the file must not be written to, as a sentence
    recovered: Leftover | None = None  # the recovery copy that was read instead of the file
    again: bool = False  # the open document's own file, after somebody else changed it
    sound: SoundParts | None = None  # what its check found sound, so that the window's thread need not judge it all again
    place: str = ""  # where to look at it first; "" leaves that to the window
    unsaved: bool = False  # somebody's work went into it already


NEWER_VERSION: Final = mark(
    "This file was written by a newer version of the program. What it says beyond the version that you have is not shown, "
    "and saving over it would lose that. Update the program, or save under another name."
)
NOT_WRITABLE: Final = mark("You may not write to this file. Changes can be saved under another name.")


@cache
def _loaded() -> Catalogue:
    from ppm_desktop.catalog.catalogue import load_catalogue  # noqa: PLC0415 - in the thread that asks first

    return load_catalogue()


def shipped_catalogue() -> Catalogue:
    """Return the shipped catalogue, the same one every time. May be called from any thread."""
    with _LOCK:
        return _loaded()


#: A search for garbage among the parts of so many groups stops the window for a tenth of a second, every few seconds.
_MANY_GROUPS: Final = 2000


def _is_large(reading: Reading) -> bool:
    """Say whether a plan is to be left out of searches for garbage; it holds no cycles, so that it goes all the same when it is closed."""
    return reading.project is not None and sum(len(scenario.groups) for scenario in reading.project.scenarios) >= _MANY_GROUPS


class Opener(QObject):
    """Reads files one after the other; when a second is asked for, the first one's result is dropped."""

    opened = Signal(object)  # Opening
    failed = Signal(object)  # an error of ours: exception

    def __init__(self, errands: Errands, prepare: Preparation | None = None) -> None:
        """Read by means of ``errands``; ``prepare`` has what the window goes on with imported, when a file has been read."""
        super().__init__(errands)
        self._errands = errands
        self._prepare = prepare
        self._newest = 0

    def read(self, path: Path, *, untitled: bool = False, again: bool = False) -> None:
        """Read a file; ``opened`` tells what came of it.

        Args:
            path: The file.
            untitled: It is a sample, which is read in the language in force and has no file of its own then.
            again: It is to take the place of what is open.
        """
        self._newest += 1
        number = self._newest

        def work() -> Opening:
            catalogue = shipped_catalogue()
            with _LOCK:
                countries = catalogue.country_codes
            # Before reading: if somebody writes in between, saving asks once too often rather than never.
            found = fingerprint(path)
            reading, read_only = (_read_sample(path, countries), "") if untitled else _read(path, countries)
            sound = _judged(reading, countries)
            if _is_large(reading):
                settle()
            return Opening(path, untitled, reading, catalogue, found, read_only, again=again, sound=sound)

        self._send(number, work)

    def recover(self, leftover: Leftover) -> None:
        """Read a recovery copy in place of the file that it belongs to."""
        self._newest += 1
        number = self._newest
        path = leftover.original or Path(leftover.head.name)

        def work() -> Opening:
            catalogue = shipped_catalogue()
            with _LOCK:
                countries = catalogue.country_codes
            reading, read_only = _read(leftover.copy_path, countries)
            if leftover.original is not None and is_file(leftover.original) and not may_be_written(leftover.original):
                read_only = tr(NOT_WRITABLE)
            return Opening(path, leftover.original is None, reading, catalogue, leftover.head.fingerprint, read_only, leftover)

        self._send(number, work)

    def create(self, make: Callable[[Catalogue, date], Project] | None = None, place: str = "") -> None:
        """Make a new project; ``opened`` brings it like a file that was read.

        Args:
            make: Makes it from the catalogue and today's date, in a thread; by default an empty one.
            place: Where to look at it first.
        """
        self._newest += 1

        def work() -> Opening:
            from ppm_desktop.domain.today import today  # noqa: PLC0415 - in this thread
            from ppm_desktop.files.project_file import Reading  # noqa: PLC0415 - brings pydantic
            from ppm_desktop.session.firm_defaults import read_firm_defaults  # noqa: PLC0415 - as above
            from ppm_desktop.session.new_project import new_project  # noqa: PLC0415 - as above

            catalogue = shipped_catalogue()
            day = today()
            with _LOCK:  # the catalogue is read piece by piece
                project = new_project(catalogue, day, read_firm_defaults()) if make is None else make(catalogue, day)
            return Opening(Path(project.name), True, Reading(project, ()), catalogue, place=place, unsaved=make is not None)  # noqa: FBT003 - it has no file yet

        self._send(self._newest, work)

    def _send(self, number: int, work: Callable[[], Opening]) -> None:
        def tell(opening: Opening) -> None:
            if number == self._newest:
                self.opened.emit(opening)

        def done(opening: Opening) -> None:
            if self._prepare is None or opening.again:  # for the open document everything is there
                tell(opening)
            else:
                self._prepare(lambda: tell(opening), self.failed.emit)

        self._errands.send(work, done, self.failed.emit)


def _judged(reading: Reading, countries: frozenset[str]) -> SoundParts | None:
    """Return what is sound in a project that was read."""
    if reading.project is None:
        return None
    from ppm_desktop.domain.checks import check_project  # noqa: PLC0415 - in this thread
    from ppm_desktop.domain.sound_parts import SoundParts  # noqa: PLC0415 - as above

    sound = SoundParts()
    check_project(reading.project, countries, sound)
    return sound


def _read_sample(path: Path, countries: frozenset[str]) -> Reading:
    """Read a sample in the language in force."""
    from ppm_desktop.catalog.sample_texts import spoken_sample  # noqa: PLC0415 - in the thread
    from ppm_desktop.files.project_file import read_project_bytes  # noqa: PLC0415 - brings pydantic, in this thread

    return read_project_bytes(spoken_sample(path.read_bytes()), countries)


def _read(path: Path, countries: frozenset[str]) -> tuple[Reading, str]:
    """Read a file, and say why it must not be written to."""
    from ppm_desktop.files.project_file import Reading, read_project  # noqa: PLC0415 - brings pydantic, in this thread

    reading = read_project(path, countries)
    if reading.project is None and any(problem.code == "newer_version" for problem in reading.problems):
        from ppm_desktop.domain.checks import check_project  # noqa: PLC0415 - rarely needed
        from ppm_desktop.files.newer_version import project_of_newer_version  # noqa: PLC0415 - rarely needed

        project = project_of_newer_version(path.read_bytes())
        return (reading, "") if project is None else (Reading(project, check_project(project, countries)), tr(NEWER_VERSION))
    return reading, "" if may_be_written(path) else tr(NOT_WRITABLE)
