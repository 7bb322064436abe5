"""The menus: only entries that do something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ppm_desktop.views.dialog_help import DialogHelp
from ppm_desktop.views.dialogs.messages import tell_about
from ppm_desktop.views.jumps import to_term
from ppm_desktop.views.places import PLACES
from ppm_desktop.views.recent_menu import RecentMenu
from ppm_desktop.views.spoken_language import choice_in_force
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

    from ppm_desktop.session.document import Document
    from ppm_desktop.session.preferences import LanguageChoice, Preferences, ThemeChoice
    from ppm_desktop.views.document_life import DocumentLife
    from ppm_desktop.views.export_actions import ExportActions
    from ppm_desktop.views.file_actions import FileActions
    from ppm_desktop.views.look.theme_switch import ThemeSwitch
    from ppm_desktop.views.pane_cycle import PaneCycle
    from ppm_desktop.views.plan_dialogs import PlanDialogs
    from ppm_desktop.views.project_diff_actions import ProjectDiffActions
    from ppm_desktop.views.rate_sheet_actions import RateSheetActions
    from ppm_desktop.views.usage_actions import UsageActions
    from ppm_desktop.views.widgets.scenario_tabs import ScenarioTabs

Choice = TypeVar("Choice")

_THEME_TEXTS: dict[ThemeChoice, str] = {
    "system": mark("As the &system"),
    "light": mark("&Light"),
    "dark": mark("&Dark"),
    "contrast": mark("&High contrast"),
}

#: Each by its own name, whichever language is spoken.
_LANGUAGE_NAMES: dict[LanguageChoice, str] = {"en": "&English", "de": "&Deutsch"}

_LAST_DIGIT = 9


class Commands(Protocol):
    """What the menus ask of the window."""

    @property
    def files(self) -> FileActions:
        """Opening and saving."""

    @property
    def life(self) -> DocumentLife:
        """Recovery and snapshots."""

    @property
    def rate_sheets(self) -> RateSheetActions:
        """Importing rates."""

    @property
    def usage(self) -> UsageActions:
        """Importing calls."""

    @property
    def exports(self) -> ExportActions:
        """Files for other people and programs."""

    @property
    def dialogs(self) -> PlanDialogs:
        """What next, and the plan's details."""

    @property
    def project_diff(self) -> ProjectDiffActions:
        """Comparing with another saved plan."""

    @property
    def panes(self) -> PaneCycle:
        """The panes that F6 visits."""

    @property
    def answer(self) -> QWidget:
        """The pane that can be folded."""

    @property
    def tabs(self) -> ScenarioTabs:
        """The scenarios above the page."""

    @property
    def theme_switch(self) -> ThemeSwitch:
        """The theme in force."""

    @property
    def preferences(self) -> Preferences:
        """What is remembered between sessions."""

    def visit_place(self, name: str) -> None:
        """Show a place."""

    def show_problems(self) -> None:
        """List the problems."""

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Put a theme in force."""

    def choose_language(self, choice: LanguageChoice) -> None:
        """Ask for a language."""


class Menus(QObject):
    """Builds the menu bar of a window and keeps it up to date."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        """Fill the window's menu bar."""
        super().__init__(window)
        self._window = window
        self._commands = commands
        bar = window.menuBar()
        self._file(bar.addMenu(tr("&File")))
        self._edit = bar.addMenu(tr("&Edit"))
        self._scenario = bar.addMenu(tr("&Scenario"))
        self._view(bar.addMenu(tr("&View")))
        self._help(bar.addMenu(tr("&Help")))
        self.dialog_help = DialogHelp(window)
        self._scenarios = QActionGroup(self)
        self._scenario.menuAction().setEnabled(False)
        self._edit.menuAction().setEnabled(False)
        self._needs_document(enabled=False)

    def attach(self, document: Document) -> None:
        """Act on a document: its undo stack, its scenarios."""
        self._edit.clear()
        undo = document.undo_stack.createUndoAction(self, tr("&Undo"))
        undo.setShortcuts(QKeySequence.StandardKey.Undo)
        redo = document.undo_stack.createRedoAction(self, tr("&Redo"))
        redo.setShortcuts(QKeySequence.StandardKey.Redo)
        self._edit.addActions([undo, redo])
        self._edit.menuAction().setEnabled(True)
        self._list_exports()
        self._needs_document(enabled=True)
        from ppm_desktop.views.scenario_actions import ScenarioActions  # noqa: PLC0415 - after the first paint

        self.scenario_actions = ScenarioActions(self._window, document, self._commands.tabs)
        document.changed.connect(lambda: self.show_scenarios(document))
        document.scenario_changed.connect(lambda: self.show_scenarios(document))
        self.show_scenarios(document)

    def show_scenarios(self, document: Document) -> None:
        """List the scenarios, the shown one ticked."""
        baseline = document.project.baseline_index
        names = [scenario.name for scenario in document.project.scenarios]
        shown = [(name, index == baseline and len(names) > 1) for index, name in enumerate(names)]
        actions = self._scenarios.actions()
        if [action.data() for action in actions] != shown:
            for action in actions:
                self._scenarios.removeAction(action)
            self._scenario.clear()
            for index, (name, marked) in enumerate(shown):
                shown_name = name.replace("&", "&&")
                action = self._scenario.addAction(tr("{scenario} (baseline)").format(scenario=shown_name) if marked else shown_name)
                action.setData((name, marked))
                action.setCheckable(True)
                action.triggered.connect(partial(document.show_scenario, index))  # PySide hands nothing on to a partial
                self._scenarios.addAction(action)
            if len(names) > 1:
                self._scenario.addSeparator()
                self._add(self._scenario, tr("&Next scenario"), lambda: _step(document, 1), "Ctrl+PgDown")
                self._add(self._scenario, tr("&Previous scenario"), lambda: _step(document, -1), "Ctrl+PgUp")
            self._scenario.addSeparator()
            self._scenario.addActions(self.scenario_actions.all)
        self.scenario_actions.refresh()
        self._scenarios.actions()[document.scenario_index].setChecked(True)
        self._scenario.menuAction().setEnabled(True)

    def _file(self, menu: QMenu) -> None:
        files = self._commands.files
        self._add(menu, tr("&New"), files.create, QKeySequence.StandardKey.New)
        self._add(menu, tr("&Open…"), files.ask_for_file, QKeySequence.StandardKey.Open)
        self._recent = RecentMenu(menu, files)
        menu.addMenu(self._recent)
        self._add(menu, tr("Open the sa&mple"), files.open_sample)
        menu.addSeparator()
        self._save = self._add(menu, tr("&Save"), lambda: files.save(), QKeySequence.StandardKey.Save)  # noqa: PLW0108 - without Qt's argument
        self._save_as = self._add(menu, tr("Save &as…"), lambda: files.save_as(), "Ctrl+Shift+S")  # noqa: PLW0108 - as above
        self._details = self._add(menu, tr("Plan &details…"), self._commands.dialogs.show_details, "Ctrl+I")
        self._snapshots = self._add(menu, tr("Snaps&hots…"), self._commands.life.show_snapshots)
        self._diff = self._add(menu, tr("&Compare with another project…"), self._commands.project_diff.ask)
        self.rate_sheet = self._add(menu, tr("&Import rate sheet…"), self._commands.rate_sheets.ask)
        self._add(menu, tr("Import ca&lls…"), self._commands.usage.ask)
        self.exports = menu.addMenu(tr("&Export"))
        menu.addSeparator()
        leave = self._add(menu, tr("&Quit"), self._window.close, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _list_exports(self) -> None:
        """List what can be written; without a document the menu cannot be opened, and its shortcuts would do nothing."""
        from ppm_desktop.paper.outputs import OUTPUTS  # noqa: PLC0415 - after the first paint
        from ppm_desktop.views.export_actions import SHORTCUTS  # noqa: PLC0415 - as above

        for output in OUTPUTS:
            text, key = tr("{output}…").format(output=tr(output.title)), SHORTCUTS.get(output.id)
            self._add(self.exports, text, partial(self._commands.exports.ask, output.id), key).setData(output.id)

    def _view(self, menu: QMenu) -> None:
        window = self._commands
        for number, place in enumerate(PLACES):
            digit = number <= _LAST_DIGIT  # the places after have no digit of their own
            text = f"&{number} {tr(place.title)}" if digit else tr(place.title)
            self._add(menu, text, partial(window.visit_place, place.name), f"Ctrl+{number}" if digit else "")
        menu.addSeparator()
        self.answer_panel = self._add(menu, tr("&Answer panel"), lambda: window.answer.setVisible(self.answer_panel.isChecked()), "F9")
        self.answer_panel.setCheckable(True)
        self.answer_panel.setChecked(True)
        self._add(menu, tr("&Problems…"), window.show_problems, "F8")
        self._inputs = self._add(menu, tr("&Inputs and their sources…"), window.dialogs.show_inputs, "Ctrl+Shift+I")
        self._next_steps = self._add(menu, tr("&What next…"), window.dialogs.show_next_steps, "F7")
        menu.addSeparator()
        self._choices(
            menu.addMenu(tr("&Theme")),
            {choice: tr(text) for choice, text in _THEME_TEXTS.items()},
            window.theme_switch.choice,
            window.choose_theme,
        )
        names: dict[LanguageChoice, str] = {"system": tr("As the &system"), **_LANGUAGE_NAMES}
        language = choice_in_force(window.preferences.language)
        self.languages = self._choices(menu.addMenu(tr("&Language")), names, language, window.choose_language)
        menu.addSeparator()
        self._add(menu, tr("Ne&xt pane"), lambda: window.panes.move(1), "F6")
        self._add(menu, tr("Pre&vious pane"), lambda: window.panes.move(-1), "Shift+F6")

    def _help(self, menu: QMenu) -> None:
        self._add(menu, tr("&Glossary…"), partial(to_term, self._window), "F1").setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self._add(menu, tr("&Diagnostics…"), self._commands.dialogs.show_diagnostics)
        about = self._add(menu, tr("&About ppm_desktop"), lambda: tell_about(self._window))
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _choices(self, menu: QMenu, texts: Mapping[Choice, str], chosen: str, choose: Callable[[Choice], None]) -> QActionGroup:
        group = QActionGroup(self)
        for choice, text in texts.items():
            action = self._add(menu, text, partial(choose, choice))
            action.setData(choice)
            action.setCheckable(True)
            action.setChecked(choice == chosen)
            group.addAction(action)
        return group

    def _needs_document(self, *, enabled: bool) -> None:
        self._save.setEnabled(enabled)
        self._save_as.setEnabled(enabled)
        for action in (self._snapshots, self._diff, self._details, self._inputs, self._next_steps):
            action.setEnabled(enabled)
        self.rate_sheet.setEnabled(enabled)
        self.exports.menuAction().setEnabled(enabled)

    def _add(self, menu: QMenu, text: str, act: Callable[[], object], shortcut: str | QKeySequence.StandardKey | None = None) -> QAction:
        action = QAction(self)
        action.setText(text)  # given at once, it would bring the class of icons before the window is seen
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _on=False: act())
        menu.addAction(action)
        return action


def _step(document: Document, by: int) -> None:
    document.show_scenario((document.scenario_index + by) % len(document.project.scenarios))
