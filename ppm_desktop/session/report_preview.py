"""The pages of the report as it would be written now: set in the background after every edit, while somebody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ppm_desktop.domain.checks import has_errors
from ppm_desktop.paper.jobs import DrawPages, Pages, Refused, SetPages

if TYPE_CHECKING:
    from ppm_desktop.paper.jobs import Answer, Job, Page
    from ppm_desktop.session.background.press import Press
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.report_choices import ReportChoices

#: After the last edit, in milliseconds: whoever types is not to start a report with each digit.
_PAUSE: Final = 250


class ReportPreview(QObject):
    """Keeps ``pages`` the report of the document as it is, or says that it is being set. Late answers are dropped."""

    updated = Signal()  # new pages, or the reason why there are none
    waiting = Signal()  # the shown pages are no longer the document's
    broke = Signal(object)  # an error of ours: exception

    def __init__(self, document: Document, choices: ReportChoices, press: Press) -> None:
        """Set nothing before somebody looks."""
        super().__init__()
        self._document = document
        self._choices = choices
        self._press = press
        self._watched = self._busy = False
        self._asks = 0
        self._set_at: int | None = None  # the question that the process has set last
        self._wanted = self._drawn = 96.0  # dots per inch
        self.pages: tuple[Page, ...] = ()
        self.problem = ""  # why there are no pages, as a sentence
        self.up_to_date = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        document.changed.connect(self.ask_soon)
        document.scenario_changed.connect(self.ask_soon)
        choices.changed.connect(self.ask_soon)

    @property
    def drawn(self) -> float:
        """How finely the pages are drawn, in dots per inch."""
        return self._drawn

    def watch(self, *, watched: bool) -> None:
        """Say whether somebody looks; nothing is set for nobody."""
        self._watched = watched
        if not watched:
            self._pause.stop()
        elif not self.up_to_date:
            self._pause.start(0)

    def ask_soon(self) -> None:
        """Set the pages anew when the edits pause."""
        self._asks += 1
        self.up_to_date = False
        if self._watched:
            self.waiting.emit()
            self._pause.start(_PAUSE)

    def draw_at(self, dots_per_inch: float) -> None:
        """Draw the pages so large; what is shown stays until they are there."""
        self._wanted = dots_per_inch
        if self._watched and self.up_to_date and self.pages and self._wanted != self._drawn:
            self._pause.start(_PAUSE)

    def _ask(self) -> None:
        if self._busy:
            return  # asked again when the running question is answered
        if has_errors(self._document.problems):
            self._show((), "")
            return
        asked, job = self._asks, self._job()
        self._busy = True
        self._press.ask(job, lambda answer: self._deliver(asked, answer))

    def _job(self) -> Job:
        if self.up_to_date and self._set_at == self._asks:
            return DrawPages(self._wanted)
        return SetPages(self._choices.subject(self._document), self._wanted)

    def _deliver(self, asked: int, answer: Answer) -> None:
        self._busy = False
        if asked != self._asks:
            if self._watched and not self._pause.isActive():
                self._ask()
            return
        if isinstance(answer, Pages) and (answer.pages or not self.up_to_date):
            self._set_at, self._drawn = asked, answer.dots_per_inch
            self._show(answer.pages, "")
            self.draw_at(self._wanted)
        elif isinstance(answer, Pages):  # another process than that which had set them
            self._set_at = None
            self._ask()
        elif isinstance(answer, Refused):
            self._show((), answer.sentence)
        else:
            self._show((), "")
            self.broke.emit(RuntimeError(str(answer)))

    def _show(self, pages: tuple[Page, ...], problem: str) -> None:
        self.pages, self.problem = pages, problem
        self.up_to_date = True
        self.updated.emit()
