"""How far the shares of usage are open in one case, and what that leaves open about the average rates of pools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost


@dataclass(frozen=True)
class Box:
    """Between what and what the share of each product of each group's usage lies, both of shape (G, P)."""

    least: NDArray[np.float64]
    most: NDArray[np.float64]


def whole_box(candidate: NDArray[np.bool_]) -> Box:
    """Return the box that leaves everything open but what is the only product of a group."""
    only = candidate & (candidate.sum(axis=1) == 1)[:, None]
    return Box(only.astype(np.float64), candidate.astype(np.float64))


def average_rates(pooled: PooledCost, candidate: NDArray[np.bool_], box: Box) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the least and the highest average rate W/E that minutes in the scope of each pool can have in the box; shape (Q, T)."""
    terms = pooled.terms
    low, high = np.zeros((len(terms.pools), len(terms.times))), np.zeros((len(terms.pools), len(terms.times)))
    for q in range(len(terms.pools)):
        members = candidate & (terms.pool_of == q)
        if not members.any():
            continue
        minutes, price = terms.in_scope[members], terms.pooled[members]  # (items, T)
        least, more = box.least[members][:, None], (box.most - box.least)[members][:, None]
        rate = price / np.where(minutes > 0, minutes, 1.0)
        for turn, target in ((1.0, low), (-1.0, high)):
            order = np.argsort(turn * np.where(minutes > 0, rate, np.inf * turn), axis=0)
            extra_minutes = np.cumsum(np.take_along_axis(more * minutes, order, axis=0), axis=0)
            extra_price = np.cumsum(np.take_along_axis(more * price, order, axis=0), axis=0)
            all_minutes = np.concatenate([(least * minutes).sum(axis=0)[None], (least * minutes).sum(axis=0) + extra_minutes])
            all_price = np.concatenate([(least * price).sum(axis=0)[None], (least * price).sum(axis=0) + extra_price])
            average = np.where(all_minutes > 0, all_price / np.where(all_minutes > 0, all_minutes, 1.0), np.nan)
            known = np.where(np.isnan(average), np.inf * turn, average)
            extreme = known.min(axis=0) if turn > 0 else known.max(axis=0)
            target[q] = np.where(np.isfinite(extreme), extreme, 0.0)
    return low, high
