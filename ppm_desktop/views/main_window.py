"""The window: places on the left, scenario tabs and the page in the centre, the answer on the right, facts below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from ppm_desktop.session import engine
from ppm_desktop.session.errands import Errands
from ppm_desktop.session.garbage import settle
from ppm_desktop.session.shown_span import ShownSpan
from ppm_desktop.views.document_life import DocumentLife
from ppm_desktop.views.file_actions import FileActions, dropped_plan
from ppm_desktop.views.menus import Menus
from ppm_desktop.views.pane_cycle import PaneCycle
from ppm_desktop.views.places import PageParts, import_pages, make_page
from ppm_desktop.views.typeface import interface_family
from ppm_desktop.views.widgets.menu_bar import TitledMenuBar
from ppm_desktop.views.widgets.status_line import StatusLine
from ppm_desktop.views.window_panes import WindowPanes

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.opening import Opening
    from ppm_desktop.session.preferences import Preferences, ThemeChoice
    from ppm_desktop.session.recalculation import Compare, Recalculator
    from ppm_desktop.views.pages.compare import ComparePage
    from ppm_desktop.views.theme_switch import ThemeSwitch

FIRST_SIZE = (1366, 768)
_FIRST_PLACE = "compare"


class MainWindow(QMainWindow):
    """One window, one project. It is shown empty; a project comes when its file has been read."""

    painted = Signal()  # the window was painted for the first time
    project_shown = Signal()  # a project was opened and its page is there

    def __init__(self, preferences: Preferences, theme_switch: ThemeSwitch, style: NumberStyle, compare: Compare | None = None) -> None:
        """Lay out the empty window. ``compare`` replaces the engine in tests."""
        super().__init__()
        self.preferences = preferences
        self.theme_switch = theme_switch
        self.style_of_numbers = style
        self._compare = compare or engine.compare
        self.errands = Errands(self)
        self.errands.failed.connect(_raise)
        self.span = ShownSpan()
        self.files = FileActions(self, self.errands, preferences)
        self.life = DocumentLife(self, self.files)
        self.document: Document | None = None
        self.recalculator: Recalculator | None = None
        self._parts: PageParts | None = None
        self.pages: dict[str, QWidget] = {}
        self._place = _FIRST_PLACE
        self._chart_library = False
        self._leaving = False
        self._was_painted = False
        self._arrange()
        self._connect()
        self._restore()

    def show_place(self, name: str) -> None:
        """Show one of the places."""
        self._place = name
        self.places.show_place(name)
        if self._parts is None:
            return
        if name not in self.pages:
            page = make_page(name, self._parts)
            self.pages[name] = page
            self.stack.addWidget(page)
            if name == "compare":
                self._prepare_compare(self.compare_page)
        self.stack.setCurrentWidget(self.pages[name])

    @property
    def compare_page(self) -> ComparePage:
        """The page Compare; made if it was not shown before."""
        if "compare" not in self.pages:
            self.show_place("compare")
        return self.pages["compare"]  # type: ignore[return-value]  # made by make_page under this name

    def load_chart_library(self) -> None:
        """Import matplotlib in a thread, then draw the charts that wait for it. Call it when the window is visible."""
        family = interface_family()

        def work() -> None:
            import_pages()
            import matplotlib.backends.backend_qtagg  # noqa: F401, PLC0415 - late, and in a thread, as the docstring says

            from ppm_desktop.charts import canvas_text, cost_by_component  # noqa: F401, PLC0415 - as above

            canvas_text.look_up_fonts(family)

        self.errands.send(work, lambda _nothing: self._chart_library_is_there())

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Put a theme in force and remember it."""
        self.preferences.theme = choice
        self.theme_switch.choose(choice)

    def show_problems(self, opening: str = "") -> None:
        """List what the checks say."""
        if self.document is None:
            return
        from ppm_desktop.views.dialogs.problems import ProblemsDialog  # noqa: PLC0415 - not needed for an ordinary start
        from ppm_desktop.views.problem_jump import go_to  # noqa: PLC0415 - as above

        problems: tuple[Problem, ...] = self.document.problems
        dialog = ProblemsDialog(problems, self, opening)
        dialog.place_wanted.connect(partial(go_to, self))
        dialog.open()

    def explain(self, option_id: str, component: str | None = None) -> None:
        """Show what is behind a figure."""
        recalculator, parts = self.recalculator, self._parts
        if recalculator is None or recalculator.comparison is None or parts is None:
            return
        from ppm_desktop.session.explanation_model import WhyText, why  # noqa: PLC0415 - brings numpy
        from ppm_desktop.views.dialogs.explanation import ExplanationDialog  # noqa: PLC0415 - as above

        comparison, style, span = recalculator.comparison, self.style_of_numbers, self.span.span

        def work() -> WhyText:
            names = {country.code: country.name for country in parts.catalogue.countries}
            return why(comparison, option_id, component, style, span, names)

        self.errands.send(work, lambda text: ExplanationDialog(text, self).open())

    def event(self, event: QEvent) -> bool:
        """Notice the first time that the window has been painted."""
        result = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)
        return result

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes; leave when that is settled."""
        if not self._leaving and self.document is not None and (self.document.modified or self.files.busy):
            event.ignore()
            self.files.when_changes_are_settled(self._leave)
            return
        self.preferences.geometry = self.saveGeometry()
        self.preferences.place = self._place
        self.preferences.panes = self.splitter.saveState()
        self.life.finish()
        self.stop()
        event.accept()

    def stop(self) -> None:
        """End all work in the background; before the program ends, whichever way it does."""
        self.life.stop()
        self.files.stop()
        if self.recalculator is not None:
            self.recalculator.stop()
        self.errands.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one plan."""
        if dropped_plan(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a plan that was dropped."""
        path = dropped_plan(event)
        if path is not None:
            event.acceptProposedAction()
            self.files.open_dropped(path)

    def _arrange(self) -> None:
        self.setWindowTitle("ppm_desktop")
        self.setAcceptDrops(True)
        self.bar = TitledMenuBar()
        self.setMenuBar(self.bar)
        self.splitter = WindowPanes()
        self.setCentralWidget(self.life.framed(self.splitter))
        self.places, self.tabs, self.stack = self.splitter.places, self.splitter.tabs, self.splitter.stack
        self.empty, self.answer = self.splitter.empty, self.splitter.answer
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.resize(*FIRST_SIZE)
        self.panes = PaneCycle((self.places, self.tabs, self.stack, self.answer, self.status))
        self.menus = Menus(self, self)
        self.places.show_place(self._place)

    def _connect(self) -> None:
        self.places.chosen.connect(self.show_place)
        self.status.problems_wanted.connect(self.show_problems)
        self.answer.explanation_wanted.connect(self.explain)
        self.files.opened.connect(self._show_opened)
        self.files.reading.connect(self._show_reading)
        self.files.refused.connect(self._show_refused)
        self.empty.open_wanted.connect(self.files.ask_for_file)
        self.empty.sample_wanted.connect(self.files.open_sample)

    def _restore(self) -> None:
        if self.preferences.geometry is not None:
            self.restoreGeometry(self.preferences.geometry)
        if self.preferences.panes is not None:
            self.splitter.restore(self.preferences.panes)

    def _show_reading(self, name: str) -> None:
        self.status.say(f"Opening {name} …")
        if self.document is None:
            self.empty.show_reading(name)

    def _show_refused(self) -> None:
        if self.document is None:
            self.empty.show_nothing_open()
            self.status.say("")
        else:
            self.status.show_saved_state(self.document)

    def _show_opened(self, opening: Opening) -> None:
        project = opening.reading.project
        if project is None or self.life.reloaded(opening):
            return
        path = None if opening.untitled else opening.path.absolute()
        if self.document is None:
            from ppm_desktop.session.document import Document  # noqa: PLC0415 - after the first paint

            self._begin(Document(project, path, opening.catalogue.country_codes), opening)
        else:
            self.document.open(project, path)
        self.life.opened(opening)
        self._show_file()
        self.show_place(self._place)
        self.project_shown.emit()
        if not opening.reading.sound:
            self.show_problems("The plan was opened, but it cannot be calculated until the errors are mended.")

    def _begin(self, document: Document, opening: Opening) -> None:
        """Connect everything to the first document; later files are opened in the same one."""
        from ppm_desktop.session.recalculation import Recalculator  # noqa: PLC0415 - after the first paint

        self.document = document
        catalogue = opening.catalogue
        self.recalculator = Recalculator(document, lambda: catalogue.availability, self._compare)
        self.recalculator.failed.connect(_raise)
        self.files.attach(document)
        self.menus.attach(document)
        self.answer.follow(document, self.recalculator, self.style_of_numbers, self.span)
        self._parts = PageParts(document, self.recalculator, self.style_of_numbers, catalogue, self.span, self.errands)
        self.life.attach(self._parts)
        self.tabs.chosen.connect(document.show_scenario)
        self.tabs.show()
        document.changed.connect(self._show_project)
        document.scenario_changed.connect(self._show_project)
        document.file_changed.connect(self._show_file)
        self._show_project()
        self.recalculator.ask_soon()

    def _show_project(self) -> None:
        if self.document is None:
            return
        project = self.document.project
        self.tabs.show_scenarios([scenario.name for scenario in project.scenarios], self.document.scenario_index, project.baseline_index)
        example = any(source.status == "example" for source in project.price_book.sources)
        self.places.mark("prices", "example" if example else "")
        self.status.show_document(self.document)

    def _show_file(self) -> None:
        if self.document is None:
            return
        self.setWindowTitle(f"{self.files.title}[*] – ppm_desktop")
        self.setWindowModified(self.document.modified)
        self.setWindowFilePath(str(self.document.path or ""))
        self.bar.show_title(self.files.title + (" – changed" if self.document.modified else ""))
        self.status.show_saved_state(self.document)

    def _prepare_compare(self, page: ComparePage) -> None:
        page.explanation_wanted.connect(self.explain)
        if self._chart_library:
            page.load_chart()

    def _chart_library_is_there(self) -> None:
        self._chart_library = True
        settle()
        if "compare" in self.pages:
            self.compare_page.load_chart()

    def _leave(self) -> None:
        self._leaving = True
        self.close()


def _raise(error: Exception) -> None:
    """Hand an error of ours to the program's handler, which logs it and tells the user."""
    raise error
