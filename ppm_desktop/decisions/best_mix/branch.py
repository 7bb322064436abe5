"""Raises the lower bound by taking cases apart: where minutes of different rates share a pool, by what they cost on average."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.best_mix.bound import Bound
from ppm_desktop.decisions.best_mix.pool_rates import PoolRates
from ppm_desktop.decisions.best_mix.price_search import PriceSearch

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.bound import PoolPrices
    from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost
    from ppm_desktop.decisions.best_mix.usage_grid import UsageGrid

#: Cases at most, and the gap that is good enough, as a share of the cost.
CASES: Final = 80
GOOD_ENOUGH: Final = 5e-4
#: A case of many groups, products and months takes longer: of such cases fewer are looked at.
_NUMBERS: Final = 2_000_000


def raised(
    pooled: PooledCost,
    grid: UsageGrid,
    opened: NDArray[np.bool_],
    least: float,
    more: NDArray[np.bool_] | None,
    go_on: Callable[[], None] = lambda: None,
) -> tuple[float, list[NDArray[np.intp]]]:
    """Return a proven lower bound, and the choices of organisers in the cases, the least bound first.

    Args:
        pooled: The costs.
        grid: The cells of organisers.
        opened: Products that anybody may have, shape (P,).
        least: Cost of the best mix known.
        more: Where more licences are assigned than were bought, for products of which some were bought.
        go_on: Called before every case; what it raises ends the work.
    """
    tie, choices = count(), []
    rates = PoolRates(pooled.terms, pooled.terms.candidate & opened)

    def judged(ranges: NDArray[np.float64] | None, start: PoolPrices | None, at_least: float) -> tuple[float, int, Bound, PoolPrices]:
        case = Bound(pooled, grid, opened, rates, ranges)
        prices = PriceSearch(case, least, more).best(start)
        lines = case.lines(prices, more=more)
        value = max(at_least, case.proven(lines))
        choices.append((value, next(tie), case.choice(lines)))
        return value, next(tie), case, prices

    heap = [judged(None, None, 0.0)]  # no mix costs less than nothing
    most = int(np.clip(_NUMBERS // max(1, pooled.terms.pooled.size), 2, CASES))
    while len(choices) < most:
        value, _, case, prices = heap[0]
        if least - value <= GOOD_ENOUGH * abs(least) or not (halves := _halves(case)):
            break
        heappop(heap)
        for half in halves:
            go_on()
            heappush(heap, judged(half, prices, value))
    return heap[0][0], [choice for _, _, choice in sorted(choices, key=lambda one: one[:2])]


def _halves(case: Bound) -> list[NDArray[np.float64]]:
    """Split the range that leaves most money open; nothing where none does. Halves that hold no mix are left out."""
    money = case.rates.openness(case.ranges)
    if not money.any():
        return []
    q, k = np.unravel_index(int(money.argmax()), money.shape)
    low, high = case.ranges[q, k]
    middle = (low * high) ** 0.5 if low > 0 else high / 2
    found = []
    for end, at in ((1, middle), (0, middle)):
        half = case.ranges.copy()
        half[q, k, end] = at
        half = case.rates.narrowed(half, range(q, q + 1))
        if (half[..., 0] <= half[..., 1]).all():
            found.append(half)
    return found
