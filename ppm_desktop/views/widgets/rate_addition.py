"""The form for a rate that the price book lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.domain.destinations import CALL_TYPES, LINES, CallType, Destination
from ppm_desktop.reports.words import CALL_TYPE_LABELS, month_label
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.tables.mix_columns import LINE_CHOICES
from ppm_desktop.session.tables.rates_columns import read_price
from ppm_desktop.session.tables.rates_table import RatesTable
from ppm_desktop.views.widgets.country_picker import CountryPicker
from ppm_desktop.views.widgets.field_message import FieldMessage
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.entry.country_finder import CountryFinder

_RATE_WIDTH: Final = 90
_PICKER_WIDTH: Final = 220


class _Choice(QComboBox):
    """A list that leaves the wheel to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RateAddition(QWidget):
    """Adds a rate of the customer's own, in force when the plan begins."""

    def __init__(self, model: RatesTable, countries: CountryFinder, style: NumberStyle) -> None:
        """Add to ``model``."""
        super().__init__()
        self._model = model
        self._countries = countries
        self._style = style
        self.call_type = _Choice()
        self.call_type.addItems([tr(CALL_TYPE_LABELS[call_type]) for call_type in CALL_TYPES])
        self.picker = CountryPicker(countries)
        self.line_choice = _Choice()
        self.line_choice.addItems([tr(text) for _value, text in LINE_CHOICES])
        self.rate = QLineEdit()
        self.rate.setPlaceholderText(f"0{style.decimal_point}013")
        self.rate.setFixedWidth(_RATE_WIDTH)
        self.add_button = button(tr("A&dd rate"), tr("Add the rate, in force from the first month of the plan"))
        self._what = label("small", wrap=True)
        self.error = FieldMessage()
        self.call_type.setAccessibleName(tr("New rate: calls"))
        self.picker.setAccessibleName(tr("New rate: country"))
        self.line_choice.setAccessibleName(tr("New rate: line type"))
        self.rate.setAccessibleName(tr("New rate: price a minute"))
        self._arrange()
        self.call_type.currentIndexChanged.connect(self._offer_lines)
        self.add_button.clicked.connect(self.add_rate)
        self.rate.returnPressed.connect(self.add_rate)
        for line in (self.rate, self.picker.line):
            line.textEdited.connect(lambda _text: self.error.hide())
        self.error.watch(self.rate, lambda text: _objection(read_price(text, style)))
        model.modelReset.connect(self._say_what)
        self._offer_lines()
        self._say_what()

    @property
    def waits(self) -> bool:
        """Whether the form is empty and has the keyboard, as after a rate was added."""
        return self.rate.hasFocus() and not self.rate.text() and not self.picker.currentText()

    def prefill(self, call_type: CallType, destination: Destination) -> None:
        """Fill in what the rate is for; only its price is left to type."""
        self.call_type.setCurrentIndex(CALL_TYPES.index(call_type))
        self.picker.set_text(self._countries.label(destination.country))
        self.line_choice.setCurrentIndex(LINES.index(destination.line))
        self.rate.clear()
        self.error.hide()
        self.rate.setFocus()

    def add_rate(self) -> None:
        """Add the rate if country and price are sound; otherwise say what is not."""
        call_type = CALL_TYPES[self.call_type.currentIndex()]
        country, price = self.picker.read(), read_price(self.rate.text(), self._style)
        if isinstance(country, Refusal) or isinstance(price, Refusal):
            self._say(" ".join(part.reason for part in (country, price) if isinstance(part, Refusal)))
            (self.picker if isinstance(country, Refusal) else self.rate).setFocus()
            return
        line = LINES[self.line_choice.currentIndex()] if call_type == "dial_out" else "any"
        self._say(self._model.add(call_type, Destination(country, line), price))
        if self.error.isHidden():
            self.picker.setEditText("")
            self.rate.clear()

    def _say_what(self) -> None:
        project = self._model.document.project
        text = tr("New rate of the customer's own, {currency} a minute, in force from {month}:")
        self._what.setText(text.format(currency=project.currency, month=month_label(project.start)))

    def _say(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _offer_lines(self) -> None:
        self.line_choice.setEnabled(CALL_TYPES[self.call_type.currentIndex()] == "dial_out")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.picker.setMinimumWidth(_PICKER_WIDTH)
        column.addWidget(self._what)
        column.addWidget(FlowRow(self.call_type, self.picker, self.line_choice, self.rate, self.add_button))
        column.addWidget(self.error)
        self.error.hide()


def _objection(read: object) -> str:
    return read.reason if isinstance(read, Refusal) else ""
