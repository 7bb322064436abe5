"""Looks for a mix: from what pool prices suggest and from simple ones, each improved group by group until nothing helps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.best_mix.pooled_cost import Sums

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost
    from ppm_desktop.decisions.best_mix.usage_grid import UsageGrid

#: Rounds over all groups; each round ends sooner when nothing gets better.
_ROUNDS: Final = 30
#: So much less is better.
_BETTER: Final = 1e-10
#: Groups without spread that have no more ways to share out than this are tried in every way.
_MOST_WAYS: Final = 40_000
#: Pairs of groups are changed together only where there are few groups.
_PAIRED_GROUPS: Final = 8
#: Cuts that are tried for each pair of products; the border is moved to the best cell afterwards.
_CUTS: Final = 40
_PAIR_CUTS: Final = 24


@dataclass(frozen=True)
class Ways:
    """Ways to share one group out. Shapes: W ways, C cells, P products."""

    rows: NDArray[np.intp]  # (W, C) the product of every cell
    people: NDArray[np.float64]  # (W, P) their share
    usage: NDArray[np.float64]  # (W, P)

    def __add__(self, other: Ways) -> Ways:
        """Put other ways beside these."""
        return Ways(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.people, other.people]),
            np.concatenate([self.usage, other.usage]),
        )

    def thinned(self) -> Ways:
        """Return few of them, evenly."""
        some = slice(None, None, max(1, len(self.rows) // _PAIR_CUTS))
        return Ways(self.rows[some], self.people[some], self.usage[some])


@dataclass(frozen=True)
class Found:
    """A mix: the product of every cell, and what it costs."""

    chosen: NDArray[np.intp]  # (G, C)
    cost: float


class Search:
    """Improves mixes of one set of products that are in use."""

    def __init__(self, pooled: PooledCost, grid: UsageGrid, opened: NDArray[np.bool_]) -> None:
        """Lay out the ways in which each group may be cut in two."""
        self.pooled, self.grid = pooled, grid
        self.allowed = grid.allowed & opened[:, None]
        self.ways = [self._ways(g, self._two_bands(g)) for g in range(len(self.allowed))]

    def best(self, starts: Iterable[NDArray[np.intp]]) -> Found:
        """Improve every start and return the cheapest mix."""
        different = {start.tobytes(): start for start in starts}
        return min((self.improved(start) for start in different.values()), key=lambda found: found.cost)

    def improved(self, chosen: NDArray[np.intp], *, in_pairs: bool = False) -> Found:
        """Change one group at a time, or two together as well, while that makes the mix cheaper."""
        chosen = chosen.copy()
        parts = [self._sums(g, chosen[g]) for g in range(len(chosen))]
        cost = float(self.pooled.cost(_added(parts)))
        for _ in range(_ROUNDS):
            before = cost
            for g in range(len(chosen)):
                cost = self._replace(g, self.ways[g], chosen, parts, cost)
                cost = self._replace(g, self._moved(g, chosen[g]), chosen, parts, cost)
            if before - cost <= _BETTER * abs(before):
                if not (in_pairs and len(chosen) <= _PAIRED_GROUPS and self._pairs(chosen, parts, cost)):
                    break
                cost = float(self.pooled.cost(_added(parts)))
        return Found(chosen, cost)

    def every_way(self) -> Found | None:
        """Try every way to share out where all groups are without spread and the ways are few; None where they are not."""
        terms = self.pooled.terms
        if (terms.spread > 0).any():
            return None
        ways, count = [], 1
        for g in range(len(self.allowed)):
            products = np.flatnonzero(self.allowed[g].any(axis=1))
            cells = int(np.count_nonzero(self.grid.people[g]))
            count *= len(products) ** cells if len(products) == 1 else _compositions(cells, len(products))
            if count > _MOST_WAYS:
                return None
            ways.append(_all_compositions(cells, products, self.allowed.shape[2]))
        best: Found | None = None
        for rows in product(*ways[:-1]):
            fixed = [self._sums(g, row) for g, row in enumerate(rows)]
            costs = self.pooled.cost(_added([self._sums(len(ways) - 1, ways[-1]), *fixed]))
            at = int(costs.argmin())
            if best is None or costs[at] < best.cost:
                best = Found(np.stack([*rows, ways[-1][at]]), float(costs[at]))
        return best

    def _sums(self, g: int, rows: NDArray[np.intp]) -> Sums:
        ways = self._ways(g, rows)
        return self.pooled.sums_of(g, ways.people, ways.usage)

    def _ways(self, g: int, rows: NDArray[np.intp]) -> Ways:
        has = rows[..., None, :] == np.arange(self.allowed.shape[1])[:, None]
        return Ways(rows, has @ self.grid.people[g], has @ self.grid.usage[g])

    def _replace(self, g: int, ways: Ways, chosen: NDArray[np.intp], parts: list[Sums], cost: float) -> float:
        """Give one group the best of ``ways`` if that is cheaper, and return the cost."""
        if not len(ways.rows):
            return cost
        tried = self.pooled.sums_of(g, ways.people, ways.usage)
        others = [part for h, part in enumerate(parts) if h != g]
        costs = self.pooled.cost(tried + _added(others) if others else tried)
        at = int(costs.argmin())
        if costs[at] >= cost - _BETTER * abs(cost):
            return cost
        chosen[g] = ways.rows[at]
        parts[g] = self.pooled.sums_of(g, ways.people[at], ways.usage[at])
        return float(costs[at])

    def _pairs(self, chosen: NDArray[np.intp], parts: list[Sums], cost: float) -> bool:
        """Change two groups together; say whether that helped."""
        helped = False
        for g, h in combinations(range(len(chosen)), 2):
            one, two = (self.ways[k].thinned() + self._moved(k, chosen[k]).thinned() + self._ways(k, chosen[k][None]) for k in (g, h))
            first, second = self.pooled.sums_of(g, one.people, one.usage), self.pooled.sums_of(h, two.people, two.usage)
            others = [part for k, part in enumerate(parts) if k not in (g, h)]
            second = second + _added(others) if others else second
            both = Sums(
                first.licences[:, None] + second.licences,
                first.own[:, None] + second.own,
                first.in_scope[:, None] + second.in_scope,
                first.pooled[:, None] + second.pooled,
            )
            costs = self.pooled.cost(both)
            i, j = np.unravel_index(int(costs.argmin()), costs.shape)
            if costs[i, j] < cost - _BETTER * abs(cost):
                chosen[g], chosen[h] = one.rows[i], two.rows[j]
                parts[g], parts[h] = self._sums(g, one.rows[i]), self._sums(h, two.rows[j])
                cost, helped = float(costs[i, j]), True
        return helped

    def _two_bands(self, g: int) -> NDArray[np.intp]:
        """Return every allowed way to give one product to lighter and another to heavier users, shape (ways, C)."""
        allowed = self.allowed[g]
        cells = allowed.shape[1]
        used = max(1, int(np.count_nonzero(self.grid.people[g])) - 1)
        place = np.arange(cells)
        rows = []
        for light, heavy in product(np.flatnonzero(allowed.any(axis=1)), repeat=2):
            cuts = np.unique(np.linspace(1, used, min(used, _CUTS)).astype(np.intp)) if light != heavy else np.array([cells])
            fits = np.where(place < cuts[:, None], allowed[light], allowed[heavy]).all(axis=1)
            rows.append(np.where(place < cuts[fits][:, None], light, heavy))
        return np.concatenate(rows) if rows else np.zeros((0, cells), dtype=np.intp)

    def _moved(self, g: int, row: NDArray[np.intp]) -> Ways:
        """Return the ways in which one border between bands is moved as far as the next."""
        borders = np.flatnonzero(np.diff(row)) + 1
        ends = np.concatenate([[0], borders, [len(row)]])
        place = np.arange(len(row))
        now = self._ways(g, row)
        found = Ways(np.zeros((0, len(row)), dtype=np.intp), now.people[None][:0], now.usage[None][:0])
        for k, border in enumerate(borders):
            begin, end, light, heavy = ends[k], ends[k + 2], row[border - 1], row[border]
            cuts = np.arange(begin, end + 1)
            # To the left of a cut all have the lighter product, to the right the heavier one.
            allowed = self.allowed[g][:, begin:end]
            fits = np.concatenate([[True], np.logical_and.accumulate(allowed[light])])
            fits &= np.concatenate([np.logical_and.accumulate(allowed[heavy][::-1])[::-1], [True]])
            cuts = cuts[fits]
            between = (place >= begin) & (place < end)
            rows = np.where(between, np.where(place < cuts[:, None], light, heavy), row)
            people, usage = (np.tile(share, (len(cuts), 1)) for share in (now.people, now.usage))
            for shares, below in ((people, self.grid.people_below[g]), (usage, self.grid.usage_below[g])):
                more = below[cuts] - below[border]
                shares[:, light] += more
                shares[:, heavy] -= more
            found += Ways(rows, people, usage)
        return found


def _added(parts: Iterable[Sums]) -> Sums:
    """Add at least one part up."""
    first, *more = parts
    return sum(more, start=first)


def _compositions(cells: int, products: int) -> int:
    """Return in how many ways so many alike organisers can be shared out over products."""
    count = 1
    for k in range(1, products):
        count = count * (cells + k) // k
    return count


def _all_compositions(cells: int, products: NDArray[np.intp], width: int) -> NDArray[np.intp]:
    """Return every way to share out alike organisers, each as the products of the cells; empty cells get the last product."""
    rows = []
    for ends in combinations(range(cells + len(products) - 1), len(products) - 1):
        bars = [-1, *ends, cells + len(products) - 1]
        counts = np.diff(bars) - 1
        row = np.repeat(products, counts)
        rows.append(np.concatenate([row, np.full(width - len(row), products[-1], dtype=np.intp)]))
    return np.array(rows)
