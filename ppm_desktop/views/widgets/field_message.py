"""What is said below a field of a form: in words, with a sign and a colour for how grave it is, after the field was left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLabel

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import set_look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLineEdit

Level = Literal["error", "warning", "note"]
_ROLES: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "note": "small"}
_INKS: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "note": "muted"}
_SIGN: Final = 12
_ROOM: Final = 18


class FieldMessage(QLabel):
    """Hidden while there is nothing to say. A cross in a ring is an error, a triangle a warning, an i in a ring a note."""

    def __init__(self, level: Level = "error") -> None:
        """Say nothing yet."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(_ROOM, 0, 0, 0)
        self._level: Level = level
        self.setProperty("role", _ROLES[level])
        self.hide()

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self._level

    def say(self, text: str, level: Level = "error") -> None:
        """Show a sentence; an empty one takes the message away."""
        self._level = level
        set_look(self, "role", _ROLES[level])
        self.setText(text)
        self.setVisible(bool(text))

    def watch(self, field: QLineEdit, objection: Callable[[str], str]) -> None:
        """Say what is wrong with a text when its field is left, and nothing while it is typed. An empty field is not judged."""

        def left() -> None:
            text = objection(field.text()) if field.text().strip() else ""
            set_look(field, "wrong", "true" if text else "false")
            field.setAccessibleDescription(text)
            if text:
                self.say(text)

        def typed(_text: str) -> None:
            set_look(field, "wrong", "false")
            field.setAccessibleDescription("")
            self.hide()

        field.editingFinished.connect(left)
        field.textEdited.connect(typed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign before the first line."""
        super().paintEvent(event)
        ink = current_theme().colour(_INKS[self._level])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.4))
        top = max(0.0, (self.fontMetrics().height() - _SIGN) / 2) + self.contentsRect().top()
        box = QRectF(1, top + 1, _SIGN - 2, _SIGN - 2)
        middle = box.center()
        if self._level == "warning":
            painter.drawPolygon(QPolygonF([QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        else:
            painter.drawEllipse(box)
        if self._level == "error":
            painter.drawLine(middle - QPointF(2, 2), middle + QPointF(2, 2))
            painter.drawLine(middle - QPointF(2, -2), middle + QPointF(2, -2))
        else:
            painter.drawLine(middle - QPointF(0, 0.5), middle + QPointF(0, 2.5))
            painter.drawPoint(middle - QPointF(0, 2.5))
        painter.end()
