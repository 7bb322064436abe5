"""What the minutes that share a pool cost on average, month by month, and how far that is open while nobody knows who is in the pool.

The months are joined to *blocks* in which the groups' shares of all minutes hardly change. A case says between what the average rate W/E of
every block of every pool lies: W the price of the minutes in scope, E those minutes. From one block follows something about the others and about
each month, because the same people are in all of them: of mixes with a given average, those of two parts lie farthest out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.terms import MixTerms

#: Shares of minutes that differ less than this from those of a block's first month belong to it, and so many blocks at most.
_ALIKE: Final = 0.02
_MOST_BLOCKS: Final = 12
_COARSER: Final = 1.3
#: More parts of a pool than this are not held against each other, two at a time.
_MOST_PARTS: Final = 120
_ROUNDS: Final = 2
_HAIR: Final = 1e-9


@dataclass(frozen=True)
class _Pool:
    """Minutes and their price by part, which is a group with a product. Shapes: N parts, T months, K blocks."""

    minutes: NDArray[np.float64]  # (N, T), months that come several times counted so often
    price: NDArray[np.float64]  # (N, T)
    block_minutes: NDArray[np.float64]  # (N, K)
    block_price: NDArray[np.float64]  # (N, K)


class PoolRates:
    """The average rates of all pools. Shapes: Q pools, K blocks, T months; the ranges of a case are (Q, K, 2)."""

    def __init__(self, terms: MixTerms, candidate: NDArray[np.bool_]) -> None:
        """Lay out what every group brings with every product that it may have, ``candidate`` (G, P)."""
        self.block_of = _blocks(terms, candidate)
        self.member = (self.block_of[:, None] == np.arange(self.block_of[-1] + 1)).astype(np.float64)  # (T, K)
        self._pools = []
        for q in range(len(terms.pools)):
            parts = candidate & (terms.pool_of == q)
            minutes, price = terms.in_scope[parts] * terms.times, terms.pooled[parts] * terms.times
            used = minutes.any(axis=1)
            minutes, price = minutes[used], price[used]
            self._pools.append(_Pool(minutes, price, minutes @ self.member, price @ self.member))

    def whole(self) -> NDArray[np.float64]:
        """Return the ranges that leave everything open."""
        ranges = np.zeros((len(self._pools), self.member.shape[1], 2))
        for q, pool in enumerate(self._pools):
            least, most = _extremes(_ratio(pool.block_price, pool.block_minutes))
            ranges[q] = np.where((least <= most)[:, None], np.stack([least, most], axis=1), 0.0)
        return self.narrowed(ranges, range(len(self._pools)))

    def narrowed(self, ranges: NDArray[np.float64], pools: range) -> NDArray[np.float64]:
        """Return ranges in which each block of these pools allows for what the others say; a range whose ends cross holds no mix."""
        found = ranges.copy()
        for q in pools:
            pool = self._pools[q]
            for _ in range(_ROUNDS if self.member.shape[1] > 1 else 0):
                for k in np.flatnonzero(used := pool.block_minutes.any(axis=0)):
                    least, most = _reach(pool, int(k), pool.block_minutes, pool.block_price, found[q, k])
                    found[q, used, 0] = np.maximum(found[q, used, 0], least[used])
                    found[q, used, 1] = np.minimum(found[q, used, 1], most[used])
                    if (found[q, :, 0] > found[q, :, 1] * (1 + _HAIR)).any():
                        return found
        found[..., 1] = np.maximum(found[..., 0], found[..., 1])
        return found

    def by_month(self, ranges: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the least and the highest average rate of each pool and month, both (Q, T)."""
        low, high = np.zeros((len(self._pools), len(self.block_of))), np.zeros((len(self._pools), len(self.block_of)))
        for q, pool in enumerate(self._pools):
            for k in range(self.member.shape[1]):
                months = self.block_of == k
                low[q, months], high[q, months] = _reach(pool, k, pool.minutes[:, months], pool.price[:, months], ranges[q, k])
        reached = high >= low
        return np.where(reached, low, 0.0), np.where(reached, high, 0.0)

    def openness(self, ranges: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how much money the ranges leave open if everybody is in the pool, shape (Q, K)."""
        minutes = np.array([pool.block_minutes.sum(axis=0) for pool in self._pools])
        wide = np.maximum(ranges[..., 1] - ranges[..., 0], 0.0)
        money: NDArray[np.float64] = np.where(wide > _HAIR * ranges[..., 1], wide * minutes, 0.0)
        return money


def _blocks(terms: MixTerms, candidate: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the block of each month, shape (T,)."""
    parts = candidate & terms.in_scope.any(axis=2)
    profile = np.concatenate([_shares(terms.in_scope[parts]), _shares(terms.pooled[parts])])
    alike = _ALIKE
    while True:
        begins = [0]
        for month in range(1, profile.shape[1]):
            if np.abs(profile[:, month] - profile[:, begins[-1]]).sum() / 2 > alike:
                begins.append(month)
        if len(begins) <= _MOST_BLOCKS:
            break
        alike *= _COARSER
    return np.searchsorted(np.array(begins), np.arange(profile.shape[1]), side="right") - 1


def _shares(amounts: NDArray[np.float64]) -> NDArray[np.float64]:
    whole = amounts.sum(axis=0)
    shares: NDArray[np.float64] = amounts / np.where(whole > 0, whole, 1.0)
    return shares


def _reach(
    pool: _Pool, block: int, minutes: NDArray[np.float64], price: NDArray[np.float64], ends: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the least and highest average rate in other spans of time, (X,), when that of ``block`` lies between ``ends``.

    ``minutes`` and ``price`` are those of the parts in the spans, (N, X). Where nobody can be, the least is infinite and the highest below 0.
    """
    own = pool.block_minutes[:, block]
    alone = _ratio(price, minutes)
    there = own > 0
    if not there.any() or there.sum() > _MOST_PARTS:
        return _extremes(alone)
    rate = pool.block_price[there, block] / own[there]
    first, second = np.nonzero(rate[:, None] <= rate)
    begin, end = np.maximum(ends[0] * (1 - _HAIR), rate[first]), np.minimum(ends[1] * (1 + _HAIR), rate[second])
    fits = begin <= end
    first, second, begin, end = first[fits], second[fits], begin[fits], end[fits]
    apart = rate[second] - rate[first]
    each, cost = minutes[there] / own[there][:, None], price[there] / own[there][:, None]
    # Whoever is not in this block at all may be in the others as he likes.
    found = [alone[~there]]
    for at in (begin, end):
        share = np.where(apart > 0, (rate[second] - at) / np.where(apart > 0, apart, 1.0), 1.0)[:, None]
        found.append(_ratio(share * cost[first] + (1 - share) * cost[second], share * each[first] + (1 - share) * each[second]))
    return _extremes(np.concatenate(found))


def _ratio(price: NDArray[np.float64], minutes: NDArray[np.float64]) -> NDArray[np.float64]:
    ratio: NDArray[np.float64] = np.where(minutes > 0, price / np.where(minutes > 0, minutes, 1.0), np.nan)
    return ratio


def _extremes(rates: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    known = ~np.isnan(rates)
    return np.where(known, rates, np.inf).min(axis=0, initial=np.inf), np.where(known, rates, -1.0).max(axis=0, initial=-1.0)
