"""What every page of the window is: one column with the page's margins, which scrolls when the window is too low for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ppm_desktop.views.look.theme import current_theme

#: Room that is kept around a figure that is scrolled to, in pixels.
_AROUND: Final = 24


class ScrollingPage(QScrollArea):
    """Subclasses fill the ``column``."""

    def __init__(self, title: str) -> None:
        """Start empty; ``title`` is what assistive technology calls the page."""
        super().__init__()
        metrics = current_theme().metrics
        self.setWidgetResizable(True)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("role", "page")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(metrics.page, 14, metrics.page, metrics.around)
        self.column.setSpacing(0)
        self.setWidget(content)

    def reveal(self, place: QRect) -> None:
        """Scroll to a figure that the keyboard has reached: ``place`` is within the chart that sends this."""
        chart, content = self.sender(), self.widget()
        if isinstance(chart, QWidget) and content is not None:
            middle = chart.mapTo(content, place.center())
            self.ensureVisible(middle.x(), middle.y(), place.width() // 2 + _AROUND, place.height() // 2 + _AROUND)
