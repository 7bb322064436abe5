"""What the input pages share: a scrolling page with a title, one sentence below it, and the margins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.labels import label


class PageFrame(QScrollArea):
    """A page that scrolls from top to bottom when the window is too low for it."""

    def __init__(self, title: str, sentence: str) -> None:
        """Start with title and sentence; subclasses add below."""
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
        self.heading = label("title", title)
        self.subheading = label("muted", sentence, wrap=True)
        self.column.addWidget(self.heading)
        self.column.addSpacing(1)
        self.column.addWidget(self.subheading)
        self.column.addSpacing(12)
        self.setWidget(content)

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


def button(text: str, hint: str) -> QPushButton:
    """Return a button that says in a tooltip what it does."""
    made = QPushButton(text)
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
