"""The form for a negotiated price: amount and reason belong together, so they are set together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.entry.shown_text import exact_amount
from ppm_desktop.session.tables.fees_table import FeesTable, read_reason
from ppm_desktop.session.tables.rates_columns import read_price
from ppm_desktop.views.widgets.field_message import FieldMessage
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label, set_look
from ppm_desktop.views.widgets.page_frame import button, row
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle


class PriceNegotiation(QWidget):
    """Sets or takes back the negotiated price of one product."""

    def __init__(self, model: FeesTable, style: NumberStyle) -> None:
        """Edit the prices of ``model``; ``choose`` says of which product."""
        super().__init__()
        self._model = model
        self._style = style
        self._row = 0
        self._shown: object = None
        self.amount = QLineEdit()
        self.amount.setMaximumWidth(110)
        self.amount.setPlaceholderText(f"0{style.decimal_point}00")
        self.reason = QLineEdit()
        self.reason.setMinimumWidth(50)  # grows into what is there; its own least width makes a narrow page scroll sideways
        self.reason.setPlaceholderText(tr("such as: enterprise agreement of June"))
        self.set_button = button(tr("Set pri&ce"), tr("Use this price in this scenario; the reason stands in every report"))
        self.list_button = button(tr("Use &list price"), tr("Go back to the price book's fee"))
        self._what = label("small", wrap=True)
        self.error = FieldMessage()
        self._arrange()
        self.set_button.clicked.connect(self.set_price)
        self.list_button.clicked.connect(self.use_list_price)
        for field in (self.amount, self.reason):
            field.returnPressed.connect(self.set_price)
            field.textEdited.connect(self._forget_error)
        self.error.watch(self.amount, lambda text: _objection(read_price(text, style)))
        self.error.watch(self.reason, lambda text: _objection(read_reason(text)))
        model.dataChanged.connect(self.refresh)
        model.modelReset.connect(self.refresh)
        self.refresh()

    def choose(self, row: int) -> None:
        """Turn to the product of another row."""
        self._row = row
        self.refresh()

    def refresh(self) -> None:
        """Show what is negotiated for the product; what is being typed stays until that changes."""
        known = 0 <= self._row < len(self._model.rows)
        self.setEnabled(known)
        if not known:
            return
        row = self._model.rows[self._row]
        text = tr("Negotiated price of {product}, {currency} per organiser and month, in this scenario:")
        self._what.setText(text.format(product=row.product.name, currency=self._model.document.project.currency))
        self.list_button.setEnabled(row.override is not None)
        if self._shown != (row.product.id, row.override):
            self._shown = (row.product.id, row.override)
            self.amount.setText(exact_amount(row.override.amount, self._style) if row.override else "")
            self.reason.setText(row.override.reason if row.override else "")
            self._forget_error()

    def set_price(self) -> None:
        """Set the price if amount and reason are sound; otherwise say what is not."""
        amount, reason = read_price(self.amount.text(), self._style), read_reason(self.reason.text())
        set_look(self.amount, "wrong", "true" if isinstance(amount, Refusal) else "false")
        set_look(self.reason, "wrong", "true" if isinstance(reason, Refusal) else "false")
        if isinstance(amount, Refusal) or isinstance(reason, Refusal):
            self.error.setText(" ".join(part.reason for part in (amount, reason) if isinstance(part, Refusal)))
            self.error.show()
            (self.amount if isinstance(amount, Refusal) else self.reason).setFocus()
            return
        self._forget_error()
        self._model.negotiate(self._row, amount, reason)

    def use_list_price(self) -> None:
        """Take the negotiated price back."""
        self._model.use_list_price(self._row)

    def _forget_error(self) -> None:
        self.error.hide()
        for field in (self.amount, self.reason):
            set_look(field, "wrong", "false")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._what)
        amount = _named(tr("A&mount"), tr("Negotiated price: amount"), self.amount)
        reason = _named(tr("Reaso&n"), tr("Negotiated price: reason"), self.reason)
        column.addWidget(FlowRow(amount, reason, self.set_button, self.list_button, grows=reason))
        column.addWidget(self.error)
        self.error.hide()


def _named(text: str, spoken: str, field: QLineEdit) -> QWidget:
    """Return a field with its label before it; they stay on one line."""
    buddy = label("muted", text)
    buddy.setBuddy(field)
    field.setAccessibleName(spoken)
    pair = QWidget()
    line = row(buddy, stretch=False)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(field, 1)
    pair.setLayout(line)
    return pair


def _objection(read: object) -> str:
    return read.reason if isinstance(read, Refusal) else ""
