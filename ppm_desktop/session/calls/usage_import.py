"""One import of calls, as a dialog needs it: it reads in a thread, is watched and stopped at any time, and reads again with other answers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ppm_desktop.domain.today import today
from ppm_desktop.session.background.workers import Workers
from ppm_desktop.session.calls.imported_calls import ImportedCalls
from ppm_desktop.session.calls.usage_grouping import Grouping
from ppm_desktop.session.opening import shipped_catalogue
from ppm_desktop.usage.choices import UsageChoices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ppm_desktop.domain.kept_usage import KeptUsage
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.usage.reading import UsageImport, UsageProgress, UsageReading

#: In milliseconds, from one look at the progress to the next.
_LOOK: Final = 100
#: What is left is not guessed from less than this share of the work.
_FIRST_GUESS: Final = 0.03


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has answered so far."""

    mapped: tuple[tuple[str, str], ...] = ()  # call types as spelt, and their class
    number_types: tuple[tuple[str, str], ...] = ()  # of bridge numbers as spelt, and their class
    bridge_list: Path | None = None
    currency: str = ""


@dataclass(eq=False)
class _Run:
    """One reading, from its beginning to its end or until it is given up."""

    paths: tuple[Path, ...]
    answers: Answers
    key: bytes
    with_names: bool
    begun: float = field(default_factory=monotonic)
    given_up: Event = field(default_factory=Event)
    reading: UsageReading | None = None

    def give_up(self) -> None:
        self.given_up.set()
        if self.reading is not None:
            self.reading.cancel()


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What a reading brings."""

    found: UsageImport
    kept: KeptUsage
    choices: UsageChoices
    names: dict[str, str]


class UsageImportRun(QObject):
    """Reads exports as often as answers change; only the newest reading counts."""

    changed = Signal()  # begun, ended, refused or stopped
    progressed = Signal()
    _ended = Signal(object, object, object)  # run, _Found or None, exception or None; from the worker

    def __init__(self, errands: Errands) -> None:
        """Read nothing yet; ``errands`` say when the window closes."""
        super().__init__()
        self._errands = errands
        self._workers = Workers(1, "usage")
        self._run: _Run | None = None
        self._result: _Found | None = None
        self.paths: tuple[Path, ...] = ()
        self.answers = Answers()
        self.key = secrets.token_bytes(32)
        self.pseudonymise = True
        self.grouping = Grouping()
        self.refusal: Problem | None = None
        self.stopped = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self.progressed)
        self._ended.connect(self._take)
        errands.stopping.connect(self.close)

    # state

    @property
    def at_work(self) -> bool:
        """Whether exports are being read."""
        return self._run is not None

    @property
    def found(self) -> UsageImport | None:
        """What the newest reading found, once it has ended."""
        return None if self.at_work or self._result is None else self._result.found

    def progress(self) -> UsageProgress | None:
        """Return how far the reading is; None before it has begun in earnest."""
        run = self._run
        return None if run is None or run.reading is None else run.reading.progress()

    def seconds_left(self) -> float | None:
        """Return how long the reading will still take, judged by what it took so far; None while that is too early to say."""
        run, progress = self._run, self.progress()
        if run is None or progress is None or progress.share < _FIRST_GUESS:
            return None
        return (monotonic() - run.begun) * (1 - progress.share) / progress.share

    # acts

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files."""
        self.paths = tuple(dict.fromkeys(paths))
        self.again()

    def add(self, paths: Sequence[Path]) -> None:
        """Read these files, too."""
        self.read((*self.paths, *paths))

    def answer(self, **values: object) -> None:
        """Take an answer, and read again if it is another one."""
        answers = replace(self.answers, **values)  # type: ignore[arg-type]  # callers name its fields
        if answers != self.answers:
            self.answers = answers
            self.again()

    def show_names(self, *, shown: bool) -> None:
        """Say whether names are wanted in the window; without them they are not kept even in memory."""
        if self.pseudonymise is shown:
            self.pseudonymise = not shown
            if self._result is not None or self.at_work:
                self.again()

    def again(self) -> None:
        """Read from the beginning."""
        self._give_up()
        self.refusal, self.stopped, self._result = None, False, None
        if self.paths:
            run = self._run = _Run(self.paths, self.answers, self.key, not self.pseudonymise)
            self._workers.start(lambda: self._work(run))
            self._look.start()
        self.changed.emit()

    def stop(self) -> None:
        """Stop reading; nothing is left on disk."""
        self._give_up()
        self.stopped = True
        self.changed.emit()

    def close(self) -> None:
        """Stop, and read no more; when the dialog is closed."""
        self._give_up()
        self._workers.stop()

    def calls(self) -> ImportedCalls | None:
        """Return what was read, to be kept in memory."""
        result = self._result
        if self.at_work or result is None:
            return None
        return ImportedCalls(self.paths, result.choices, self.key, result.found, result.kept, self.grouping, result.names)

    def _give_up(self) -> None:
        run, self._run = self._run, None
        self._look.stop()
        if run is not None:
            run.give_up()

    # in the thread

    def _work(self, run: _Run) -> None:
        from ppm_desktop.usage.problems import UsageCancelledError  # noqa: PLC0415 - in this thread

        try:
            if run.given_up.is_set():
                return
            found = _read(run)
        except UsageCancelledError:
            return
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which deals with it there
            self._ended.emit(run, None, error)
        else:
            self._ended.emit(run, found, None)

    @Slot(object, object, object)
    def _take(self, run: _Run, found: _Found | None, error: Exception | None) -> None:
        if run is not self._run:
            return  # too late
        from ppm_desktop.usage.problems import UsageRefusedError  # noqa: PLC0415 - no window needs it before

        self._run = None
        self._look.stop()
        self._result = found
        if isinstance(error, UsageRefusedError):
            self.refusal = error.problem
        elif error is not None:
            self.stopped = True
            self._errands.failed.emit(error)
        self.changed.emit()


def _read(run: _Run) -> _Found:
    """Read; in a thread."""
    from ppm_desktop.usage.bridge_numbers import read_bridge_numbers  # noqa: PLC0415 - in this thread
    from ppm_desktop.usage.keeping import kept_usage  # noqa: PLC0415 - brings numpy, in this thread
    from ppm_desktop.usage.organiser_names import organiser_names  # noqa: PLC0415 - as above
    from ppm_desktop.usage.problems import unreadable  # noqa: PLC0415 - as above
    from ppm_desktop.usage.reading import UsageReading  # noqa: PLC0415 - brings DuckDB, in this thread

    path = run.answers.bridge_list
    try:
        numbers = {} if path is None else read_bridge_numbers(path)
    except OSError as error:
        raise unreadable("" if path is None else path.name, error) from None
    choices = UsageChoices(dict(run.answers.mapped), dict(run.answers.number_types), numbers, run.answers.currency)
    run.reading = UsageReading(run.paths, shipped_catalogue().countries, choices, key=run.key, with_charges=True)
    if run.given_up.is_set():
        run.reading.cancel()
    found = run.reading.run()
    names = organiser_names(run.paths, run.key, found.cube.organisers) if run.with_names else {}
    return _Found(found, kept_usage(found, today()), choices, names)
