"""The table twin of the chart: every figure can be asked why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ppm_desktop.session.tables.cost_table_model import CostRole, CostTableModel
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_font
from ppm_desktop.views.widgets.frozen_table import FrozenHeader, FrozenTable
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent

_PAD: Final = 10
#: The labels' share of the width, and what an option's column should have.
_LABEL_SHARE: Final = 0.24
_NARROWEST: Final = 96
_NARROWEST_LABEL: Final = 176
_WIDEST_LABEL: Final = 240
_LINE_HEIGHT: Final = 15


class CostTableView(FrozenTable):
    """As high as its rows; arrow keys move, Enter or a click asks why, Ctrl+C copies."""

    explanation_wanted = Signal(object)  # the ``Figure`` of a number

    def __init__(self, model: CostTableModel, parent: QWidget | None = None) -> None:
        """Show ``model``."""
        super().__init__(parent)
        self._table = model
        self.setModel(model)
        self.setAccessibleName(tr("Cost by component and option"))
        self.setItemDelegate(_CellDelegate(self))
        self.setHorizontalHeader(_Heads(self))
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current_theme().metrics.row + 1)
        self.verticalHeader().setMinimumSectionSize(current_theme().metrics.row + 1)
        model.modelReset.connect(self._fit)
        model.headerDataChanged.connect(self._fit)
        self.activated.connect(self._explain)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        super().mouseMoveEvent(event)
        explained = self._table.figure_at(self.indexAt(event.position().toPoint())) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if explained else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Explain a figure that was clicked; dragging selects and explains nothing."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and len(self.selectedIndexes()) == 1 and index == self.currentIndex():
            self._explain(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Explain with Enter or Space, copy what is selected."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._explain(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt's name
        """Start in the first figure, so that the keyboard has somewhere to begin."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._table.index(0, 1))
        super().focusInEvent(event)

    def _explain(self, index: QModelIndex) -> None:
        figure = self._table.figure_at(index)
        if figure is not None:
            self.explanation_wanted.emit(figure)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same by mouse and by the menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = self.currentIndex()
        why = menu.addAction(tr("&Why?"), lambda: self._explain(index))
        why.setEnabled(self._table.figure_at(index) is not None)
        menu.addAction(tr("&Copy"), self._copy)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column())):
            rows.setdefault(index.row(), []).append(str(index.data()))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))

    def _fit(self) -> None:
        columns = self._table.columnCount()
        if columns == 0:
            self.setFixedHeight(0)
            return
        width = self.viewport().width()
        narrowest = self._label_room()
        label = max(narrowest, int(width * _LABEL_SHARE))
        each = max(_NARROWEST, (width - label) // (columns - 1))
        for column in range(1, columns):
            self.setColumnWidth(column, each)
        self.setColumnWidth(0, max(narrowest, width - each * (columns - 1)))
        heads = self.horizontalHeader()
        assert isinstance(heads, _Heads)  # noqa: S101 - set in __init__
        heads.fit()
        rows = self._table.rowCount() * (current_theme().metrics.row + 1)
        bar = self.horizontalScrollBar().sizeHint().height() if each * (columns - 1) + narrowest > width else 0
        height = heads.height() + rows + bar
        if height != self.height():
            self.setFixedHeight(height)
            # What holds the table may be at arranging its parts just now, and would not hear of it.
            QTimer.singleShot(0, self, self.updateGeometry)

    def _label_room(self) -> int:
        """Return what the first column needs, so that no label is cut off."""
        metrics = QFontMetrics(interface_font(current_theme().metrics.base, QFont.Weight.DemiBold))
        texts = (str(self._table.index(row, 0).data() or "") for row in range(self._table.rowCount()))
        needed = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * _PAD + 2
        return min(max(_NARROWEST_LABEL, needed), _WIDEST_LABEL)


class _Heads(FrozenHeader):
    """Column heads that break long names into lines."""

    def __init__(self, table: FrozenTable) -> None:
        super().__init__(table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(_NARROWEST)

    def fit(self) -> None:
        """Be as high as the longest name needs."""
        self.setFixedHeight(max(self._height_of(section) for section in range(self.count())) + 14)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Draw one head."""
        theme = current_theme()
        painter.save()
        painter.fillRect(rect, theme.colour("background"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        font = self._font()
        font.setStrikeOut(bool(self.model().headerData(section, Qt.Orientation.Horizontal, CostRole.BARRED)))
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(rect.adjusted(_PAD, 4, -_PAD, -6), self._flags(section), self._text(section))
        painter.restore()

    def _font(self) -> QFont:
        return interface_font(current_theme().metrics.small, QFont.Weight.DemiBold)

    def _flags(self, section: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)

    def _text(self, section: int) -> str:
        model = self.model()
        return str(model.headerData(section, Qt.Orientation.Horizontal) or "")

    def _height_of(self, section: int) -> int:
        room = QRect(0, 0, self.sectionSize(section) - 2 * _PAD, 1000)
        return max(_LINE_HEIGHT, QFontMetrics(self._font()).boundingRect(room, self._flags(section), self._text(section)).height())


class _CellDelegate(QStyledItemDelegate):
    """Draws figures with the dotted line that says: ask me why."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; columns have their width from the view."""
        return QSize(0, current_theme().metrics.row + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one cell."""
        theme = current_theme()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view = self.parent()
        assert isinstance(view, CostTableView)  # noqa: S101 - its only user
        focused = view.hasFocus()
        chosen = focused and bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, theme.colour("selection" if chosen else "background"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("line"))
        font = interface_font(theme.metrics.base, QFont.Weight.DemiBold if index.data(CostRole.TOTAL) else QFont.Weight.Normal)
        plain = "muted" if index.data(CostRole.BARRED) else "text"
        ink = theme.colour("warning" if index.data(CostRole.GAP) else "selection_text" if chosen else plain)
        painter.setFont(font)
        painter.setPen(ink)
        words = area.adjusted(_PAD, 0, -_PAD, -1)
        text = str(index.data() or "")
        painter.drawText(words, index.data(Qt.ItemDataRole.TextAlignmentRole), text)
        if index.column() > 0:
            metrics = QFontMetrics(font)
            base = words.center().y() + metrics.capHeight() // 2 + 5
            painter.setPen(QPen(theme.colour("warning" if index.data(CostRole.GAP) else "muted"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(words.right() - metrics.horizontalAdvance(text) + 1, base, words.right(), base)
        if focused and index == view.currentIndex():
            painter.setPen(QPen(theme.colour("focus"), theme.metrics.focus_ring))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.restore()
