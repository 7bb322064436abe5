"""Flat tabs: one is current, one may be the baseline; names are changed in place and tabs dragged to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_font
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainterPath, QResizeEvent
    from PySide6.QtWidgets import QLineEdit

TAB_HEIGHT: Final = 31
_BASELINE: Final = mark("baseline")
_SIDE: Final = 15
_WORD_GAP: Final = 6
_MARK: Final = 3  # width of the line that shows where a dragged tab would go


class TabStrip(QTabBar):
    """Draws and moves the tabs itself: Qt's own dragging reorders at once, which could not be one undo step."""

    renamed = Signal(int, str)
    dropped = Signal(int, int)  # from, to
    menu_wanted = Signal(int, QPoint)

    editor: QLineEdit | None = None  # set in the class: Qt asks for the layout before the constructor is through
    _edited = -1

    def __init__(self, parent: QWidget) -> None:
        """Start without tabs."""
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(tr("Scenarios"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._baseline = -1
        self._pressed: tuple[int, QPoint] | None = None
        self._target = -1  # the gap that a dragged tab would go to; -1 while nothing is dragged

    def mark_baseline(self, index: int) -> None:
        """Write "baseline" into a tab; -1 into none."""
        if index != self._baseline:
            self._baseline = index
            if self.count():
                self.setTabText(0, self.tabText(0))  # Qt asks for the widths again
            self.updateGeometry()

    # names

    def rename(self, index: int) -> None:
        """Open a field over a tab; Enter takes the name, Escape leaves the old one."""
        if not 0 <= index < self.count() or self.editor is not None:
            return
        from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415 - after the first paint

        editor = QLineEdit(self.tabText(index), self)
        editor.setAccessibleName(tr("Name of {scenario}").format(scenario=self.tabText(index)))
        editor.selectAll()
        editor.editingFinished.connect(lambda: self._end_editing(index, take=True))
        self.editor = editor
        self._edited = index
        self._place_editor()
        editor.show()
        editor.setFocus()

    def keep_name(self) -> None:
        """Close the field without taking what is in it: the tab below it is no longer the one that was to be renamed."""
        self._end_editing(-1, take=False)

    def tabLayoutChange(self) -> None:  # noqa: N802 - Qt's name
        """Keep the field over its tab when the tabs get other places, as they do right after one was added."""
        super().tabLayoutChange()
        self._place_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field over its tab."""
        super().resizeEvent(event)
        self._place_editor()

    def _place_editor(self) -> None:
        if self.editor is not None:
            self.editor.setGeometry(self.tabRect(self._edited).adjusted(2, 3, -2, -2))

    def _end_editing(self, index: int, *, take: bool) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        text = editor.text()
        editor.deleteLater()
        if editor.hasFocus():  # otherwise somebody types elsewhere, and a cell that is left then is committed to whatever plan comes now
            self.setFocus()
        if take and text != self.tabText(index):
            self.renamed.emit(index, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename with F2; Escape in the field leaves the old name."""
        if event.key() == Qt.Key.Key_F2 and self.editor is None:
            self.rename(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and self.editor is not None:
            self._end_editing(-1, take=False)
        elif self.editor is None:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tab below the pointer, or of the current one by keyboard."""
        by_mouse = event.reason() == event.Reason.Mouse
        index = self.tabAt(event.pos()) if by_mouse else self.currentIndex()
        if index >= 0:
            self.menu_wanted.emit(index, event.globalPos() if by_mouse else self.mapToGlobal(self.tabRect(index).bottomLeft()))

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a tab, and remember it in case it is dragged."""
        super().mousePressEvent(event)
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.tabAt(place) >= 0:
            self._pressed = (self.tabAt(place), place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the dragged tab would go."""
        place = event.position().toPoint()
        if self._pressed is None or (place - self._pressed[1]).manhattanLength() < QApplication.startDragDistance():
            return
        target = sum(place.x() > self.tabRect(tab).center().x() for tab in range(self.count()))
        if target != self._target:
            self._target = target
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the dragged tab where it was dropped."""
        super().mouseReleaseEvent(event)
        pressed, target, self._pressed, self._target = self._pressed, self._target, None, -1
        self.update()
        if pressed is not None and target >= 0:
            place = target - 1 if target > pressed[0] else target
            if place != pressed[0]:
                self.dropped.emit(pressed[0], place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename in place."""
        self._pressed = None
        self.rename(self.tabAt(event.position().toPoint()))

    # painting

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return no more than the tabs take: Qt's own has room for scroll buttons, which would stand between a single tab and the "+"."""
        return super().minimumSizeHint().boundedTo(self.sizeHint())

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of the name in its heavier letters, and of the mark."""
        theme = current_theme()
        width = QFontMetrics(interface_font(theme.metrics.base, QFont.Weight.DemiBold)).horizontalAdvance(self.tabText(index)) + 2 * _SIDE
        if index == self._baseline:
            width += _WORD_GAP + QFontMetrics(interface_font(theme.metrics.tiny)).horizontalAdvance(tr(_BASELINE))
        return QSize(width, TAB_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tabs, and while one is dragged, where it would go."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index in range(self.count()):
                self._paint_tab(painter, index)
            if self._target >= 0:
                x = self.tabRect(self._target).left() if self._target < self.count() else self.tabRect(self.count() - 1).right()
                painter.fillRect(QRect(max(x - 1, 0), 4, _MARK, TAB_HEIGHT - 6), theme.colour("focus"))

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme = current_theme()
        area = self.tabRect(index)
        current = index == self.currentIndex()
        if current:
            outline = _outline(area, theme.metrics.radius)
            painter.fillPath(outline, theme.colour("background"))
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawPath(outline)
        if current and self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), theme.metrics.focus_ring))
            painter.drawRoundedRect(area.adjusted(4, 4, -4, -4), 4, 4)
        font = interface_font(theme.metrics.base, QFont.Weight.DemiBold if current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if current else "muted"))
        words = area.adjusted(_SIDE, 0, -_SIDE + 2, 0)
        base = words.top() + (words.height() + QFontMetrics(font).capHeight()) // 2
        painter.drawText(words.left(), base, self.tabText(index))
        if index == self._baseline:
            x = words.left() + QFontMetrics(font).horizontalAdvance(self.tabText(index)) + _WORD_GAP
            painter.setFont(interface_font(theme.metrics.tiny))
            painter.setPen(theme.colour("muted"))
            painter.drawText(x, base, tr(_BASELINE))


def _outline(area: QRect, radius: int) -> QPainterPath:
    from PySide6.QtGui import QPainterPath  # noqa: PLC0415 - after the first paint

    outline = QPainterPath()
    left, top, right, bottom = area.left() + 0.5, area.top() + 0.5, area.right() + 0.5, area.bottom() + 1.0
    outline.moveTo(left, bottom)
    outline.lineTo(left, top + radius)
    outline.quadTo(left, top, left + radius, top)
    outline.lineTo(right - radius, top)
    outline.quadTo(right, top, right, top + radius)
    outline.lineTo(right, bottom)
    return outline
