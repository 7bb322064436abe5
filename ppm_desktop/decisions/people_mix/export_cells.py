"""The cells of an export priced: what each product charges for them, summed by organiser and month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from ppm_desktop.costing.rating import rates_of
from ppm_desktop.costing.traffic import Key
from ppm_desktop.domain.destinations import CALL_TYPES, LINES, Destination
from ppm_desktop.domain.period import Month, months_from

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project


class CallSums(Protocol):
    """Sums of calls by organiser, month, call class, country and line: what reading an export leaves."""

    @property
    def organisers(self) -> tuple[str, ...]:
        """Pseudonyms."""

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO codes; "" where no country was found."""

    @property
    def organiser(self) -> NDArray[np.int32]:
        """Place in ``organisers`` of each cell; -1 where the export names nobody."""

    @property
    def month(self) -> NDArray[np.int32]:
        """``Month.number`` of each cell."""

    @property
    def call_class(self) -> NDArray[np.int8]:
        """Place in ``CALL_TYPES`` of each cell."""

    @property
    def country(self) -> NDArray[np.int16]:
        """Place in ``countries`` of each cell."""

    @property
    def line(self) -> NDArray[np.int8]:
        """Place in ``LINES`` of each cell."""

    @property
    def calls(self) -> NDArray[np.int64]:
        """Calls of each cell."""

    @property
    def billed_seconds(self) -> NDArray[np.int64]:
        """Seconds of each cell, each call rounded up to the increment."""


@dataclass(frozen=True, slots=True)
class Unpriced:
    """Calls that have no rate under any product: they are in no total, which is then a lower bound."""

    key: Key
    minutes: float


@dataclass(frozen=True)
class Charged:
    """How one product charges each cell."""

    metered: NDArray[np.bool_]
    in_scope: NDArray[np.bool_]
    missing: NDArray[np.bool_]
    cost: NDArray[np.float64]  # at the rate, whether or not it is charged


class Cells:
    """The cells of an export that name an organiser."""

    def __init__(self, project: Project, calls: CallSums, known: NDArray[np.bool_], organisers: int) -> None:
        self._book, self._size = project.price_book, organisers
        self.organiser = np.asarray(calls.organiser)[known].astype(np.intp)
        self._calls = np.asarray(calls.calls)[known].astype(np.float64)
        self.minutes = np.asarray(calls.billed_seconds)[known] / 60.0
        numbers, self._month = _different(np.asarray(calls.month)[known].astype(np.intp))
        self.months = tuple(Month(int(number) // 12, int(number) % 12 + 1) for number in numbers)
        self._offset = (numbers - numbers[0])[self._month]
        self._period = months_from(self.months[0], int(numbers[-1] - numbers[0]) + 1)
        self._countries = tuple(calls.countries)
        self._country = np.asarray(calls.country)[known].astype(np.intp)
        call_class, line = np.asarray(calls.call_class)[known].astype(np.intp), np.asarray(calls.line)[known].astype(np.intp)
        self._class = call_class
        code = (call_class * len(LINES) + line) * len(self._countries) + self._country
        codes, self._key = _different(code)
        self._keys = tuple(self._key_of(int(one)) for one in codes)

    def _key_of(self, code: int) -> Key:
        rest, country = divmod(code, len(self._countries))
        call_class, line = divmod(rest, len(LINES))
        call_type = CALL_TYPES[call_class]
        return Key(call_type, Destination(self._countries[country], LINES[line] if call_type == "dial_out" else "any"))

    def charged(self, product: Product) -> Charged:
        """Return how a product charges the cells."""
        rates = rates_of(self._book, self._keys, self._period, product.rate_set)
        place = self._offset, self._key
        dial_out = [key.call_type == "dial_out" and product.pool_covers(key.destination, self._book.zone_a) for key in self._keys]
        metered = [not (key.call_type == "toll" and product.toll_included) for key in self._keys]
        cost = self.minutes * rates.per_minute[place] + self._calls * rates.connection_fee[place]
        return Charged(np.array(metered)[self._key], np.array(dial_out)[self._key], rates.missing[place], cost)

    def by_organiser(self, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum cells by organiser, shape (N,)."""
        return np.bincount(self.organiser, weights=amounts, minlength=self._size).astype(np.float64)

    def by_month(self, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum cells by organiser and month, shape (N, M)."""
        months = len(self.months)
        sums = np.bincount(self.organiser * months + self._month, weights=amounts, minlength=self._size * months)
        return sums.astype(np.float64).reshape(self._size, months)

    def by_class(self) -> NDArray[np.float64]:
        """Sum minutes by organiser and call class, shape (N, 3)."""
        return np.column_stack([self.by_organiser(np.where(self._class == k, self.minutes, 0.0)) for k in range(len(CALL_TYPES))])

    def main_country(self) -> tuple[NDArray[np.intp], tuple[str, ...]]:
        """Return the country to which each organiser's calls have most minutes, as a place in the second; -1 without calls."""
        size = len(self._countries)
        code, place = np.unique(self.organiser * size + self._country, return_inverse=True)
        minutes = np.bincount(place, weights=self.minutes)
        order = np.lexsort((minutes, code // size))
        main = np.full(self._size, -1, dtype=np.intp)
        main[code[order] // size] = code[order] % size  # the last of each organiser stays
        return main, self._countries

    def places(self, cells: NDArray[np.bool_]) -> tuple[str, ...]:
        """Name call types and destinations."""
        return tuple(f"{self._keys[k].call_type} {self._keys[k].destination}" for k in np.unique(self._key[cells]))

    def unpriced(self, cells: NDArray[np.bool_]) -> tuple[Unpriced, ...]:
        """Sum minutes that have no rate by what they are."""
        minutes = np.bincount(self._key[cells], weights=self.minutes[cells], minlength=len(self._keys))
        return tuple(Unpriced(self._keys[k], float(minutes[k])) for k in np.unique(self._key[cells]))


def _different(numbers: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the different numbers in order, and the place of each among them; they lie close together, so nothing is sorted."""
    first = int(numbers.min())
    found = np.bincount(numbers - first) > 0
    return np.flatnonzero(found) + first, (np.cumsum(found) - 1)[numbers - first]
