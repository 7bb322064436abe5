"""A field for an amount of money, live: what is typed is in the plan a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.tables.top_ups_table import read_amount, spelled_amount
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from decimal import Decimal

    from ppm_desktop.reports.number_text import NumberStyle

#: Somebody who types has gone on typing before the plan takes a number; in milliseconds.
_PAUSE: Final = 150
_WIDTH: Final = 96


class AmountField(QLineEdit):
    """Shows an amount of the plan. A text that is no amount stays in the field, and the plan keeps the last one that was."""

    amount_typed = Signal(object)  # Decimal

    def __init__(self, spoken: str, hint: str, style: NumberStyle, *, positive: bool = False) -> None:
        """``spoken`` is what assistive technology calls the field; ``positive`` takes no 0."""
        super().__init__()
        self._style = style
        self._positive = positive
        self._amount: Decimal | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.commit)
        self.setAccessibleName(spoken)
        self.setToolTip(hint)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._leave)

    def sizeHint(self) -> QSize:
        """Ask for no more than usual amounts need."""
        return QSize(_WIDTH, super().sizeHint().height())

    def show_amount(self, amount: Decimal | None) -> None:
        """Show what the plan has now; what is being typed stays as it is typed."""
        if amount == self._amount:
            return
        self._amount = amount
        if amount is None:
            self.clear()
        elif read_amount(self.text(), self._style) != amount:
            self.setText(spelled_amount(amount, self._style))

    def objection(self, text: str) -> str:
        """Say why a text is not taken; "" when it is."""
        amount = read_amount(text, self._style)
        if isinstance(amount, Refusal):
            return amount.reason
        return tr("Type an amount above 0.") if self._positive and not amount else ""

    def commit(self) -> None:
        """Put what is typed into the plan now, if it is an amount."""
        self._pause.stop()
        text = self.text()
        amount = read_amount(text, self._style)
        if not isinstance(amount, Refusal) and not self.objection(text) and amount != self._amount:
            self._amount = amount
            self.amount_typed.emit(amount)

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _leave(self) -> None:
        self.commit()
        if not self.text().strip() and self._amount is not None:
            self.setText(spelled_amount(self._amount, self._style))
