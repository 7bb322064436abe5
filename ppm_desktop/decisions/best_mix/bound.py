"""What no mix can undercut: prices on the pools take people apart, and for any prices each chooses for himself.

What a pool does not cover costs ``W (1 - P/E)``: W the price of the minutes in scope without a pool, E those minutes, P the pool. With all
average rates W/E between ``low`` and ``high`` it is at least 0, ``low (E - P)`` and ``W - high P``, and so is any mean of the three. Such a mean is a
sum over people, and so is a charge on the average rate of a block of months for leaving the range of the case. So the least cost is found for
each usage separately: the lower envelope of one line per product, in closed form. Any prices prove a bound; ``price_search`` looks for good ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.decisions.gamma_share import usage_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.pool_rates import PoolRates
    from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost
    from ppm_desktop.decisions.best_mix.usage_grid import UsageGrid


@dataclass(frozen=True)
class PoolPrices:
    """Weights of the two bounds on what a pool does not cover, each 0 … 1 and together at most 1; and charges that are 0 or more."""

    even: NDArray[np.float64]  # of low (E - P), shape (Q, T)
    dear: NDArray[np.float64]  # of W - high P, shape (Q, T)
    above: NDArray[np.float64]  # on an average rate above the range of a block, shape (Q, K)
    below: NDArray[np.float64]  # on one below it, shape (Q, K)


@dataclass(frozen=True)
class Lines:
    """Cost of a group's organisers by product as a line in the usage: people's share times ``level`` plus usage share times ``slope``."""

    level: NDArray[np.float64]  # (G, P)
    slope: NDArray[np.float64]  # (G, P)
    constant: float  # paid for whatever anybody chooses


class Bound:
    """The lower bound for one set of products that are in use, and one case of average rates."""

    def __init__(
        self, pooled: PooledCost, grid: UsageGrid, opened: NDArray[np.bool_], rates: PoolRates, ranges: NDArray[np.float64] | None = None
    ) -> None:
        """Prepare a case; ``opened`` (P,) are the products that anybody may have, ``ranges`` (Q, K, 2) of average rates, all of them if None."""
        self.pooled, self.grid, self.terms, self.rates = pooled, grid, pooled.terms, rates
        self.allowed = grid.allowed & opened[:, None]
        self.candidate = self.terms.candidate & opened
        self.purchased = np.where(opened, self.terms.purchased, 0.0)
        self.ranges = rates.whole() if ranges is None else ranges
        self.low, self.high = rates.by_month(self.ranges)

    def plain(self, even: float) -> PoolPrices:
        """Return prices that give every minute of a pool the same worth."""
        blocks = self.ranges.shape[:2]
        return PoolPrices(np.full(self.low.shape, even), np.zeros(self.low.shape), np.zeros(blocks), np.zeros(blocks))

    def lines(self, prices: PoolPrices, *, more: NDArray[np.bool_] | None = None) -> Lines:
        """Return each product's line under prices; ``more`` (P, T) says where more licences are assigned than were bought."""
        terms, of = self.terms, self.terms.pool_of
        minute = (prices.even * self.low + prices.dear * self.high)[of]  # what a pool minute is worth, (P, T)
        level = (terms.fee - minute * terms.pool_minutes[:, None]) * terms.times
        each, anyway = self.paid_for(level, more)
        charge = (prices.above - prices.below) @ self.rates.member.T
        relief = (prices.above * self.ranges[..., 1] - prices.below * self.ranges[..., 0]) @ self.rates.member.T
        slope = terms.own + (prices.dear + charge)[of] * terms.pooled + (prices.even * self.low - relief)[of] * terms.in_scope
        return Lines(
            np.einsum("gt,pt->gp", terms.organisers, level * each),
            np.einsum("gpt,t->gp", slope, terms.times),
            float((level * anyway).sum()),
        )

    def paid_for(self, level: NDArray[np.float64], more: NDArray[np.bool_] | None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Bound ``level max(bought, assigned)`` from below by a line: by either side where it bends up, by the chord where it bends down.

        Returns the licences that each one assigned counts for and those that are there anyway, both of shape (P, T).
        """
        if not self.purchased.any():
            return np.ones(level.shape), np.zeros(level.shape)
        bought = np.broadcast_to(self.purchased[:, None], level.shape)
        most = np.einsum("gp,gt->pt", self.candidate, self.terms.organisers)
        chord = np.where(bought > 0, np.maximum(0.0, 1.0 - bought / np.maximum(most, 1e-9)), 1.0)
        # In months in which some group is not there nobody may have the product, and then nothing is paid for it.
        there = ((self.terms.organisers[:, None, :] > 0) | ~self.candidate[:, :, None]).all(axis=0)
        upper = np.ones(level.shape, dtype=np.bool_) if more is None else more | (bought == 0) | ~there
        return np.where(level >= 0, np.where(upper, 1.0, 0.0), chord), np.where((level >= 0) & upper, 0.0, bought)

    def choice(self, lines: Lines) -> NDArray[np.intp]:
        """Return the cheapest product of every cell, shape (G, C)."""
        grid = self.grid
        cost = lines.level[:, :, None] * grid.people[:, None, :] + lines.slope[:, :, None] * grid.usage[:, None, :]
        chosen: NDArray[np.intp] = np.where(self.allowed, cost, np.inf).argmin(axis=1)
        return chosen

    def proven(self, lines: Lines) -> float:
        """Return the exact bound under these lines: the lower envelope of every group, integrated over the usage of its people."""
        grid, terms = self.grid, self.terms
        total = lines.constant
        flat = terms.spread == 0
        from_usage = np.where(self.candidate, 0.0 if grid.donors else grid.worth_from, np.inf)
        if flat.any():
            at_one = np.where(from_usage <= 1.0, lines.level + lines.slope, np.inf)[flat]
            total += float(at_one.min(axis=1).sum())
        if flat.all():
            return total
        level, slope, begins = lines.level[~flat], lines.slope[~flat], from_usage[~flat]
        products = level.shape[1]
        cuts = [np.where(np.isfinite(begins), begins, 0.0)]
        for p in range(products):
            for q in range(p):
                apart = slope[:, q] - slope[:, p]
                at = (level[:, p] - level[:, q]) / np.where(apart == 0, np.nan, apart)
                cuts.append(np.where(at > 0, at, 0.0)[:, None])
        border = np.sort(np.concatenate([np.zeros((len(level), 1)), *cuts], axis=1), axis=1)
        beyond = border[:, -1:] + 1.0
        middle = (border + np.concatenate([border[:, 1:], 2 * beyond], axis=1)) / 2
        there = np.where(begins[:, :, None] <= middle[:, None, :], level[:, :, None] + slope[:, :, None] * middle[:, None, :], np.inf)
        best = there.argmin(axis=1)
        below = np.concatenate([border, np.full((len(level), 1), np.inf)], axis=1)
        people, usage = usage_shares(terms.spread[~flat][:, None], below)
        parts = np.take_along_axis(level, best, axis=1) * np.diff(people, axis=1)
        parts += np.take_along_axis(slope, best, axis=1) * np.diff(usage, axis=1)
        return total + float(parts.sum())
