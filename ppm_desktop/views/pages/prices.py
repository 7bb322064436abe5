"""Prices: the price book, the fees of licences with what was negotiated, and the rates per minute, each with its source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from ppm_desktop.reports.words import STATUS_LABELS
from ppm_desktop.session.country_finder import CountryFinder
from ppm_desktop.session.fees_table import FeesTable
from ppm_desktop.session.rates_table import RatesTable
from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import PageFrame, button, row
from ppm_desktop.views.widgets.price_negotiation import PriceNegotiation
from ppm_desktop.views.widgets.rate_addition import RateAddition

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.recalculation import Recalculator

#: So many rates are seen at once; the others are scrolled to or filtered for.
_RATES_SHOWN: Final = 10


class PricesPage(PageFrame):
    """Everything that has a price, where it comes from, and how old it is."""

    title: Final = "Prices"

    def __init__(self, document: Document, recalculator: Recalculator, catalogue: Catalogue, style: NumberStyle) -> None:
        """Edit ``document``."""
        super().__init__(self.title, "")
        del recalculator  # the page shows inputs only
        self._document = document
        self._style = style
        countries = CountryFinder(catalogue)
        self.fees = FeesTable(document, style)
        self.rates = RatesTable(document, countries, style)
        self.banner = label("warning", wrap=True)
        self._banner_frame = QFrame()
        self.fees_table = DataTable(self.fees, "Licences and their fees", keeps_mark=True)
        self.negotiation = PriceNegotiation(self.fees, style)
        self.rates_table = DataTable(self.rates, "Rates per minute", most_rows=_RATES_SHOWN, wraps=False)
        self.addition = RateAddition(self.rates, countries, style)
        self.remove_button = button("&Remove rate", "Remove the selected rates; Undo brings them back")
        self.filter = QLineEdit()
        self.count = label("small")
        self._fees_unit = label("muted", wrap=True)
        self._rates_unit = label("muted", wrap=True)
        self._arrange()
        self.fees_table.current_row_changed.connect(self.negotiation.choose)
        self.filter.textChanged.connect(self._filter)
        self.remove_button.clicked.connect(lambda: self.rates.remove(self.rates_table.selected_rows()))
        document.changed.connect(self.refresh)
        document.scenario_changed.connect(self.refresh)
        self.negotiation.choose(self.fees_table.current_row)
        self.refresh()

    def _arrange(self) -> None:
        frame = QHBoxLayout(self._banner_frame)
        frame.setContentsMargins(12, 8, 12, 8)
        frame.addWidget(self.banner)
        self._banner_frame.setObjectName("banner")
        self.add(self._banner_frame, 14)
        self.add(label("verdict", "Licences"), 2)
        self.add(self._fees_unit, 4)
        self.add(self.fees_table)
        self.add(self.negotiation, 22)
        self.add(label("verdict", "Rates"), 2)
        self.add(self._rates_unit)
        buddy = label("muted", "F&ilter")
        buddy.setBuddy(self.filter)
        self.filter.setPlaceholderText("Country, call type, line or source")
        self.filter.setAccessibleName("Filter the rates")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(280)
        finding = row(buddy, self.filter, self.count)
        finding.addWidget(self.remove_button)
        self.add(finding, 4)
        self.add(self.rates_table)
        self.add(self.addition, 0)
        self.close_column()

    def refresh(self) -> None:
        """Say what the price book is, whose its prices are, and how many rates are shown."""
        book = self._document.project.price_book
        statuses = Counter(source.status for source in book.sources)
        listed = ", ".join(f"{number} {STATUS_LABELS[status]}" for status, number in sorted(statuses.items()))
        sources = f"{len(book.sources)} source{'' if len(book.sources) == 1 else 's'}"
        self.subheading.setText(f"{book.name}, as of {book.as_of.isoformat()}, in {book.currency}, no tax added. {sources}: {listed}.")
        examples = Counter(row.source.status for row in self.rates.rows_unfiltered if row.source)["example"]
        self._banner_frame.setVisible(bool(statuses["example"]))
        self.banner.setText(
            "▲ Example prices: not Microsoft's Audio Conferencing rates. "
            f"{examples} of {self.rates.count} rates are examples: type the real ones before you decide."
        )
        self._fees_unit.setText(f"{book.currency} per organiser and month, in force when the plan begins.")
        self._rates_unit.setText(f"{book.currency} a minute, and a connection fee a call. A rate that you type becomes the customer's own.")
        self._show_count()
        self._colour_banner()

    def _filter(self, text: str) -> None:
        self.rates.filter(text)
        self._show_count()

    def _show_count(self) -> None:
        shown, total, style = len(self.rates.rows), self.rates.count, self._style
        self.count.setText(
            f"{style.fixed(total, 0)} rates" if shown == total else f"{style.fixed(shown, 0)} of {style.fixed(total, 0)} rates"
        )

    def _colour_banner(self) -> None:
        theme = current_theme()
        sheet = f"#banner {{ border: 1px solid {theme.warning}; border-radius: {theme.metrics.radius}px; }}"
        if self._banner_frame.styleSheet() != sheet:
            self._banner_frame.setStyleSheet(sheet)
