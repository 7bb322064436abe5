"""Where one group's calls of one type go: destinations with shares, and whether there are numbers and rates for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.destinations import CallType, Destination, Mix, mix_of
from ppm_desktop.domain.prices import DEFAULT_RATE_SET
from ppm_desktop.domain.problem import at
from ppm_desktop.reports.words import CALL_TYPE_LABELS, LINE_LABELS
from ppm_desktop.session.entry.shares import adds_up, normalised
from ppm_desktop.session.tables.annotated_table import AnnotatedTable
from ppm_desktop.session.tables.groups_table import groups_path
from ppm_desktop.session.tables.mix_columns import MixRow, mix_columns
from ppm_desktop.session.tables.table_model import CellRefusal
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder


class MixTable(AnnotatedTable[MixRow]):
    """Destinations of one call type of the chosen group."""

    def __init__(self, document: Document, call_type: CallType, catalogue: Catalogue, countries: CountryFinder, style: NumberStyle) -> None:
        """Show the first group's mix; ``choose`` another."""
        self.call_type = call_type
        self._group = 0
        self._catalogue = catalogue
        self._countries = countries
        super().__init__(document, mix_columns(call_type, countries, style))

    @property
    def group(self) -> Group | None:
        """The chosen group; None when the scenario has no groups."""
        groups = self.document.scenario.groups
        return groups[self._group] if self._group < len(groups) else None

    @property
    def total(self) -> float:
        """What the shares add up to."""
        return sum(row.share for row in self.rows)

    def choose(self, group: int) -> None:
        """Show the mix of another group."""
        if group != self._group:
            self.beginResetModel()
            self._group = group
            self.rows = self.read_rows()
            self.endResetModel()
            self.refresh()

    def add(self, destination: Destination) -> str:
        """Add a destination with what is missing to 100 %; return why not, or ""."""
        if self.group is None:
            return tr("Add a group of organisers first.")
        if any(row.destination == destination for row in self.rows):
            return tr("{destination} is in this mix already.").format(destination=self._label(destination))
        missing = 0.0 if adds_up(self.total) else max(1 - self.total, 0.0)
        text = tr("Add {destination} to {mix} of {group}").format(destination=self._label(destination), **self._named())
        self._put(mix_of({**self._shares(), destination: missing}), text)
        return ""

    def remove(self, rows: Iterable[int]) -> None:
        """Remove destinations, as one step."""
        gone = {self.rows[row].destination for row in rows}
        if gone:
            count = len(gone)
            text = tr("Remove {destination} from {mix} of {group}")
            if count > 1:
                text = trn("Remove {count} destination from {mix} of {group}", "Remove {count} destinations from {mix} of {group}", count)
            text = text.format(count=count, destination=self._label(next(iter(gone))), **self._named())
            self._put(mix_of({d: share for d, share in self._shares().items() if d not in gone}), text)

    def normalise(self) -> None:
        """Scale the shares so that they add up to 100 %."""
        shares = normalised([row.share for row in self.rows])
        text = tr("Normalise {mix} of {group}").format(**self._named())
        self._put(mix_of(dict(zip((row.destination for row in self.rows), shares, strict=True))), text)

    def read_rows(self) -> tuple[MixRow, ...]:
        """Return the destinations, sorted as in the project."""
        mix = self.group.destinations.of(self.call_type) if self.group is not None else ()
        return tuple(self._row(destination, share) for destination, share in mix)

    def put_rows(self, rows: tuple[MixRow, ...], text: str, merge_key: str | None) -> None:
        """Replace the mix."""
        self._put(mix_of({row.destination: row.share for row in rows}), text, merge_key)

    def row_name(self, row: MixRow) -> str:
        """Name a destination."""
        return self._label(row.destination)

    def rows_path(self) -> str:
        """Return where the mix is in the project."""
        return f"{groups_path(self.document)}[{self._group}].destinations.{self.call_type}"

    def context(self) -> object:
        """Return the group and what is said about its destinations; what decides about rates and Zone A is in the rows."""
        return self._group, self.group.annotations if self.group is not None else ()

    def input_at(self, row: int, column: int) -> tuple[int, str] | None:
        """Return the group and its destinations for whatever is typed: one note is about all three mixes."""
        del row
        return None if self.columns[column].computed or self.group is None else (self._group, "destinations")

    def place_of(self, problem: Problem) -> tuple[int, str] | None:
        """Find the destination that a problem names."""
        for r, row in enumerate(self.rows):
            if problem.path == at(self.rows_path(), str(row.destination)):
                return r, ""
        return None

    def objections(self, rows: Sequence[MixRow]) -> Iterable[CellRefusal]:
        """Refuse a destination that stands there already."""
        seen = set()
        for r, row in enumerate(rows):
            if row.destination in seen:
                yield CellRefusal(r, 0, tr("{destination} is in this mix already.").format(destination=self._label(row.destination)))
            seen.add(row.destination)

    def _row(self, destination: Destination, share: float) -> MixRow:
        book = self.document.project.price_book
        page = self._catalogue.availability.of(destination.country)
        numbers = None if page is None else page.toll_free_numbers if self.call_type == "toll_free" else page.toll_numbers
        return MixRow(destination, share, self._rate(destination), destination.country in book.zone_a, numbers, book.currency)

    def _rate(self, destination: Destination) -> Rate | None:
        """Return the rate in force when the plan begins: of the default set, else of a product that has one of its own."""
        book, day = self.document.project.price_book, self.document.project.start.first_day
        sets = dict.fromkeys((DEFAULT_RATE_SET, *(product.rate_set for product in book.products)))
        found = (book.rate_on(day, self.call_type, destination, name) for name in sets)
        return next((rate for rate in found if rate is not None), None)

    def _shares(self) -> dict[Destination, float]:
        return {row.destination: row.share for row in self.rows}

    def _put(self, mix: Mix, text: str, merge_key: str | None = None) -> None:
        group = self.group
        if group is not None:
            changed: dict[str, Mix] = {self.call_type: mix}
            self.document.edit_group(self._group, replace(group, destinations=replace(group.destinations, **changed)), text, merge_key)

    def _named(self) -> dict[str, str]:
        """Return how the mix and its group are called in the names of steps."""
        return {"mix": tr(CALL_TYPE_LABELS[self.call_type]), "group": self.group.name if self.group else ""}

    def _label(self, destination: Destination) -> str:
        name = self._countries.name(destination.country)
        if destination.line == "any":
            return name
        return tr("{country}, {line}").format(country=name, line=tr(LINE_LABELS[destination.line]))
