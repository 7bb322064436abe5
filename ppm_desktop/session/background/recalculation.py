"""Recalculates in the background and drops answers that come too late.

Every edit asks anew. While one question is being worked on, only the newest waits; an answer belongs to the
revision it was asked for, and is thrown away when the document has moved on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ppm_desktop.domain.checks import has_errors
from ppm_desktop.session.background.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.session.document import Document

    Compare = Callable[[Project, Scenario, Availability], Comparison]


class Recalculator(QObject):
    """Keeps ``comparison`` the answer to the document as it is, or says that it is being worked out."""

    updated = Signal()  # a new comparison is there
    waiting = Signal()  # the shown comparison is no longer the document's
    failed = Signal(object)  # an error of ours, not of the user's: exception
    _answered = Signal(object, object, object)  # (revision, scenario index), Comparison or None, exception or None; from the worker

    def __init__(self, document: Document, availability: Callable[[], Availability], compare: Compare | None = None) -> None:
        """Watch ``document``. ``availability`` is read in the worker when first needed; ``compare`` may be replaced by tests."""
        super().__init__()
        self._document = document
        self._availability = availability
        self._compare = compare
        self._busy = False
        self.comparison: Comparison | None = None
        self.up_to_date = False
        self.asked = False  # at least once
        self._gave_up = False
        self._answered.connect(self._deliver)
        self._workers = Workers(1, "engine", "first")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._ask)
        document.changed.connect(self.ask_soon)
        document.scenario_changed.connect(self.ask_soon)

    def ask_soon(self) -> None:
        """Ask when the edit has been painted; several calls until then are one question.

        Painting and the engine side by side take turns with Python's lock: measured, both together end later than one after the other.
        """
        self.asked = True
        self.up_to_date = self._gave_up = False
        self.waiting.emit()
        self._pause.start()

    @property
    def at_work(self) -> bool:
        """Whether an answer is to come, also one that nobody has asked for yet."""
        return not self.up_to_date and not self._gave_up

    def stop(self) -> None:
        """Let the running question end and ask no more; for closing the window."""
        self._pause.stop()
        self._workers.stop()

    def _token(self) -> tuple[int, int]:
        return self._document.revision, self._document.scenario_index

    def _ask(self) -> None:
        if self._busy:
            return  # asked again when the running question is answered
        document = self._document
        if has_errors(document.problems):
            self.comparison = None
            self.up_to_date = True
            self.updated.emit()
            return
        self._busy = True
        project, scenario = document.project, document.scenario
        token = self._token()
        self._workers.start(lambda: self._work(token, project, scenario))

    def _work(self, token: tuple[int, int], project: Project, scenario: Scenario) -> None:
        """Work the answer out; in a thread."""
        try:
            comparison = (self._compare or _engine())(project, scenario, self._availability())
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which raises it there
            self._answered.emit(token, None, error)
        else:
            self._answered.emit(token, comparison, None)

    @Slot(object, object, object)
    def _deliver(self, token: tuple[int, int], comparison: Comparison | None, error: Exception | None) -> None:
        if comparison is not None:
            self._accept(token, comparison)
        elif error is not None:
            self._give_up(token, error)

    def _accept(self, token: tuple[int, int], comparison: Comparison) -> None:
        self._busy = False
        if token != self._token():
            if not self._pause.isActive():
                self._ask()
            return
        self.comparison = comparison
        self.up_to_date = True
        self.updated.emit()

    def _give_up(self, token: tuple[int, int], error: Exception) -> None:
        self._busy = False
        if token == self._token():
            self._gave_up = True
            self.failed.emit(error)
        elif not self._pause.isActive():
            self._ask()


def _engine() -> Compare:
    from ppm_desktop.costing.comparison import compare  # noqa: PLC0415 - numpy loads after the window is visible

    return compare
