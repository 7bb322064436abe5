"""Paints the cells of a table flat, all in one pass: Qt's way of asking cell by cell takes several times as long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QTextLayout, QTextOption

from ppm_desktop.views.look.theme import Theme, current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from PySide6.QtWidgets import QTableView

    from ppm_desktop.session.tables.table_cell import CellFace
    from ppm_desktop.session.tables.table_column import Column
    from ppm_desktop.session.tables.table_model import TableModel

#: Distance of a cell's text from its edges.
PADDING: Final = 10
#: Where room is short, numbers may come so near to the column on their left.
TIGHT_PADDING: Final = 4
#: Room for the mark that a cell opens a list, and how far its middle is from the cell's edge.
CHEVRON: Final = 20
_CHEVRON_MIDDLE: Final = 10
#: How much of the warning colour a troubled cell takes on, of 1.
TINT: Final = 0.14
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: Size of the mark that something is said about an input.
_NOTE: Final = 5.0


class _Span(NamedTuple):
    """A column as far as it is seen."""

    column: int
    left: int
    width: int


class _Row(NamedTuple):
    """What the cells of a row have in common."""

    number: int
    top: int
    height: int
    marked: bool  # in the colour of the selection, because the cursor is here
    ground: str


class _Look:
    """The colours of a theme, each made once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._made: dict[str, QColor] = {}

    def colour(self, token: str) -> QColor:
        found = self._made.get(token)
        if found is None:
            found = self._made[token] = self.theme.colour(token)
        return found

    def tinted(self, ground: str, colour: str) -> QColor:
        key = f"{ground} {colour}"
        if key not in self._made:
            self._made[key] = mixed(self.colour(ground), self.colour(colour), TINT)
        return self._made[key]


class CellPainter:
    """Draws the text, problems and notes of a table's cells, and the cursor."""

    def __init__(self, table: QTableView, model: TableModel[Any], text_width: Callable[[str], int], *, keeps_mark: bool) -> None:
        """Paint ``table``.

        Args:
            table: The view that is drawn.
            model: What it shows; asked directly, because by way of an index Qt would carry every answer to C++ and back.
            text_width: Tells how wide a line of text is in the table's font; it may remember, which asking Qt does not.
            keeps_mark: Whether the current row stays coloured while something else has the keyboard; else it is shaded only.
        """
        self.several_selected = False  # a single selected cell has the cursor and needs no colour of its own
        self._table = table
        self._model = model
        self._text_width = text_width
        self._keeps_mark = keeps_mark
        self._look = _Look(current_theme())

    def paint(self, painter: QPainter, area: QRect, held: int) -> None:
        """Draw every pixel of an area of the viewport; over its first ``held`` pixels lies the first column."""
        theme = current_theme()
        if self._look.theme is not theme:
            self._look = _Look(theme)
        painter.fillRect(area, self._look.colour("background"))
        metrics = painter.fontMetrics()
        spans, first = self._spans(area, held), [_Span(0, 0, held)] if area.left() < held else []
        for row in self._rows(area):
            for part in (spans, first):
                if part:
                    self._draw_row(painter, row, part, metrics)

    def _spans(self, area: QRect, held: int) -> list[_Span]:
        table, found = self._table, []
        for column in range(1 if held else 0, self._model.columnCount()):
            left, width = table.columnViewportPosition(column), table.columnWidth(column)
            if width and left <= area.right() and left + width > area.left():  # a hidden one has no width
                found.append(_Span(column, left, width))
        return found

    def _rows(self, area: QRect) -> list[_Row]:
        table, found = self._table, []
        current, mark = table.currentIndex().row(), self._keeps_mark or table.hasFocus()
        for number in range(max(table.rowAt(area.top()), 0), self._model.rowCount()):
            top = table.rowViewportPosition(number)
            if top > area.bottom():
                break
            marked = number == current and mark
            ground = "selection" if marked else "panel" if number == current else "background"
            found.append(_Row(number, top, table.rowHeight(number), marked, ground))
        return found

    def _draw_row(self, painter: QPainter, row: _Row, spans: Sequence[_Span], metrics: QFontMetrics) -> None:
        """Draw the grounds of cells, the line below them, then what stands in them."""
        left, right = min(span.left for span in spans), max(span.left + span.width for span in spans)
        painter.fillRect(left, row.top, right - left, row.height, self._look.colour(row.ground))
        faces = [self._model.face(row.number, span.column) for span in spans]
        for span, face in zip(spans, faces, strict=True):
            self._draw_tint(painter, row, span, face.severity)
        painter.setPen(self._look.colour("line"))
        bottom = row.top + row.height - 1
        painter.drawLine(left, bottom, right - 1, bottom)
        for span, face in zip(spans, faces, strict=True):
            rect = QRect(span.left, row.top, span.width, row.height)
            self._draw_text(painter, rect, self._model.columns[span.column], face, row, metrics)
            if face.severity in {"error", "warning"}:
                _draw_corner(painter, rect, self._look.colour(face.severity))
            if face.said is not None:
                _draw_note(painter, rect, self._look.colour("selection_text" if row.marked else "muted"), hollow=face.said == "profile")
        self._draw_cursor(painter, row, spans)

    def _draw_tint(self, painter: QPainter, row: _Row, span: _Span, severity: str) -> None:
        if self.several_selected and self._table.selectionModel().isSelected(self._model.index(row.number, span.column)):
            painter.fillRect(span.left, row.top, span.width, row.height, self._look.tinted("selection", "focus"))
        elif severity in {"error", "warning"} and not row.marked:  # in a marked row letters and corner must do: two tints make mud
            painter.fillRect(span.left, row.top, span.width, row.height, self._look.tinted(row.ground, severity))

    def _draw_cursor(self, painter: QPainter, row: _Row, spans: Sequence[_Span]) -> None:
        current = self._table.currentIndex()
        if current.row() != row.number or not self._table.hasFocus():
            return
        for span in spans:
            if span.column == current.column():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._look.colour("focus"), self._look.theme.metrics.focus_ring))
                painter.drawRect(QRectF(span.left, row.top, span.width, row.height).adjusted(1, 1, -1, -2))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_text(self, painter: QPainter, rect: QRect, shape: Column[Any], face: CellFace, row: _Row, metrics: QFontMetrics) -> None:
        right = shape.alignment == "right"
        room = rect.adjusted(TIGHT_PADDING if right else PADDING, 0, -PADDING, -1)
        if row.marked and shape.edit_kind in {"choice", "country"} and not shape.computed:
            _draw_chevron(painter, rect, self._look.colour("selection_text"))
            room.setRight(rect.right() - CHEVRON)
        if face.follows:
            font = self._table.font()
            font.setItalic(True)
            painter.setFont(font)
            metrics = painter.fontMetrics()
        painter.setPen(self._look.colour(_ink(shape, face, marked=row.marked)))
        width = metrics.horizontalAdvance(face.text) if face.follows else self._text_width(face.text)
        if width <= room.width():
            painter.drawText(room, _RIGHT if right else _LEFT, face.text)
            if right and face.explained:
                base = room.center().y() + metrics.capHeight() // 2 + 5
                painter.setPen(QPen(self._look.colour("muted"), 1, Qt.PenStyle.DotLine))  # ask me why
                painter.drawLine(room.right() - width + 1, base, room.right(), base)
        elif self._table.wordWrap() and rect.height() >= 2 * metrics.height():
            painter.drawText(QRectF(room), face.text, _wrapping(_RIGHT if right else _LEFT))
        else:
            shortened = metrics.elidedText(face.text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _RIGHT if right else _LEFT, shortened)
        if face.follows:
            painter.setFont(self._table.font())


def lines(text: str, room: int, metrics: QFontMetrics, font: QFont) -> int:
    """Return how many lines a text takes in so many pixels, broken as ``CellPainter`` breaks it."""
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


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """Return a colour laid over another with so much of its strength."""
    parts = zip((ground.redF(), ground.greenF(), ground.blueF()), (colour.redF(), colour.greenF(), colour.blueF()), strict=True)
    return QColor.fromRgbF(*(under * (1 - share) + over * share for under, over in parts))


def _ink(shape: Column[Any], face: CellFace, *, marked: bool) -> str:
    """Return the token of a text's colour."""
    if face.severity in {"error", "warning", "note"}:
        return "error" if face.severity == "error" else "warning"
    return "selection_text" if marked else "muted" if face.follows or shape.computed else "text"


def _wrapping(alignment: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _draw_corner(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Mark a troubled cell with a corner as well, so that the colour is not the only sign."""
    corner = QRectF(rect).topRight()
    _draw_shape(painter, Qt.PenStyle.NoPen, colour, [corner, corner + QPointF(-7, 0), corner + QPointF(0, 7)])


def _draw_note(painter: QPainter, rect: QRect, colour: QColor, *, hollow: bool) -> None:
    """Mark a cell that something is said about; hollow where only a profile says it and nobody has confirmed it."""
    x, y = rect.left() + 2.5, rect.top() + 2.5
    _draw_shape(painter, QPen(colour, 1), None if hollow else colour, [QPointF(x, y), QPointF(x + _NOTE, y), QPointF(x, y + _NOTE)])


def _draw_shape(painter: QPainter, pen: QPen | Qt.PenStyle, ground: QColor | None, corners: Sequence[QPointF]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    if ground is not None:
        painter.setBrush(ground)
    painter.drawPolygon(QPolygonF(corners))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _draw_chevron(painter: QPainter, rect: QRect, colour: QColor) -> None:
    x, y = rect.right() - _CHEVRON_MIDDLE, QRectF(rect).center().y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(x - 3, y - 1.5), QPointF(x, y + 1.5), QPointF(x + 3, y - 1.5)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
