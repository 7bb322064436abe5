"""Holds the charges of a bill against a price book: every call re-rated, every difference under a reason.

A call's length is rounded up to the increment exactly, its price to the millionth. A charge agrees with a price when it is that price
rounded to cents. Where the book's price does not explain the charges of a destination, the bill itself is asked for the rate and the increment
that explain most of them (``matching``). The reasons add up to the difference to the millionth, in total and for each destination.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.reconciliation.billed_calls import MILLIONTHS, billed_minutes
from ppm_desktop.decisions.reconciliation.billing_habits import billing_habits, rows_by_key
from ppm_desktop.decisions.reconciliation.book_prices import book_prices
from ppm_desktop.decisions.reconciliation.findings import (
    REASONS,
    UNEXPLAINED,
    VERDICTS,
    Reason,
    ReconciledPlace,
    Reconciliation,
    Riddle,
    SeenPrice,
    Sums,
    Verdict,
    total,
)
from ppm_desktop.decisions.reconciliation.judging import judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from ppm_desktop.catalog.products import LicenceCode
    from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls
    from ppm_desktop.decisions.reconciliation.book_prices import BookPrices
    from ppm_desktop.decisions.reconciliation.judging import Judged
    from ppm_desktop.domain.prices import PriceBook

#: So many unexplained sums are named; the rest is counted.
_MOST_RIDDLES: Final = 20


class CurrenciesDifferError(ValueError):
    """The bill is in another currency than the price book; amounts are never converted."""

    def __init__(self, of_bill: str, of_book: str) -> None:
        super().__init__(of_bill, of_book)
        self.of_bill = of_bill
        self.of_book = of_book


def reconcile(calls: BilledCalls, book: PriceBook, codes: Mapping[str, LicenceCode], increment_seconds: int = 60) -> Reconciliation:
    """Compare. ``codes`` says which product a capability is (``Catalogue.licence_codes``).

    Raises:
        CurrenciesDifferError: The bill is in another currency.
    """
    if calls.currency and calls.currency != book.currency:
        raise CurrenciesDifferError(calls.currency, book.currency)
    habits = billing_habits(calls, increment_seconds)
    places: list[ReconciledPlace] = []
    riddles: list[Riddle] = []
    # One destination after the other: what is known of each call is needed for its own only, and is much.
    for rows in rows_by_key(calls, np.arange(calls.calls.size)):
        own = calls.of_key(rows)
        asked = book_prices(own, book, codes)
        adding = _Adding(own, judged(own, asked, increment_seconds, habits))
        places.append(_place(adding, asked))
        riddles += _riddles(adding)
    riddles.sort(key=lambda one: (-abs(one.sums.difference), one.month, one.key.call_type, one.key.destination, one.licence))
    return Reconciliation(
        book,
        calls.currency or book.currency,
        increment_seconds,
        habits,
        total(place.sums for place in places),
        {
            reason: sum(place.money.get(reason, 0) for place in places)
            for reason in REASONS
            if any(reason in place.money for place in places)
        },
        {
            verdict: total(place.verdicts[verdict] for place in places if verdict in place.verdicts)
            for verdict in VERDICTS
            if any(verdict in place.verdicts for place in places)
        },
        tuple(sorted(places, key=lambda place: (-abs(place.sums.difference), place.key.call_type, place.key.destination))),
        tuple(riddles[:_MOST_RIDDLES]),
        len(riddles[_MOST_RIDDLES:]),
    )


class _Adding:
    """Adds up judged rows of one destination."""

    def __init__(self, calls: BilledCalls, found: Judged) -> None:
        self.calls, self.found = calls, found

    def sums(self, rows: NDArray[np.intp]) -> Sums:
        found = self.found
        return Sums(
            int(self.calls.calls[rows].sum()), float(found.minutes[rows].sum()), int(found.book[rows].sum()), int(found.charged[rows].sum())
        )

    def money(self, rows: NDArray[np.intp]) -> dict[Reason, int]:
        sums = self.found.money[rows].sum(axis=0).tolist()
        present = np.any(self.found.money[rows] != 0, axis=0)
        return {reason: int(sums[place]) for place, reason in enumerate(REASONS) if present[place]}

    def verdicts(self, rows: NDArray[np.intp]) -> dict[Verdict, Sums]:
        own = self.found.verdict[rows]
        return {VERDICTS[place]: self.sums(rows[own == place]) for place in np.unique(own).tolist()}


def _place(adding: _Adding, asked: BookPrices) -> ReconciledPlace:
    calls, rows, seen = adding.calls, np.arange(adding.calls.calls.size), adding.found.seen_fee
    in_book = np.flatnonzero(~asked.missing)
    in_book = in_book[np.argsort(calls.month[in_book], kind="stable")]
    return ReconciledPlace(
        calls.keys[0],
        adding.sums(rows),
        adding.money(rows),
        adding.verdicts(rows),
        tuple(dict.fromkeys(asked.rate[in_book].tolist())),
        tuple(dict.fromkeys((asked.fee[in_book] / MILLIONTHS).tolist())),
        tuple(sorted(_seen_prices(adding), key=lambda one: -one.calls)),
        None if seen is None else seen / MILLIONTHS,
    )


def _seen_prices(adding: _Adding) -> Iterator[SeenPrice]:
    """Yield the prices that charges were explained by."""
    calls = adding.calls
    for family in adding.found.families:
        for place, price in enumerate(family.prices):
            own = family.rows[(family.explained_by == place) & (calls.charge[family.rows] != 0)]
            if not own.size:
                continue
            months = [calls.months[month] for month in np.unique(calls.month[own]).tolist()]
            minutes = float((billed_minutes(calls.seconds[own], price.increment_seconds) * calls.calls[own]).sum())
            number = int(calls.calls[own].sum())
            yield SeenPrice(price.rate, price.increment_seconds, number, minutes, min(months), max(months), price == family.book)


def _riddles(adding: _Adding) -> list[Riddle]:
    """Return what nothing explains, by month, licence and verdict."""
    calls, found = adding.calls, adding.found
    rows = np.flatnonzero(np.isin(found.verdict, [VERDICTS.index(one) for one in VERDICTS if one in UNEXPLAINED]))
    if not rows.size:
        return []
    columns = (found.verdict, calls.licence, calls.month)
    rows = rows[np.lexsort([column[rows] for column in columns])]
    changes = [np.diff(column[rows]) != 0 for column in columns]
    parts = np.split(rows, np.flatnonzero(np.logical_or.reduce(changes)) + 1)
    return [
        Riddle(
            calls.months[int(calls.month[part[0]])],
            calls.keys[0],
            calls.licences[int(calls.licence[part[0]])],
            VERDICTS[int(found.verdict[part[0]])],
            adding.sums(part),
        )
        for part in parts
    ]
