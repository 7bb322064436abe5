"""The rates of the price book: what a minute costs, since when, and who says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt

from ppm_desktop.domain.destinations import CallType, Destination
from ppm_desktop.domain.prices import PriceBook, Rate
from ppm_desktop.reports.words import CALL_TYPE_LABELS, LINE_LABELS, STATUS_LABELS
from ppm_desktop.session.edits.price_edits import with_added_rate, with_typed_rates, without_rates
from ppm_desktop.session.tables.rates_columns import RateRow, rates_columns, sort_key, source_text
from ppm_desktop.session.tables.sort_turns import turned
from ppm_desktop.session.tables.table_model import TableModel
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

RateKind = Literal["all", "in_force", "used"]


class RatesTable(TableModel[RateRow]):
    """Rates of the price book that contain a filter text."""

    def __init__(self, document: Document, countries: CountryFinder, style: NumberStyle, today: Callable[[], date] = date.today) -> None:
        """Show all rates; ``filter`` fewer. ``today`` dates what is typed."""
        self._countries = countries
        self._today = today
        self._filter = ""
        self._kind = "all"
        self._day: date | None = None
        self._used: frozenset[int] = frozenset()
        self.sorted_by: int | None = None
        self.descending = False
        self._all: tuple[PriceBook, tuple[RateRow, ...]] | None = None
        super().__init__(document, rates_columns(countries, style, today, lambda: self._used))

    def filter(self, text: str) -> None:
        """Show the rates that have all words of a text in call type, country, line type or source."""
        self._filter = text.casefold()
        self._arrange()

    def show_kind(self, kind: RateKind, day: date) -> None:
        """Show all rates, those in force on a day, or those that the plan uses."""
        if (kind, day) != (self._kind, self._day):
            self._kind, self._day = kind, day
            self._arrange()

    def mark_used(self, used: frozenset[int]) -> None:
        """Mark the rates at these positions as those that the plan uses."""
        if used != self._used:
            self._used = used
            self._arrange()

    def turn(self, column: int) -> None:
        """Sort by a column: the first time ascending, then descending, then in the order of the price book again."""
        self.sorted_by, self.descending = turned(self.sorted_by, self.descending, column)
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Mark the column that is sorted by."""
        found = super().headerData(section, orientation, role)
        if orientation == Qt.Orientation.Horizontal and section == self.sorted_by and role == Qt.ItemDataRole.DisplayRole:
            return f"{found} {'↓' if self.descending else '↑'}"
        return found

    def _arrange(self) -> None:
        self.beginResetModel()
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
        """Return the rates that pass the filter, sorted as was asked for."""
        words = self._filter.split()
        found = [row for row in self._of_kind() if all(word in self._searched(row) for word in words)]
        if self.sorted_by is not None:
            column = self.columns[self.sorted_by]
            found.sort(key=lambda row: sort_key(column, row), reverse=self.descending)
        return tuple(found)

    def _of_kind(self) -> tuple[RateRow, ...]:
        rows = self.rows_unfiltered
        if self._kind == "used":
            return tuple(row for row in rows if row.position in self._used)
        if self._kind == "in_force" and self._day is not None:
            latest: dict[tuple[str, str, str, str], RateRow] = {}
            for row in sorted(rows, key=lambda row: row.rate.effective):
                rate = row.rate
                if rate.effective <= self._day:
                    latest[rate.rate_set, rate.call_type, rate.country, rate.line] = row
            return tuple(sorted(latest.values(), key=lambda row: row.position))
        return rows

    def _searched(self, row: RateRow) -> str:
        rate = row.rate
        english = (CALL_TYPE_LABELS[rate.call_type], LINE_LABELS[rate.line], STATUS_LABELS[row.source.status] if row.source else "")
        shown = (self._countries.label(rate.country), source_text(row.source), *(tr(word) for word in english))
        return " ".join((*english, *shown)).casefold()

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
            return tr("There is a rate of that day for {rate} already. Type over it in the table.").format(rate=self._name(rate))
        book = with_added_rate(project.price_book, rate, self._today())
        self.document.edit(replace(project, price_book=book), tr("Add a rate for {rate}").format(rate=self._name(rate)))
        return ""

    def remove(self, rows: Iterable[int]) -> None:
        """Remove rates, as one step."""
        gone = [self.rows[row] for row in rows]
        if gone:
            project = self.document.project
            count = len(gone)
            text = trn("Remove {count} rate", "Remove {count} rates", count) if count > 1 else tr("Remove the rate of {rate}")
            text = text.format(count=count, rate=self.row_name(gone[0]))
            self.document.edit(replace(project, price_book=without_rates(project.price_book, {row.position for row in gone})), text)

    def row_name(self, row: RateRow) -> str:
        """Name a rate by what it is for."""
        return self._name(row.rate)

    def _name(self, rate: Rate) -> str:
        text = tr("{calls} {country}") if rate.line == "any" else tr("{calls} {country}, {line}")
        country, line = self._countries.name(rate.country), tr(LINE_LABELS[rate.line])
        return text.format(calls=tr(CALL_TYPE_LABELS[rate.call_type]), country=country, line=line)

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
