"""The base of all tables: columns as data over rows of the document.

A model never changes itself. Typed texts become values, values become a new project, the project is pushed as one
named undo step, and what the document then says is shown. If one text of a block is refused, nothing of it is taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.session.number_entry import Refusal
from ppm_desktop.session.table_cell import CellRefusal, CellRole
from ppm_desktop.session.table_column import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ppm_desktop.domain.problem import Problem, Severity
    from ppm_desktop.session.document import Document

Index = QModelIndex | QPersistentModelIndex

__all__ = ["CellRefusal", "CellRole", "TableModel"]
_ORDER: Final[tuple[Severity, ...]] = ("error", "warning", "info")
_PLACE: Final = re.compile(r"\[(\d+)\]\.?(.*)", re.DOTALL)


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows of the document under columns. Subclasses say which rows, which columns, and how rows are put back."""

    refused = Signal(int, int, str)  # row, column, reason; -1 where no single cell is meant

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
        document.changed.connect(self.refresh)
        document.scenario_changed.connect(self.refresh)

    # what subclasses say

    def read_rows(self) -> tuple[Row, ...]:
        """Return the rows as the document has them now."""
        raise NotImplementedError

    def position(self, row: int) -> int:
        """Return the place of a shown row in the document's list."""
        return row

    def put_rows(self, rows: tuple[Row, ...], text: str, merge_key: str | None) -> None:
        """Make the edit that turns the document's rows into ``rows``."""
        raise NotImplementedError

    def row_name(self, row: Row) -> str:
        """Name a row in undo steps and to assistive technology."""
        raise NotImplementedError

    def rows_path(self) -> str:
        """Return the path of the list that the rows are, as problems spell it."""
        return ""

    def blank_row(self, rows: Sequence[Row]) -> Row | None:
        """Return a row to append when more is pasted than there are rows; None: the table cannot grow."""
        del rows
        return None

    def objections(self, rows: Sequence[Row]) -> Iterable[CellRefusal]:
        """Yield what is wrong between rows, such as a name used twice, before they are put."""
        del rows
        return ()

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

    # edits

    def enter(self, entries: Mapping[tuple[int, int], object], text: str, merge_key: str | None = None) -> tuple[CellRefusal, ...]:
        """Type texts (or put values) into cells as one undo step named ``text``; computed columns are passed over.

        All or nothing: if anything is refused, the document stays as it is and all refusals are returned.
        """
        refusals: list[CellRefusal] = []
        rows = list(self.rows)
        for (r, c), entry in sorted(entries.items(), key=lambda item: item[0]):
            while r >= len(rows):
                blank = self.blank_row(rows)
                if blank is None:
                    return (CellRefusal(-1, -1, f"The table has {len(self.rows)} rows; the block needs {max(e[0] for e in entries) + 1}."),)
                rows.append(blank)
            column = self.columns[c]
            if column.write is None:
                continue
            value = column.enter(entry) if isinstance(entry, str) and column.enter else entry
            written = value if isinstance(value, Refusal) else column.write(rows[r], value)
            if isinstance(written, Refusal):
                refusals.append(CellRefusal(r, c, written.reason))
            else:
                rows[r] = written
        refusals.extend(self.objections(rows) if not refusals else ())
        if not refusals:
            self.put_rows(tuple(rows), text, merge_key)
        return tuple(refusals)

    def paste(self, row: int, column: int, block: Sequence[Sequence[str]]) -> tuple[CellRefusal, ...]:
        """Paste a block of texts with its upper left corner at a cell, as one undo step."""
        cells = {
            (row + r, column + c): text for r, texts in enumerate(block) for c, text in enumerate(texts) if column + c < len(self.columns)
        }
        refusals = self.enter(cells, f"Paste {len(cells)} cells" if len(cells) > 1 else "Paste")
        self._tell(refusals, "Nothing was pasted. ")
        return refusals

    def fill(self, cells: Mapping[tuple[int, int], tuple[int, int]]) -> tuple[CellRefusal, ...]:
        """Copy to each cell the text of another one, as one undo step."""
        entries = {target: self.spelled(*source) for target, source in cells.items()}
        refusals = self.enter(entries, "Fill down")
        self._tell(refusals, "Nothing was filled. ")
        return refusals

    def clear(self, cells: Iterable[tuple[int, int]]) -> tuple[CellRefusal, ...]:
        """Set cells to what counts as empty in their column, as one undo step; other cells stay."""
        entries = {(r, c): cleared for r, c in cells if (cleared := self.columns[c].cleared) is not None}
        refusals = self.enter(entries, f"Clear {len(entries)} cells" if len(entries) > 1 else "Clear") if entries else ()
        self._tell(refusals, "")
        return refusals

    def spelled(self, row: int, column: int) -> str:
        """Return a cell's text with all its digits."""
        shape = self.columns[column]
        return (shape.spell or shape.show)(self.rows[row])

    def _tell(self, refusals: Sequence[CellRefusal], consequence: str) -> None:
        if not refusals:
            return
        first = refusals[0]
        more = f" And {len(refusals) - 1} more cells." if len(refusals) > 1 else ""
        row = f"Row {first.row + 1}, {self.columns[first.column].name}: " if consequence and first.row >= 0 else ""
        self.refused.emit(first.row if first.row < len(self.rows) else -1, first.column, f"{consequence}{row}{first.reason}{more}")

    # following the document

    def sleep(self) -> None:
        """Follow no longer, because nobody looks: an edit must not wait for the tables of hidden pages."""
        self._asleep = True

    def wake(self) -> None:
        """Catch up and follow again."""
        self._asleep = False
        if self._behind:
            self.refresh()

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
        places = self.columns[column].places
        found = [p for rest, p in self._problems.get(row, ()) if any(rest == at or rest.startswith((f"{at}.", f"{at}[")) for at in places)]
        return tuple(sorted(found, key=lambda p: _ORDER.index(p.severity)))

    # what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what may be done with a cell."""
        flags = super().flags(index)
        if index.isValid() and not self.columns[index.column()].computed:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column; rows have none, but their names are told to assistive technology."""
        if orientation == Qt.Orientation.Vertical:
            return self.row_name(self.rows[section]) if role == Qt.ItemDataRole.DisplayRole and section < len(self.rows) else None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (column.tooltip, column.unit and f"In {column.unit}.") if part)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell has under a role."""
        answer = self._answers.get(role)
        return answer(index.row(), index.column()) if answer is not None and index.isValid() else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type a text into a cell, or put a value: one undo step. A refused text changes nothing and is told by ``refused``."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        r, c = index.row(), index.column()
        column = self.columns[c]
        if column.computed or value == self.spelled(r, c):
            return False
        text = f"Change {column.noun or column.name.lower()} of {self.row_name(self.rows[r])}"
        refusals = self.enter({(r, c): value}, text, f"{self.rows_path()}[{self.position(r)}].{column.key}")
        self._tell(refusals, "")
        return not refusals

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
        return f"{self.row_name(self.rows[row])}, {shape.name}: {shape.show(self.rows[row])} {shape.unit}".rstrip()

    def _tooltip(self, row: int, column: int) -> str | None:
        shape = self.columns[column]
        hint = shape.detail(self.rows[row]) if shape.detail is not None else shape.tooltip
        return self._remark(row, column) or hint or None

    def _severity(self, row: int, column: int) -> str:
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
