"""What can be done to scenarios: the entries of the Scenario menu, which the menu of a tab repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from ppm_desktop.session.tables.scenarios_list import ScenariosList
from ppm_desktop.views.dialogs.messages import tell
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.session.document import Document
    from ppm_desktop.views.widgets.scenario_tabs import ScenarioTabs


class ScenarioActions(QObject):
    """Acts on the scenario that is shown; the tabs show the one that is clicked before they open its menu."""

    def __init__(self, window: QWidget, document: Document, tabs: ScenarioTabs) -> None:
        """Make the entries and listen to the tabs."""
        super().__init__(window)
        self._window = window
        self._document = document
        self._tabs = tabs
        self.list = ScenariosList(document)
        self.new = self._action(tr("&New scenario"), self._add, "Ctrl+Shift+N")
        self.copy = self._action(tr("D&uplicate"), lambda: self.list.duplicate(document.scenario_index))
        self.name = self._action(tr("&Rename…"), self.ask_for_name)
        self.delete = self._action(tr("&Delete"), lambda: self.list.delete(document.scenario_index))
        self.left = self._action(tr("Move &left"), lambda: self._move(-1))
        self.right = self._action(tr("Move ri&ght"), lambda: self._move(1))
        self.baseline = self._action(tr("Use as &baseline"), lambda: self.list.use_as_baseline(document.scenario_index))
        tabs.added.connect(self._add)
        tabs.renamed.connect(self._rename)
        tabs.moved.connect(self.list.move)
        tabs.menu_wanted.connect(self._open_menu)
        self.refresh()

    @property
    def all(self) -> list[QAction]:
        """The entries in the order of the menu."""
        return [self.new, self.copy, self.name, self.delete, self.left, self.right, self.baseline]

    def refresh(self) -> None:
        """Offer only what can be done to the shown scenario."""
        place, project = self._document.scenario_index, self._document.project
        several = len(project.scenarios) > 1
        self.delete.setEnabled(several)
        self.left.setEnabled(place > 0)
        self.right.setEnabled(place < len(project.scenarios) - 1)
        self.baseline.setEnabled(several and place != project.baseline_index)

    def ask_for_name(self) -> QInputDialog:
        """Ask for another name of the shown scenario; the window goes on meanwhile."""
        place = self._document.scenario_index
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Rename scenario"))
        dialog.setLabelText(tr("Name of the scenario"))
        dialog.setTextValue(self._document.scenario.name)
        dialog.textValueSelected.connect(lambda text: self._rename(place, text))
        dialog.open()
        return dialog

    def _add(self) -> None:
        self._tabs.tabs.rename(self.list.add())

    def _rename(self, place: int, text: str) -> None:
        refusal = self.list.rename(place, text)
        if refusal:
            tell(self._window, tr("The scenario keeps its name."), refusal)

    def _move(self, by: int) -> None:
        self.list.move(self._document.scenario_index, self._document.scenario_index + by)

    def _open_menu(self, place: int, position: QPoint) -> None:
        self._document.show_scenario(place)
        menu = QMenu(self._tabs)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.all)
        menu.popup(position)

    def _action(self, text: str, act: Callable[[], object], shortcut: str = "") -> QAction:
        action = QAction(text, self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _on=False: act())
        return action
