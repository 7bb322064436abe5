"""The menu bar, with the open file's name in the middle where there is room for it."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenuBar

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_font


class TitledMenuBar(QMenuBar):
    """Shows the file's name also where the window has no title bar: in full screen and in pictures."""

    def __init__(self) -> None:
        """Start without a title."""
        super().__init__()
        self._title = ""

    def show_title(self, title: str) -> None:
        """Show a file's name."""
        self._title = title
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the menus, then the name."""
        super().paintEvent(event)
        font = interface_font(current_theme().metrics.base, QFont.Weight.Medium)
        width = QFontMetrics(font).horizontalAdvance(self._title)
        left = (self.width() - width) // 2
        actions = self.actions()
        if not actions or left < self.actionGeometry(actions[-1]).right() + 24:
            return
        with QPainter(self) as painter:
            painter.setFont(font)
            painter.setPen(current_theme().colour("text"))
            painter.drawText(left, (self.height() + QFontMetrics(font).capHeight()) // 2, self._title)
