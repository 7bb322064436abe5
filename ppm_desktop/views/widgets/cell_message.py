"""A short note beside a cell: why what was typed there was not taken."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ppm_desktop.views.look.theme import current_theme

#: Long enough to read two lines twice, in milliseconds; the next key takes the note away at once.
SHOWN_FOR: Final = 9000
WIDTH: Final = 320


class CellMessage(QFrame):
    """A framed sentence that lies over the page below a cell, and is announced to assistive technology."""

    def __init__(self, beside: QWidget) -> None:
        """Belong to the window of ``beside``; hidden until there is something to say."""
        super().__init__(beside.window())
        self._beside = beside
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("role", "error")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.addWidget(self._text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        beside.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go with the table: a note must not lie over the next page."""
        if watched is self._beside and event.type() == QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(watched, event)

    @property
    def text(self) -> str:
        """What is said; "" while nothing is."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, cell: QRect) -> None:
        """Show a sentence below a cell, given in the widget's own coordinates, or above it where there is no room."""
        theme = current_theme()
        self.setStyleSheet(
            f"CellMessage {{ background: {theme.card}; border: 1px solid {theme.error}; border-radius: {theme.metrics.radius}px; }}"
        )
        window: QWidget = self._beside.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._text.setText(text)
        self.setFixedWidth(min(WIDTH, window.width()))
        self.setFixedHeight(self._column.heightForWidth(self.width()))
        corner = self._beside.mapTo(window, cell.bottomLeft())
        x = min(max(corner.x(), 0), max(window.width() - self.width(), 0))
        below = corner.y() + 4
        y = below if below + self.height() <= window.height() else below - cell.height() - self.height() - 8
        self.move(QPoint(x, max(y, 0)))
        self.show()
        self.raise_()
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.start(SHOWN_FOR)
