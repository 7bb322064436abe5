"""A list of texts that stand for values; it leaves the wheel to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QWheelEvent

#: Pixels between the text and the ends of its field.
_INSIDE: Final = 2


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

    @property
    def shown_text(self) -> str:
        """The chosen text as far as there is room for it; an ellipsis says that it goes on."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, field.width() - _INSIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text as far as there is room; Qt would break it off in the middle of a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text
        with QPainter(self) as painter:
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
            self.style().drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a value must not change because somebody scrolls past."""
        event.ignore()
