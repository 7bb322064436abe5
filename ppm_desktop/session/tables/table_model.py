"""The base of all tables that can be typed into: texts become values, values become a new project.

A model never changes itself. The new project is pushed as one named undo step, and what the document then says is
shown. If one text of a block is refused, nothing of it is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ppm_desktop.session.entry.clipboard_text import LONGEST_CELL, MOST_CHARACTERS, MOST_ROWS
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.tables.shown_table import Index, ShownTable
from ppm_desktop.session.tables.table_cell import CellFace, CellRefusal, CellRole
from ppm_desktop.session.tables.table_column import Row
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ppm_desktop.domain.annotations import Annotation
    from ppm_desktop.reports.why.figures import Figure

__all__ = ["CellRefusal", "CellRole", "TableModel"]


class TableModel(ShownTable[Row]):
    """Adds to the shown rows how they are put back. Subclasses say how, and what is wrong between rows."""

    refused = Signal(int, int, str)  # row, column, reason; -1 where no single cell is meant

    # what subclasses say

    def put_rows(self, rows: tuple[Row, ...], text: str, merge_key: str | None) -> None:
        """Make the edit that turns the document's rows into ``rows``."""
        raise NotImplementedError

    def blank_row(self, rows: Sequence[Row]) -> Row | None:
        """Return a row to append when more is pasted than there are rows; None: the table cannot grow."""
        del rows
        return None

    def objections(self, rows: Sequence[Row]) -> Iterable[CellRefusal]:
        """Yield what is wrong between rows, such as a name used twice, before they are put."""
        del rows
        return ()

    # edits

    def enter(self, entries: Mapping[tuple[int, int], object], text: str, merge_key: str | None = None) -> tuple[CellRefusal, ...]:
        """Type texts (or put values) into cells as one undo step named ``text``; computed columns are passed over.

        All or nothing: if anything is refused, the document stays as it is and all refusals are returned.
        """
        refusals: list[CellRefusal] = []
        if all(self.columns[c].computed for _r, c in entries):
            return ()  # a table that is only shown puts no rows at all
        rows = list(self.rows)
        for (r, c), entry in sorted(entries.items(), key=lambda item: item[0]):
            while r >= len(rows):
                blank = self.blank_row(rows)
                if blank is None:
                    return (CellRefusal(-1, -1, self._too_short(max(e[0] for e in entries) + 1)),)
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
        """Paste a block of texts with its upper left corner at a cell, as one undo step. Blocks beyond ``MOST_ROWS`` are refused."""
        if len(block) > MOST_ROWS:
            return self._refuse_paste(tr("There are {count} rows. At most {most} are pasted at once."), len(block), MOST_ROWS)
        longest = max((len(text) for texts in block for text in texts), default=0)
        if longest > LONGEST_CELL:
            return self._refuse_paste(tr("A cell has {count} characters. At most {most} are pasted."), longest, LONGEST_CELL)
        cells = {
            (row + r, column + c): text for r, texts in enumerate(block) for c, text in enumerate(texts) if column + c < len(self.columns)
        }
        count = len(cells)
        refusals = self.enter(
            cells, trn("Paste {count} cell", "Paste {count} cells", count).format(count=count) if count > 1 else tr("Paste")
        )
        self._tell(refusals, tr("Nothing was pasted."))
        return refusals

    def refuse_paste_of(self, characters: int) -> None:
        """Say that there is too much text to be a table."""
        self._refuse_paste(tr("There are {count} characters. At most {most} are pasted at once."), characters, MOST_CHARACTERS)

    def _refuse_paste(self, sentence: str, count: int, most: int) -> tuple[CellRefusal, ...]:
        refusals = (CellRefusal(-1, -1, sentence.format(count=count, most=most)),)
        self._tell(refusals, tr("Nothing was pasted."))
        return refusals

    def fill(self, cells: Mapping[tuple[int, int], tuple[int, int]]) -> tuple[CellRefusal, ...]:
        """Copy to each cell the text of another one, as one undo step."""
        entries = {target: self.spelled(*source) for target, source in cells.items()}
        refusals = self.enter(entries, tr("Fill down"))
        self._tell(refusals, tr("Nothing was filled."))
        return refusals

    def clear(self, cells: Iterable[tuple[int, int]]) -> tuple[CellRefusal, ...]:
        """Set cells to what counts as empty in their column, as one undo step; other cells stay."""
        entries = {(r, c): cleared for r, c in cells if (cleared := self.columns[c].cleared) is not None}
        count = len(entries)
        text = trn("Clear {count} cell", "Clear {count} cells", count).format(count=count) if count > 1 else tr("Clear")
        refusals = self.enter(entries, text) if entries else ()
        self._tell(refusals, "")
        return refusals

    def _tell(self, refusals: Sequence[CellRefusal], consequence: str) -> None:
        if not refusals:
            return
        first, more = refusals[0], len(refusals) - 1
        reason = first.reason
        if consequence and first.row >= 0:
            name = self.columns[first.column].name
            reason = tr("Row {row}, {column}: {reason}").format(row=first.row + 1, column=name, reason=reason)
        others = trn("And {count} more cell.", "And {count} more cells.", more).format(count=more) if more else ""
        sentences = " ".join(sentence for sentence in (consequence, reason, others) if sentence)
        self.refused.emit(first.row if first.row < len(self.rows) else -1, first.column, sentences)

    def _too_short(self, needed: int) -> str:
        count = len(self.rows)
        text = trn("The table has {count} row; the block needs {needed}.", "The table has {count} rows; the block needs {needed}.", count)
        return text.format(count=count, needed=needed)

    def figure_at(self, row: int, column: int) -> Figure | None:  # noqa: ARG002 - for tables with numbers that can be asked about
        """Return the address of a computed number that can be asked why; None for all other cells."""
        return None

    def annotation_at(self, row: int, column: int) -> Annotation | None:  # noqa: ARG002 - for tables of inputs
        """Return what is said about the input that a cell shows; None when nothing is."""
        return None

    def follows(self, row: int, column: int) -> bool:  # noqa: ARG002 - for tables with values that have defaults
        """Say whether a cell's value is a default's."""
        return False

    def face(self, row: int, column: int) -> CellFace:
        """Return all that is seen of a cell."""
        shape, said = self.columns[column], self.annotation_at(row, column)
        return CellFace(
            shape.show(self.rows[row]),
            self._severity(row, column),
            self.follows(row, column),
            None if said is None else said.confidence,
            self.figure_at(row, column) is not None,
        )

    # what Qt asks

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what may be done with a cell."""
        flags = super().flags(index)
        if index.isValid() and not self.columns[index.column()].computed:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type a text into a cell, or put a value: one undo step. A refused text changes nothing and is told by ``refused``."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        r, c = index.row(), index.column()
        column = self.columns[c]
        if column.computed or value == self.spelled(r, c):
            return False
        text = tr("Change {what} of {row}").format(what=column.noun or column.name, row=self.row_name(self.rows[r]))
        refusals = self.enter({(r, c): value}, text, f"{self.rows_path()}[{self.position(r)}].{column.key}")
        self._tell(refusals, "")
        return not refusals
