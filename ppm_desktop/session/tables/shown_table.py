"""The base of all tables, as far as it only shows: columns as data over rows of the document, followed as it changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.session.tables.table_cell import CellRole
from ppm_desktop.session.tables.table_column import Column, Row
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.problem import Problem, Severity
    from ppm_desktop.session.document import Document

Index = QModelIndex | QPersistentModelIndex

_ORDER: Final[tuple[Severity, ...]] = ("error", "warning", "info")
_PLACE: Final = re.compile(r"\[(\d+)\]\.?(.*)", re.DOTALL)


class ShownTable(QAbstractTableModel, Generic[Row]):
    """Rows of the document under columns. Subclasses say which rows and which columns."""

    def __init__(self, document: Document, columns: tuple[Column[Row], ...]) -> None:
        """Show the rows of ``document`` and follow its changes."""
        super().__init__()
        self.document = document
        self.columns = columns
        self.rows: tuple[Row, ...] = self.read_rows()
        self._problems = self._problems_by_row()
        self._context = self.context()
        self._answers = self._answers_by_role()
        self._asleep = self._behind = False
        self.explained: dict[str, str] = {}  # by the key of a column: what the glossary says of it, for the tool tip of its heading
        self._lookers: set[int] = set()  # the views that show it now; a model without views follows
        document.changed.connect(self.refresh)
        document.scenario_changed.connect(self.refresh)

    # what subclasses say

    def read_rows(self) -> tuple[Row, ...]:
        """Return the rows as the document has them now."""
        raise NotImplementedError

    def position(self, row: int) -> int:
        """Return the place of a shown row in the document's list."""
        return row

    def row_name(self, row: Row) -> str:
        """Name a row in undo steps and to assistive technology."""
        raise NotImplementedError

    def rows_path(self) -> str:
        """Return the path of the list that the rows are, as problems spell it."""
        return ""

    def context(self) -> object:
        """Return what else of the project the cells depend on; when it changes, all of them are shown anew."""
        return None

    def place_of(self, problem: Problem) -> tuple[int, str] | None:
        """Return the row and the rest of the path that a problem points at; None when it is not about this table."""
        path = self.rows_path()
        if not path or not problem.path.startswith(path):
            return None
        match = _PLACE.fullmatch(problem.path[len(path) :])
        return (int(match[1]), match[2]) if match else None

    # following the document

    def sleep(self, looker: object) -> None:
        """Follow no longer when the last view looks away: an edit must not wait for the tables of hidden pages."""
        self._lookers.discard(id(looker))
        self._asleep = not self._lookers

    def wake(self, looker: object) -> None:
        """Catch up and follow again, because a view looks."""
        self._lookers.add(id(looker))
        self._asleep = False
        if self._behind:
            self.refresh()

    def catch_up(self) -> None:
        """Show the document as it is now, though nobody looks; so that less is left to do when somebody does."""
        asleep, self._asleep = self._asleep, False
        if self._behind:
            self.refresh()
        self._asleep = asleep

    def refresh(self) -> None:
        """Show the document as it is now: changed cells only, or everything when rows came or went."""
        self._behind = self._asleep
        if self._asleep:
            return
        before, before_problems, before_context = self.rows, self._problems, self._context
        after, self._context = self.read_rows(), self.context()
        if len(after) != len(before):
            self.beginResetModel()
            self.rows, self._problems = after, self._problems_by_row()
            self.endResetModel()
            return
        self.rows, self._problems = after, self._problems_by_row()
        anew = self._context != before_context
        changed = [r for r, row in enumerate(after) if anew or row != before[r] or self._problems.get(r) != before_problems.get(r)]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self.columns) - 1))

    def _problems_by_row(self) -> dict[int, tuple[tuple[str, Problem], ...]]:
        found: dict[int, tuple[tuple[str, Problem], ...]] = {}
        for problem in self.document.problems:
            place = self.place_of(problem)
            if place is not None:
                found[place[0]] = (*found.get(place[0], ()), (place[1], problem))
        return found

    def problems_at(self, row: int, column: int) -> tuple[Problem, ...]:
        """Return what the checks say about a cell, the worst first."""
        if row not in self._problems:
            return ()
        places = self.columns[column].places
        found = [p for rest, p in self._problems[row] if any(rest == at or rest.startswith((f"{at}.", f"{at}[")) for at in places)]
        return tuple(sorted(found, key=lambda p: _ORDER.index(p.severity)))

    # what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column; rows have none, but their names are told to assistive technology."""
        if orientation == Qt.Orientation.Vertical:
            return self.row_name(self.rows[section]) if role == Qt.ItemDataRole.DisplayRole and section < len(self.rows) else None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                unit = tr("In {unit}.").format(unit=column.unit) if column.unit else ""
                return "\n".join(part for part in (column.tooltip, unit, self.explained.get(column.key, "")) if part)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell has under a role."""
        answer = self._answers.get(role)
        return answer(index.row(), index.column()) if answer is not None and index.isValid() else None

    def spelled(self, row: int, column: int) -> str:
        """Return a cell's text with all its digits."""
        shape = self.columns[column]
        return (shape.spell or shape.show)(self.rows[row])

    def _answers_by_role(self) -> dict[int, Callable[[int, int], object]]:
        """Say for each role what of a cell it asks for."""
        role = Qt.ItemDataRole
        return {
            role.DisplayRole: lambda r, c: self.columns[c].show(self.rows[r]),
            role.EditRole: lambda r, c: self.columns[c].read(self.rows[r]),
            role.TextAlignmentRole: lambda _r, c: _alignment(self.columns[c]),
            role.ToolTipRole: self._tooltip,
            role.AccessibleTextRole: self._accessible_text,
            role.AccessibleDescriptionRole: self._remark,
            CellRole.PROBLEM: self._remark,
            CellRole.SEVERITY: self._severity,
            CellRole.COMPUTED: lambda _r, c: self.columns[c].computed,
            CellRole.SPELLED: self.spelled,
            CellRole.EDIT_KIND: lambda _r, c: self.columns[c].edit_kind,
            CellRole.CHOICES: lambda _r, c: self.columns[c].choices,
        }

    def _accessible_text(self, row: int, column: int) -> str:
        shape = self.columns[column]
        text = tr("{row}, {column}: {value} {unit}") if shape.unit else tr("{row}, {column}: {value}")
        return text.format(row=self.row_name(self.rows[row]), column=shape.name, value=shape.show(self.rows[row]), unit=shape.unit).rstrip()

    def _tooltip(self, row: int, column: int) -> str | None:
        shape = self.columns[column]
        hint = shape.detail(self.rows[row]) if shape.detail is not None else shape.tooltip
        return self._remark(row, column) or hint or None

    def _severity(self, row: int, column: int) -> Severity | Literal["note", ""]:
        found = self.problems_at(row, column)
        if found:
            return found[0].severity
        shape = self.columns[column]
        if shape.warn is not None and shape.warn(self.rows[row]):
            return "warning"
        return "note" if shape.note is not None and shape.note(self.rows[row]) else ""

    def _remark(self, row: int, column: int) -> str:
        shape = self.columns[column]
        sentences = [problem_sentence(problem) for problem in self.problems_at(row, column)]
        sentences.extend(remark(self.rows[row]) for remark in (shape.warn, shape.note) if remark is not None)
        return "\n".join(sentence for sentence in sentences if sentence)


def _alignment(column: Column[Row]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.alignment == "right" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
