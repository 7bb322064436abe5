"""What no choice of products can undercut: prices on pool minutes take the organisers apart, and for any prices each is judged alone.

With the average rate ``r = W/E`` of a pool between ``low`` and ``high`` and its charged share ``t`` between ``least`` and ``most``, what the
pool does not cover is at least 0, at least ``low (E - P) + least (W - low E)`` and at least ``high (E - P) + most (W - high E)`` (the product of
r and t lies above its lower envelope), and at least any mean of the three. Such a mean is a sum over organisers, so its least value is found for
each separately. Any weights prove a bound; good ones are sought by steps along the slope.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.people_mix.tenant import Tenant

#: So many steps without a better bound halve the stride.
_PATIENCE: Final = 6
_LEAST_STRIDE: Final = 1e-3


@dataclass(frozen=True)
class Ranges:
    """What is known of every choice that is worth looking at, each of shape (Q, M)."""

    low: NDArray[np.float64]  # average rate of the minutes in scope of a pool
    high: NDArray[np.float64]
    least: NDArray[np.float64]  # share of them that is charged
    most: NDArray[np.float64]

    @property
    def planes(self) -> NDArray[np.float64]:
        """The two bounds as factors of W, E and P; shape (2, 3, Q, M)."""
        low, high, least, most = self.low, self.high, self.least, self.most
        return np.array([[least, low * (1.0 - least), -low], [most, high * (1.0 - most), -high]])


@dataclass(frozen=True)
class Lines:
    """The bound for given weights: every organiser costs ``each[i, p]``, and all choices the constant."""

    each: NDArray[np.float64]  # (N, P); infinite where not allowed
    constant: float
    chosen: NDArray[np.intp]  # (N,) the cheapest by it
    value: float


def whole_ranges(tenant: Tenant) -> Ranges:
    """Return what holds for every choice: the average of rates lies between the least and the highest of them."""
    shape = tenant.pools, tenant.months
    low, high = np.full(shape, np.inf), np.zeros(shape)
    free, fewest = np.zeros(shape), np.full(shape, np.inf)
    for p in range(tenant.products):
        if tenant.scope_of[p] < 0 or not tenant.allowed[:, p].any():
            continue
        q = tenant.pool_of[p]
        some = tenant.scoped[tenant.scope_of[p]] if tenant.allowed[:, p].all() else tenant.scoped[tenant.scope_of[p]][tenant.allowed[:, p]]
        price, minutes = some[:, : tenant.months], some[:, tenant.months :]
        used = minutes > 0
        rate = np.divide(price, minutes, out=np.full_like(price, np.inf), where=used)
        low[q] = np.minimum(low[q], rate.min(axis=0))
        high[q] = np.maximum(high[q], np.where(used, rate, 0.0).max(axis=0))
        # Connection fees of calls without a minute have no rate of their own; a pool with few minutes would make much of them.
        free[q] += np.where(used, 0.0, price).sum(axis=0)
        fewest[q] = np.minimum(fewest[q], np.where(used, minutes, np.inf).min(axis=0))
    known = np.isfinite(low)
    high = high + np.where(free > 0, free / np.where(np.isfinite(fewest), fewest, 1.0), 0.0)
    return Ranges(np.where(known, low, 0.0), np.where(known, high, 0.0), np.zeros(shape), np.ones(shape))


@dataclass(frozen=True)
class Bounding:
    """Proves bounds for one tenant. Products with a commitment count as used by somebody: see ``solve``."""

    tenant: Tenant

    def weighted(self, ranges: Ranges, weight: NDArray[np.float64], bought: NDArray[np.float64]) -> Lines:
        """Return the bound for weights of the planes, shape (2, Q, M), each at least 0 and together at most 1.

        ``bought``, shape (P,), is how far (0 … 1) licences within a commitment count as paid each for itself.
        """
        return self.lined(np.einsum("kqm,kfqm->fqm", weight, ranges.planes), bought)

    def lined(self, factors: NDArray[np.float64], bought: NDArray[np.float64]) -> Lines:
        """Return the bound when W, E and P of the pools cost ``factors``, shape (3, Q, M)."""
        tenant = self.tenant
        level, constant = self.licences(factors[2].sum(axis=1), bought)
        each = tenant.calls + level
        for p in range(tenant.products):
            q = tenant.pool_of[p]
            if tenant.scope_of[p] >= 0 and factors[:2, q].any():
                each[:, p] += tenant.scoped[tenant.scope_of[p]] @ factors[:2, q].ravel()
        each[~tenant.allowed] = np.inf
        chosen = each.argmin(axis=1)
        return Lines(each, constant, chosen, constant + float(each[np.arange(len(each)), chosen].sum()))

    def licences(self, pool_price: NDArray[np.float64], bought: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
        """Return what a licence costs net of its pool minutes, by product, and what commitments cost whatever is chosen."""
        tenant = self.tenant
        net = tenant.fee + tenant.pool_minutes * pool_price[tenant.pool_of]
        if not tenant.has_commitments:
            return net, 0.0
        committed, most = tenant.committed, np.maximum(tenant.candidates, 1)
        # max(c, n) lies above c + b (n - c) for b from 0 to 1; where it lowers the cost, below the chord from (0, c) to (most, most).
        chord = np.where(committed < most, 1.0 - committed / most, 0.0)
        share = np.where(net >= 0, bought, chord)
        level = np.where(committed > 0, share * net, net)
        constant = np.where(net >= 0, net * committed * (1.0 - bought), net * committed)
        return level, float(constant[committed > 0].sum())

    def slope(self, ranges: Ranges, chosen: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return how the bound changes with the weights, shape (2, Q, M), and with ``bought``, shape (P,)."""
        tenant = self.tenant
        counts, sums = tenant.sums(chosen)
        use = tenant.pool_use(np.where(tenant.committed > 0, np.maximum(counts, tenant.committed), counts), sums)
        pools = np.broadcast_to(use.pool[:, None], use.price.shape)
        weights = np.einsum("kfqm,fqm->kqm", ranges.planes, np.array([use.price, use.minutes, pools]))
        return weights, np.where(tenant.committed > 0, tenant.fee * (counts - tenant.committed), 0.0)


@dataclass(frozen=True)
class Weights:
    """What a bound is proved with."""

    planes: NDArray[np.float64]  # (2, Q, M)
    bought: NDArray[np.float64]  # (P,)


def first_weights(tenant: Tenant, share: float = 0.5) -> Weights:
    """Return weights to begin with: all of one plane, or between the two."""
    one = np.ones((tenant.pools, tenant.months))
    return Weights(np.array([(1.0 - share) * one, share * one]), np.full(tenant.products, 0.5))


def better_weights(tenant: Tenant, ranges: Ranges, begin: Weights, upper: float, steps: int) -> tuple[Weights, float]:
    """Return weights that prove more, and what they prove; ``upper`` is the cost of the best choice known."""
    bounding = Bounding(tenant)
    weights, best, value = begin, begin, -np.inf
    stride, idle = 1.0, 0
    for _ in range(steps):
        lines = bounding.weighted(ranges, weights.planes, weights.bought)
        if lines.value > value + 1e-9 * abs(value if np.isfinite(value) else 0.0):
            best, value, idle = weights, lines.value, 0
        else:
            idle += 1
            if idle >= _PATIENCE:
                stride, idle, weights = stride / 2, 0, best
                lines = bounding.weighted(ranges, weights.planes, weights.bought)
        if upper - value <= 1e-9 * max(1.0, abs(upper)) or stride < _LEAST_STRIDE:
            break
        by_plane, by_bought = bounding.slope(ranges, lines.chosen)
        length = float((by_plane**2).sum() + (by_bought**2).sum())
        if length == 0:
            break
        step = stride * (upper - lines.value) / length
        weights = Weights(_held(weights.planes + step * by_plane), np.clip(weights.bought + step * by_bought, 0.0, 1.0))
    return best, value


def _held(weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the nearest weights of the two planes that are at least 0 and together at most 1."""
    clipped = np.maximum(weight, 0.0)
    over = clipped.sum(axis=0) > 1.0
    first = np.clip((weight[0] - weight[1] + 1.0) / 2.0, 0.0, 1.0)
    held: NDArray[np.float64] = np.where(over, np.array([first, 1.0 - first]), clipped)
    return held
