"""A picture of the window, complete with calculation and chart, for documents and for machines without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ppm_desktop.views.main_window import FIRST_SIZE

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.views.main_window import MainWindow

#: Loading everything takes a second or two; after this many milliseconds something is wrong.
TIME_LIMIT: Final = 60_000
#: After the last event that was waited for, layouts and repaints still run.
_SETTLING: Final = 150


class WindowPicture(QObject):
    """Waits until the window shows its answer and its chart, then saves it."""

    finished = Signal(str)  # what went wrong, "" when the picture is there

    def __init__(self, window: MainWindow, target: Path, place: str, time_limit: int = TIME_LIMIT) -> None:
        """Take a picture of ``window`` with ``place`` shown, and save it to ``target`` as PNG."""
        super().__init__(window)
        self._window = window
        self._target = target
        self._place = place
        self._waiting_for = {"the answer"} | ({"the chart"} if place == "compare" else set())
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.setFixedSize(*FIRST_SIZE)
        window.project_shown.connect(self._watch)
        window.files.refused.connect(lambda: self._end("the file is not a plan that can be opened"))
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._give_up)
        self._limit.start(time_limit)

    def _watch(self) -> None:
        self._window.show_place(self._place)
        self._window.answer.answered.connect(lambda: self._have("the answer"))
        if self._place == "compare":
            page = self._window.compare_page
            page.chart.drawn.connect(lambda: self._have("the chart") if page.model.table is not None else None)

    def _have(self, what: str) -> None:
        self._waiting_for.discard(what)
        document = self._window.document
        if "the chart" in self._waiting_for and self._window.recalculator is not None and self._window.recalculator.up_to_date:
            # A plan with errors has no figures to draw.
            no_figures = document is not None and self._window.recalculator.comparison is None
            self._waiting_for -= {"the chart"} if no_figures else set()
        if not self._waiting_for:
            QTimer.singleShot(_SETTLING, self._save)

    def _save(self) -> None:
        saved = self._window.grab().save(str(self._target), "PNG")
        self._end("" if saved else f"{self._target} cannot be written")

    def _give_up(self) -> None:
        self._end(f"after {self._limit.interval() / 1000:.0f} seconds, still waiting for {' and '.join(sorted(self._waiting_for))}")

    def _end(self, problem: str) -> None:
        if self._limit.isActive() or problem:
            self._limit.stop()
            self.finished.emit(problem)
