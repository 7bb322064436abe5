"""The table of Compare as Qt sees it, and as text for the clipboard."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.cost_table import CostRow, CostTable
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.why.figures import Figure

_TOTAL = "total"


class CostRole(IntEnum):
    """What the delegate asks for besides the text."""

    GAP = Qt.ItemDataRole.UserRole + 1  # what has no price, "" where everything has
    TOTAL = Qt.ItemDataRole.UserRole + 2  # whether the row is the total
    BARRED = Qt.ItemDataRole.UserRole + 3  # whether the column's option cannot be bought; headers have it too


class CostTableModel(QAbstractTableModel):
    """Rows are components and the total; column 0 names them, the others are options."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._table: CostTable | None = None

    @property
    def table(self) -> CostTable | None:
        """What is shown."""
        return self._table

    def show(self, table: CostTable | None) -> None:
        """Show other figures; the selection survives when only values change."""
        before, self._table = self._table, table
        same_shape = before is not None and table is not None and before.columns == table.columns and _labels(before) == _labels(table)
        if same_shape:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        else:
            self.beginResetModel()
            self.endResetModel()

    def row(self, row: int) -> CostRow | None:
        """Return one row, the total last."""
        if self._table is None or not 0 <= row <= len(self._table.rows):
            return None
        return self._table.rows[row] if row < len(self._table.rows) else self._table.total

    def figure_at(self, index: QModelIndex | QPersistentModelIndex) -> Figure | None:
        """Return the address of a number; None for a cell that is none."""
        row = self.row(index.row())
        if row is None or self._table is None or index.column() < 1:
            return None
        return self._table.figure(row, index.column() - 1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's name and signature
        """Return the number of components plus the total."""
        return 0 if parent.isValid() or self._table is None else len(self._table.rows) + 1

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's name and signature
        """Return the number of options plus the labels."""
        return 0 if parent.isValid() or self._table is None else len(self._table.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the unit and the options' names."""
        if orientation != Qt.Orientation.Horizontal or self._table is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.unit if section == 0 else self._table.columns[section - 1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int((Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
        if role == CostRole.BARRED:
            return section > 0 and not self._table.eligible[section - 1]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: PLR0911 - one per role
        """Return a cell."""
        row = self.row(index.row())
        if row is None or self._table is None:
            return None
        column = index.column() - 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label if column < 0 else row.texts[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return int((Qt.AlignmentFlag.AlignRight if column >= 0 else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ToolTipRole:
                return row.gaps[column] or None if column >= 0 else None
            case Qt.ItemDataRole.AccessibleTextRole if column >= 0:
                return _said(self._table, row, column)
            case CostRole.GAP:
                return row.gaps[column] if column >= 0 else ""
            case CostRole.BARRED:
                return column >= 0 and not self._table.eligible[column]
            case CostRole.TOTAL:
                return row.component == _TOTAL
        return None


def _said(table: CostTable, row: CostRow, column: int) -> str:
    """Say a figure to assistive technology, with what is missing in it."""
    if row.gaps[column] and not table.eligible[column]:
        text = tr("{row}, {option}: {amount} {unit}, incomplete: {gap}, cannot be bought")
    elif row.gaps[column]:
        text = tr("{row}, {option}: {amount} {unit}, incomplete: {gap}")
    elif not table.eligible[column]:
        text = tr("{row}, {option}: {amount} {unit}, cannot be bought")
    else:
        text = tr("{row}, {option}: {amount} {unit}")
    return text.format(row=row.label, option=table.columns[column], amount=row.texts[column], unit=table.unit, gap=row.gaps[column])


def tab_separated(table: CostTable, style: NumberStyle) -> str:
    """Return the table for pasting into a worksheet: plain numbers to the cent, words where there is no number."""
    lines = [[table.title], [table.subtitle], [table.unit, *table.columns]]
    for row in (*table.rows, table.total):
        amounts = [
            f"{value:.2f}".replace(".", style.decimal_point) if not gap else text
            for value, gap, text in zip(row.values, row.gaps, row.texts, strict=True)
        ]
        lines.append([row.label, *amounts])
    return "\n".join("\t".join(cells) for cells in lines) + "\n"


def _labels(table: CostTable) -> tuple[str, ...]:
    return tuple(row.label for row in table.rows)
