"""Finds which rate and increment explain the charges of one destination: the price book's, or others that the bill itself shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.reconciliation.billed_calls import billed_minutes
from ppm_desktop.decisions.reconciliation.billing_habits import CLEARLY_MORE, increments_with
from ppm_desktop.decisions.reconciliation.rounded_charges import fits, likeliest_rate, prices

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.reconciliation.billing_habits import BillingHabits
    from ppm_desktop.decisions.reconciliation.rounded_charges import Rounding

#: A price of the bill's own is believed when so many calls, and such a share of those that nothing explains yet, agree on it.
FEWEST_CALLS: Final = 3
SMALLEST_SHARE: Final = 0.2
#: With fewer calls than this an increment of their own would be found by chance; only those of the whole bill are tried.
_CALLS_FOR_AN_INCREMENT: Final = 30
#: A destination has few prices: one or two of the book, and some where lines differ that the bill does not name.
_MOST_PRICES: Final = 6
#: Which of two ways of counting is right shows in this many kinds of calls.
_ENOUGH: Final = 4_000


@dataclass(frozen=True, slots=True)
class Price:
    """A price per minute with the increment that calls are rounded up to."""

    rate: float
    increment_seconds: int


@dataclass(frozen=True, slots=True, eq=False)
class Charges:
    """Charged calls of one destination for which the book has one rate, or none."""

    seconds: NDArray[np.int64]
    charge: NDArray[np.int64]  # millionths
    calls: NDArray[np.int64]

    def part(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> Charges:
        """Return some of the rows."""
        return Charges(self.seconds[rows], self.charge[rows], self.calls[rows])

    def fit(self, price: Price, rounding: Rounding) -> NDArray[np.bool_]:
        """Whether a price explains each row."""
        return fits(self.charge, prices(price.rate, billed_minutes(self.seconds, price.increment_seconds)), rounding)

    def explained(self, price: Price, rounding: Rounding) -> int:
        """Return how many calls a price explains."""
        return int(self.calls[self.fit(price, rounding)].sum())


def matched_prices(
    charges: Charges, book_rate: float | None, increment: int, habits: BillingHabits
) -> tuple[tuple[Price, ...], NDArray[np.intp]]:
    """Return the prices found, and the place of the price that explains each row: -1 where none does.

    The price book (its rate, ``None`` if it has none, and ``increment``) goes first where it explains about as much as anything else; then
    its rate with another increment, then another rate, then both.
    """
    rounding = habits.rounding
    found: list[Price] = []
    explained_by = np.full(charges.calls.size, -1, dtype=np.intp)
    own = None if book_rate is None else Price(book_rate, increment)
    while len(found) < _MOST_PRICES:
        left = np.flatnonzero((explained_by < 0) & (charges.charge > 0))
        price = _likeliest(charges.part(left), book_rate, increment, habits)
        if price is None or price in found:
            break
        found.append(price)
        _take(charges, explained_by, found, rounding)
    if own is not None and own not in found:
        found.append(own)
        _take(charges, explained_by, found, rounding)
    return tuple(found), explained_by


def _take(charges: Charges, explained_by: NDArray[np.intp], found: list[Price], rounding: Rounding) -> None:
    explained_by[(explained_by < 0) & charges.fit(found[-1], rounding)] = len(found) - 1


def _likeliest(left: Charges, book_rate: float | None, increment: int, habits: BillingHabits) -> Price | None:
    rounding = habits.rounding
    total = int(left.calls.sum())
    if not total:
        return None
    if left.calls.size > _ENOUGH:
        ordered = np.lexsort((left.charge, left.seconds))
        left = left.part(ordered[np.linspace(0, ordered.size - 1, _ENOUGH).astype(np.intp)])
        total = int(left.calls.sum())
    own = None if book_rate is None else Price(book_rate, increment)
    if own is not None and left.explained(own, rounding) >= (1 - CLEARLY_MORE) * total:
        return own
    tried: list[tuple[Price, int]] = [] if own is None else [(own, left.explained(own, rounding))]
    increments = increments_with(increment)
    if total < _CALLS_FOR_AN_INCREMENT:
        increments = tuple(dict.fromkeys((increment, habits.increment_seconds)))
    if book_rate is not None and len(increments) > 1:
        counted = [(Price(book_rate, seconds), left.explained(Price(book_rate, seconds), rounding)) for seconds in increments[1:]]
        tried.append(max(counted, key=lambda one: one[1]))
    free = [(seconds, likeliest_rate(left.charge, billed_minutes(left.seconds, seconds), left.calls, rounding)) for seconds in increments]
    others = [(Price(rate.simplest, seconds), rate.calls) for seconds, rate in free if rate is not None]
    tried += [*others[:1], *sorted(others[1:], key=lambda one: -one[1])[:1]]
    if not tried:
        return None
    enough = max(calls for _price, calls in tried) - CLEARLY_MORE * total
    price, calls = next((price, calls) for price, calls in tried if calls >= enough)
    return price if price == own or (calls >= FEWEST_CALLS and calls >= SMALLEST_SHARE * total) else None
