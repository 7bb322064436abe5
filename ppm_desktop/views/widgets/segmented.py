"""A row of joined buttons of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping


class Segmented(QWidget):
    """Chooses one of a few; the arrow keys move the choice, Tab leaves."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Offer ``choices``: what is chosen by what is written on the button, with or without a mnemonic. ``name`` is read to those who do not see it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        last = len(choices) - 1
        for place, (choice, text) in enumerate(choices.items()):
            button = _Segment(text, self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}: {text.replace('&', '')}")
            button.setProperty("role", "segment")
            button.setProperty("place", "first" if place == 0 else "last" if place == last else "middle")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button)
            self._buttons[choice] = button
            row.addWidget(button)
            if place == 0:
                self.setFocusProxy(button)
            button.toggled.connect(lambda on, choice=choice: self.chosen.emit(choice) if on else None)

    def is_chosen(self, choice: str) -> bool:
        """Say whether a choice is the chosen one."""
        return self._buttons[choice].isChecked()

    def choose(self, choice: str) -> None:
        """Show a choice as the chosen one."""
        self._buttons[choice].setChecked(True)


class _Segment(QPushButton):
    """Has room for its text in semibold, as the style sheet writes what is chosen; its own width would be that of the text beside it."""

    def sizeHint(self) -> QSize:
        """Return the size for the wider of both."""
        chosen = QFont(self.font())
        chosen.setWeight(QFont.Weight.DemiBold)
        usual, wide = (
            metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width() for metrics in (self.fontMetrics(), QFontMetrics(chosen))
        )
        return super().sizeHint() + QSize(max(wide - usual, 0), 0)
