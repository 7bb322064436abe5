"""A picture of the window, complete with calculation and chart, for documents and for machines without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from ppm_desktop.views.window_frame import FIRST_SIZE
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.views.main_window import MainWindow

#: Loading everything takes a second or two; after this many milliseconds something is wrong.
TIME_LIMIT: Final = 60_000
#: After the last event that was waited for, layouts and repaints still run.
_SETTLING: Final = 150


class WindowPicture(QObject):
    """Waits until the window shows its answer and its chart, then saves it."""

    finished = Signal(str)  # why there is no picture, as a sentence; "" when it is there

    def __init__(self, window: MainWindow, target: Path, place: str, time_limit: int = TIME_LIMIT, *, view: str = "") -> None:
        """Take a picture of ``window`` with ``place`` shown, on Compare, Break-even, Risk and Usage with a ``view``, and save it to ``target`` as PNG."""
        super().__init__(window)
        self._window = window
        self._target = target
        self._place = place
        self._view = view
        self._waiting_for = {"answer"} | (
            {"chart"} if place in {"policies", "compare", "break-even", "report", "risk", "credits", "usage"} else set()
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.setFixedSize(*FIRST_SIZE)
        window.project_shown.connect(self._watch)
        window.start.made.connect(self._start_is_there)
        window.files.refused.connect(lambda: self._end(tr("No picture was taken: the file is not a plan that can be opened.")))
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._give_up)
        self._limit.start(time_limit)

    def _watch(self) -> None:
        self._window.show_place(self._place)
        self._window.answer.answered.connect(lambda: self._have("answer"))
        if self._place == "compare":
            page = self._window.compare_page
            page.view_drawn.connect(lambda: self._have("chart"))
            if self._view in page.views.names:
                page.show_view(self._view)
        elif self._place in {"policies", "break-even", "risk", "credits", "usage"}:
            study = self._window.pages[self._place]
            if self._place in {"break-even", "risk", "usage"} and self._view in study.views.names:  # type: ignore[attr-defined]  # made by make_page under this name
                study.show_view(self._view)  # type: ignore[attr-defined]  # as above
            study.view_drawn.connect(lambda: self._have("chart"))  # type: ignore[attr-defined]  # made by make_page under this name
        elif self._place == "report":
            report = self._window.pages["report"]
            report.shown.connect(lambda: self._have("chart"))  # type: ignore[attr-defined]  # made by make_page under this name

    def _start_is_there(self) -> None:
        """Take the picture of Start when no plan is to come."""
        if self._window.document is None and not self._window.files.at_work:
            QTimer.singleShot(_SETTLING, self._save)

    def _have(self, what: str) -> None:
        self._waiting_for.discard(what)
        document = self._window.document
        if "chart" in self._waiting_for and self._window.recalculator is not None and self._window.recalculator.up_to_date:
            # A plan with errors has no figures to draw.
            no_figures = document is not None and self._window.recalculator.comparison is None
            self._waiting_for -= {"chart"} if no_figures else set()
        if not self._waiting_for:
            QTimer.singleShot(_SETTLING, self._save)

    def _save(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # on a busy machine some may still wait
        saved = self._window.grab().save(str(self._target), "PNG")
        self._end("" if saved else tr("No picture was taken: {file} cannot be written.").format(file=self._target))

    def _give_up(self) -> None:
        if "answer" not in self._waiting_for:
            text = tr("No picture was taken: after {seconds} seconds, still waiting for the chart.")
        elif "chart" not in self._waiting_for:
            text = tr("No picture was taken: after {seconds} seconds, still waiting for the answer.")
        else:
            text = tr("No picture was taken: after {seconds} seconds, still waiting for the answer and the chart.")
        self._end(text.format(seconds=f"{self._limit.interval() / 1000:.0f}"))

    def _end(self, problem: str) -> None:
        if self._limit.isActive() or problem:
            self._limit.stop()
            self.finished.emit(problem)
