"""One lever: how far it is pulled, what that saves, and a button that puts it into the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.views.widgets.page_frame import button

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

#: Cards stand side by side while each is at least so wide.
NARROWEST: Final = 230
_MARGIN: Final = 12


class LeverCard(QFrame):
    """A heading, its fields, the money, what else is to be known, and the button."""

    applied = Signal()

    def __init__(self, name: str, fields: tuple[QWidget, ...], apply_text: str, apply_hint: str) -> None:
        """Show ``fields`` below the name."""
        super().__init__()
        self.setProperty("role", "openplan")
        self.setAccessibleName(name)
        self.setMinimumWidth(NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.money = label("verdict", wrap=True)
        self.detail = label("small", wrap=True)
        self.apply_button = button(apply_text, apply_hint)
        self.apply_button.clicked.connect(self.applied)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN - 2, _MARGIN, _MARGIN)
        column.setSpacing(current_theme().metrics.inside)
        column.addWidget(label("heading", name, wrap=True))
        for field in fields:
            column.addWidget(field)
        column.addWidget(self.money)
        column.addWidget(self.detail)
        column.addStretch(1)
        column.addWidget(self.apply_button)

    def show_effect(self, money: str, detail: str, *, applicable: bool) -> None:
        """Say what the lever saves, and whether there is anything left to put into the plan."""
        self.money.setText(unbroken(f"{money[:1].upper()}{money[1:]}"))
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.apply_button.setEnabled(applicable)
        self.setAccessibleDescription(f"{money}. {detail}" if detail else money)


def field_row(text: str, field: QWidget) -> FlowRow:
    """Return a field with its label before it, or above it where the card is too narrow."""
    name = buddy(text, field)
    name.setMinimumHeight(field.sizeHint().height())
    return FlowRow(name, field, grows=field)


class CardRow(QWidget):
    """Cards side by side, as many in a line as have room, all of a line of one height."""

    def __init__(self, *cards: LeverCard) -> None:
        """Take ``cards`` in, in the order of the Tab key."""
        super().__init__()
        self._cards = cards
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
        width = max(self.width(), NARROWEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of one card, and the height that the present width takes."""
        return QSize(NARROWEST, self.heightForWidth(max(self.width(), NARROWEST)))

    def arrange(self) -> None:
        """Place the cards anew after their texts have changed."""
        self._place(self.width(), really=True)
        self.updateGeometry()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Place the cards anew."""
        self.arrange()

    def _place(self, width: int, *, really: bool) -> int:
        gap = current_theme().metrics.inside + 4
        columns = max(1, min(len(self._cards), (width + gap) // (NARROWEST + gap)))
        each, top = (width - gap * (columns - 1)) // columns, 0
        for begin in range(0, len(self._cards), columns):
            line = self._cards[begin : begin + columns]
            height = max(max(card.heightForWidth(each), card.minimumSizeHint().height()) for card in line)
            for place, card in enumerate(line):
                if really:
                    card.setGeometry(place * (each + gap), top, each, height)
            top += height + gap
        return max(0, top - gap)
