"""What does this call cost? A phone number or a country, a call type, minutes and a licence; the answer is a few sentences."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.domain.destinations import CALL_TYPES, LINES, Destination
from ppm_desktop.reports.phone_number import country_of_number, number_sentence
from ppm_desktop.reports.rate_lookup import Call, look_up, lookup_sentences
from ppm_desktop.reports.words import call_type_label, line_label
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.tables.rates_columns import read_price
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.country_picker import CountryPicker
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.when_seen import WhenSeen
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.period import Month
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

_FIRST_MINUTES: Final = "12"
#: A call of more than a day is a typing mistake.
_MOST_MINUTES: Final = Decimal(1440)
_SHORTEST: Final = 7


class RateLookup(QWidget):
    """Changes nothing in the plan; it answers as the engine would."""

    def __init__(self, document: Document, catalogue: Catalogue, countries: CountryFinder, style: NumberStyle) -> None:
        """Look up in the price book of ``document``."""
        super().__init__()
        self._document = document
        self._catalogue = catalogue
        self._countries = countries
        self._style = style
        self._month: Month = document.project.start
        self.number = QLineEdit()
        self.number.setAccessibleName(tr("Look a rate up: phone number"))
        self.number.setPlaceholderText("+44 20 7946 0000")
        self.picker = CountryPicker(countries)
        self.picker.setAccessibleName(tr("Look a rate up: country"))
        self.call_type = Choice(tr("Look a rate up: calls"), [(call_type, call_type_label(call_type)) for call_type in CALL_TYPES])
        self.line_type = Choice(tr("Look a rate up: line type"), [(line, line_label(line)) for line in LINES])
        self.minutes = QLineEdit(_FIRST_MINUTES)
        self.minutes.setAccessibleName(tr("Look a rate up: minutes"))
        self.product = Choice(tr("Look a rate up: licence of the organiser"))
        self.recognised = label("small", "", wrap=True)
        self.answer = label("", "", wrap=True)
        self.answer.setAccessibleName(tr("What the call costs"))
        self.call_type.choose("dial_out")
        self.line_type.choose("landline")
        self._arrange()
        self.number.textEdited.connect(self._recognise)
        self.picker.line.textChanged.connect(self.refresh)
        self.minutes.textEdited.connect(self.refresh)
        for choice in (self.call_type, self.line_type, self.product):
            choice.activated.connect(self.refresh)
        shown = WhenSeen(self, self.refresh)
        document.changed.connect(shown.act)
        document.scenario_changed.connect(shown.act)
        self.refresh()

    def show_month(self, month: Month) -> None:
        """Answer for another month: rates are those in force on its first day."""
        self._month = month
        self.refresh()

    def refresh(self, _value: object = None) -> None:
        """Answer anew."""
        book = self._document.project.price_book
        self.product.offer([(product.id, product.name) for product in book.products])
        self.line_type.setEnabled(self.call_type.value == "dial_out")
        product = book.product(self.product.value)
        if product is None or not self.picker.currentText().strip():
            self.answer.setText(tr("Type a phone number or choose a country."))
            return
        country, minutes = self.picker.read(), read_price(self.minutes.text(), self._style)
        if isinstance(country, Refusal) or isinstance(minutes, Refusal):
            self.answer.setText(" ".join(part.reason for part in (country, minutes) if isinstance(part, Refusal)))
            return
        if minutes > _MOST_MINUTES:
            self.answer.setText(tr("A call has at most {most} minutes.").format(most=_MOST_MINUTES))
            return
        call_type = CALL_TYPES[max(0, self.call_type.currentIndex())]
        line = LINES[max(0, self.line_type.currentIndex())] if call_type == "dial_out" else "any"
        call = Call(call_type, Destination(country, line), minutes, self._month.first_day)
        found = look_up(book, product, call, self._document.scenario.increment_seconds)
        self.answer.setText("\n".join(lookup_sentences(found, book.currency, self._countries.name(country), self._style)))

    def _recognise(self, text: str) -> None:
        """Choose the country of a number; where several share its code, leave the choice to the person."""
        if not text.strip():
            self.recognised.hide()
            return
        found = country_of_number(text, self._catalogue.countries)
        if found.reading == "country":
            self.picker.set_text(self._countries.label(found.countries[0].code))
        elif self.picker.currentText():
            self.picker.set_text("")
        self.recognised.setText(number_sentence(found))
        self.recognised.show()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        # On this page nearly every letter is taken: the first two fields have one, and Tab goes on from them.
        fields = (
            ((tr("Phone num&ber"), self.number), (tr("or countr&y"), self.picker)),
            ((tr("Calls"), self.call_type), (tr("Line type"), self.line_type)),
            ((tr("Minutes"), self.minutes), (tr("Licence"), self.product)),
        )
        for r, line in enumerate(fields):
            for c, (text, field) in enumerate(line):
                grid.addWidget(buddy(text, field), r, 2 * c)
                grid.addWidget(field, r, 2 * c + 1)
        for c, stretch in ((1, 1), (3, 1)):
            grid.setColumnStretch(c, stretch)
        for choice in (self.picker, self.call_type, self.line_type, self.product):  # a narrow window holds two beside each other
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(_SHORTEST)
        column.addLayout(grid)
        column.addWidget(self.recognised)
        column.addWidget(self.answer)
        self.recognised.hide()
