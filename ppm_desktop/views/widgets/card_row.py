"""Cards side by side that go on in another line where the first is full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ppm_desktop.views.look.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

#: Cards stand side by side while each is at least so wide.
NARROWEST: Final = 230


class CardRow(QWidget):
    """Cards side by side, as many in a line as have room, all of a line of one height."""

    def __init__(self, *cards: QWidget, narrowest: int = NARROWEST) -> None:
        """Take ``cards`` in, in the order of the Tab key; each is at least ``narrowest`` pixels wide."""
        super().__init__()
        self._cards = cards
        self._narrowest = narrowest
        for card in cards:
            card.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that lines break."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines in a width."""
        return self._place(width, really=False)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        width = max(self.width(), self._narrowest)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of one card, and the height that the present width takes."""
        return QSize(self._narrowest, self.heightForWidth(max(self.width(), self._narrowest)))

    def arrange(self) -> None:
        """Place the cards anew after their texts have changed."""
        self._place(self.width(), really=True)
        self.updateGeometry()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Place the cards anew."""
        self.arrange()

    def _place(self, width: int, *, really: bool) -> int:
        gap = current_theme().metrics.inside + 4
        cards = [card for card in self._cards if not card.isHidden()]
        columns = max(1, min(len(cards), (width + gap) // (self._narrowest + gap)))
        each, top = (width - gap * (columns - 1)) // columns, 0
        for begin in range(0, len(cards), columns):
            line = cards[begin : begin + columns]
            height = max(max(card.heightForWidth(each), card.minimumSizeHint().height()) for card in line)
            for place, card in enumerate(line):
                if really:
                    card.setGeometry(place * (each + gap), top, each, height)
            top += height + gap
        return max(0, top - gap)
