"""What no mix can undercut: prices on the pools take people apart, and for any prices each chooses for himself.

What a pool does not cover costs ``W (1 - P/E)``: W the price of the minutes in scope without a pool, E those minutes, P the pool. With all
average rates W/E between ``low`` and ``high`` it is at least 0, ``low (E - P)`` and ``W - high P``, and so is any mean of the three. Such a mean is a
sum over people, so its least value is found for each usage separately: the lower envelope of one line per product, in closed form.
Any weights prove a bound; good ones are sought by steps along the slope.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.best_mix.usage_box import Box, average_rates, whole_box
from ppm_desktop.decisions.gamma_share import usage_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost
    from ppm_desktop.decisions.best_mix.usage_grid import UsageGrid

#: Steps of the search for weights, and how soon the stride is halved when nothing gets better.
STEPS: Final = 240
_PATIENCE: Final = 8
_SCAN: Final = 17


@dataclass(frozen=True)
class PoolPrices:
    """Weights of the two bounds on what a pool does not cover, each 0 … 1 and together at most 1; and the pull of the box."""

    even: NDArray[np.float64]  # of low (E - P), shape (Q, T)
    dear: NDArray[np.float64]  # of W - high P, shape (Q, T)
    pull: NDArray[np.float64]  # of a product's share of a group's usage up to its least (above 0) or down to its most, shape (G, P)


@dataclass(frozen=True)
class Lines:
    """Cost of a group's organisers by product as a line in the usage: people's share times ``level`` plus usage share times ``slope``."""

    level: NDArray[np.float64]  # (G, P)
    slope: NDArray[np.float64]  # (G, P)
    constant: float  # paid for whatever anybody chooses
    each: NDArray[np.float64]  # (P, T) licences paid for by each that is assigned
    anyway: NDArray[np.float64]  # (P, T) licences paid for beside those


class Bound:
    """The lower bound for one set of products that are in use."""

    def __init__(self, pooled: PooledCost, grid: UsageGrid, opened: NDArray[np.bool_], box: Box | None = None) -> None:
        """Prepare the average rates; ``opened`` (P,) are the products that anybody may have."""
        self.pooled, self.grid, self.terms = pooled, grid, pooled.terms
        self.allowed = grid.allowed & opened[:, None]
        self.candidate = self.terms.candidate & opened
        self.purchased = np.where(opened, self.terms.purchased, 0.0)
        self.box = whole_box(self.candidate) if box is None else box
        self.low, self.high = average_rates(pooled, self.candidate, self.box)
        # So that a step of the search means as much for the box as for a pool.
        self.scale = np.abs(np.einsum("gpt,t->gp", self.terms.own + self.terms.pooled, self.terms.times)) + 1e-9

    def lines(self, prices: PoolPrices, *, above: NDArray[np.bool_] | None = None) -> Lines:
        """Return each product's line under prices; ``above`` (P, T) says where more licences are assigned than were bought."""
        terms, of = self.terms, self.terms.pool_of
        minute = (prices.even * self.low + prices.dear * self.high)[of]  # what a pool minute is worth, (P, T)
        level = (terms.fee - minute * terms.pool_minutes[:, None]) * terms.times
        each, anyway = self._paid_for(level, above)
        constant = float((level * anyway).sum())
        slope = np.einsum(
            "gpt,t->gp", terms.own + prices.dear[of] * terms.pooled + (prices.even * self.low)[of] * terms.in_scope, terms.times
        )
        pull = prices.pull * self.scale
        constant += float(np.where(pull > 0, pull * self.box.least, pull * self.box.most).sum())
        return Lines(np.einsum("gt,pt->gp", terms.organisers, level * each), slope - pull, constant, each, anyway)

    def _paid_for(self, level: NDArray[np.float64], above: NDArray[np.bool_] | None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
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
        upper = np.ones(level.shape, dtype=np.bool_) if above is None else above | (bought == 0) | ~there
        return np.where(level >= 0, np.where(upper, 1.0, 0.0), chord), np.where((level >= 0) & upper, 0.0, bought)

    def choice(self, lines: Lines) -> tuple[NDArray[np.intp], float]:
        """Return the cheapest product of every cell (G, C) and what all of them cost: cells for people, so nearly the bound."""
        grid = self.grid
        cost = lines.level[:, :, None] * grid.people[:, None, :] + lines.slope[:, :, None] * grid.usage[:, None, :]
        cost = np.where(self.allowed, cost, np.inf)
        chosen = cost.argmin(axis=1)
        return chosen, float(np.take_along_axis(cost, chosen[:, None, :], axis=1).sum()) + lines.constant

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

    def best_prices(
        self, least: float, above: NDArray[np.bool_] | None, start: PoolPrices | None = None, steps: int = STEPS
    ) -> tuple[PoolPrices, float]:
        """Search for the prices whose bound is highest; ``least`` is the cost of a mix that is known."""
        if start is not None:
            return self._climb(start, -np.inf, least, above, steps)
        shape, still = self.low.shape, np.zeros(self.candidate.shape)
        best, value = PoolPrices(np.zeros(shape), np.zeros(shape), still), -np.inf
        for even in np.linspace(0.0, 1.0, _SCAN):
            for dear in (0.0, 1.0 - even) if (self.low < self.high).any() else (0.0,):
                tried = PoolPrices(np.full(shape, even), np.full(shape, dear), still)
                found = self.choice(self.lines(tried, above=above))[1]
                if found > value:
                    best, value = tried, found
        return self._climb(best, value, least, above, steps)

    def _climb(self, best: PoolPrices, value: float, least: float, above: NDArray[np.bool_] | None, steps: int) -> tuple[PoolPrices, float]:
        """Follow the slope from the best weights so far, with strides that aim at the known cost and get shorter."""
        now, stride, since = best, 1.0, 0
        for _ in range(steps):
            lines = self.lines(now, above=above)
            chosen, here = self.choice(lines)
            if here > value + 1e-12 * abs(here):
                best, value, since = now, here, 0
            else:
                since += 1
            if since > _PATIENCE:
                now, stride, since = best, stride / 2, 0
                lines = self.lines(now, above=above)
                chosen, here = self.choice(lines)
            even, dear, pull = self._slope(chosen, lines, now)
            size = float((even**2).sum() + (dear**2).sum() + (pull**2).sum())
            if size == 0 or least - value <= 1e-9 * abs(least):
                break
            step = stride * (least - here) / size
            now = _on_the_triangle(now.even + step * even, now.dear + step * dear, now.pull + step * pull)
        return best, value

    def _slope(
        self, chosen: NDArray[np.intp], lines: Lines, now: PoolPrices
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Return by how much the bound rises with each weight when everybody keeps the product chosen."""
        people, usage = self.grid.shares(chosen, len(self.terms.products))
        sums = self.pooled.sums(people, usage)
        minutes = (sums.licences * lines.each + lines.anyway) * self.terms.pool_minutes[:, None]
        pool = np.einsum("pt,pq->qt", minutes, self.pooled.member)
        times = self.terms.times
        short, long = self.box.least - usage, self.box.most - usage
        pull = np.where(now.pull > 0, short, np.where(now.pull < 0, long, np.maximum(short, 0.0) + np.minimum(long, 0.0)))
        return self.low * (sums.in_scope - pool) * times, (sums.pooled - self.high * pool) * times, pull * self.scale


def _on_the_triangle(even: NDArray[np.float64], dear: NDArray[np.float64], pull: NDArray[np.float64]) -> PoolPrices:
    """Return the nearest weights that are not below 0 and together not above 1."""
    even, dear = np.maximum(even, 0.0), np.maximum(dear, 0.0)
    over = np.maximum(even + dear - 1.0, 0.0)
    even, dear = even - over / 2, dear - over / 2
    even, dear = np.where(dear < 0, 1.0, even), np.where(even < 0, 1.0, dear)
    return PoolPrices(np.clip(even, 0.0, 1.0), np.clip(dear, 0.0, 1.0), pull)
