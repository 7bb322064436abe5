"""Rates in force, laid out over month x key, for each rate set that a product consults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.period import first_month_in_force

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.prices import PriceBook

#: In ``Rates.index``: no rate is in force. Never priced at zero.
NO_RATE: Final = -1


@dataclass(frozen=True)
class Rates:
    """The rates one product is charged at. Shapes: M months, K keys."""

    index: NDArray[np.intp]  # (M, K) position in the price book's rates, or NO_RATE
    per_minute: NDArray[np.float64]  # (M, K) 0 where there is none; always read together with ``missing``
    connection_fee: NDArray[np.float64]  # (M, K) per charged call; 0 where there is none

    @cached_property
    def missing(self) -> NDArray[np.bool_]:
        """Where nothing is in force, shape (M, K)."""
        absent: NDArray[np.bool_] = self.index == NO_RATE
        return absent

    @cached_property
    def has_connection_fees(self) -> bool:
        """Whether any rate in force has a connection fee."""
        return bool(self.connection_fee.any())


def rates_of(book: PriceBook, keys: Sequence[Key], months: Sequence[Month], rate_set: str) -> Rates:
    """Look up every key in every month, as products of ``rate_set`` are charged."""
    index = np.full((len(months), len(keys)), NO_RATE, dtype=np.intp)
    for k, key in enumerate(keys):
        # Later families are worse: filled first, overwritten by better ones from the month they come into force.
        for family in reversed(book.rate_candidates(key.call_type, key.destination, rate_set)):
            for position in family:
                since = max(0, first_month_in_force(book.rates[position].effective) - months[0])
                index[since:, k] = position
    # One entry more than there are rates, so that NO_RATE (-1) picks the last: a zero that ``missing`` marks.
    per_minute = np.array([float(rate.rate) for rate in book.rates] + [0.0])
    connection_fee = np.array([float(rate.connection_fee) for rate in book.rates] + [0.0])
    return Rates(index, per_minute[index], connection_fee[index])
