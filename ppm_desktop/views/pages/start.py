"""Start: the doors into the program, and the five questions behind one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget

from ppm_desktop.views.start.five_questions import FiveQuestions
from ppm_desktop.views.start.overview import StartOverview
from ppm_desktop.wording import mark

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.interview_draft import Draft
    from ppm_desktop.views.file_actions import FileActions


class StartPage(QStackedWidget):
    """Needs no open plan. What leads into one goes through the File menu's own ways, which ask about unsaved changes."""

    title: Final = mark("Start")

    def __init__(self, files: FileActions, catalogue: Catalogue, style: NumberStyle, draft: Draft) -> None:
        """Open plans with ``files``."""
        super().__init__()
        self._files, self._catalogue, self._style, self._draft = files, catalogue, style, draft
        self.overview = StartOverview(catalogue.samples, files.preferences, files.errands, style)
        self.questions: FiveQuestions | None = None
        self.addWidget(self.overview)
        self.overview.sample_wanted.connect(files.open_sample)
        self.overview.questions_wanted.connect(self.ask)
        self.overview.file_wanted.connect(files.ask_for_file)
        self.overview.empty_plan_wanted.connect(lambda: files.create(place="people"))
        self.overview.recent_wanted.connect(files.open_instead)
        files.opened.connect(self._show_doors)

    def ask(self) -> None:
        """Show the five questions, with what was typed before."""
        if self.questions is None:
            self.questions = FiveQuestions(self._catalogue, self._style, self._draft)
            self.questions.back_wanted.connect(self.go_back)
            self.questions.answer_wanted.connect(self._make_plan)
            self.addWidget(self.questions)
        self.setCurrentWidget(self.questions)
        self.questions.take_keyboard()

    def go_back(self) -> None:
        """Show the doors again."""
        self.setCurrentWidget(self.overview)
        self.overview.questions_button.setFocus()

    def _show_doors(self) -> None:
        """Whoever comes back from a plan wants to choose again; the answers are kept behind their door."""
        self.setCurrentWidget(self.overview)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the recent files anew."""
        super().showEvent(event)
        self.overview.recent.refresh()

    def _make_plan(self, answers: object, profile: str) -> None:
        from ppm_desktop.domain.interview_answers import Answers  # noqa: PLC0415 - only to say what the signal brings
        from ppm_desktop.session.first_plan import first_plan  # noqa: PLC0415 - as above

        if isinstance(answers, Answers):
            self._files.create(lambda catalogue, today: first_plan(answers, profile, catalogue, today).project, place="compare")
