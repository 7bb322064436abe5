"""Paints the cells of a data table flat, and opens the editor that suits a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemDelegate, QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ppm_desktop.session.annotated_table import AnnotatedTable
from ppm_desktop.session.layered_table import FOLLOWS_ROLE
from ppm_desktop.session.table_cell import CellRole
from ppm_desktop.views.theme import Theme, current_theme
from ppm_desktop.views.widgets.country_picker import CountryPicker

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QTableView

    from ppm_desktop.session.country_finder import CountryFinder
    from ppm_desktop.session.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex

#: Distance of a cell's text from its edges.
PADDING: Final = 10
#: Where room is short, numbers may come so near to the column on their left.
TIGHT_PADDING: Final = 4
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: Room for the mark that a cell opens a list.
CHEVRON: Final = 16
#: Size of the mark that something is said about an input.
_NOTE: Final = 5.0
#: How much of the warning colour a troubled cell takes on, of 1.
TINT: Final = 0.14


class _ChoiceEditor(QComboBox):
    """A list that does not change when somebody scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CellDelegate(QStyledItemDelegate):
    """Draws text, problems and the cursor; makes line edits, lists and country fields."""

    def __init__(
        self,
        table: QTableView,
        model: TableModel[Any],
        countries: CountryFinder | None,
        text_width: Callable[[str], int],
        *,
        keeps_mark: bool,
    ) -> None:
        """Serve ``table``.

        Args:
            table: The view that is drawn.
            model: What it shows.
            countries: Needed where a column asks for a country.
            text_width: Tells how wide a line of text is in the table's font; it may remember, which asking Qt does not.
            keeps_mark: Whether the current row stays coloured while something else has the keyboard; else it is shaded only.
        """
        super().__init__(table)
        self._keeps_mark = keeps_mark
        self.open_editors: list[QWidget] = []
        self.several_selected = False  # a single selected cell has the cursor and needs no colour of its own
        self._table = table
        self._model = model  # asked directly: by way of an index, Qt would carry every answer to C++ and back
        self._annotation_at = model.annotation_at if isinstance(model, AnnotatedTable) else None
        self._countries = countries
        self._text_width = text_width

    # painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme = current_theme()
        rect = option.rect
        current = self._table.currentIndex()
        in_row = index.row() == current.row() and (self._keeps_mark or self._table.hasFocus())
        selected = self.several_selected and bool(option.state & QStyle.StateFlag.State_Selected)
        severity = str(self._model.data(index, CellRole.SEVERITY) or "")
        ground = "selection" if in_row else "panel" if index.row() == current.row() else "background"
        painter.save()
        painter.fillRect(rect, _background(theme, ground, selected=selected, severity=severity))
        painter.setPen(QPen(theme.colour("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._draw_text(painter, rect, index, theme, in_row=in_row, severity=severity)
        if severity in {"error", "warning"}:
            _draw_corner(painter, rect, theme.colour("error" if severity == "error" else "warning"))
        said = self._annotation_at(index.row(), index.column()) if self._annotation_at is not None else None
        if said is not None:
            _draw_note(painter, rect, theme.colour("selection_text" if in_row else "muted"), hollow=said.confidence == "profile")
        if index == current and self._table.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), theme.metrics.focus_ring))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.restore()

    def _draw_text(self, painter: QPainter, rect: QRect, index: Index, theme: Theme, *, in_row: bool, severity: str) -> None:
        shape = self._model.columns[index.column()]
        right = shape.alignment == "right"
        alignment = _RIGHT if right else _LEFT
        room = rect.adjusted(TIGHT_PADDING if right else PADDING, 0, -PADDING, -1)
        if in_row and shape.edit_kind in {"choice", "country"} and not shape.computed:
            _draw_chevron(painter, QRectF(rect.right() - CHEVRON, rect.top(), CHEVRON - 4, rect.height()), theme)
            room.setRight(rect.right() - CHEVRON)
        follows = bool(self._model.data(index, FOLLOWS_ROLE))
        colour = "muted" if follows or shape.computed else "text"
        if in_row:
            colour = "selection_text"
        if severity in {"error", "warning", "note"}:
            colour = "error" if severity == "error" else "warning"
        if follows:
            font = self._table.font()
            font.setItalic(True)
            painter.setFont(font)
        painter.setPen(theme.colour(colour))
        text = str(self._model.data(index, Qt.ItemDataRole.DisplayRole) or "")
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(text) if follows else self._text_width(text)
        if width <= room.width():
            painter.drawText(room, alignment, text)
            if right and self._model.figure_at(index.row(), index.column()) is not None:
                base = room.center().y() + metrics.capHeight() // 2 + 5
                painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DotLine))  # ask me why
                painter.drawLine(room.right() - width + 1, base, room.right(), base)
        elif self._table.wordWrap() and rect.height() >= 2 * metrics.height():
            painter.drawText(QRectF(room), text, _wrapping(alignment))
        else:
            painter.drawText(room, alignment, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))

    @staticmethod
    def lines(text: str, room: int, metrics: QFontMetrics, font: QFont) -> int:
        """Return how many lines a text takes in so many pixels, broken as ``paint`` breaks it."""
        if metrics.horizontalAdvance(text) <= room:
            return 1
        layout = QTextLayout(text, font)
        layout.setTextOption(_wrapping(_LEFT))
        count = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1))
            count += 1
        layout.endLayout()
        return max(1, count)

    # editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """Make the editor of a cell."""
        kind = index.data(CellRole.EDIT_KIND)
        name = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        editor: QWidget
        if kind == "choice":
            choice = _ChoiceEditor(parent)
            choice.addItems(list(index.data(CellRole.CHOICES)))
            choice.activated.connect(lambda _index: self._finish(choice))
            editor = choice
        elif kind == "country" and self._countries is not None:
            picker = CountryPicker(self._countries, parent)
            picker.chosen.connect(lambda: self._finish(picker))
            editor = picker
        else:
            line = QLineEdit(parent)
            line.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
            editor = line
        editor.setAccessibleName(name)
        self.open_editors.append(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell's text, with all its digits, into the editor."""
        text = str(index.data(CellRole.SPELLED) or "")
        if isinstance(editor, CountryPicker):
            editor.set_text(text)
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Type the editor's text into the cell; the model refuses what it cannot be."""
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.text() if isinstance(editor, QLineEdit) else ""
        model.setData(index, text, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Let the editor fill its cell; one that shows a list may be wider."""
        del index
        rect = QRect(option.rect)
        if isinstance(editor, QComboBox):
            rect.setWidth(max(rect.width(), editor.minimumSizeHint().width()))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep an editor open while its list of suggestions has the focus."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QComboBox):
            suggesting = isinstance(watched, CountryPicker) and watched.popup.isVisible()
            if suggesting or watched.view().isVisible():
                return False
        return super().eventFilter(watched, event)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def _wrapping(alignment: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _background(theme: Theme, ground: str, *, selected: bool, severity: str) -> QColor:
    if selected:
        return mixed(theme.colour("selection"), theme.colour("focus"), TINT)
    if severity in {"error", "warning"} and ground != "selection":  # there letters and corner must do: two tints make mud
        return mixed(theme.colour(ground), theme.colour(severity), TINT)
    return theme.colour(ground)


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """Return a colour laid over another with so much of its strength."""
    parts = zip((ground.redF(), ground.greenF(), ground.blueF()), (colour.redF(), colour.greenF(), colour.blueF()), strict=True)
    return QColor.fromRgbF(*(under * (1 - share) + over * share for under, over in parts))


def _draw_corner(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Mark a troubled cell with a corner as well, so that the colour is not the only sign."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corner = QRectF(rect).topRight()
    painter.drawPolygon(QPolygonF([corner, corner + QRectF(-7, 0, 0, 0).topLeft(), corner + QRectF(0, 7, 0, 0).topLeft()]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_note(painter: QPainter, rect: QRect, colour: QColor, *, hollow: bool) -> None:
    """Mark a cell that something is said about; hollow where only a profile says it and nobody has confirmed it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    if not hollow:
        painter.setBrush(colour)
    x, y = rect.left() + 2.5, rect.top() + 2.5
    painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + _NOTE, y), QPointF(x, y + _NOTE)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _draw_chevron(painter: QPainter, room: QRectF, theme: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("selection_text"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    x, y = room.center().x(), room.center().y()
    painter.drawPolyline(
        QPolygonF([QRectF(x - 3, y - 1.5, 0, 0).topLeft(), QRectF(x, y + 1.5, 0, 0).topLeft(), QRectF(x + 3, y - 1.5, 0, 0).topLeft()])
    )
    painter.restore()
