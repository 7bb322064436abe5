"""Looks for the pool prices whose bound is highest: Newton's steps on a bound that is rounded off at its kinks, and less so step by step.

Everybody is taken to choose among products by chance, the cheaper the likelier, so that the bound has a slope and a curvature everywhere; a small
barrier keeps the prices within their limits. Both fade away. Whatever the search ends with proves a bound, so nothing here has to be exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.best_mix.bound import PoolPrices

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.bound import Bound

#: So many cells of the grid are one here.
_JOINED: Final = 4
#: How much of a cell's cost chance is worth, and of the whole cost the barrier: at the start, from prices of another case, and at the end.
_CHANCE: Final = (3e-2, 3e-3, 2e-5)
_BARRIER: Final = (1e-2, 1e-3, 1e-6)
_STEPS: Final = (20, 9)
_HALVINGS: Final = 10
#: A step goes so far towards a limit, and prices of another case are put so far within.
_SHORT_OF: Final = 0.95
_WITHIN: Final = 1e-3


@dataclass(frozen=True)
class _Smooth:
    """The rounded bound at some prices. Shapes: V prices."""

    value: float
    slope: NDArray[np.float64]  # (V,)
    curvature: NDArray[np.float64]  # (V, V)


class PriceSearch:
    """Searches one case. Shapes: V prices, G groups, P products, C joined cells."""

    def __init__(self, bound: Bound, least: float, more: NDArray[np.bool_] | None) -> None:
        """Lay out what each price adds to each line; ``least`` is the cost of a mix that is known, ``more`` as in ``Bound.lines``."""
        terms, self._bound = bound.terms, bound
        begins = np.arange(0, bound.grid.people.shape[1], _JOINED)
        self._cells = np.stack(
            [np.add.reduceat(part, begins, axis=1) for part in (bound.grid.people, bound.grid.usage)], axis=1
        )  # (G, 2, C)
        self._barred = ~np.logical_or.reduceat(bound.allowed, begins, axis=2)
        each, anyway = bound.paid_for(np.ones(terms.fee.shape), more)
        self._fixed = np.stack(
            [np.einsum("gt,pt->gp", terms.organisers, terms.fee * terms.times * each), np.einsum("gpt,t->gp", terms.own, terms.times)],
            axis=2,
        )
        self._lay_out(each * terms.pool_minutes[:, None] * terms.times, anyway * terms.pool_minutes[:, None] * terms.times)
        # Where the best mix costs nothing, any money is much.
        self._money = abs(least) or float(np.abs(self._fixed).max(initial=0.0)) or 1.0
        size = np.abs(self._fixed).sum(axis=2).min(axis=1, initial=np.inf, where=bound.candidate) + 1e-6 * self._money / len(self._fixed)
        self._scale = size[:, None] * self._cells.sum(axis=1) / 2 + np.finfo(float).tiny ** 0.5  # (G, C)

    def _lay_out(self, licence: NDArray[np.float64], anyway: NDArray[np.float64]) -> None:
        """Gather the prices that mean anything, pool by pool; ``licence`` and ``anyway`` are pool minutes by (P, T)."""
        bound, terms = self._bound, self._bound.terms
        adds, constant, self._places = [], [], []
        self._even, self._dear, count = [], [], 0
        for q in np.flatnonzero(bound.high.any(axis=1)):
            member = terms.pool_of == q
            pool = -np.einsum("gt,pt->tgp", terms.organisers, licence * member[:, None])
            given = -(anyway * member[:, None]).sum(axis=0)
            minutes, price = ((one * member[:, None] * terms.times).transpose(2, 0, 1) for one in (terms.in_scope, terms.pooled))
            low, high, ends = bound.low[q], bound.high[q], bound.ranges[q][:, :, None, None]
            named = [("even", low[:, None, None, None] * np.stack([pool, minutes], axis=3), low * given)]
            if (high > low).any():
                named.append(("dear", np.stack([high[:, None, None] * pool, price], axis=3), high * given))
                block_minutes, block_price = (np.tensordot(bound.rates.member.T, one, 1) for one in (minutes, price))
                nothing, none = np.zeros_like(block_minutes), np.zeros(len(ends))
                named.append(("above", np.stack([nothing, block_price - ends[:, 1] * block_minutes], axis=3), none))
                named.append(("below", np.stack([nothing, ends[:, 0] * block_minutes - block_price], axis=3), none))
            for name, lines, given_minutes in named:
                adds.append(lines)
                constant.append(given_minutes)
                self._places.append((name, q, slice(count, count + len(lines))))
                if name == "even":
                    self._even.append(np.arange(count, count + len(lines)))
                    self._dear.append(np.full(len(lines), -1))
                elif name == "dear":
                    self._dear[-1] = np.arange(count, count + len(lines))
                count += len(lines)
        empty = np.zeros((0, *self._fixed.shape))
        self._joined = np.ascontiguousarray(np.concatenate([empty, *adds]).reshape(count, self._fixed.size).T)  # (G x P x 2, V)
        self._constant = np.concatenate([np.zeros(0), *constant])
        self._pairs = np.array([np.concatenate([np.zeros(0, dtype=np.intp), *ones]) for ones in (self._even, self._dear)], dtype=np.intp)

    def best(self, start: PoolPrices | None = None) -> PoolPrices:
        """Return good prices; ``start`` are those of a case that holds this one."""
        if not len(self._constant):
            return self._bound.plain(0.0)
        steps = _STEPS[0] if start is None else _STEPS[1]
        now = self._inside(np.full(len(self._constant), 0.3) if start is None else self._gathered(start))
        fade = np.linspace(0.0, 1.0, steps)
        first = 0 if start is None else 1
        chances = _CHANCE[first] * (_CHANCE[2] / _CHANCE[first]) ** fade
        barriers = _BARRIER[first] * (_BARRIER[2] / _BARRIER[first]) ** fade * self._money / len(now)
        for chance, barrier in zip(chances.tolist(), barriers.tolist(), strict=True):
            now = self._stepped(now, chance, barrier)
        return self._spread_out(now)

    def _stepped(self, now: NDArray[np.float64], chance: float, barrier: float) -> NDArray[np.float64]:
        """Take one of Newton's steps, shorter where that is not upwards."""
        smooth = self._rounded(now, chance)
        bend = self._barrier_curvature(now) * barrier + smooth.curvature
        diagonal = np.einsum("vv->v", bend)
        diagonal += 1e-12 * diagonal.max()
        step = np.asarray(np.linalg.solve(bend, smooth.slope + barrier * self._barrier_slope(now)), dtype=np.float64)
        here = smooth.value + barrier * self._barrier(now)
        length = min(1.0, _SHORT_OF * self._room(now, step))
        for _ in range(_HALVINGS):
            tried = now + length * step
            if self._value(tried, chance) + barrier * self._barrier(tried) >= here - 1e-12 * abs(here):
                return tried
            length /= 2
        return now

    def _costs(self, now: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what every product costs in every cell, (G, P, C); infinite where it is not allowed."""
        lines = self._fixed + (self._joined @ now).reshape(self._fixed.shape)
        costs: NDArray[np.float64] = lines @ self._cells
        costs[self._barred] = np.inf
        return costs

    def _value(self, now: NDArray[np.float64], chance: float) -> float:
        costs = self._costs(now)
        least = costs.min(axis=1)
        scale = chance * self._scale
        weights = np.exp((least[:, None] - costs) / scale[:, None]).sum(axis=1)
        return float((least - scale * np.log(weights)).sum() + self._constant @ now)

    def _rounded(self, now: NDArray[np.float64], chance: float) -> _Smooth:
        costs = self._costs(now)
        least, scale = costs.min(axis=1), chance * self._scale
        weights = np.exp((least[:, None] - costs) / scale[:, None])
        whole = weights.sum(axis=1)
        share = weights / whole[:, None]
        groups, products, cells = share.shape
        brought = share[:, :, None] * self._cells[:, None]  # (G, P, 2, C)
        sums = brought.sum(axis=3).reshape(groups, -1)
        # Curvature: how the choices vary together, first as if those of one product did not touch those of another.
        scaled = brought / scale[:, None, None]
        flat = scaled.reshape(groups, -1, cells)
        vary = -flat @ brought.reshape(groups, -1, cells).transpose(0, 2, 1)
        alone = scaled @ self._cells.transpose(0, 2, 1)[:, None]  # (G, P, 2, 2)
        for p in range(products):
            vary[:, 2 * p : 2 * p + 2, 2 * p : 2 * p + 2] += alone[:, p]
        joined = self._joined
        curvature = joined.T @ (vary @ joined.reshape(groups, 2 * products, -1)).reshape(joined.shape)
        slope = self._constant + sums.ravel() @ joined
        value = float((least - scale * np.log(whole)).sum() + self._constant @ now)
        return _Smooth(value, slope, curvature)

    def _left(self, now: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what each even and dear price leave of 1."""
        even, dear = self._pairs
        left: NDArray[np.float64] = 1.0 - now[even] - np.where(dear >= 0, now[dear], 0.0)
        return left

    def _barrier(self, now: NDArray[np.float64]) -> float:
        return float(np.log(now).sum() + np.log(self._left(now)).sum())

    def _barrier_slope(self, now: NDArray[np.float64]) -> NDArray[np.float64]:
        (even, dear), left = self._pairs, 1.0 / self._left(now)
        slope = 1.0 / now
        slope[even] -= left
        slope[dear[dear >= 0]] -= left[dear >= 0]
        return slope

    def _barrier_curvature(self, now: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the curvature, downwards, of the barrier."""
        (even, dear), left = self._pairs, self._left(now) ** -2
        curvature = np.diag(now**-2)
        both = dear >= 0
        curvature[even, even] += left
        curvature[dear[both], dear[both]] += left[both]
        curvature[even[both], dear[both]] += left[both]
        curvature[dear[both], even[both]] += left[both]
        return curvature

    def _room(self, now: NDArray[np.float64], step: NDArray[np.float64]) -> float:
        """Return how many such steps lead to the first limit."""
        even, dear = self._pairs
        falls = np.concatenate([step, -step[even] - np.where(dear >= 0, step[dear], 0.0)])
        above = np.concatenate([now, self._left(now)])
        return float((above[falls < 0] / -falls[falls < 0]).min(initial=np.inf))

    def _inside(self, prices: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the prices, moved off their limits."""
        found = np.maximum(prices, _WITHIN)
        even, dear = self._pairs
        both = dear >= 0
        shorter = np.minimum(1.0, (1.0 - _WITHIN) / (1.0 - self._left(found)))
        found[even] *= shorter
        found[dear[both]] *= shorter[both]
        return found

    def _gathered(self, prices: PoolPrices) -> NDArray[np.float64]:
        found = np.zeros(len(self._constant))
        for name, q, where in self._places:
            found[where] = getattr(prices, name)[q]
        return found

    def _spread_out(self, now: NDArray[np.float64]) -> PoolPrices:
        plain = self._bound.plain(0.0)
        for name, q, where in self._places:
            getattr(plain, name)[q] = now[where]
        return plain
