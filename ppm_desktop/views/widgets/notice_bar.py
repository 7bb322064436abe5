"""A quiet bar on top of the window: something happened to the file, and there is time to decide."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QMenuBar, QPushButton, QWidget

from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_KEY: Final = re.compile(r"&(\w)")


class NoticeBar(QWidget):
    """One sentence and what can be done about it; hidden while there is nothing to say. The newest notice stays."""

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain widget paints none of its own
        self.setProperty("role", "notice")
        self.setAccessibleName(tr("Notice about the file"))
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
        taken = _taken_keys(self.window())
        for name, act in {**choices, tr("Close"): _nothing}.items():
            button = QPushButton(_with_free_key(name, taken))
            button.clicked.connect(partial(self._choose, topic, act))
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()
        self.setAccessibleDescription(text)
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - not before the first paint

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))  # it is read out without the keyboard being there

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


def _taken_keys(window: QWidget) -> set[str]:
    """Return the letters that visible parts of a window take with Alt."""
    texts = [action.text() for bar in window.findChildren(QMenuBar) for action in bar.actions()]
    texts += [part.text() for part in window.findChildren(QAbstractButton) if part.isVisible()]
    texts += [part.text() for part in window.findChildren(QLabel) if part.isVisible() and part.buddy() is not None]
    return {key.casefold() for text in texts for key in _KEY.findall(text.replace("&&", ""))}


def _with_free_key(text: str, taken: set[str]) -> str:
    """Give a button's text the first of its letters that nothing else takes, and take it; none may be left."""
    for place, letter in enumerate(text):
        if letter.isalnum() and letter.casefold() not in taken:
            taken.add(letter.casefold())
            return f"{text[:place]}&{text[place:]}"
    return text


def _nothing() -> None:
    pass
