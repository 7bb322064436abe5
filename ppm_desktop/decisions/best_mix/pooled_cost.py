"""The expected cost of a way to share products out, by the engine's own formula: pools are used evenly by all who share them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.terms import MixTerms


@dataclass(frozen=True)
class Sums:
    """What a cost is made of. Shapes: P products, Q pools, T months; ``...`` are cases that are tried side by side."""

    licences: NDArray[np.float64]  # (..., P, T)
    own: NDArray[np.float64]  # (...) charges outside of pools, all months
    in_scope: NDArray[np.float64]  # (..., Q, T) minutes
    pooled: NDArray[np.float64]  # (..., Q, T) their price without a pool

    def __add__(self, other: Sums) -> Sums:
        """Add what another part of the organisers brings."""
        return Sums(self.licences + other.licences, self.own + other.own, self.in_scope + other.in_scope, self.pooled + other.pooled)

    def __sub__(self, other: Sums) -> Sums:
        """Take what a part of the organisers brings out again."""
        return Sums(self.licences - other.licences, self.own - other.own, self.in_scope - other.in_scope, self.pooled - other.pooled)


class PooledCost:
    """Adds up what groups bring, and prices the sums."""

    def __init__(self, terms: MixTerms) -> None:
        """Lay out once what each group would bring if all of its organisers had a product."""
        self.terms = terms
        self._own = np.einsum("t,gpt->gp", terms.times, terms.own)
        member = terms.pool_of[:, None] == np.arange(len(terms.pools))  # (P, Q)
        self.member = member
        self._in_scope = terms.in_scope[:, :, None, :] * member[:, :, None]  # (G, P, Q, T)
        self._pooled = terms.pooled[:, :, None, :] * member[:, :, None]
        self._fee = terms.fee * terms.times

    def sums_of(self, g: int, people: NDArray[np.float64], usage: NDArray[np.float64]) -> Sums:
        """Return what one group brings when its people and its usage are shared out so, each of shape (..., P)."""
        return Sums(
            people[..., :, None] * self.terms.organisers[g],
            usage @ self._own[g],
            np.tensordot(usage, self._in_scope[g], axes=1),
            np.tensordot(usage, self._pooled[g], axes=1),
        )

    def sums(self, people: NDArray[np.float64], usage: NDArray[np.float64]) -> Sums:
        """Return what all groups bring together, both of shape (G, P)."""
        return Sums(
            np.einsum("gp,gt->pt", people, self.terms.organisers),
            np.asarray(np.einsum("gp,gp->", usage, self._own)),
            np.einsum("gp,gpqt->qt", usage, self._in_scope),
            np.einsum("gp,gpqt->qt", usage, self._pooled),
        )

    def paid(self, sums: Sums) -> NDArray[np.float64]:
        """Return the licences that are paid for, shape (..., P, T): at least those bought, of what anybody has."""
        anybody = sums.licences > 1e-12  # noqa: PLR2004 - less than any person, more than what sums lose
        bought = np.maximum(sums.licences, self.terms.purchased[:, None])
        licences: NDArray[np.float64] = np.where(anybody, bought, 0.0)
        return licences

    def available(self, sums: Sums) -> NDArray[np.float64]:
        """Return the minutes of each pool, shape (..., Q, T)."""
        minutes = self.paid(sums) * self.terms.pool_minutes[:, None]
        pool: NDArray[np.float64] = np.einsum("...pt,pq->...qt", minutes, self.member)
        return pool

    def charged(self, sums: Sums) -> NDArray[np.float64]:
        """Return the share of the minutes in scope that a pool does not cover, shape (..., Q, T)."""
        pool = self.available(sums)
        over = sums.in_scope > pool
        share: NDArray[np.float64] = np.where(over, 1.0 - pool / np.where(over, sums.in_scope, 1.0), 0.0)
        return share

    def cost(self, sums: Sums) -> NDArray[np.float64]:
        """Return the cost of the whole period, shape (...)."""
        fees = np.einsum("...pt,pt->...", self.paid(sums), self._fee)
        beyond = np.einsum("...qt,...qt,t->...", sums.pooled, self.charged(sums), self.terms.times)
        total: NDArray[np.float64] = fees + sums.own + beyond
        return total
