"""A table of groups that is sorted by its headers; what is shown where is the model's business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.menu_text import with_key
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMenu

    from ppm_desktop.session.entry.country_finder import CountryFinder
    from ppm_desktop.session.tables.ordered_table import OrderedTable

_SORT_KEY: Final = "Ctrl+L"
#: Why groups cannot be moved.
SORTED_HINT: Final = mark("Not while the table is sorted or filtered: groups move in the order of the file")


class GroupsView(DataTable):
    """Shows an ``OrderedTable``. A click on a header sorts ascending, a second one descending, a third one no longer."""

    def __init__(self, model: OrderedTable[Any], name: str, *, countries: CountryFinder | None = None) -> None:
        """Show a model; what the other arguments mean is said in ``DataTable``."""
        super().__init__(model, name, countries=countries, keeps_mark=True)
        self.groups = model
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        self.setSortingEnabled(True)  # headers take clicks and no longer select columns; the arrow is part of the title
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self.sort_by)

    @property
    def current_group(self) -> int:
        """The place in the file of the cursor's group; -1 without one."""
        return self.groups.position(self.current_row)

    @property
    def arranged(self) -> bool:
        """Whether other rows than those of the file are shown, or in another order."""
        return self.groups.sorted_by is not None or bool(self.groups.filter_text)

    def selected_groups(self) -> list[int]:
        """Return the places in the file of the groups that have a selected cell."""
        return sorted(self.groups.position(row) for row in self.selected_rows())

    def go_to_group(self, position: int) -> None:
        """Put the cursor on the name of a group."""
        self.groups.reveal(position)
        self.go_to(self.groups.shown_row(position), 0)
        self.setFocus()

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round, or no longer; the cursor stays on its group."""
        self._keep_group(lambda: self.groups.turn(column))

    def filter(self, text: str) -> None:
        """Show the groups that have all words of a text; the cursor stays on its group while it is shown."""
        self._keep_group(lambda: self.groups.filter(text))

    def _keep_group(self, change: Callable[[], None]) -> None:
        group, column = self.current_group, self.currentIndex().column()
        change()
        row = self.groups.shown_row(group)
        if row >= 0:
            self.go_to(row, column)

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        if QKeySequence(event.keyCombination()) == QKeySequence(_SORT_KEY) and self.state() != self.State.EditingState:
            return self._sort_by_current
        return super()._command(event)

    def _sort_by_current(self) -> None:
        if self.currentIndex().isValid():
            self.sort_by(self.currentIndex().column())

    def context_menu(self) -> QMenu:
        """Offer sorting by the column of the cursor too."""
        menu = super().context_menu()
        column = self.currentIndex().column()
        if column >= 0:
            name = self.groups.columns[column].name
            if self.groups.sorted_by != column:
                words = tr("&Sort by {column}")
            else:
                words = tr("&Sort in the order of the file") if self.groups.descending else tr("&Sort by {column}, descending")
            words = words.format(column=name)
            menu.addSeparator()
            menu.addAction(with_key(words, _SORT_KEY), self._sort_by_current)
        return menu
