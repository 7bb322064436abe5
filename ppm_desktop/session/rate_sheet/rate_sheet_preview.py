"""The first rows of a tab as they stand in the file, beside what each column is read as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ppm_desktop.files.rate_sheets.mapping import ColumnUse
from ppm_desktop.reports.rate_sheet.words import column_label
from ppm_desktop.reports.words import printable
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.files.rate_sheets.mapping import TabUse
    from ppm_desktop.files.rate_sheets.sheet import Row, Sheet

Index = QModelIndex | QPersistentModelIndex
#: So many rows show what a column holds.
_ROWS: Final = 30


class SheetPreview(QAbstractTableModel):
    """Rows of one tab; those above the rates and columns that are not used are dimmed."""

    def __init__(self) -> None:
        """Start without a tab."""
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._width = 0
        self.use: TabUse | None = None

    def show_tab(self, sheet: Sheet, use: TabUse) -> None:
        """Show a tab and how it is read."""
        if self._rows == sheet.rows[:_ROWS] and self._width == sheet.width:  # only the reading changed: the view keeps its place
            self.use = use
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self._width - 1))
            return
        self.beginResetModel()
        self._rows, self._width, self.use = sheet.rows[:_ROWS], sheet.width, use
        self.endResetModel()

    def column_use(self, column: int) -> ColumnUse:
        """Return what a column is read as."""
        return self.use.columns[column] if self.use is not None and column < len(self.use.columns) else ColumnUse()

    def heading(self, column: int) -> str:
        """Return the heading of a column in the file; "" when it has none."""
        row = next((row for row in self._rows if self.use is not None and row.number == self.use.header_row), None)
        return printable(row.cell(column).text) if row is not None else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row numbers of the file; columns are headed by the lists of their meanings."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._rows[section].number)
        return column_label(self.column_use(section).key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        text = printable(row.cell(column).text)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return text or None
            case Qt.ItemDataRole.AccessibleTextRole:
                cell = tr("Row {row}, {meaning}: {text}")
                return cell.format(row=row.number, meaning=column_label(self.column_use(column).key), text=text or tr("nothing"))
            case Qt.ItemDataRole.FontRole if self.use is not None and row.number == self.use.header_row:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Dim what is not read as a rate."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        used = self.use is not None and self.use.used and row.number >= self.use.header_row
        read = used and self.column_use(index.column()).role != "ignored"
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled if read else Qt.ItemFlag.ItemIsSelectable
