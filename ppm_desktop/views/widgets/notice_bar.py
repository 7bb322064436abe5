"""A quiet bar on top of the window: something happened to the file, and there is time to decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ppm_desktop.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class NoticeBar(QWidget):
    """One sentence and what can be done about it; hidden while there is nothing to say. The newest notice stays."""

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain widget paints none of its own
        self.setProperty("role", "notice")
        self.setAccessibleName("Notice about the file")
        self.topic = ""  # what the shown notice is about
        self._text = label("note", wrap=True)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 12, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, "" when the bar is hidden."""
        return self._text.text() if self.topic else ""

    def say(self, topic: str, text: str, choices: Mapping[str, Callable[[], object]]) -> None:
        """Show a notice about ``topic``. Every choice, and Close, takes it away."""
        self._clear()
        self.topic = topic
        self._text.setText(text)
        for name, act in {**choices, "Close": _nothing}.items():
            button = QPushButton(name)
            button.clicked.connect(partial(self._choose, topic, act))
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()

    def withdraw(self, *topics: str) -> None:
        """Hide the notice if it is about one of ``topics``."""
        if self.topic in topics:
            self._clear()
            self.hide()

    def _choose(self, topic: str, act: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self.withdraw(topic)
        act()

    def _clear(self) -> None:
        self.topic = ""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()  # not at once: it may be the one that was clicked
        self.buttons.clear()


def _nothing() -> None:
    pass
