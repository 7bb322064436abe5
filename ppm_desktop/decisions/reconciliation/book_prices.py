"""What the price book asks for each call of a bill, and what the call's licence says about that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

import numpy as np

from ppm_desktop.costing.rating import rates_of
from ppm_desktop.decisions.reconciliation.billed_calls import MILLIONTHS
from ppm_desktop.decisions.reconciliation.terms import Terms, product_of, terms_of
from ppm_desktop.domain.period import months_from
from ppm_desktop.domain.prices import DEFAULT_RATE_SET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ppm_desktop.catalog.products import LicenceCode
    from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls
    from ppm_desktop.domain.prices import PriceBook

TERMS: Final[tuple[Terms, ...]] = get_args(Terms)


@dataclass(frozen=True, slots=True, eq=False)
class BookPrices:
    """The price book's answer for each row of the bill, R rows."""

    index: NDArray[np.intp]  # position in the book's rates; -1 where it has none
    rate: NDArray[np.float64]  # per minute; 0 where there is none
    fee: NDArray[np.int64]  # of one call, in millionths; 0 where there is none
    terms: NDArray[np.int8]  # place in ``TERMS``

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Where the book has no rate."""
        absent: NDArray[np.bool_] = self.index < 0
        return absent

    def under(self, *terms: Terms) -> NDArray[np.bool_]:
        """Which rows have one of these terms."""
        found: NDArray[np.bool_] = np.isin(self.terms, [TERMS.index(one) for one in terms])
        return found


def book_prices(calls: BilledCalls, book: PriceBook, codes: Mapping[str, LicenceCode]) -> BookPrices:
    """Look up every row: in the rate set of its licence's product, in force in its month."""
    size = calls.calls.size
    index = np.full(size, -1, dtype=np.intp)
    rate, fee = np.zeros(size), np.zeros(size, dtype=np.int64)
    terms = np.zeros(size, dtype=np.int8)
    if not size:
        return BookPrices(index, rate, fee, terms)
    first = min(calls.months)
    period = months_from(first, max(calls.months) - first + 1)
    offset = np.array([month - first for month in calls.months])
    for place, licence in enumerate(calls.licences):
        own = np.flatnonzero(calls.licence == place)
        product = product_of(licence, codes, book)
        rates = rates_of(book, calls.keys, period, DEFAULT_RATE_SET if product is None else product.rate_set)
        at = offset[calls.month[own]], calls.key[own]
        index[own], rate[own] = rates.index[at], rates.per_minute[at]
        fee[own] = np.rint(rates.connection_fee[at] * MILLIONTHS).astype(np.int64)
        by_key = np.array([TERMS.index(terms_of(licence, product, key, book.zone_a)) for key in calls.keys], dtype=np.int8)
        terms[own] = by_key[calls.key[own]]
    return BookPrices(index, rate, fee, terms)
