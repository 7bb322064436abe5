"""A list of texts that stand for values; it leaves the wheel to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent


class Choice(QComboBox):
    """Offers values by their texts. ``activated`` tells that a person chose."""

    def __init__(self, spoken: str, values: Iterable[tuple[str, str]] = ()) -> None:
        """Offer pairs of value and text; ``spoken`` is what assistive technology calls the list."""
        super().__init__()
        self.setAccessibleName(spoken)
        self.offer(values)

    def offer(self, values: Iterable[tuple[str, str]]) -> None:
        """Offer other values; the chosen one stays chosen if it is among them."""
        with QSignalBlocker(self):
            chosen = self.value
            self.clear()
            for value, text in values:
                self.addItem(text, value)
            self.choose(chosen)

    @property
    def value(self) -> str:
        """The chosen value; "" when there is none."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Show a value without telling; one that is not offered leaves the first."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a value must not change because somebody scrolls past."""
        event.ignore()
