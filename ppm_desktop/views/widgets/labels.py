"""Labels in the roles that the style sheet knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


def label(role: str = "", text: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label in one of the style sheet's roles."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)  # names of customers and groups may contain < and &
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def unbroken(text: str) -> str:
    """Keep compound words such as "pay-per-minute" on one line."""
    return text.replace("-", "\N{NON-BREAKING HYPHEN}")


class PartsLabel(QLabel):
    """Small text of parts joined by dots; where the line is too short, it breaks between parts and the dot goes."""

    _JOINT = " · "

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "small")
        self._parts: list[str] = []

    def show_parts(self, text: str) -> None:
        """Show a text such as ``baseline · 6.34 per organiser a month``."""
        self._parts = text.split(self._JOINT)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break anew for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines: list[str] = []
        for part in self._parts:
            longer = lines[-1] + self._JOINT + part if lines else part
            if lines and self.fontMetrics().horizontalAdvance(longer) <= self.contentsRect().width():
                lines[-1] = longer
            else:
                lines.append(part)
        text = "\n".join(lines)
        if text != self.text():
            self.setText(text)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and have the widget drawn accordingly."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
