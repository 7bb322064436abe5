"""The rates of the price book: what a minute costs, since when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ppm_desktop.domain.destinations import CallType, Destination
from ppm_desktop.domain.prices import PriceBook, Rate, Source
from ppm_desktop.reports.words import CALL_TYPE_LABELS, LINE_LABELS, STATUS_LABELS
from ppm_desktop.session.number_entry import Refusal, read_number
from ppm_desktop.session.price_edits import with_added_rate, with_typed_rates, without_rates
from ppm_desktop.session.shown_text import RATE_DECIMALS, amount_text, exact_amount
from ppm_desktop.session.table_column import Column
from ppm_desktop.session.table_model import TableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.country_finder import CountryFinder
    from ppm_desktop.session.document import Document


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate, where it stands in the price book, and its source."""

    position: int
    rate: Rate
    source: Source | None  # None: the price book lacks it, which the checks report


def read_price(text: str, style: NumberStyle) -> Decimal | Refusal:
    """Read a price: not negative, exactly as typed."""
    price = read_number(text, style)
    if isinstance(price, Refusal):
        return price
    return price if price >= 0 else Refusal("A price is not less than 0.")


def source_text(source: Source | None) -> str:
    """Name a source with its standing: ``Rate sheet of June (the customer's)``."""
    return f"{source.title} ({STATUS_LABELS[source.status]})" if source else "no source"


def example_remark(source: Source | None) -> str:
    """Warn that a price is an example; "" for any other."""
    return (
        "An example price, not one of Microsoft's Audio Conferencing. Type the real one." if source and source.status == "example" else ""
    )


class RatesTable(TableModel[RateRow]):
    """Rates of the price book that contain a filter text."""

    def __init__(self, document: Document, countries: CountryFinder, style: NumberStyle, today: Callable[[], date] = date.today) -> None:
        """Show all rates; ``filter`` fewer. ``today`` dates what is typed."""
        self._countries = countries
        self._today = today
        self._filter = ""
        self._all: tuple[PriceBook, tuple[RateRow, ...]] | None = None
        super().__init__(document, _columns(countries, style))

    def filter(self, text: str) -> None:
        """Show the rates that have all words of a text in call type, country, line type or source."""
        self.beginResetModel()
        self._filter = text.casefold()
        self.rows = self.read_rows()
        self.endResetModel()
        self.refresh()

    @property
    def count(self) -> int:
        """How many rates there are, filtered or not."""
        return len(self.document.project.price_book.rates)

    @property
    def rows_unfiltered(self) -> tuple[RateRow, ...]:
        """All rates in the price book's order."""
        book = self.document.project.price_book
        if self._all is None or self._all[0] is not book:
            self._all = (book, tuple(RateRow(p, rate, book.source(rate.source)) for p, rate in enumerate(book.rates)))
        return self._all[1]

    def read_rows(self) -> tuple[RateRow, ...]:
        """Return the rates that pass the filter."""
        words = self._filter.split()
        return tuple(row for row in self.rows_unfiltered if all(word in self._searched(row) for word in words))

    def _searched(self, row: RateRow) -> str:
        rate = row.rate
        parts = (CALL_TYPE_LABELS[rate.call_type], self._countries.label(rate.country), LINE_LABELS[rate.line], source_text(row.source))
        return " ".join(parts).casefold()

    def put_rows(self, rows: tuple[RateRow, ...], text: str, merge_key: str | None) -> None:
        """Replace the rates; changed prices become the customer's."""
        project = self.document.project
        book = with_typed_rates(project.price_book, {row.position: row.rate for row in rows}, self._today())
        self.document.edit(replace(project, price_book=book), text, merge_key)

    def add(self, call_type: CallType, destination: Destination, price: Decimal) -> str:
        """Add a rate in force from the first month of the plan; return why not, or ""."""
        project = self.document.project
        effective = project.start.first_day
        rate = Rate(call_type, destination.country, price, effective, "", destination.line)
        if any(other.id == rate.id for other in project.price_book.rates):
            return f"There is a rate of that day for {self._name(rate)} already. Type over it in the table."
        book = with_added_rate(project.price_book, rate, self._today())
        self.document.edit(replace(project, price_book=book), f"Add a rate for {self._name(rate)}")
        return ""

    def remove(self, rows: Iterable[int]) -> None:
        """Remove rates, as one step."""
        gone = [self.rows[row] for row in rows]
        if gone:
            project = self.document.project
            text = f"Remove the rate of {self.row_name(gone[0])}" if len(gone) == 1 else f"Remove {len(gone)} rates"
            self.document.edit(replace(project, price_book=without_rates(project.price_book, {row.position for row in gone})), text)

    def row_name(self, row: RateRow) -> str:
        """Name a rate by what it is for."""
        return self._name(row.rate)

    def _name(self, rate: Rate) -> str:
        line = "" if rate.line == "any" else f", {LINE_LABELS[rate.line]}"
        return f"{CALL_TYPE_LABELS[rate.call_type]} {self._countries.name(rate.country)}{line}"

    def rows_path(self) -> str:
        """Return where the rates are in the project."""
        return "price_book.rates"

    def place_of(self, problem: Problem) -> tuple[int, str] | None:
        """Find the shown row of the rate that a problem is about."""
        place = super().place_of(problem)
        if place is None:
            return None
        shown = next((r for r, row in enumerate(self.rows) if row.position == place[0]), None)
        return None if shown is None else (shown, place[1])


def _columns(countries: CountryFinder, style: NumberStyle) -> tuple[Column[RateRow], ...]:
    return (
        Column(
            key="call_type",
            title="Calls",
            read=lambda row: row.rate.call_type,
            show=lambda row: CALL_TYPE_LABELS[row.rate.call_type].removesuffix(" dial-in"),
            alignment="left",
            tooltip="Toll and toll-free: people dial a number of the country. Dial-out: the meeting dials a number there.",
        ),
        Column(
            key="country",
            title="Country",
            read=lambda row: row.rate.country,
            show=lambda row: countries.label(row.rate.country),
            alignment="left",
            places=("country",),
        ),
        Column(
            key="line",
            title="Line",
            read=lambda row: row.rate.line,
            show=lambda row: LINE_LABELS[row.rate.line] if row.rate.call_type == "dial_out" else "",
            alignment="left",
            places=("line",),
        ),
        Column(
            key="rate",
            title="Rate a\nminute",
            read=lambda row: row.rate.rate,
            show=lambda row: amount_text(row.rate.rate, style, RATE_DECIMALS),
            spell=lambda row: exact_amount(row.rate.rate, style),
            enter=lambda text: read_price(text, style),
            write=lambda row, price: replace(row, rate=replace(row.rate, rate=price)),
            noun="the rate",
            unit="the price book's currency a minute",
            tooltip="Typing a rate makes it the customer's own, with the day as its source.",
            places=("rate", ""),
        ),
        Column(
            key="connection_fee",
            title="Connec-\ntion fee",
            read=lambda row: row.rate.connection_fee,
            show=lambda row: amount_text(row.rate.connection_fee, style) if row.rate.connection_fee else "0",
            spell=lambda row: exact_amount(row.rate.connection_fee, style),
            enter=lambda text: read_price(text, style),
            write=lambda row, price: replace(row, rate=replace(row.rate, connection_fee=price)),
            noun="the connection fee",
            unit="the price book's currency a call",
            cleared="0",
            tooltip="Charged once for every charged call.",
            places=("connection_fee",),
        ),
        Column(
            key="effective",
            title="In force\nfrom",
            read=lambda row: row.rate.effective,
            show=lambda row: row.rate.effective.isoformat(),
            alignment="left",
            tooltip="A rate holds until a later one begins. Months use the rate in force on their first day.",
        ),
        Column(
            key="status",
            title="Standing",
            read=lambda row: row.source.status if row.source else "",
            show=lambda row: STATUS_LABELS[row.source.status] if row.source else "–",
            alignment="left",
            tooltip="Official: published by Microsoft. The customer's: typed in or from the customer's rate sheet. Example: to be replaced.",
            note=lambda row: example_remark(row.source),
        ),
        Column(
            key="source",
            title="Source",
            read=lambda row: row.rate.source,
            show=lambda row: row.source.title if row.source else "no source",
            alignment="left",
            elastic=True,
            tooltip="Who says so, and when.",
            places=("source",),
            detail=lambda row: _source_detail(row.source),
        ),
    )


def _source_detail(source: Source | None) -> str:
    """Say all that is known of a source: the cell is often too narrow for its title."""
    if source is None:
        return "The price book does not have this source."
    return "\n".join(part for part in (f"{source.title}, {source.date.isoformat()}", source.note) if part)
