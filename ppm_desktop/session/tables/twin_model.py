"""The table behind a chart as Qt sees it, and as a table of HTML for the clipboard."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin

Index = QModelIndex | QPersistentModelIndex
#: Money and minutes are whole from here on; a table whose figures are all smaller keeps two decimals.
_WHOLE_FROM: Final = 1000


class TwinModel(QAbstractTableModel):
    """Column 0 names the rows."""

    def __init__(self, style: NumberStyle) -> None:
        """Start empty."""
        super().__init__()
        self._style = style
        self._twin: TableTwin | None = None
        self._written: tuple[tuple[str, ...], ...] | None = None  # only when somebody looks: most tables stay behind their charts

    @property
    def twin(self) -> TableTwin | None:
        """What is shown."""
        return self._twin

    def show(self, twin: TableTwin | None) -> None:
        """Show another table; the selection survives when only figures change."""
        before = self._twin
        if before is not None and twin is not None and before.columns == twin.columns and len(before.rows) == len(twin.rows):
            self._twin, self._written = twin, None
            if twin.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(twin.rows) - 1, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self._twin, self._written = twin, None
            self.endResetModel()

    @property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        if self._written is None:
            self._written = twin_texts(self._twin, self._style) if self._twin is not None else ()
        return self._written

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and signature
        """Return the number of rows."""
        return 0 if parent.isValid() or self._twin is None else len(self._twin.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and signature
        """Return the number of columns."""
        return 0 if parent.isValid() or self._twin is None else len(self._twin.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column holds."""
        if orientation != Qt.Orientation.Horizontal or self._twin is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._twin.columns[section].label
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        if self._twin is None or not index.isValid():
            return None
        text = self._texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = tr("{row}, {column}: {value}")
            row = self._texts[index.row()][0]
            return said.format(row=row, column=self._twin.columns[index.column()].label, value=text or tr("none"))
        return None

    def _alignment(self, column: int) -> int:
        assert self._twin is not None  # noqa: S101 - asked only while there are columns
        numbers = self._twin.columns[column].digits is not None or any(not isinstance(row[column], str) for row in self._twin.rows)
        side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


def twin_texts(twin: TableTwin, style: NumberStyle) -> tuple[tuple[str, ...], ...]:
    """Return the cells as they are shown: money and minutes whole, unless the whole table is small; a column may say otherwise."""
    numbers = [abs(cell) for row in twin.rows for cell in row if not isinstance(cell, str)]
    usual = 0 if max(numbers, default=0.0) >= _WHOLE_FROM else 2
    digits = [usual if column.digits is None else column.digits for column in twin.columns]
    return tuple(
        tuple(cell if isinstance(cell, str) else style.fixed(cell, places) for cell, places in zip(row, digits, strict=True))
        for row in twin.rows
    )


def html_table(twin: TableTwin, style: NumberStyle) -> str:
    """Return the table for pasting into a document: the title, the unit, then figures as they are shown."""
    heads = "".join(f"<th>{escape(column.label)}</th>" for column in twin.columns)
    rows = []
    for cells, shown in zip(twin.rows, twin_texts(twin, style), strict=True):
        sides = ["left" if isinstance(cell, str) else "right" for cell in cells]
        rows.append("".join(f'<td align="{side}">{escape(text)}</td>' for side, text in zip(sides, shown, strict=True)))
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    caption = f"<p><b>{escape(twin.title)}</b><br>{escape(twin.subtitle)}</p>"
    return f'{caption}<table border="1" cellspacing="0" cellpadding="4"><tr>{heads}</tr>{body}</table>'
