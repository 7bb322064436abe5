"""The window: places on the left, scenario tabs and the page in the centre, the answer on the right, facts below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from ppm_desktop.session.background import engine
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.shown_span import ShownSpan
from ppm_desktop.views import jumps
from ppm_desktop.views.asking_why import WhyDialogs
from ppm_desktop.views.document_life import DocumentLife
from ppm_desktop.views.export_actions import ExportActions
from ppm_desktop.views.file_actions import FileActions
from ppm_desktop.views.file_dropping import FileDropping
from ppm_desktop.views.menus import Menus
from ppm_desktop.views.narrow_window import AnswerFolding
from ppm_desktop.views.page_parts import PageParts, fetch_for_document
from ppm_desktop.views.page_stack import PageStack
from ppm_desktop.views.places import FIRST_PLACE, PLACES, START
from ppm_desktop.views.plan_arrival import PlanArrival
from ppm_desktop.views.plan_dialogs import PlanDialogs
from ppm_desktop.views.project_diff_actions import ProjectDiffActions
from ppm_desktop.views.rate_sheet_actions import RateSheetActions
from ppm_desktop.views.start_place import StartPlace
from ppm_desktop.views.usage_actions import UsageActions
from ppm_desktop.views.window_frame import WindowFrame
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.why.figures import Figure
    from ppm_desktop.session.background.recalculation import Compare, Recalculator
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.preferences import Preferences
    from ppm_desktop.session.studies.flip_finder import FlipFinder
    from ppm_desktop.session.studies.risk_study import RiskStudy
    from ppm_desktop.views.look.theme_switch import ThemeSwitch
    from ppm_desktop.views.pages.compare import ComparePage
    from ppm_desktop.views.studies import Studies


class MainWindow(WindowFrame):
    """One window, one project. It is shown empty; a project comes when its file has been read."""

    project_shown = Signal()  # a project was opened and its page is there

    def __init__(self, preferences: Preferences, theme_switch: ThemeSwitch, style: NumberStyle, compare: Compare | None = None) -> None:
        """Lay out the empty window. ``compare`` replaces the engine in tests."""
        super().__init__(preferences, theme_switch, style)
        self.style_of_numbers = style
        self.compare = compare or engine.compare
        self.errands = Errands(self)
        self.errands.failed.connect(_raise)
        self.span = ShownSpan()
        self.files = FileActions(self, self.errands, preferences, partial(fetch_for_document, self.errands))
        self.life = DocumentLife(self, self.files)
        self.rate_sheets = RateSheetActions(self, preferences)
        self.exports = ExportActions(self, self.files, self.show_problems)
        self.usage = UsageActions(self, self.files, self.errands, preferences, style)
        self._dropping = FileDropping(self.files, self.usage, self.rate_sheets)
        self.start = StartPlace(self, self.files, style)
        self.start.plan_wanted.connect(lambda: self.visit_place(FIRST_PLACE))
        self.dialogs = PlanDialogs(self)
        self.project_diff = ProjectDiffActions(self, preferences)
        self.dialogs.input_wanted.connect(partial(jumps.to_input, self))
        self.reasons = WhyDialogs(self, self.compare)
        self.reasons.input_wanted.connect(partial(jumps.to_path, self))
        self.reasons.mend_wanted.connect(partial(jumps.to_missing_price, self))
        self.document: Document | None = None
        self.recalculator: Recalculator | None = None
        self.flips: FlipFinder | None = None
        self.risk: RiskStudy | None = None
        self._studies: Studies | None = None
        self.parts: PageParts | None = None
        self.page_stack = PageStack(self.stack, self.errands)
        self.pages = self.page_stack.pages
        self.place = FIRST_PLACE
        self._leaving = False
        self.setCentralWidget(self.life.framed(self.splitter))
        self.panes.put_first(self.life.notice)
        self.menus = Menus(self, self)
        self.folding = AnswerFolding(self.splitter, self.menus.answer_panel, preferences)
        self.places.show_place(self.place)
        self._connect()
        PlanArrival(self, self)
        self.restore_arrangement()

    def show_place(self, name: str) -> None:
        """Show one of the places now, however long its page takes to be made."""
        if self._head_for(name):
            if name == START:
                self.start.show()
            else:
                self.page_stack.show(name)
        self._show_tabs()

    def visit_place(self, name: str, then: Callable[[], None] = lambda: None) -> None:
        """Show one of the places as soon as its page is made, without keeping the window waiting; go on when it is shown.

        Nothing more is done when another place was asked for meanwhile.
        """
        if not self._head_for(name):
            self._show_tabs()
        elif name == START:
            self.start.visit()
        else:
            self.page_stack.visit(name, then)

    def _head_for(self, name: str) -> bool:
        """Mark a place in the list; False while there is nothing to be shown in it."""
        self.place = name
        self.places.show_place(name)
        if name == START:
            self.page_stack.leave()
            return self.was_painted
        self.start.leave()
        if self.parts is None:
            self.stack.setCurrentWidget(self.empty)
        return self.parts is not None

    def _show_tabs(self) -> None:
        self.tabs.setVisible(self.document is not None and self.place != START)

    @property
    def compare_page(self) -> ComparePage:
        """The page Compare; made if it was not shown before."""
        return self.page_stack.compare_page

    def load_chart_library(self) -> None:
        """Import matplotlib in a thread, then draw the charts that wait for it. Call it when the window is visible."""
        self.page_stack.load_chart_library()

    def show_nothing_open(self) -> None:
        """Say in every pane that there is no plan yet, and what to do."""
        self.empty.show_nothing_open()
        self.answer.show_nothing_open()

    def show_problems(self, opening: str = "") -> None:
        """List what the checks say."""
        if self.document is None:
            return
        from ppm_desktop.views.dialogs.problems import ProblemsDialog  # noqa: PLC0415 - not needed for an ordinary start
        from ppm_desktop.views.problem_jump import go_to  # noqa: PLC0415 - as above

        problems: tuple[Problem, ...] = self.document.problems
        dialog = ProblemsDialog(problems, PLACES, self, opening)
        dialog.place_wanted.connect(partial(go_to, self))
        dialog.open()

    def explain(self, figure: Figure) -> None:
        """Show why a number is what it is."""
        self.reasons.ask_why(figure)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes; leave when that is settled."""
        if not self._leaving and self.document is not None and (self.document.modified or self.files.busy):
            event.ignore()
            self.files.when_changes_are_settled(self._leave)
            return
        self.keep_arrangement()
        self.preferences.place = self.place
        self.life.finish()
        self.stop()
        event.accept()

    def stop(self) -> None:
        """End all work in the background; before the program ends, whichever way it does."""
        self.life.stop()
        self.files.stop()
        self.exports.stop()
        self.page_stack.stop()
        if self._studies is not None:
            self._studies.stop()
        self.errands.stop()

    def hand_over(self) -> str:
        """Leave the document to another window; nothing is asked or given up. Return the name of its copy against a crash, or ""."""
        document, copy = self.document, self.life.hand_over()
        self.stop()
        if document is not None:
            for signal in (document.changed, document.scenario_changed, document.file_changed):
                signal.disconnect()  # also from what is no QObject and would listen for ever
        self._leaving = True
        return copy

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what can be opened or imported."""
        self._dropping.offer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a plan that was dropped, or import calls or a rate sheet."""
        self._dropping.take(event)

    def _connect(self) -> None:
        # Start waits for the first paint, and for what else waits: reading a file goes first.
        self.painted.connect(lambda: QTimer.singleShot(0, self, self._show_what_waited))
        self.places.chosen.connect(self.visit_place)
        self.stack.currentChanged.connect(self._show_tabs)
        self.status.problems_wanted.connect(self.show_problems)
        self.answer.explanation_wanted.connect(self.explain)
        self.page_stack.explanation_wanted.connect(self.explain)
        self.page_stack.furnished.connect(self.start.make_ahead)
        self.page_stack.sheet_wanted.connect(self.rate_sheets.ask)
        self.page_stack.calls_wanted.connect(self.usage.ask)
        self.page_stack.plan_of_calls_wanted.connect(self.usage.make_plan)
        self.start.calls_wanted.connect(self.usage.ask)
        self.answer.problem_wanted.connect(partial(jumps.to_problem, self))
        self.answer.next_steps_wanted.connect(self.dialogs.show_next_steps)
        self.empty.open_wanted.connect(self.files.ask_for_file)
        self.empty.sample_wanted.connect(lambda: self.files.open_sample())  # noqa: PLW0108 - without Qt's argument
        self.empty.start_wanted.connect(lambda: self.visit_place(START))

    def _show_what_waited(self) -> None:
        if self.isVisible():
            self.show_place(self.place)

    def begin(self, document: Document, catalogue: Catalogue, *, ask: bool = True) -> None:
        """Connect everything to the first document; later files are opened in the same one. ``ask`` for its answer at once."""
        from ppm_desktop.views.studies import Studies  # noqa: PLC0415 - after the first paint

        self.document = document
        self._studies = studies = Studies(document, catalogue, self.style_of_numbers, self.compare, _raise)
        self.recalculator, self.flips, self.risk = studies.recalculator, studies.flips, studies.risk
        self.files.attach(document)
        self.menus.attach(document)
        self.answer.follow(document, self.recalculator, self.style_of_numbers, self.span, self.flips, self.risk)
        own_books, exports = self.preferences.price_books, self.exports
        self.parts = PageParts(
            document,
            self.recalculator,
            self.style_of_numbers,
            catalogue,
            self.span,
            self.errands,
            own_books,
            self.flips,
            exports,
            self.risk,
            self.usage.calls,
        )
        for part in (
            self.life,
            self.start,
            self.dialogs,
            self.project_diff,
            self.reasons,
            self.rate_sheets,
            self.usage,
            self.exports,
            self.page_stack,
        ):
            part.attach(self.parts)
        self.splitter.centre.insertWidget(self.splitter.centre.indexOf(self.folding.bar), self.exports.bar)
        self.tabs.chosen.connect(document.show_scenario)
        document.changed.connect(self._show_project)
        document.scenario_changed.connect(self._show_project)
        document.file_changed.connect(self.show_file)
        self._show_project()
        if ask:
            self.recalculator.ask_soon()

    def _show_project(self) -> None:
        if self.document is None:
            return
        project = self.document.project
        self.tabs.show_scenarios([scenario.name for scenario in project.scenarios], self.document.scenario_index, project.baseline_index)
        example = project.has_examples
        self.places.flag("prices", tr("example") if example else "")
        self.status.show_document(self.document)

    def show_file(self) -> None:
        """Say what the plan's file is called, and whether there is something to save."""
        if self.document is None:
            return
        self.setWindowTitle(f"{self.files.title}[*] – ppm_desktop")
        self.setWindowModified(self.document.modified)
        self.setWindowFilePath(str(self.document.path or ""))
        self.bar.show_title(tr("{file} – changed").format(file=self.files.title) if self.document.modified else self.files.title)
        self.status.show_saved_state(self.document)

    def _leave(self) -> None:
        self._leaving = True
        self.close()


def _raise(error: Exception) -> None:
    """Hand an error of ours to the program's handler, which logs it and tells the user."""
    raise error
