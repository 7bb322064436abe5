"""A card that is a button: a title and what is behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label


class CardButton(QAbstractButton):
    """Space, Enter and a click press it."""

    def __init__(self, title: str, line: str, shows: str) -> None:
        """Show three texts, each broken where the card is too narrow."""
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{line} {shows}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        for role, text in (("heading", title), ("note", line), ("small", shows)):
            part = label(role, text, wrap=True)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        column.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card's ground and its line; the keyboard's ring where the keyboard is."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = theme.metrics.focus_ring if self.hasFocus() else theme.metrics.line
            area = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
            painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "line"), ring))
            painter.setBrush(theme.colour("hover" if self.underMouse() or self.isDown() else "card"))
            painter.drawRoundedRect(area, theme.metrics.card_radius, theme.metrics.card_radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Be drawn as what a click would press."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be drawn as usual again."""
        super().leaveEvent(event)
        self.update()
