"""Narrows what choices are worth looking at: average rates and charged shares that every cheaper choice must keep to.

Whoever supposes that a month's average rate is above ``v`` may take ``k (W - v E)`` from the bound, for any k. If the bound still exceeds the cost
of the best choice known, no better choice has such a rate. Narrower ranges prove more, which narrows them further.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from ppm_desktop.decisions.people_mix.bound import Bounding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.people_mix.bound import Lines, Ranges, Weights
    from ppm_desktop.decisions.people_mix.tenant import Tenant

Side = Literal["low", "high", "least", "most"]
_SIDES: Final[tuple[Side, ...]] = ("low", "high", "least", "most")
#: Where a border lies is sought among so many organisers, and then proved for all.
_SAMPLE: Final = 3000
_HALVINGS: Final = 5
_PRICES: Final = (3.0, 1.0, 9.0, 0.3)
#: A border found in the sample is proved for all this much further out, and else at the second.
_FURTHER: Final = (0.08, 0.4)
#: Months are passed over in which the planes lie so little below the cost, as a share of the gap; and borders that are reached.
_WORTH_IT: Final = 2e-3
_NO_ROOM: Final = 1e-3


@dataclass(frozen=True)
class _Claim:
    """That nothing better lies at one side of a month's rate or charged share, between the best choice's and the border so far."""

    side: Side
    m: int
    outer: float
    inside: float


def narrowed(tenant: Tenant, ranges: Ranges, weights: Weights, lines: Lines, best: tuple[float, NDArray[np.intp]]) -> Ranges:
    """Return ranges that every choice cheaper than ``best`` (its cost, and the choice) keeps to."""
    total, chosen = best
    use = tenant.pool_use(*tenant.sums(chosen))
    rate = np.divide(use.price, use.minutes, out=ranges.low.copy(), where=use.minutes > 0)
    inner = {"low": rate, "high": rate, "least": use.charged, "most": use.charged}
    found: dict[Side, NDArray[np.float64]] = {side: getattr(ranges, side).copy() for side in _SIDES}
    small = tenant.organisers > _SAMPLE
    some = np.random.default_rng(1).choice(tenant.organisers, _SAMPLE, replace=False) if small else np.arange(tenant.organisers)
    aim = total - lines.value + 1e-10 * max(1.0, abs(total))
    # How far the two planes can lie below the cost of a pool in one month.
    room = (ranges.high - ranges.low) * (ranges.most - ranges.least) * np.maximum(use.minutes, use.pool[:, None]) / 4
    factors = np.einsum("kqm,kfqm->fqm", weights.planes, ranges.planes)
    for q in range(tenant.pools):
        beside = _Beside(tenant, lines, factors, weights.bought, q, some)
        whole = _Beside(tenant, lines, factors, weights.bought, q, None) if small else beside
        for m in np.flatnonzero(room[q] > _WORTH_IT * aim):
            for side in _SIDES:
                lowest, highest = (ranges.low, ranges.high) if side in {"low", "high"} else (ranges.least, ranges.most)
                outer, inside = float(found[side][q, m]), float(np.clip(inner[side][q, m], lowest[q, m], highest[q, m]))
                if abs(outer - inside) > _NO_ROOM * max(abs(outer), 1e-6):
                    at = _proved(beside, whole, _Claim(side, int(m), outer, inside), aim)
                    found[side][q, m] = outer if at is None else at
    return replace(ranges, **found)


def _proved(beside: _Beside, whole: _Beside, claim: _Claim, aim: float) -> float | None:
    """Return the border nearest to the best choice beyond which nothing better lies; None where none is proven."""
    side, m, inside, way = claim.side, claim.m, claim.inside, claim.outer - claim.inside
    near, far, price = 0.0, 1.0, None  # shares of the way from the inside to the border
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        at = inside + middle * way
        works = next((k for k in _PRICES if beside.gain(side, m, at, k) > aim), None)
        if works is None:
            near = middle
        else:
            far, price = middle, works
    if price is None:
        return None
    if whole is beside:
        return inside + far * way
    tries = (inside + far * (1.0 + more) * way for more in _FURTHER if far * (1.0 + more) < 1.0)
    return next((at for at in tries if whole.gain(side, m, at, price) > aim), None)


class _Beside:
    """How much more the bound proves when a pool's W, E and P cost more in one month."""

    def __init__(
        self, tenant: Tenant, lines: Lines, factors: NDArray[np.float64], bought: NDArray[np.float64], q: int, some: NDArray[np.intp] | None
    ) -> None:
        self._tenant, self._q = tenant, q
        self._bounding, self._factors, self._bought = Bounding(tenant), factors, bought
        self._level, self._constant = self._bounding.licences(factors[2].sum(axis=1), bought)
        each = lines.each if some is None else lines.each[some]
        self._times = tenant.organisers / len(each)
        self._members = [int(p) for p in np.flatnonzero(tenant.pool_of == q)]
        others = np.flatnonzero(tenant.pool_of != q)
        self._other = each[:, others].min(axis=1) if len(others) else np.full(len(each), np.inf)
        self._mine = [np.ascontiguousarray(each[:, p]) for p in self._members]
        self._before = float(each.min(axis=1).sum())
        self._columns: dict[tuple[int, int], NDArray[np.float64]] = {}
        self._some = some

    def _column(self, scope: int, column: int) -> NDArray[np.float64]:
        key = scope, column
        if key not in self._columns:
            scoped = self._tenant.scoped[scope][:, column]
            self._columns[key] = np.ascontiguousarray(scoped if self._some is None else scoped[self._some])
        return self._columns[key]

    def gain(self, side: Side, m: int, at: float, price: float) -> float:
        """Return by how much the bound rises for choices at ``at`` or beyond it."""
        tenant = self._tenant
        by_price, by_minutes, by_pool = {
            "high": (-price, price * at, 0.0),
            "low": (price, -price * at, 0.0),
            "most": (0.0, -price * (1.0 - at), price),
            "least": (0.0, price * (1.0 - at), -price),
        }[side]
        scale = 0.05 if by_pool else 1.0
        pool_price = self._factors[2].sum(axis=1)
        pool_price[self._q] += by_pool * scale
        level, constant = self._bounding.licences(pool_price, self._bought)
        least = self._other
        for p, mine in zip(self._members, self._mine, strict=True):
            cost = mine + (level[p] - self._level[p])
            scope = tenant.scope_of[p]
            if scope >= 0:
                if by_price:
                    cost = cost + by_price * self._column(scope, m)
                cost = cost + (by_minutes * scale) * self._column(scope, tenant.months + m)
            least = np.minimum(least, cost)
        return float((least.sum() - self._before) * self._times + constant - self._constant)
