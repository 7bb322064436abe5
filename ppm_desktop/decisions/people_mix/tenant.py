"""What each organiser of a tenant would cost with each product, and what all of them cost together: the pool ties them to each other.

An organiser keeps one product for all months. What a pool does not cover costs ``W (1 - P/E)`` in each month: W the price without a
pool of the minutes in scope of the organisers who use it, E those minutes, P the pool.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.domain.cached import cached_property

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class PoolUse:
    """Use of the pools by a choice of products, or by many. Shapes: Q pools, M months."""

    price: NDArray[np.float64]  # (..., Q, M) of the minutes in scope, without a pool
    minutes: NDArray[np.float64]  # (..., Q, M) in scope
    pool: NDArray[np.float64]  # (..., Q) minutes of one month that the licences bring

    @cached_property
    def charged(self) -> NDArray[np.float64]:
        """Share of the minutes in scope that is charged, shape (..., Q, M)."""
        pool = self.pool[..., None]
        beyond = np.where(self.minutes > pool, 1.0 - pool / np.where(self.minutes > 0, self.minutes, 1.0), 0.0)
        found: NDArray[np.float64] = beyond
        return found


@dataclass(frozen=True)
class Tenant:
    """Figures of all organisers over the whole period. Shapes: N organisers, P products, Q pools, C scopes of pools, M months.

    ``calls`` is what an organiser's calls cost beside the pool; ``scoped`` has the price of the minutes in a scope (M columns) and
    then the minutes themselves (M columns), so that one multiplication serves both.
    """

    allowed: NDArray[np.bool_]  # (N, P)
    calls: NDArray[np.float64]  # (N, P)
    scoped: tuple[NDArray[np.float64], ...]  # C times (N, 2 M)
    scope_of: NDArray[np.intp]  # (P,) place in ``scoped``; -1 where the pool covers nothing
    fee: NDArray[np.float64]  # (P,) of one licence for all months together
    pool_of: NDArray[np.intp]  # (P,) place among the pools
    pool_minutes: NDArray[np.float64]  # (P,) that a licence brings in a month
    committed: NDArray[np.float64]  # (P,) licences paid for as soon as anybody has the product

    @property
    def organisers(self) -> int:
        """How many there are."""
        return len(self.calls)

    @property
    def products(self) -> int:
        """How many products there are."""
        return len(self.fee)

    @cached_property
    def months(self) -> int:
        """How many months there are."""
        return self.scoped[0].shape[1] // 2 if self.scoped else 0

    @cached_property
    def pools(self) -> int:
        """How many pools there are."""
        return int(self.pool_of.max()) + 1

    @cached_property
    def candidates(self) -> NDArray[np.int64]:
        """How many organisers may have each product, shape (P,)."""
        found: NDArray[np.int64] = self.allowed.sum(axis=0)
        return found

    @cached_property
    def has_commitments(self) -> bool:
        """Whether licences are paid for that nobody may need."""
        return bool(self.committed.any())

    def paid(self, counts: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the licences that are paid for when so many are assigned, both of shape (..., P)."""
        found: NDArray[np.float64] = np.where(counts > 0, np.maximum(counts, self.committed), 0.0)
        return found

    def sums(self, chosen: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the organisers of each product, shape (P,), and their sums in its scope, shape (P, 2 M)."""
        counts = np.bincount(chosen, minlength=self.products).astype(np.float64)
        found = np.zeros((self.products, 2 * self.months))
        for p in range(self.products):
            if counts[p] and self.scope_of[p] >= 0:
                found[p] = (chosen == p).astype(np.float64) @ self.scoped[self.scope_of[p]]
        return counts, found

    def pool_use(self, counts: NDArray[np.float64], sums: NDArray[np.float64]) -> PoolUse:
        """Return how the pools are used, from counts of shape (..., P) and sums of shape (..., P, 2 M)."""
        by_pool = self._members @ sums
        pool = (self.pool_minutes * self.paid(counts)) @ self._members.T
        return PoolUse(by_pool[..., : self.months], by_pool[..., self.months :], pool)

    @cached_property
    def _members(self) -> NDArray[np.float64]:
        """Which products use which pool, shape (Q, P)."""
        found: NDArray[np.float64] = (self.pool_of == np.arange(self.pools)[:, None]).astype(np.float64)
        return found

    def cost(self, own: NDArray[np.float64], counts: NDArray[np.float64], sums: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the cost of many choices at once: own charges (...), counts (..., P) and sums (..., P, 2 M)."""
        use = self.pool_use(counts, sums)
        found: NDArray[np.float64] = own + self.paid(counts) @ self.fee + (use.charged * use.price).sum(axis=(-2, -1))
        return found

    def total(self, chosen: NDArray[np.intp]) -> float:
        """Return what everything costs when organiser i has product ``chosen[i]``."""
        own = self.calls[np.arange(self.organisers), chosen].sum()
        return float(self.cost(own, *self.sums(chosen)))

    def only(self, rows: NDArray[np.intp]) -> Tenant:
        """Return the tenant with some of its organisers."""
        return replace(self, allowed=self.allowed[rows], calls=self.calls[rows], scoped=tuple(one[rows] for one in self.scoped))

    def without(self, products: NDArray[np.bool_]) -> Tenant:
        """Return the tenant in which nobody may have some of the products, shape (P,)."""
        return replace(self, allowed=self.allowed & ~products)


def without_donors(tenant: Tenant) -> Tenant:
    """Return the tenant in which nobody has a licence that the own calls do not repay; who can have nothing else keeps it."""
    allowed = tenant.allowed & ~donors(tenant)
    kept = np.any(allowed, axis=1).reshape(-1, 1)
    return replace(tenant, allowed=np.where(kept, allowed, tenant.allowed))


def donors(tenant: Tenant) -> NDArray[np.bool_]:
    """Return for whom each product is repaid only by others' use of its pool minutes, shape (N, P).

    Held against the cheaper products that the organiser may have instead, with all minutes in scope counted as covered where a licence
    brings pool minutes: nobody is called a donor who might gain.
    """
    alone = tenant.calls + tenant.fee
    for p in range(tenant.products):
        if tenant.scope_of[p] >= 0 and tenant.pool_minutes[p] == 0:
            alone[:, p] += tenant.scoped[tenant.scope_of[p]][:, : tenant.months].sum(axis=1)
    found = np.zeros_like(tenant.allowed)
    for p in range(tenant.products):
        for q in np.flatnonzero(tenant.fee < tenant.fee[p]):
            found[:, p] |= tenant.allowed[:, q] & (alone[:, p] > alone[:, q] + 1e-9)
    return found & tenant.allowed
