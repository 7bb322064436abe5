"""Prices: the price book, the fees of licences with what was negotiated, and the rates per minute, each with its source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ppm_desktop.domain.period import Month
from ppm_desktop.reports.words import STATUS_LABELS, month_label
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.studies.price_needs import PriceNeeds
from ppm_desktop.session.tables.fees_table import FeesTable
from ppm_desktop.session.tables.rates_columns import source_sentence
from ppm_desktop.session.tables.rates_table import RatesTable
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.newer_book_notice import NewerBookNotice
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.fee_addition import FeeAddition
from ppm_desktop.views.widgets.field_problem import FieldProblem
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import buddy, labelled
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.missing_rates import MissingRatesList
from ppm_desktop.views.widgets.page_frame import PageFrame, button, row
from ppm_desktop.views.widgets.price_negotiation import PriceNegotiation
from ppm_desktop.views.widgets.rate_addition import RateAddition
from ppm_desktop.views.widgets.rate_lookup import RateLookup
from ppm_desktop.views.widgets.rates_view import RatesView
from ppm_desktop.views.widgets.when_seen import WhenSeen
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.missing_rates import MissingRate
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.tables.rates_table import RateKind

_KINDS: Final = {"all": mark("all rates"), "in_force": mark("in force in the month"), "used": mark("used by this plan")}

#: Room for the longest hint.
_FILTER_WIDTH: Final = 270


class PricesPage(PageFrame):
    """Everything that has a price, where it comes from, and how old it is."""

    title: Final = mark("Prices")
    import_wanted = Signal()  # a rate sheet is to be imported

    def __init__(
        self,
        document: Document,
        recalculator: Recalculator,
        catalogue: Catalogue,
        style: NumberStyle,
        errands: Errands,
        price_books: Path | None = None,
    ) -> None:
        """Edit ``document``; what needs the engine or the catalogue is worked out by ``errands``.

        ``price_books`` is the user's own folder, where newer editions of the plan's price book may lie.
        """
        super().__init__(tr(self.title), "")
        self._document = document
        self._style = style
        countries = CountryFinder(catalogue)
        self.needs = PriceNeeds(document, recalculator, errands)
        self._mending = False  # somebody adds the missing rates one after the other
        self.fees = FeesTable(document, style)
        self.rates = RatesTable(document, countries, style)
        self.banner = label("warning", wrap=True)
        self._banner_frame = QFrame()
        self.newer = NewerBookNotice(document, catalogue, errands, countries, style, price_books)
        self.missing = MissingRatesList(style, countries.name)
        self.month = Choice(tr("Month whose prices are shown"))
        self.import_button = button(tr("Imp&ort rate sheet…"), tr("Bring the rates of a workbook or CSV file into this plan's price book"))
        self.fees_table = DataTable(self.fees, tr("Licences and their fees"), wraps=False, keeps_mark=True)
        self.negotiation = PriceNegotiation(self.fees, style)
        self.new_fee = FeeAddition(self.fees, style)
        self.remove_button = button(tr("&Remove rate"), tr("Remove the selected rates; Undo brings them back"))
        self.filter = QLineEdit()
        self.kind = Choice(tr("Which rates are shown"), [(kind, tr(text)) for kind, text in _KINDS.items()])
        self.count = label("small")
        self.fee_source = label("small", "", wrap=True)
        self.rate_source = label("small", "", wrap=True)
        self._fees_unit = label("muted", wrap=True)
        self._rates_unit = label("muted", wrap=True)
        self.currency_problem = FieldProblem(document, "currency", self)
        self._arrange_fees()
        self.build_later(self._add_rates, lambda: self._add_addition(RateAddition(self.rates, countries, style)))
        self.build_later(lambda: self._add_lookup(RateLookup(document, catalogue, countries, style)), self._connect)

    def _connect(self) -> None:
        document = self._document
        self.fees_table.current_row_changed.connect(self.negotiation.choose)
        self.fees_table.current_row_changed.connect(self.new_fee.choose)
        self.filter.textChanged.connect(self._filter)
        self.kind.activated.connect(self._show_kind)
        self.month.activated.connect(self._show_month)
        self.import_button.clicked.connect(self.import_wanted.emit)
        self.missing.wanted.connect(self._add_missing)
        self.needs.changed.connect(self._show_needs)
        self.remove_button.clicked.connect(lambda: self.rates.remove(self.rates_table.selected_rows()))
        shown = WhenSeen(self, self.refresh)
        document.changed.connect(shown.act)
        document.scenario_changed.connect(shown.act)
        for table in (self.fees_table, self.rates_table):
            table.current_row_changed.connect(self._say_sources)
        self.negotiation.choose(self.fees_table.current_row)
        self.new_fee.choose(self.fees_table.current_row)
        self.refresh()
        self.needs.ask()

    def _arrange_fees(self) -> None:
        frame = QHBoxLayout(self._banner_frame)
        frame.setContentsMargins(12, 8, 12, 8)
        frame.addWidget(self.banner)
        self._banner_frame.setObjectName("banner")
        notices = QVBoxLayout()
        notices.setSpacing(8)
        for part in (self.currency_problem, self._banner_frame, self.newer, self.missing):
            notices.addWidget(part)
        self.add(notices, 12)
        choosing = row(buddy(tr("Prices of mon&th"), self.month), self.month)
        choosing.addWidget(self.import_button)
        self.add(choosing, 12)
        self.add(label("verdict", tr("Licences")), 2)
        self.add(self._fees_unit, 4)
        self.add(self.fees_table, 4)
        self.add(self.fee_source)
        self.add(self.negotiation, 8)
        self.add(self.new_fee, 22)

    def _add_rates(self) -> None:
        self.rates_table = RatesView(self.rates)
        self.add(label("verdict", tr("Rates")), 2)
        self.add(self._rates_unit)
        self.filter.setPlaceholderText(tr("Country, call type, line or source"))
        self.filter.setAccessibleName(tr("Filter the rates"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(_FILTER_WIDTH)
        filtering, showing = labelled(tr("F&ilter"), self.filter), labelled(tr("Sho&w"), self.kind)
        self.add(FlowRow(filtering, showing, self.remove_button, self.count), 4)
        self.add(self.rates_table, 4)
        self.add(self.rate_source)

    def _add_addition(self, addition: RateAddition) -> None:
        self.addition = addition
        self.add(addition, 22)

    def _add_lookup(self, lookup: RateLookup) -> None:
        self.lookup = lookup
        self.add_heading(
            tr("What does a call cost?"), tr("The rate that the calculation takes, and why that one. Nothing in the plan changes.")
        )
        self.add(self.lookup, 0)
        self.close_column()

    def refresh(self) -> None:
        """Say what the price book is, whose its prices are, and how many rates are shown."""
        book, period = self._document.project.price_book, self._document.project.period
        statuses = Counter(source.status for source in book.sources)
        listed = ", ".join(f"{number} {tr(STATUS_LABELS[status])}" for status, number in sorted(statuses.items()))
        text = trn(
            "{book}, as of {day}, in {currency}, no tax added. {count} source: {listed}.",
            "{book}, as of {day}, in {currency}, no tax added. {count} sources: {listed}.",
            len(book.sources),
        )
        facts = {
            "book": book.name,
            "day": self._style.day(book.as_of),
            "currency": book.currency,
            "count": len(book.sources),
            "listed": listed,
        }
        self.subheading.setText(text.format(**facts))
        examples = Counter(row.source.status for row in self.rates.rows_unfiltered if row.source)["example"]
        self._banner_frame.setVisible(bool(statuses["example"]))
        self.banner.setText(
            tr(
                "▲ Example prices: not Microsoft's Audio Conferencing rates. "
                "{examples} of {all} rates are examples: type the real ones before you decide."
            ).format(examples=examples, all=self.rates.count)
        )
        if [self.month.itemData(index) for index in range(self.month.count())] != [str(month) for month in period]:
            self.month.offer([(str(month), month_label(month)) for month in period])
            self._show_month()
        fees = tr("{currency} per organiser and month, in force in {month}.")
        rates = tr("{currency} a minute, and a connection fee a call. A rate that you type becomes the customer's own.")
        self._fees_unit.setText(fees.format(currency=book.currency, month=month_label(self.fees.month)))
        self._rates_unit.setText(rates.format(currency=book.currency))
        self._show_count()
        self._say_sources()
        self._colour_banner()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what the plan uses and lacks."""
        super().showEvent(event)
        self.needs.awake = True
        self.needs.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Work nothing out that nobody sees."""
        super().hideEvent(event)
        self.needs.awake = False

    def _say_sources(self, _row: int = 0) -> None:
        """Say in full where the prices of the current rows come from: the cells are too narrow for that."""
        for table, said in ((self.fees_table, self.fee_source), (self.rates_table, self.rate_source)):
            rows, current = table.table_model.rows, table.current_row
            known = 0 <= current < len(rows)
            said.setText(source_sentence(table.table_model.row_name(rows[current]), rows[current].source, self._style) if known else "")

    def _filter(self, text: str) -> None:
        self.rates.filter(text)
        self._show_count()

    def _show_kind(self, _index: int = 0) -> None:
        self.rates.show_kind(cast("RateKind", self.kind.value), self.fees.month.first_day)
        self._show_count()

    def _show_month(self, _index: int = 0) -> None:
        month = Month.parse(self.month.value)
        self.fees.show_month(month)
        self.lookup.show_month(month)
        self._show_kind()
        text = tr("{currency} per organiser and month, in force in {month}.")
        self._fees_unit.setText(text.format(currency=self._document.project.currency, month=month_label(month)))

    def _show_needs(self) -> None:
        self.missing.show_missing(self.needs.missing)
        self.rates.mark_used(self.needs.used)
        self._show_count()
        if self._mending and self.needs.known and self.addition.waits:
            self._mending = False
            if self.needs.missing:
                self._add_missing(self.needs.missing[0])

    def _add_missing(self, missing: MissingRate) -> None:
        """Lead to a rate that is missing; once it is added, to the next one, unless somebody has gone elsewhere."""
        self.addition.prefill(missing.call_type, missing.destination)
        self.ensureWidgetVisible(self.addition)
        self._mending = True

    def _show_count(self) -> None:
        shown, total, style = len(self.rates.rows), self.rates.count, self._style
        text = tr("{all} rates") if shown == total else tr("{shown} of {all} rates")
        self.count.setText(text.format(shown=style.fixed(shown, 0), all=style.fixed(total, 0)))

    def _colour_banner(self) -> None:
        theme = current_theme()
        sheet = f"#banner {{ border: 1px solid {theme.warning}; border-radius: {theme.metrics.radius}px; }}"
        if self._banner_frame.styleSheet() != sheet:
            self._banner_frame.setStyleSheet(sheet)
