"""Raises the lower bound by taking cases apart: where groups of different rates share a pool, by how much of each is in it."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.best_mix.bound import Bound
from ppm_desktop.decisions.best_mix.usage_box import Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.bound import PoolPrices
    from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost
    from ppm_desktop.decisions.best_mix.usage_grid import UsageGrid

#: Cases at most, steps of the search in each, and the gap that is good enough, as a share of the cost.
CASES: Final = 60
_STEPS: Final = 40
GOOD_ENOUGH: Final = 1e-4


def raised(
    pooled: PooledCost,
    grid: UsageGrid,
    opened: NDArray[np.bool_],
    least: float,
    above: NDArray[np.bool_] | None,
    go_on: Callable[[], None] = lambda: None,
) -> tuple[float, list[NDArray[np.intp]]]:
    """Return a proven lower bound, and the choices of organisers in the cases that came nearest to it.

    Args:
        pooled: The costs.
        grid: The cells of organisers.
        opened: Products that anybody may have, shape (P,).
        least: Cost of the best mix known.
        above: Where more licences are assigned than were bought, for products of which some were bought.
        go_on: Called before every case; what it raises ends the work.
    """
    tie = count()
    whole = Bound(pooled, grid, opened)
    prices, _ = whole.best_prices(least, above)
    choices = [whole.choice(whole.lines(prices, above=above))[0]]
    heap = [(whole.proven(whole.lines(prices, above=above)), next(tie), whole, prices)]
    for _ in range(CASES // 2):
        value, _, case, prices = heap[0]
        if least - value <= GOOD_ENOUGH * abs(least) or not (split := _halves(case, prices)):
            break
        go_on()
        heappop(heap)
        for box in split:
            half = Bound(pooled, grid, opened, box)
            found, _ = half.best_prices(least, above, prices, _STEPS)
            lines = half.lines(found, above=above)
            heappush(heap, (max(value, half.proven(lines)), next(tie), half, found))
            choices.append(half.choice(lines)[0])
    return heap[0][0], choices


def _halves(case: Bound, prices: PoolPrices) -> tuple[Box, ...]:
    """Split the share of usage whose openness leaves the average rates of pools most open; nothing where none is."""
    terms, box = case.terms, case.box
    lines = case.lines(prices)
    _, usage = case.grid.shares(case.choice(lines)[0], len(terms.products))
    average = (case.low + case.high)[terms.pool_of] / 2
    apart = np.abs(terms.pooled - average * terms.in_scope) * (case.high > case.low)[terms.pool_of]
    weight = np.einsum("gpt,t->gp", apart, terms.times) * (box.most - box.least) * case.candidate
    if not weight.max() > 0:
        return ()
    at = np.unravel_index(int(weight.argmax()), weight.shape)
    low, high = box.least[at], box.most[at]
    # Where organisers are, if that is well within; else in the middle.
    middle = float(np.clip(usage[at], low + 0.2 * (high - low), high - 0.2 * (high - low)))
    most, least = box.most.copy(), box.least.copy()
    most[at], least[at] = middle, middle
    return Box(box.least, most), Box(least, box.most)
