"""The form for a new list price: amount, the day from which it holds, and where it comes from belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.session.entry.day_entry import read_day
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.tables.fees_table import FeesTable, read_source
from ppm_desktop.session.tables.rates_columns import read_price
from ppm_desktop.views.widgets.field_message import FieldMessage
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.views.widgets.labels import label, set_look
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle

_AMOUNT_WIDTH: Final = 110
_DAY_WIDTH: Final = 110
_SOURCE_WIDTH: Final = 210


class FeeAddition(QWidget):
    """Gives one product a list price from a day on, in the price book of the plan."""

    def __init__(self, model: FeesTable, style: NumberStyle) -> None:
        """Add to the fees of ``model``; ``choose`` says of which product."""
        super().__init__()
        self._model = model
        self._style = style
        self._row = 0
        self.amount = QLineEdit()
        self.amount.setFixedWidth(_AMOUNT_WIDTH)
        self.amount.setPlaceholderText(f"0{style.decimal_point}00")
        self.since = QLineEdit()
        self.since.setFixedWidth(_DAY_WIDTH)
        self.source = QLineEdit()
        self.source.setPlaceholderText(tr("such as: price list of our reseller, March"))
        self.add_button = button(tr("&Add list price"), tr("Give the licence this list price from that day on, with its source"))
        self._what = label("small", wrap=True)
        self.error = FieldMessage()
        self._arrange()
        self.add_button.clicked.connect(self.add_fee)
        for field in (self.amount, self.since, self.source):
            field.returnPressed.connect(self.add_fee)
            field.textEdited.connect(self._forget_error)
        self.error.watch(self.amount, lambda text: _objection(read_price(text, style)))
        self.error.watch(self.since, lambda text: _objection(read_day(text, style)))
        model.dataChanged.connect(self._say_what)
        model.modelReset.connect(self._say_what)
        self._say_what()

    def choose(self, row: int) -> None:
        """Turn to the product of another row."""
        if row != self._row:
            self._row = row
            self._forget_error()
        self._say_what()

    def add_fee(self) -> None:
        """Add the list price if all three are sound; otherwise say what is not."""
        amount, since = read_price(self.amount.text(), self._style), read_day(self.since.text(), self._style)
        source = read_source(self.source.text())
        parts = ((self.amount, amount), (self.since, since), (self.source, source))
        wrong = [(field, part.reason) for field, part in parts if isinstance(part, Refusal)]
        for field, part in parts:
            set_look(field, "wrong", "true" if isinstance(part, Refusal) else "false")
        if isinstance(amount, Refusal) or isinstance(since, Refusal) or isinstance(source, Refusal):
            self.error.setText(" ".join(reason for _field, reason in wrong))
            self.error.show()
            wrong[0][0].setFocus()
            return
        self._forget_error()
        self._model.add_fee(self._row, amount, since, source)
        self.amount.clear()
        self.source.clear()

    def _say_what(self) -> None:
        known = 0 <= self._row < len(self._model.rows)
        self.setEnabled(known)
        if not known:
            return
        text = tr("New list price of {product}, {currency} per organiser and month, in all scenarios:")
        name = self._model.rows[self._row].product.name
        self._what.setText(text.format(product=name, currency=self._model.document.project.currency))
        if not self.since.text():
            self.since.setText(self._style.day(self._model.month.first_day))

    def _forget_error(self) -> None:
        self.error.hide()
        for field in (self.amount, self.since, self.source):
            set_look(field, "wrong", "false")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._what)
        self.source.setMinimumWidth(_SOURCE_WIDTH)
        parts: list[QWidget] = []
        for text, spoken, field in (
            (tr("List &price"), tr("New list price: amount"), self.amount),
            (tr("be&ginning"), tr("New list price: in force from"), self.since),
            (tr("So&urce"), tr("New list price: source"), self.source),
        ):
            field.setAccessibleName(spoken)
            parts.append(labelled(text, field))
        column.addWidget(FlowRow(*parts, self.add_button))
        column.addWidget(self.error)
        self.error.hide()


def _objection(read: object) -> str:
    return read.reason if isinstance(read, Refusal) else ""
