"""What the input pages share: a scrolling page with a title, one sentence below it, and the margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.scrolling_page import ScrollingPage

if TYPE_CHECKING:
    from collections.abc import Callable


class PageFrame(ScrollingPage):
    """A page with a title and a sentence below it."""

    def __init__(self, title: str, sentence: str) -> None:
        """Start with title and sentence; subclasses add below."""
        super().__init__(title)
        self.heading = label("title", title)
        self.subheading = label("muted", sentence, wrap=True)
        self.column.addWidget(self.heading)
        self.column.addSpacing(1)
        self.column.addWidget(self.subheading)
        self.column.addSpacing(12)
        self._later: list[Callable[[], None]] = []

    def build_later(self, *builds: Callable[[], None]) -> None:
        """Leave parts of the page to turns of the event loop that are still to come, before the page is shown."""
        self._later.extend(builds)

    def build_next(self) -> bool:
        """Build one of the parts that were left for later; False when there was none."""
        if self._later:
            self._later.pop(0)()
            return True
        return False

    def complete(self) -> None:
        """Build whatever was left for later."""
        while self.build_next():
            pass

    def add(self, part: QWidget | QLayout, gap: int = 8) -> None:
        """Add a part below the last one, and a gap below it."""
        if isinstance(part, QLayout):
            self.column.addLayout(part)
        else:
            self.column.addWidget(part)
        if gap:
            self.column.addSpacing(gap)

    def add_heading(self, text: str, sentence: str = "") -> None:
        """Add the heading of a part of the page, with a muted sentence below it."""
        self.column.addWidget(label("verdict", text))
        if sentence:
            self.column.addSpacing(2)
            self.column.addWidget(label("muted", sentence, wrap=True))
        self.column.addSpacing(8)

    def close_column(self) -> None:
        """Leave what height remains below the last part."""
        self.column.addStretch(1)


class PromptButton(QPushButton):
    """Acts when its key is pressed; Qt would show the button pressed for a tenth of a second and act then."""

    def event(self, event: QEvent) -> bool:
        """Click at once when the key of the text is pressed, unless another control claims it, too."""
        if event.type() == QEvent.Type.Shortcut and isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)


def button(text: str, hint: str) -> QPushButton:
    """Return a button that says in a tooltip what it does."""
    made = PromptButton(text)
    made.setAutoDefault(False)
    made.setToolTip(hint)
    return made


def row(*parts: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Return parts side by side, from the left."""
    made = QHBoxLayout()
    made.setSpacing(current_theme().metrics.inside)
    for part in parts:
        made.addWidget(part)
    if stretch:
        made.addStretch(1)
    return made
