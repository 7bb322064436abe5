"""The map with a point that sliders move: the map is painted once and kept, the point and its lines over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPixmap

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.painted_chart import PaintedChart

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ppm_desktop.charts.drawing import Drawing

_RADIUS: Final = 7
#: Around the point, so that nothing of it stays behind when it moves.
_REACH: Final = 12


class MovedMap(PaintedChart):
    """Places of the point are parts of the map's width and height, from the left and from below."""

    _moved: tuple[float, float] | None = None
    _kept: QPixmap | None = None
    _kept_of: tuple[Drawing, int, int, float, str] | None = None

    @property
    def point(self) -> QPointF | None:
        """Where the moved point is, in this widget; None where none is shown."""
        if self._moved is None or self._drawing is None:
            return None
        frame = self._frame(self._drawing)
        return QPointF(frame.left() + self._moved[0] * frame.width(), frame.bottom() - self._moved[1] * frame.height())

    def move_point(self, place: tuple[float, float] | None) -> None:
        """Show the point somewhere else, or nowhere; only what it covered and what it covers now is painted again."""
        before = self._dirty()
        self._moved = place
        for area in (*before, *self._dirty()):
            self.update(area)

    def paint_chart(self, painter: QPainter, area: QRect) -> None:
        """Paint the kept map, and the point over it."""
        drawing = self._drawing
        if drawing is None:
            super().paint_chart(painter, area)
            return
        ratio = self.devicePixelRatioF()
        wanted = (drawing, self.width(), self.height(), ratio, current_theme().colour("background").name())
        if self._kept is None or self._kept_of is None or any(a is not b and a != b for a, b in zip(wanted, self._kept_of, strict=True)):
            self._kept, self._kept_of = self._painted(ratio), wanted
        painter.drawPixmap(
            QRectF(area), self._kept, QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio)
        )
        self._paint_point(painter)

    def _painted(self, ratio: float) -> QPixmap:
        from PySide6.QtGui import QPainter  # noqa: PLC0415 - the name is for types only above

        kept = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        kept.setDevicePixelRatio(ratio)
        with QPainter(kept) as painter:
            super().paint_chart(painter, self.rect())
        return kept

    def _paint_point(self, painter: QPainter) -> None:
        point = self.point
        if point is None or self._drawing is None:
            return
        theme, frame = current_theme(), self._frame(self._drawing)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(frame.left(), point.y()), point)
        painter.drawLine(point, QPointF(point.x(), frame.bottom()))
        painter.setPen(QPen(theme.colour("background"), 2))
        painter.setBrush(QColor(theme.colour("text")))
        painter.drawEllipse(point, _RADIUS, _RADIUS)

    def _dirty(self) -> tuple[QRect, ...]:
        point = self.point
        if point is None or self._drawing is None:
            return ()
        frame = self._frame(self._drawing).toAlignedRect()
        x, y = round(point.x()), round(point.y())
        across = QRect(frame.left() - 1, y - 2, frame.width() + 2, 4)
        down = QRect(x - 2, frame.top() - 1, 4, frame.height() + 2)
        return across, down, QRect(x - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH)

    @staticmethod
    def _frame(drawing: Drawing) -> QRectF:
        box = drawing.boxes[0]
        return QRectF(box.left, box.top, box.width, box.height)
