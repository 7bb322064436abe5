"""Tables of groups that can be looked at sorted and filtered: an order of the view, which neither edits nor saves anything.

The order is worked out when it is asked for and then stays: an edited row does not jump away, an added one stands last.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from ppm_desktop.session.tables.annotated_table import AnnotatedTable, input_of
from ppm_desktop.session.tables.groups_table import names_used_twice, put_groups
from ppm_desktop.session.tables.sort_turns import turned
from ppm_desktop.session.tables.table_column import Column, Row
from ppm_desktop.session.tables.table_model import CellRefusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

Index = QModelIndex | QPersistentModelIndex


class OrderedTable(AnnotatedTable[Row]):
    """A row is a group of the shown scenario. ``rows`` are those shown, in the order shown."""

    def __init__(self, document: Document, columns: tuple[Column[Row], ...], countries: CountryFinder | None = None) -> None:
        """Show the groups of ``document`` in the order of the file; with ``countries`` they are found by the names of theirs."""
        self._countries = countries
        self._order: tuple[int, ...] = ()  # of each shown row, its place in the file
        self._shown: dict[int, int] = {}  # the other way round
        self._names: tuple[str, ...] = ()  # of all groups, in the order of the file
        self._scenario = -1
        self.sorted_by: int | None = None
        self.descending = False
        self.filter_text = ""
        self.everything: tuple[Row, ...] = ()  # all rows in the order of the file
        super().__init__(document, columns)

    # what subclasses say

    def all_rows(self) -> tuple[Row, ...]:
        """Return the rows of all groups in the order of the file."""
        raise NotImplementedError

    def group_of(self, row: Row) -> Group:
        """Return the group that a row shows."""
        raise NotImplementedError

    def row_name(self, row: Row) -> str:
        """Name a group."""
        return self.group_of(row).name

    def input_at(self, row: int, column: int) -> tuple[int, str] | None:
        """Return the group's place in the file and the field of a cell."""
        field, place = input_of(self.columns[column]), self.position(row)
        return (place, field) if field and place >= 0 else None

    # the order

    def turn(self, column: int) -> None:
        """Sort by a column: the first time ascending, then descending, then in the order of the file again."""
        self.sorted_by, self.descending = turned(self.sorted_by, self.descending, column)
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def filter(self, text: str) -> None:
        """Show the groups that have all words of a text in their name or country."""
        self.filter_text = " ".join(text.casefold().split())
        self._arrange()

    def reveal(self, position: int) -> None:
        """Show all groups again if the filter hides one."""
        if self.filter_text and position >= 0 and self.shown_row(position) < 0:
            self.filter("")

    def position(self, row: int) -> int:
        """Return the place in the file of a shown row; -1 without one."""
        return self._order[row] if 0 <= row < len(self._order) else -1

    def shown_row(self, position: int) -> int:
        """Return the shown row of a place in the file; -1 when it is filtered away."""
        return self._shown.get(position, -1)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._scenario = -1  # as if another scenario were shown: nothing of the old order stays
        self.rows = self.read_rows()
        self._problems = self._problems_by_row()
        self.endResetModel()

    def read_rows(self) -> tuple[Row, ...]:
        """Return the rows as they are shown."""
        self.everything = rows = self.all_rows()
        names = tuple(self.row_name(row) for row in rows)
        scenario = self.document.scenario_index
        if self.sorted_by is None and not self.filter_text:
            self._order = tuple(range(len(rows)))
        elif scenario != self._scenario or not set(names) & set(self._names):
            self._order = self._found(rows)
        elif len(names) != len(self._names):
            self._order = self._kept(names)
        self._shown = {position: row for row, position in enumerate(self._order)}
        self._names, self._scenario = names, scenario
        return tuple(rows[position] for position in self._order)

    def _found(self, rows: Sequence[Row]) -> tuple[int, ...]:
        """Filter and sort; equal rows stay in the order of the file, whichever way the sorting goes."""
        words = self.filter_text.split()
        found = [i for i, row in enumerate(rows) if all(word in self._searched(row) for word in words)]
        if self.sorted_by is not None:
            column = self.columns[self.sorted_by]
            found.sort(key=lambda i: _sort_key(column, rows[i]), reverse=self.descending)
        return tuple(found)

    def _searched(self, row: Row) -> str:
        group = self.group_of(row)
        return f"{group.name} {self._countries.name(group.country) if self._countries else ''} {group.country}".casefold()

    def _kept(self, names: Sequence[str]) -> tuple[int, ...]:
        """Keep the order after groups came or went: what is new stands last, whatever the filter."""
        hidden = {name for position, name in enumerate(self._names) if position not in self._shown}
        places: dict[str, list[int]] = {}
        for position, name in enumerate(names):
            places.setdefault(name, []).append(position)
        shown = [self._names[position] for position in self._order]
        kept = [places[name].pop(0) for name in shown if places.get(name)]
        return (*kept, *(position for name, left in places.items() if name not in hidden for position in left))

    # edits and problems, told by places in the file

    def put_rows(self, rows: tuple[Row, ...], text: str, merge_key: str | None) -> None:
        """Replace the shown groups, each at its place, and append the others; the options follow new names."""
        groups = self._with_shown(rows)
        if len(rows) > len(self._order):  # said before the document tells, so that new names do not look like another plan
            self._order += tuple(range(len(self.everything), len(groups)))
        self._names = tuple(group.name for group in groups)
        put_groups(self.document, tuple(groups), text, merge_key)

    def _with_shown(self, rows: Sequence[Row]) -> list[Group]:
        groups = list(self.document.scenario.groups)
        for position, row in zip(self._order, rows, strict=False):
            groups[position] = self.group_of(row)
        return groups + [self.group_of(row) for row in rows[len(self._order) :]]

    def objections(self, rows: Sequence[Row]) -> Iterable[CellRefusal]:
        """Refuse a name that another group has, shown or not."""
        before = self.document.scenario.groups
        for refusal in names_used_twice(self._with_shown(rows), before, 0):
            added = refusal.row - len(before)
            row = self.shown_row(refusal.row) if added < 0 else len(self._order) + added
            yield CellRefusal(row, refusal.column, refusal.reason)

    def place_of(self, problem: Problem) -> tuple[int, str] | None:
        """Return the shown row that a problem points at."""
        place = super().place_of(problem)
        row = self.shown_row(place[0]) if place is not None else -1
        return (row, place[1]) if place is not None and row >= 0 else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Mark the column that is sorted by."""
        found = super().headerData(section, orientation, role)
        if orientation == Qt.Orientation.Horizontal and section == self.sorted_by and role == Qt.ItemDataRole.DisplayRole:
            return f"{found} {'↓' if self.descending else '↑'}"
        return found


def _sort_key(column: Column[Row], row: Row) -> tuple[int, float, str]:
    """Compare numbers as numbers and texts as they are shown, in any case of letters."""
    value = column.read(row)
    return (0, float(value), "") if isinstance(value, int | float | Decimal) else (1, 0.0, column.show(row).casefold())
