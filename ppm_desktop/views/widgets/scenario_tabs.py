"""The scenarios as tabs above the page; the first one is the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.typeface import interface_font

if TYPE_CHECKING:
    from collections.abc import Sequence

_BASELINE: Final = "baseline"
_SIDE: Final = 15
_WORD_GAP: Final = 4
_HEIGHT: Final = 31
_ABOVE: Final = 9


class _Tabs(QTabBar):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName("Scenarios")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        theme = current_theme()
        width = QFontMetrics(interface_font(theme.metrics.base, QFont.Weight.DemiBold)).horizontalAdvance(self.tabText(index)) + 2 * _SIDE
        if index == 0 and self.count() > 1:
            width += _WORD_GAP + QFontMetrics(interface_font(theme.metrics.tiny)).horizontalAdvance(_BASELINE)
        return QSize(width, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index in range(self.count()):
                self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme = current_theme()
        area = self.tabRect(index)
        current = index == self.currentIndex()
        if current:
            radius = theme.metrics.radius
            outline = QPainterPath()
            left, top, right, bottom = area.left() + 0.5, area.top() + 0.5, area.right() + 0.5, area.bottom() + 1.0
            outline.moveTo(left, bottom)
            outline.lineTo(left, top + radius)
            outline.quadTo(left, top, left + radius, top)
            outline.lineTo(right - radius, top)
            outline.quadTo(right, top, right, top + radius)
            outline.lineTo(right, bottom)
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
        if index == 0 and self.count() > 1:
            x = words.left() + QFontMetrics(font).horizontalAdvance(self.tabText(index)) + _WORD_GAP
            painter.setFont(interface_font(theme.metrics.tiny))
            painter.setPen(theme.colour("muted"))
            painter.drawText(x, base, _BASELINE)


class ScenarioTabs(QWidget):
    """The strip that the tabs stand on, with its line along the whole width."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without tabs."""
        super().__init__(parent)
        self.setProperty("role", "page")
        self.tabs = _Tabs(self)
        self.setFocusProxy(self.tabs)
        row = QHBoxLayout(self)
        row.setContentsMargins(current_theme().metrics.page, _ABOVE, 0, 0)
        row.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        self.setFixedHeight(_ABOVE + _HEIGHT)
        self.tabs.currentChanged.connect(self._choose)

    def show_scenarios(self, names: Sequence[str], current: int) -> None:
        """Show these scenarios; nothing is announced as chosen."""
        self.tabs.blockSignals(True)  # noqa: FBT003 - Qt's signature
        while self.tabs.count() > len(names):
            self.tabs.removeTab(self.tabs.count() - 1)
        for index, name in enumerate(names):
            if index == self.tabs.count():
                self.tabs.addTab(name)
            elif self.tabs.tabText(index) != name:
                self.tabs.setTabText(index, name)
            self.tabs.setTabToolTip(index, "The baseline: other scenarios are held against it" if index == 0 and len(names) > 1 else "")
        self.tabs.setCurrentIndex(current)
        self.tabs.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.tabs.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the background and the line that the tabs stand on."""
        with QPainter(self) as painter:
            theme = current_theme()
            painter.fillRect(self.rect(), theme.colour("background"))
            painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))

    def _choose(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(index)
