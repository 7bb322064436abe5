"""Judges the calls of one destination row by row: their verdict, and their difference from the price book split into reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.reconciliation.billed_calls import billed_minutes
from ppm_desktop.decisions.reconciliation.findings import REASONS, VERDICTS, Reason, Verdict
from ppm_desktop.decisions.reconciliation.matching import Charges, Price, matched_prices
from ppm_desktop.decisions.reconciliation.rounded_charges import prices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls
    from ppm_desktop.decisions.reconciliation.billing_habits import BillingHabits
    from ppm_desktop.decisions.reconciliation.book_prices import BookPrices

#: A connection fee is the bill's own when so large a share of the charged calls of a destination have it.
_TYPICAL: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Calls for which the book has one rate, or none, and the prices that explain their charges."""

    rows: NDArray[np.intp]
    prices: tuple[Price, ...]
    explained_by: NDArray[np.intp]  # place in ``prices`` of each row; -1: nothing does
    book: Price | None


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The verdict of each row, R rows; money in millionths for all calls of a row."""

    verdict: NDArray[np.int8]  # place in ``VERDICTS``
    money: NDArray[np.int64]  # (R, reasons); its rows add up to charged less book
    book: NDArray[np.int64]
    charged: NDArray[np.int64]
    minutes: NDArray[np.float64]
    families: tuple[Family, ...]
    seen_fee: int | None  # connection fee of one call that most charged calls have


def judged(calls: BilledCalls, book: BookPrices, increment: int, habits: BillingHabits) -> Judged:
    """Judge every row of calls of one key; ``increment`` is what the book's prices are taken with."""
    return _Judge(calls, book, increment, habits).result()


class _Judge:
    def __init__(self, calls: BilledCalls, book: BookPrices, increment: int, habits: BillingHabits) -> None:
        self.calls, self.prices, self.increment, self.habits = calls, book, increment, habits
        self.minutes = billed_minutes(calls.seconds, increment)
        self.price = np.where(book.missing, 0, prices(book.rate, self.minutes))
        self.verdict = np.zeros(calls.calls.size, dtype=np.int8)
        self.money = np.zeros((calls.calls.size, len(REASONS)), dtype=np.int64)  # of one call, until the end

    def result(self) -> Judged:
        calls, book = self.calls, self.prices
        price, fee = self.price, book.fee
        charged = (calls.charge != 0) | (calls.fee != 0)
        included = book.under("included")
        free = book.under("no_price")
        known = calls.keys[0].destination.country != ""
        unsaid = ~calls.said & ~charged
        self._settle(unsaid, "charge_missing", -price - fee)
        nothing = ~charged & ~unsaid
        self._settle(nothing & free, "not_priced", -price - fee)
        self._settle(nothing & included, "included", -price - fee)
        # A pool cannot be told from a charge that was rounded to nothing; nor need it be.
        self._settle(nothing & book.under("pool"), "pool", -price - fee)
        self._settle(charged & included, "included_charged", calls.charge + calls.fee)
        self.money[charged & included, _reason("included")] = (-price - fee)[charged & included]
        open_rows = (charged & ~included) | (nothing & book.under("metered", "unknown"))
        absent = open_rows & book.missing
        self._settle(absent, "rate_missing" if known else "place_unknown", calls.charge + calls.fee)
        families = tuple(self._families(open_rows))
        seen = self._fees(open_rows & ~book.missing, charged)
        number = calls.calls
        return Judged(
            self.verdict,
            self.money * number[:, None],
            (price + fee) * number,
            (calls.charge + calls.fee) * number,
            self.minutes * number,
            families,
            seen,
        )

    def _settle(self, rows: NDArray[np.bool_], verdict: Verdict, money: NDArray[np.int64]) -> None:
        """Give rows a verdict that is also the reason of their whole difference."""
        self.verdict[rows] = VERDICTS.index(verdict)
        self.money[rows, _reason(verdict)] = money[rows]

    def _families(self, rows: NDArray[np.bool_]) -> Iterator[Family]:
        """Explain charges rate by rate of the book. Where it has none, calls keep their verdict; what they cost is found all the same."""
        calls, book = self.calls, self.prices
        own = np.flatnonzero(rows)
        own = own[np.argsort(book.index[own], kind="stable")]
        for part in np.split(own, np.flatnonzero(np.diff(book.index[own])) + 1) if own.size else []:
            rate = None if book.missing[part[0]] else float(book.rate[part[0]])
            charges = Charges(calls.seconds[part], calls.charge[part], calls.calls[part])
            found, explained_by = matched_prices(charges, rate, self.increment, self.habits)
            family = Family(part, found, explained_by, None if rate is None else Price(rate, self.increment))
            if rate is not None:
                self._explain(family, rate)
            yield family

    def _explain(self, family: Family, rate: float) -> None:
        calls, rows = self.calls, family.rows
        over = calls.charge[rows] - self.price[rows]
        uncharged = calls.charge[rows] == 0
        # Exactly the book's price is the book's price, whatever else would give it.
        explained_by = np.where(over == 0, _OF_BOOK, family.explained_by)
        for place in np.unique(explained_by):
            at, price = explained_by == place, family.prices[place] if place >= 0 else None
            if place == _OF_BOOK or price == family.book:
                self._add(rows[at], "agrees", rounding=over[at])
            elif price is None:
                self._add(rows[at & uncharged], "not_charged", not_charged=over[at & uncharged])
                self._add(rows[at & ~uncharged], "unexplained", unexplained=over[at & ~uncharged])
            else:
                own = rows[at]
                counted = billed_minutes(calls.seconds[own], price.increment_seconds)
                recounted, repriced = prices(rate, counted), prices(price.rate, counted)
                verdict: Verdict = "increment_differs" if price.rate == rate else "rate_differs"
                self._add(
                    own,
                    verdict,
                    increment_differs=recounted - self.price[own],
                    rate_differs=repriced - recounted,
                    rounding=calls.charge[own] - repriced,
                )

    def _add(self, rows: NDArray[np.intp], verdict: Verdict, **money: NDArray[np.int64]) -> None:
        self.verdict[rows] = VERDICTS.index(verdict)
        for reason in REASONS:
            if reason in money:
                self.money[rows, _reason(reason)] += money[reason]

    def _fees(self, rows: NDArray[np.bool_], charged: NDArray[np.bool_]) -> int | None:
        """Compare connection fees, and return the one that most charged calls have."""
        calls, over = self.calls, self.calls.fee - self.prices.fee
        seen = _typical_fee(calls, charged & (calls.seconds > 0))
        typical = -1 if seen is None else seen
        different = rows & (over != 0)
        self._charge_fee(different & ~charged, "not_charged", over)
        self._charge_fee(different & charged & (calls.fee == typical), "fee_differs", over)
        self._charge_fee(different & charged & (calls.fee != typical), "unexplained", over)
        return seen

    def _charge_fee(self, rows: NDArray[np.bool_], reason: Reason, over: NDArray[np.int64]) -> None:
        self.money[rows, _reason(reason)] += over[rows]
        # A fee that is the bill's own says nothing about a minute that is not understood.
        judged_now = rows & (self.verdict == VERDICTS.index("agrees")) if reason == "fee_differs" else rows
        self.verdict[judged_now] = VERDICTS.index(reason)


def _typical_fee(calls: BilledCalls, rows: NDArray[np.bool_]) -> int | None:
    fees, place = np.unique(calls.fee[rows], return_inverse=True)
    if not fees.size:
        return None
    times = np.bincount(place, weights=calls.calls[rows].astype(np.float64))
    most = int(np.argmax(times))
    return int(fees[most]) if times[most] >= _TYPICAL * times.sum() else None


#: In place of a price: the charge is the book's to the millionth.
_OF_BOOK: Final = -2


def _reason(name: Reason | Verdict) -> int:
    return REASONS.index(name)
