"""A mix as people read it: in each group, bands of usage, each with a product; and the last sharpening of the borders between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.gamma_share import usage_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost
    from ppm_desktop.decisions.best_mix.usage_grid import UsageGrid

_TRIED: Final = 33
#: A band that saves a smaller share of the cost is not worth a rule of its own.
_WORTH_A_RULE: Final = 1e-6
_ROUNDS: Final = 3


@dataclass(frozen=True)
class GroupBands:
    """One group's bands, light to heavy. A group without spread has no borders: its organisers are alike."""

    products: tuple[int, ...]  # places in the terms' products
    borders: tuple[float, ...]  # multiples of the average usage, one fewer than products; empty without spread
    people: tuple[float, ...]  # shares, one for each product
    usage: tuple[float, ...]


def bands_of(grid: UsageGrid, chosen: NDArray[np.intp]) -> tuple[GroupBands, ...]:
    """Join the cells that have the same product; ``chosen`` is the product of every cell, shape (G, C)."""
    found = []
    for g, row in enumerate(chosen):
        real = np.flatnonzero(grid.people[g] > 0)
        starts = real[np.flatnonzero(np.diff(row[real], prepend=-1))]
        edges = [*starts.tolist(), int(real[-1]) + 1]
        people, usage = np.diff(grid.people_below[g][edges]), np.diff(grid.usage_below[g][edges])
        alike = bool(np.isnan(grid.border[g, 0]))
        products = tuple(row[starts].tolist())
        borders = () if alike else tuple(grid.border[g][starts[1:]].tolist())
        found.append(GroupBands(products, borders, tuple(people.tolist()), tuple(usage.tolist())))
    return tuple(found)


def shares_of(bands: tuple[GroupBands, ...], products: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return people and usage by group and product, each of shape (G, P)."""
    people, usage = np.zeros((len(bands), products)), np.zeros((len(bands), products))
    for g, group in enumerate(bands):
        np.add.at(people[g], list(group.products), group.people)
        np.add.at(usage[g], list(group.products), group.usage)
    return people, usage


def sharpened(pooled: PooledCost, grid: UsageGrid, bands: tuple[GroupBands, ...]) -> tuple[GroupBands, ...]:
    """Move every border within the cells beside it to where the mix costs least, by the exact shares of people and usage."""
    terms = pooled.terms
    found = list(bands)
    for turn in range(_ROUNDS):
        for g in range(len(found)):
            for k in range(len(found[g].borders)):
                group = found[g]
                at = group.borders[k]
                cells = grid.border[g]
                place = int(np.searchsorted(cells, at))
                reach = (cells[min(place + 1, len(cells) - 2)] - cells[max(place - 1, 0)]) / 4**turn
                low = max(at - reach, ([0.0, *group.borders])[k])
                high = min(at + reach, ([*group.borders, np.inf])[k + 1])
                if not grid.donors:
                    low = max(low, grid.worth_from[g, group.products[k + 1]])
                if not low < high < np.inf:
                    continue
                tried = np.unique(np.append(np.linspace(low, high, _TRIED), at))
                found[g] = _best_border(pooled, tuple(found), g, k, tried, float(terms.spread[g]))
    return tuple(found)


def tidied(pooled: PooledCost, grid: UsageGrid, bands: tuple[GroupBands, ...]) -> tuple[GroupBands, ...]:
    """Join bands with their neighbours where that costs next to nothing."""
    found = list(bands)

    def cost() -> float:
        return float(pooled.cost(pooled.sums(*shares_of(tuple(found), len(pooled.terms.products)))))

    now = cost()
    for g in range(len(found)):
        k = 0
        while k < len(found[g].products):
            before = found[g]
            options = [joined for joined in (_joined(before, k, k - 1), _joined(before, k, k + 1)) if joined is not None]
            costs = []
            for joined in options:
                found[g] = joined
                costs.append(cost() if _is_allowed(grid, g, joined) else np.inf)
            found[g] = before
            if options and min(costs) <= now + _WORTH_A_RULE * abs(now):
                found[g], now = options[int(np.argmin(costs))], min(costs)
            else:
                k += 1
    return tuple(found)


def _is_allowed(grid: UsageGrid, g: int, group: GroupBands) -> bool:
    """Say whether nobody has a licence that the own calls do not repay, where that is asked for."""
    if grid.donors:
        return True
    begins = (0.0, *group.borders) if np.isfinite(grid.border[g, 0]) else (1.0,) * len(group.products)
    return all(begin >= grid.worth_from[g, p] * (1 - 1e-9) for begin, p in zip(begins, group.products, strict=True))


def _joined(group: GroupBands, k: int, into: int) -> GroupBands | None:
    """Return a group in which band ``k`` has the product of the band beside it; None where there is none or it would be for heavier use."""
    if not 0 <= into < len(group.products):
        return None
    borders = list(group.borders)
    if borders:
        del borders[min(k, into)]
    merged = [
        (product, people + (group.people[k] if j == into else 0.0), usage + (group.usage[k] if j == into else 0.0))
        for j, (product, people, usage) in enumerate(zip(group.products, group.people, group.usage, strict=True))
        if j != k
    ]
    products, people, usage = zip(*merged, strict=True)
    return GroupBands(products, tuple(borders), people, usage)


def _best_border(
    pooled: PooledCost, bands: tuple[GroupBands, ...], g: int, k: int, tried: NDArray[np.float64], spread: float
) -> GroupBands:
    group, products = bands[g], len(pooled.terms.products)
    borders = np.tile(np.array([0.0, *group.borders, np.inf]), (len(tried), 1))
    borders[:, k + 1] = tried
    people, usage = (np.diff(below, axis=1) for below in usage_shares(spread, borders))
    belongs = np.array(group.products)[:, None] == np.arange(products)
    rest = tuple(GroupBands(b.products, b.borders, b.people, b.usage) for h, b in enumerate(bands) if h != g)
    tried_sums = pooled.sums_of(g, people @ belongs, usage @ belongs)
    for other, which in zip(rest, (h for h in range(len(bands)) if h != g), strict=True):
        shares = shares_of((other,), products)
        tried_sums = tried_sums + pooled.sums_of(which, shares[0][0], shares[1][0])
    best = int(pooled.cost(tried_sums).argmin())
    return GroupBands(group.products, tuple(borders[best, 1:-1].tolist()), tuple(people[best].tolist()), tuple(usage[best].tolist()))
