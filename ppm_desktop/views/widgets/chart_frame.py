"""What every chart in the window does: figures under the mouse, figures by the arrow keys, why they are what they are, a summary for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QContextMenuEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ppm_desktop.session.point_walk import point_near, stepped
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ppm_desktop.reports.why.figures import Figure
    from ppm_desktop.session.point_walk import Pointed, Walked

_RING: Final = 8
_PAD: Final = 8
_WIDEST: Final = 340
_BESIDE: Final = 14
_ARROWS: Final[dict[int, Walked]] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}


class ChartFrame(QWidget):
    """Tab leads to the chart, arrow keys walk over its figures, Enter or a click asks why, Escape lets go of them, Ctrl+C copies."""

    drawn = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint, object)  # in global coordinates, and the ``Figure`` that is meant or None
    explanation_wanted = Signal(object)  # the ``Figure`` of a number
    point_shown = Signal(QRect)  # where the marked figure is, so that a page can scroll to it

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is read to those who do not see the chart."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._summary = ""
        self._marked = -1
        self._mark = _Mark(self)

    # what subclasses say

    def points(self) -> Sequence[Pointed]:
        """Return every figure with its place in this widget."""
        raise NotImplementedError

    def said_at(self, x: float, y: float) -> str:
        """Say what is at a place; "" where nothing is."""
        raise NotImplementedError

    def figure_at(self, x: float, y: float) -> Figure | None:
        """Return the address of the number at a place; None where nothing can be asked about."""
        point = point_near(self.points(), x, y)
        return point.figure if point is not None else None

    # what is said

    @property
    def marked(self) -> Pointed | None:
        """The figure that the arrow keys have reached."""
        points = self.points()
        return points[self._marked] if 0 <= self._marked < len(points) else None

    def describe(self, summary: str) -> None:
        """Say in a sentence what the chart shows."""
        self._summary = summary
        if self.marked is None:
            self.setAccessibleDescription(summary)

    def figures_changed(self) -> None:
        """Follow other figures: the mark stays on the same one as far as there is one."""
        if self._marked >= 0:
            marked = self.marked
            self._marked = self._marked if marked is not None else -1
            self.setAccessibleDescription(marked.said if marked is not None else self._summary)
        self._mark.raise_()
        self._mark.update()

    def hover(self, x: float, y: float, at: QPoint) -> None:
        """Tell the figure under the mouse; ``at`` is its global place."""
        said = self.said_at(x, y)
        if said:
            QToolTip.showText(at + QPoint(0, 8), said, self)
        else:
            QToolTip.hideText()

    def _mark_point(self, place: int) -> None:
        self._marked = place
        marked = self.marked
        if marked is None:
            self.setAccessibleDescription(self._summary)
        else:
            self.setAccessibleDescription(marked.said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, marked.said))
            self.point_shown.emit(self._mark.place_of(marked).toAlignedRect())
        self._mark.update()

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the figures, copy."""
        points = self.points()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in _ARROWS and points and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._mark_point(stepped([(p.x, p.y, p.series) for p in points], self._marked, _ARROWS[event.key()]))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.marked is not None and self.marked.figure is not None:
            self.explanation_wanted.emit(self.marked.figure)
        elif event.key() == Qt.Key.Key_Escape and self._marked >= 0:
            self._mark_point(-1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the figure under the mouse."""
        position = event.position()
        explained = self.figure_at(position.x(), position.y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if explained else Qt.CursorShape.ArrowCursor)
        self.hover(position.x(), position.y(), event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask why a number is what it is."""
        super().mouseReleaseEvent(event)
        position = event.position()
        figure = self.figure_at(position.x(), position.y()) if event.button() == Qt.MouseButton.LeftButton else None
        if figure is not None:
            self.explanation_wanted.emit(figure)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu: of the figure under the mouse, or of the one that the arrow keys have reached."""
        marked, place = self.marked, event.pos()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(event.globalPos(), self.figure_at(place.x(), place.y()))
        elif marked is not None:
            self.menu_wanted.emit(self.mapToGlobal(QPoint(round(marked.x), round(marked.y))), marked.figure)
        else:
            self.menu_wanted.emit(event.globalPos(), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the mark above everything."""
        super().resizeEvent(event)
        self._mark.setGeometry(self.rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._mark.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring and let go of the figure."""
        super().focusOutEvent(event)
        if self._marked >= 0 and event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._mark_point(-1)
        self._mark.update()


class _Mark(QWidget):
    """Drawn above the chart: the ring of the keyboard, the figure that is marked, and its text."""

    def __init__(self, chart: ChartFrame) -> None:
        super().__init__(chart)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._chart = chart

    def place_of(self, point: Pointed) -> QRectF:
        """Return the ring around a figure."""
        if point.area is not None:
            left, top, width, height = point.area
            return QRectF(left, top, width, height).adjusted(-2, -2, 2, 2)
        return QRectF(point.x - _RING, point.y - _RING, 2 * _RING, 2 * _RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._chart.hasFocus():
            return
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), theme.metrics.focus_ring))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.metrics.radius, theme.metrics.radius)
            marked = self._chart.marked
            if marked is None:
                return
            ring = self.place_of(marked)
            painter.setPen(QPen(theme.colour("focus"), 2))
            radius = _RING if marked.area is None else 3
            painter.drawRoundedRect(ring, radius, radius)
            self._draw_words(painter, marked, ring)

    def _draw_words(self, painter: QPainter, point: Pointed, ring: QRectF) -> None:
        """Write the figure beside its ring, on the side where there is room."""
        theme = current_theme()
        painter.setFont(interface_font(theme.metrics.small))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        room = QRectF(0, 0, min(_WIDEST, self.width() - 4 * _PAD), 1000)
        words = painter.boundingRect(room, flags, point.said)
        box = QRectF(0, 0, words.width() + 2 * _PAD, words.height() + 2 * _PAD)
        left = ring.right() + _BESIDE if ring.right() + _BESIDE + box.width() < self.width() else ring.left() - _BESIDE - box.width()
        below = ring.bottom() + _BESIDE
        if left < 0:  # wide figures: below or above them
            left = min(max(ring.left(), 2.0), max(2.0, self.width() - box.width() - 2))
            top = below if below + box.height() < self.height() else ring.top() - _BESIDE - box.height()
        else:
            top = ring.center().y() - box.height() / 2
        box.moveTo(left, min(max(top, 2.0), max(2.0, self.height() - box.height() - 2)))
        painter.setPen(QPen(theme.colour("field_line"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(box, theme.metrics.radius, theme.metrics.radius)
        painter.setPen(theme.colour("text"))
        painter.drawText(box.adjusted(_PAD, _PAD, -_PAD, -_PAD), flags, point.said)
