"""A table that scrolls sideways under its first column: whose row it is stays in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from ppm_desktop.views.look.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

Index = QModelIndex | QPersistentModelIndex

#: A first column that takes more of the width than this is not held: too little would be left for the others.
_MOST: Final = 0.5


class FrozenTable(QTableView):
    """Draws its first column a second time over what is scrolled below it, and takes clicks there for that column.

    A second view laid over the first, which is Qt's own example, would be another stop of the Tab key and read out twice.
    """

    freezes = True  # whether the first column says whose row it is; else nothing is held

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a model."""
        super().__init__(parent)
        self.setHorizontalHeader(FrozenHeader(self))

    @property
    def frozen_width(self) -> int:
        """How many pixels at the left the first column covers; 0 while nothing is scrolled below it."""
        if not self.freezes or self.horizontalHeader().offset() <= 0:
            return 0
        width = self.columnWidth(0)
        return width if width <= self.viewport().width() * _MOST else 0

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 - Qt's name
        """Return where a cell is seen, which is also where its editor opens."""
        rect = super().visualRect(index)
        if index.column() == 0 and self.frozen_width:
            rect.moveLeft(0)
        return rect

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Return the cell that is seen at a point."""
        if 0 <= point.x() < self.frozen_width:
            return self.model().index(self.rowAt(point.y()), 0)
        return super().indexAt(point)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible) -> None:  # noqa: N802 - Qt's name
        """Bring a cell out from below the first column, too; going to the first column itself moves nothing sideways."""
        bar = self.horizontalScrollBar()
        before, held = bar.value(), self.frozen_width
        super().scrollTo(index, hint)
        if index.column() == 0 and held:
            bar.setValue(before)
        elif self.frozen_width:
            covered = self.columnWidth(0) - self.columnViewportPosition(index.column())
            if covered > 0:
                bar.setValue(bar.value() - covered)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Repaint everything when it moves sideways: Qt would move the first column along with the rest."""
        super().scrollContentsBy(dx, dy)
        if dx and self.freezes:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the first column over them."""
        super().paintEvent(event)
        width = self.frozen_width
        if not width or event.rect().left() >= width:
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        for row in range(max(self.rowAt(event.rect().top()), 0), self.model().rowCount()):
            top = self.rowViewportPosition(row)
            if top > event.rect().bottom():
                break
            index = self.model().index(row, 0)
            option.rect = QRect(0, top, width, self.rowHeight(row))
            selected = self.selectionModel().isSelected(index)
            option.state = plain | QStyle.StateFlag.State_Selected if selected else plain
            self.itemDelegateForIndex(index).paint(painter, option, index)
        self.draw_edge(painter)
        painter.end()

    def draw_edge(self, painter: QPainter) -> None:
        """Draw the line beside the first column while it is held."""
        width, last = self.frozen_width, self.model().rowCount() - 1
        if width:
            painter.setPen(QPen(current_theme().colour("field_line")))
            painter.drawLine(width - 1, 0, width - 1, self.rowViewportPosition(last) + self.rowHeight(last) - 1)


class FrozenHeader(QHeaderView):
    """The titles above a ``FrozenTable``: the first one stays with its column."""

    def __init__(self, table: FrozenTable) -> None:
        """Stand above ``table``, which still has to be given it."""
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the titles, then the first one over them."""
        super().paintEvent(event)
        width = self._table.frozen_width
        if width:
            painter = QPainter(self.viewport())
            area = QRect(0, 0, width, self.height())
            painter.fillRect(area, current_theme().colour("background"))
            self.paintSection(painter, area, 0)
            painter.setPen(QPen(current_theme().colour("field_line")))
            painter.drawLine(area.topRight(), area.bottomRight())
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the title that is seen."""
        super().mousePressEvent(self._moved(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release the title that is seen."""
        super().mouseReleaseEvent(self._moved(event))

    def _moved(self, event: QMouseEvent) -> QMouseEvent:
        """Return an event over the held title as one over the title itself, which is out of view."""
        if not 0 <= event.position().x() < self._table.frozen_width:
            return event
        place = event.position() - QPointF(self.offset(), 0)
        return QMouseEvent(event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers())
