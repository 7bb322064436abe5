"""Recalculates in the background and drops answers that come too late.

Every edit asks anew. While one question is being worked on, only the newest waits; an answer belongs to the
revision it was asked for, and is thrown away when the document has moved on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from ppm_desktop.domain.checks import has_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.session.document import Document

    Compare = Callable[[Project, Scenario, Availability], Comparison]

#: Typing is answered after this pause in milliseconds; below it, keys of one number would each start a calculation.
PAUSE = 20


class _Answers(QObject):
    """Carries answers from the worker's thread to the window's."""

    ready = Signal(object, object)  # (revision, scenario index), Comparison
    failed = Signal(object, object)  # (revision, scenario index), exception


class _Question(QRunnable):
    def __init__(self, token: tuple[int, int], work: Callable[[], Comparison], answers: _Answers) -> None:
        super().__init__()
        self._token = token
        self._work = work
        self._answers = answers

    def run(self) -> None:
        try:
            answer = self._work()
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which raises it there
            self._answers.failed.emit(self._token, error)
        else:
            self._answers.ready.emit(self._token, answer)


class Recalculator(QObject):
    """Keeps ``comparison`` the answer to the document as it is, or says that it is being worked out."""

    updated = Signal()  # a new comparison is there
    waiting = Signal()  # the shown comparison is no longer the document's
    failed = Signal(object)  # an error of ours, not of the user's: exception

    def __init__(self, document: Document, availability: Callable[[], Availability], compare: Compare | None = None) -> None:
        """Watch ``document``. ``availability`` is read in the worker when first needed; ``compare`` may be replaced by tests."""
        super().__init__()
        self._document = document
        self._availability = availability
        self._compare = compare
        self._busy = False
        self.comparison: Comparison | None = None
        self.up_to_date = False
        self._answers = _Answers()
        self._answers.ready.connect(self._accept)
        self._answers.failed.connect(self._give_up)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        document.changed.connect(self.ask_soon)
        document.scenario_changed.connect(self.ask_soon)

    def ask_soon(self) -> None:
        """Ask after a short pause; several calls within it are one question."""
        self.up_to_date = False
        self.waiting.emit()
        self._pause.start()

    def stop(self) -> None:
        """Let the running question end and ask no more; for closing the window."""
        self._pause.stop()
        self._pool.waitForDone()

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
        self._pool.start(_Question(self._token(), lambda: self._work(project, scenario), self._answers))

    def _work(self, project: Project, scenario: Scenario) -> Comparison:
        return (self._compare or _engine())(project, scenario, self._availability())

    @Slot(object, object)
    def _accept(self, token: tuple[int, int], comparison: Comparison) -> None:
        self._busy = False
        if token != self._token():
            if not self._pause.isActive():
                self._ask()
            return
        self.comparison = comparison
        self.up_to_date = True
        self.updated.emit()

    @Slot(object, object)
    def _give_up(self, token: tuple[int, int], error: Exception) -> None:
        self._busy = False
        if token == self._token():
            self.failed.emit(error)
        elif not self._pause.isActive():
            self._ask()


def _engine() -> Compare:
    from ppm_desktop.costing.comparison import compare  # noqa: PLC0415 - numpy loads after the window is visible

    return compare
