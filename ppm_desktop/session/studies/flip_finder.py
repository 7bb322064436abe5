"""What would turn the decision, found in the background when an answer has been there for a moment; given up at the next edit."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ppm_desktop.session.background.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.decisions.flip import Flips
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.session.background.recalculation import Recalculator

#: The answer is painted, and somebody who types has gone on typing, before the search begins; in milliseconds.
_PAUSE: Final = 300


class FlipFinder(QObject):
    """Keeps ``flips`` those of the recalculator's comparison, or None while they are looked for."""

    changed = Signal()  # other flips, or none any more
    failed = Signal(object)  # an error of ours: exception
    _found = Signal(object, object, object)  # Comparison, Flips or None, exception or None; from the worker

    def __init__(self, recalculator: Recalculator, availability: Callable[[], Availability]) -> None:
        """Follow ``recalculator``; ``availability`` is read in the worker."""
        super().__init__()
        self._recalculator = recalculator
        self._availability = availability
        self._given_up = Event()
        self._workers = Workers(1, "flip")
        self.flips: Flips | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self._found.connect(self._take)
        recalculator.waiting.connect(self._forget)
        recalculator.updated.connect(self._answered)

    @property
    def at_work(self) -> bool:
        """Whether flips are to come."""
        comparison = self._recalculator.comparison
        return not self._recalculator.up_to_date or (comparison is not None and self._known_for(comparison) is None)

    def stop(self) -> None:
        """Give up and look no more; for closing the window."""
        self._given_up.set()
        self._pause.stop()
        self._workers.stop()

    def _known_for(self, comparison: Comparison) -> Flips | None:
        return self.flips if self.flips is not None and self.flips.comparison is comparison else None

    def _forget(self) -> None:
        """Stop the search under way: what it would find is no longer the document's."""
        self._given_up.set()
        self._pause.stop()
        if self.flips is not None:
            self.flips = None
            self.changed.emit()

    def _answered(self) -> None:
        comparison = self._recalculator.comparison
        if comparison is not None and self._recalculator.up_to_date and self._known_for(comparison) is None:
            self._pause.start()

    def _ask(self) -> None:
        comparison = self._recalculator.comparison
        if comparison is None or not self._recalculator.up_to_date:
            return
        self._given_up.set()
        given_up = self._given_up = Event()
        self._workers.start(lambda: self._work(comparison, given_up))

    def _work(self, comparison: Comparison, given_up: Event) -> None:
        """Search; in a thread."""
        from ppm_desktop.decisions.flip import NoLongerWantedError, flips_of  # noqa: PLC0415 - brings numpy, in a thread

        try:
            where = self._availability()
            found = flips_of(comparison.project, comparison.scenario, where, today=comparison, still_wanted=lambda: not given_up.is_set())
        except NoLongerWantedError:
            return
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which raises it there
            self._found.emit(comparison, None, error)
        else:
            self._found.emit(comparison, found, None)

    @Slot(object, object, object)
    def _take(self, comparison: Comparison, flips: Flips | None, error: Exception | None) -> None:
        if comparison is not self._recalculator.comparison or not self._recalculator.up_to_date:
            return  # too late
        if error is not None:
            self.failed.emit(error)
            return
        self.flips = flips
        self.changed.emit()
