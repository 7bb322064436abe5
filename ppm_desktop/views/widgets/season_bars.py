"""Twelve bars for the season: dragged with the mouse, stepped with the arrow keys, or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.session.entry.entry_text import read_average
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.entry.shown_text import number_text
from ppm_desktop.session.tables.season_table import LARGEST_FACTOR, MONTH_NAMES, SeasonTable
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_font
from ppm_desktop.views.widgets.cell_message import CellMessage
from ppm_desktop.views.widgets.cell_painter import mixed
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent, QHideEvent, QMouseEvent, QPaintEvent, QShowEvent

    from ppm_desktop.reports.number_text import NumberStyle

#: An average month is so many pixels high; a season that reaches higher is drawn smaller.
PIXELS_PER_UNIT: Final = 60
_BAR_HEIGHT: Final = 84
_ABOVE: Final = 22  # the value over the highest bar
_BELOW: Final = 22  # the month
_BAR: Final = 40
_PITCH: Final = 54
_LEFT: Final = 8
#: A drag moves in these steps; finer values are typed.
DRAG_STEP: Final = 0.05
KEY_STEP: Final = 0.1
FINE_KEY_STEP: Final = 0.01


class SeasonBars(QWidget):
    """Shows and changes the factors of a ``SeasonTable``; a drag is one undo step."""

    def __init__(self, model: SeasonTable, style: NumberStyle) -> None:
        """Show ``model``."""
        super().__init__()
        self._model = model
        self._style = style
        self._month = 0
        self._dragging = False
        self._scale = self._fitting_scale()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Season"))
        self.setToolTip(tr("Drag a bar or type. Left and Right choose a month, Up and Down change it, Shift makes small steps."))
        self._editor = QLineEdit(self)
        self._editor.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._editor.installEventFilter(self)
        self._editor.editingFinished.connect(self._take_typed)
        self._editor.hide()
        self._message = CellMessage(self)
        model.dataChanged.connect(self._follow)
        model.modelReset.connect(self._follow)
        self._describe()

    @property
    def month(self) -> int:
        """The month of the cursor, 0 is January."""
        return self._month

    def sizeHint(self) -> QSize:
        """Return the size of twelve bars with their texts."""
        return QSize(_LEFT + MONTHS_PER_YEAR * _PITCH, _ABOVE + _BAR_HEIGHT + _BELOW)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size at which bars are half as far apart."""
        return QSize(_LEFT + MONTHS_PER_YEAR * _PITCH // 2, self.sizeHint().height())

    def bar(self, month: int) -> QRectF:
        """Return the area of a month's bar."""
        pitch = min(_PITCH, (self.width() - _LEFT) / MONTHS_PER_YEAR)
        height = self._factor(month) * self._scale
        left = _LEFT + month * pitch
        return QRectF(left, _ABOVE + _BAR_HEIGHT - height, pitch * _BAR / _PITCH, height)

    def _factor(self, month: int) -> float:
        return self._model.rows[0][month]

    def _fitting_scale(self) -> float:
        return min(PIXELS_PER_UNIT, _BAR_HEIGHT / max(*self._model.rows[0], 1.0))

    def _follow(self) -> None:
        if not self._dragging:  # while a bar is dragged the others must not shrink under the hand
            self._scale = self._fitting_scale()
        self._describe()
        self.update()

    def _describe(self) -> None:
        words = ", ".join(f"{tr(name)} {number_text(f, self._style)}" for name, f in zip(MONTH_NAMES, self._model.rows[0], strict=True))
        self.setAccessibleDescription(tr("At {month}. {factors}").format(month=tr(MONTH_NAMES[self._month]), factors=words))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # painting

    def showEvent(self, event: QShowEvent) -> None:
        """Have the model follow, whether or not its table is shown as well."""
        self._model.wake(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the model rest if its table does."""
        super().hideEvent(event)
        self._model.sleep(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars, values and months."""
        del event
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(interface_font(theme.metrics.tiny))
        base = _ABOVE + _BAR_HEIGHT
        for month in range(MONTHS_PER_YEAR):
            area = self.bar(month)
            chosen = month == self._month and self.hasFocus()
            colour = theme.colour("per_user")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(colour, theme.colour("background"), 0.2) if chosen and self._dragging else colour)
            painter.drawRoundedRect(area, 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(area.left() - 7, 0, area.width() + 14, 0)
            painter.setPen(theme.colour("text"))
            painter.drawText(
                around.adjusted(0, area.top() - 19, 0, area.top() - 3),
                Qt.AlignmentFlag.AlignCenter,
                number_text(self._factor(month), self._style),
            )
            painter.setPen(theme.colour("text" if chosen else "muted"))
            painter.drawText(around.adjusted(0, base + 4, 0, base + _BELOW), Qt.AlignmentFlag.AlignCenter, tr(MONTH_NAMES[month])[:3])
            if chosen:
                painter.setPen(QPen(theme.colour("focus"), theme.metrics.focus_ring))
                painter.drawRoundedRect(QRectF(area.left() - 4, area.top() - 4, area.width() + 8, area.height() + 8), 5, 5)
        painter.setPen(QPen(theme.colour("line")))
        painter.drawLine(QPointF(_LEFT, base + 0.5), QPointF(self.bar(MONTHS_PER_YEAR - 1).right(), base + 0.5))

    # mouse

    def _month_at(self, x: float) -> int | None:
        pitch = min(_PITCH, (self.width() - _LEFT) / MONTHS_PER_YEAR)
        month = int((x - _LEFT + (pitch - pitch * _BAR / _PITCH) / 2) // pitch)
        return month if 0 <= month < MONTHS_PER_YEAR else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a bar; a press on its value is for typing and does not move it."""
        month = self._month_at(event.position().x())
        if event.button() != Qt.MouseButton.LeftButton or month is None:
            return
        self._go_to(month)
        top = self.bar(month).top()
        self._dragging = top - 6 <= event.position().y() <= _ABOVE + _BAR_HEIGHT
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the bar that is held; otherwise show what can be held."""
        if not self._dragging:
            held = self._month_at(event.position().x())
            self.setCursor(Qt.CursorShape.ArrowCursor if held is None else Qt.CursorShape.SizeVerCursor)
            return
        factor = (_ABOVE + _BAR_HEIGHT - event.position().y()) / self._scale
        self._set(round(max(factor, 0.0) / DRAG_STEP) * DRAG_STEP)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._dragging = False
        self._follow()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type the value."""
        month = self._month_at(event.position().x())
        if month is not None:
            self._go_to(month)
            self._open_editor(number_text(self._factor(month), self._style))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a month, step its value, or begin to type it."""
        keys = Qt.Key
        step = FINE_KEY_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else KEY_STEP
        last = MONTHS_PER_YEAR - 1
        targets = {keys.Key_Left: max(self._month - 1, 0), keys.Key_Right: min(self._month + 1, last), keys.Key_Home: 0, keys.Key_End: last}
        values = {
            keys.Key_Up: self._factor(self._month) + step,
            keys.Key_Down: self._factor(self._month) - step,
            keys.Key_Delete: 1.0,
            keys.Key_Backspace: 1.0,
        }
        key = keys(event.key())
        if key in targets:
            self._go_to(targets[key])
        elif key in values:
            self._set(values[key])
        elif key in {keys.Key_F2, keys.Key_Return, keys.Key_Enter}:
            self._open_editor(self._style.plain(self._factor(self._month)))
        elif event.text() and event.text() in f"0123456789{self._style.decimal_point}":
            self._open_editor(event.text(), select=False)
        else:
            super().keyPressEvent(event)

    def _go_to(self, month: int) -> None:
        self._month = month
        self._describe()
        self.update()

    def _set(self, factor: float) -> None:
        self._model.set_factor(self._month, round(min(max(factor, 0.0), LARGEST_FACTOR), 4))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self._dragging = False
        self.update()

    # typing

    def _open_editor(self, text: str, *, select: bool = True) -> None:
        area = self.bar(self._month)
        width = QFontMetrics(self.font()).horizontalAdvance("0000.00") + 16
        top = max(round(area.top()) - 24, 0)
        self._editor.setGeometry(QRect(round(area.center().x()) - width // 2, top, width, 26))
        self._editor.setAccessibleName(tr("Season factor of {month}").format(month=tr(MONTH_NAMES[self._month])))
        self._editor.setText(text)
        self._message.hide()
        self._editor.show()
        self._editor.setFocus()
        if select:
            self._editor.selectAll()

    def _take_typed(self) -> None:
        if self._editor.isHidden():
            return
        factor = read_average(self._editor.text(), self._style, LARGEST_FACTOR)
        if isinstance(factor, Refusal):
            self._message.say(factor.reason, self._editor.geometry())
        else:
            self._set(factor)
        self._close_editor()

    def _close_editor(self) -> None:
        had_focus = self._editor.hasFocus()  # not when it is closed because the focus went elsewhere
        self._editor.hide()
        if had_focus:
            self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the value with Enter and leave it with Escape; neither key is for the bars below the field."""
        if watched is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close_editor()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take_typed()
                return True
        return super().eventFilter(watched, event)
