"""The organisers of one group month by month, growth included: what the headcount steps beside it come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ppm_desktop.reports.words import month_label
from ppm_desktop.session.implied_minutes import organisers_in
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_font
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.period import Month
    from ppm_desktop.reports.number_text import NumberStyle

_HEIGHT: Final = 132
_WORDS: Final = 20  # height of a line of words above and below the curve
_SIDE: Final = 8
#: The curve starts at zero, so that twice as many people stand twice as high; this much room is left above it.
_AIR: Final = 1.08


class HeadcountChart(QWidget):
    """A step line. Left, Right, Home and End, or the mouse, ask for a month; the words above the curve answer."""

    def __init__(self, style: NumberStyle) -> None:
        """Start without a group."""
        super().__init__()
        self._style = style
        self._name = ""
        self._months: Sequence[Month] = ()
        self._counts: list[int] = []
        self._asked: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Organisers by month"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    @property
    def summary(self) -> str:
        """The chart in a sentence, for those who do not see it and for the line above it."""
        if not self._counts:
            return ""
        first, last = self._said(0), self._said(len(self._counts) - 1)
        most = max(self._counts)
        peak = self._counts.index(most)
        if most in {self._counts[0], self._counts[-1]}:
            return tr("{group}: {first}, {last}.").format(group=self._name, first=first, last=last)
        return tr("{group}: {first}, {last}, at most {most}.").format(group=self._name, first=first, last=last, most=self._said(peak))

    @property
    def words(self) -> str:
        """What stands above the curve: the month that was asked for, or the whole in a sentence."""
        return self.summary if self._asked is None else tr("{organisers}, growth included").format(organisers=self._said(self._asked))

    def show_group(self, group: Group | None, months: Sequence[Month]) -> None:
        """Show a group, or nothing."""
        counts = [organisers_in(group, month) for month in months] if group is not None else []
        name = group.name if group is not None else ""
        if (counts, name, tuple(months)) == (self._counts, self._name, tuple(self._months)):
            return
        self._name, self._months, self._counts = name, months, counts
        self._asked = None
        self.setAccessibleDescription(self.summary)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which the curve is legible."""
        return QSize(360, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least width."""
        return QSize(110, _HEIGHT)

    def ask(self, month: int | None) -> None:
        """Say how many organisers there are in a month of the period."""
        asked = None if month is None or not self._counts else min(max(month, 0), len(self._counts) - 1)
        if asked != self._asked:
            self._asked = asked
            self.setAccessibleDescription(self.words)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from month to month."""
        keys, last = Qt.Key, len(self._counts) - 1
        at = self._asked
        targets = {
            keys.Key_Left: last if at is None else at - 1,
            keys.Key_Right: 0 if at is None else at + 1,
            keys.Key_Home: 0,
            keys.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in targets:
            self.ask(targets[key])
        elif key == keys.Key_Escape and at is not None:
            self.ask(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the month under the mouse."""
        if self._counts:
            self.ask(int((event.position().x() - _SIDE) * len(self._counts) / max(self.width() - 2 * _SIDE, 1)))

    def leaveEvent(self, event: object) -> None:
        """Say the whole again."""
        del event
        self.ask(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring, and say the whole again."""
        super().focusOutEvent(event)
        self.ask(None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the curve, its base line, its ends and the month that was asked for."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(theme.colour("focus"), theme.metrics.focus_ring))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.metrics.radius, theme.metrics.radius)
            painter.setFont(interface_font(theme.metrics.small))
            painter.setPen(theme.colour("muted"))
            metrics = QFontMetrics(painter.font())
            room = self.width() - 2 * _SIDE
            painter.drawText(
                _SIDE, 4, room, _WORDS, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room)
            )
            if self._counts:
                self._draw_curve(painter, QRectF(_SIDE, 4 + _WORDS, room, self.height() - 2 * _WORDS - 10))

    def _draw_curve(self, painter: QPainter, area: QRectF) -> None:
        theme = current_theme()
        top, wide = max(*self._counts, 1) * _AIR, area.width() / len(self._counts)
        heights = [area.bottom() - area.height() * count / top for count in self._counts]
        curve = [QPointF(area.left() + wide * (i + side), y) for i, y in enumerate(heights) for side in (0, 1)]
        fill = QColor(theme.colour("focus"))
        fill.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([area.bottomLeft(), *curve, area.bottomRight()]))
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawPolyline(QPolygonF(curve))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(theme.colour("muted"))
        below = QRectF(area.left(), area.bottom() + 3, area.width(), _WORDS)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, month_label(self._months[0]))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, month_label(self._months[-1]))
        if self._asked is not None:
            x = area.left() + wide * (self._asked + 0.5)
            painter.setPen(QPen(theme.colour("field_line"), 1))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(QPen(theme.colour("background"), 2))
            painter.setBrush(theme.colour("focus"))
            painter.drawEllipse(QPointF(x, heights[self._asked]), 5, 5)

    def _said(self, month: int) -> str:
        text = tr("{number} in {month}")
        return text.format(number=self._style.fixed(self._counts[month], 0), month=month_label(self._months[month]))
