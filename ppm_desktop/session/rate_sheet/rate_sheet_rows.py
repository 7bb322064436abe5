"""The rows of a sheet that gave no rate, or one with a warning: where, what stands there, why; a wrong cell is mended here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ppm_desktop.reports.rate_sheet.sentences import SKIP_TEMPLATES, rate_sheet_sentence
from ppm_desktop.reports.rate_sheet.words import column_label
from ppm_desktop.reports.words import printable
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.files.rate_sheets.checked import CheckedSheet

Index = QModelIndex | QPersistentModelIndex
RowKind = Literal["rejected", "warnings", "duplicates", "skipped"]
#: Nobody mends more by hand, and writing more lines would keep the window waiting.
MOST_ROWS: Final = 2000
TAB, ROW, COLUMN, FOUND, WHY = range(5)
_HEADS: Final = (mark("Tab"), mark("Row"), mark("Column"), mark("Found"), mark("What to do"))


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the file as the table shows it."""

    tab: str
    row: int
    key: str  # of the column that is meant; empty when the row as a whole is
    found: str
    why: str
    can_be_mended: bool = False


class SheetRows(QAbstractTableModel):
    """Shows one kind of rows. Typing into "Found" mends the cell."""

    mended = Signal(str, int, str, str)  # tab, row, key of the column, text

    def __init__(self) -> None:
        """Start without rows."""
        super().__init__()
        self.rows: tuple[SheetRow, ...] = ()

    def show_rows(self, rows: tuple[SheetRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column holds."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole and column == FOUND:
            return row.found
        texts = (printable(row.tab), str(row.row), column_label(row.key) if row.key else "", printable(row.found), row.why)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return texts[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{heading}: {text}").format(heading=tr(_HEADS[column]), text=texts[column] or tr("nothing"))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the wrong cell of a rejected row be typed into."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == FOUND and self.rows[index.row()].can_be_mended else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Mend a cell; the sheet is checked anew and shows what comes of it."""
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or not row.can_be_mended or str(value) == row.found:
            return False
        self.mended.emit(row.tab, row.row, row.key, str(value))
        return True


def rows_of(checked: CheckedSheet, kind: RowKind) -> tuple[SheetRow, ...]:
    """Return the first rows of a kind."""
    match kind:
        case "rejected":
            return tuple(
                SheetRow(r.place.tab, r.place.row, r.key, dict(r.cells).get(r.key, ""), rate_sheet_sentence(r.problem), can_be_mended=True)
                for r in checked.rejected[:MOST_ROWS]
            )
        case "warnings":
            return tuple(
                SheetRow(n.place.tab, n.place.row, n.place.column, "", rate_sheet_sentence(n.problem)) for n in checked.noticed[:MOST_ROWS]
            )
        case "duplicates":
            text = tr("Says again what row {row} says.")
            return tuple(
                SheetRow(d.place.tab, d.place.row, d.place.column, "", text.format(row=d.first.row)) for d in checked.duplicates[:MOST_ROWS]
            )
    return tuple(
        SheetRow(s.place.tab, s.place.row, s.place.column, _several(s.rows), tr(SKIP_TEMPLATES[s.reason]))
        for s in checked.skipped[:MOST_ROWS]
    )


def _several(rows: int) -> str:
    return trn("{count} row", "{count} rows", rows).format(count=rows) if rows > 1 else ""
