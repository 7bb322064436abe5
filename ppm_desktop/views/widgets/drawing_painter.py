"""Paints a chart's layout, which is texts, lines and boxes in pixels, with Qt: a hundred times as fast as a canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from ppm_desktop.charts.marks import CORNERS, HATCH_WIDTH, MARKER_EDGE, hatch_lines
from ppm_desktop.views.look.typeface import interface_family

if TYPE_CHECKING:
    from ppm_desktop.charts.drawing import Box, Drawing, Stroke, Words

_SIDES: Final = {"left": 0.0, "center": 0.5, "right": 1.0}


def paint_drawing(painter: QPainter, drawing: Drawing) -> None:
    """Paint boxes and lines by their levels, texts above them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for level in sorted({box.level for box in drawing.boxes} | {stroke.level for stroke in drawing.strokes}):
        for box in drawing.boxes:
            if box.level == level:
                _paint_box(painter, box)
        for stroke in drawing.strokes:
            if stroke.level == level:
                _paint_stroke(painter, stroke)
    fonts: dict[tuple[int, int], QFont] = {}
    for words in drawing.words:
        font = fonts.setdefault((words.size, words.weight), _font(words))
        _paint_words(painter, words, font)


def _font(words: Words) -> QFont:
    font = QFont(interface_family())
    font.setPixelSize(words.size)
    font.setWeight(QFont.Weight(words.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # words are as wide as they were measured
    return font


def _paint_words(painter: QPainter, words: Words, font: QFont) -> None:
    metrics = QFontMetricsF(font)
    left = words.x - _SIDES[words.align] * metrics.horizontalAdvance(words.text)
    painter.setFont(font)
    painter.setPen(QColor(words.colour))
    painter.drawText(QPointF(left, words.y + metrics.capHeight() / 2), words.text)


def _paint_box(painter: QPainter, box: Box) -> None:
    # Edges, and the seams between boxes, lie on whole pixels, so that they are sharp.
    if box.edge:
        area = QRectF(round(box.left) + 0.5, round(box.top) + 0.5, max(1, round(box.width)) - 1.0, max(1, round(box.height)) - 1.0)
    else:
        area = QRectF(QPointF(round(box.left), round(box.top)), QPointF(round(box.left + box.width), round(box.top + box.height)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    if box.hatch:
        _paint_hatch(painter, box)
    if box.edge and box.outlined:
        painter.setPen(QPen(QColor(box.edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)


def _paint_hatch(painter: QPainter, box: Box) -> None:
    """Draw rising lines."""
    area = QRectF(box.left, box.top, box.width, box.height)
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(box.edge or box.fill), HATCH_WIDTH))
    painter.drawLines([QLineF(*ends) for ends in hatch_lines(area.left(), area.top(), area.right(), area.bottom(), box.hatch)])
    painter.restore()


def _paint_stroke(painter: QPainter, stroke: Stroke) -> None:
    colour = QColor(stroke.colour)
    if stroke.width > 0:
        pen = QPen(colour, stroke.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        if stroke.dash:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(list(stroke.dash))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        straight = len(set(stroke.ys)) == 1 or len(set(stroke.xs)) == 1
        if straight and stroke.width <= 1:  # a hairline, sharp on whole pixels
            points = [QPointF(round(x) + 0.5, round(y) + 0.5) for x, y in zip(stroke.xs, stroke.ys, strict=True)]
        else:
            points = [QPointF(x, y) for x, y in zip(stroke.xs, stroke.ys, strict=True)]
        painter.drawPolyline(QPolygonF(points))
    if stroke.marker:
        painter.setPen(QPen(colour, MARKER_EDGE))
        painter.setBrush(QColor(stroke.hollow) if stroke.hollow else colour)
        for x, y in list(zip(stroke.xs, stroke.ys, strict=True))[:: stroke.marker_every]:
            painter.drawPath(_marker(stroke.marker, x, y, stroke.marker_size))


def _marker(marker: str, x: float, y: float, size: float) -> QPainterPath:
    path = QPainterPath()
    if marker in CORNERS:
        path.addPolygon(QPolygonF([QPointF(x + dx * size, y + dy * size) for dx, dy in CORNERS[marker]]))
        path.closeSubpath()
    else:
        path.addEllipse(QPointF(x, y), size / 2, size / 2)
    return path
