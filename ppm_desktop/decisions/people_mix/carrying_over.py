"""Carries a choice over from some organisers of a large tenant to all: by what a minute of each pool is worth there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.people_mix.bound import Bounding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.people_mix.tenant import Tenant

#: What a minute of a pool that is just used up may be worth, as shares of its average rate.
_WORTHS: Final = tuple(float(worth) for worth in np.linspace(0.0, 1.0, 13))
_ROUNDS: Final = 2
_FINER: Final = (-0.04, -0.02, 0.02, 0.04)


def part_of(tenant: Tenant, rows: NDArray[np.intp]) -> Tenant:
    """Return some organisers as a small tenant of the same kind, with its share of the commitments."""
    return replace(tenant.only(rows), committed=tenant.committed * (len(rows) / tenant.organisers))


def carried_over(tenant: Tenant, part: Tenant, chosen: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the choice for all that follows the prices of pool minutes in the part's choice, and what each product costs each by them.

    A pool that is used up has the slope of its cost as price. One with a rest is worth something between nothing and its average rate,
    because the next organiser may use it up: what fits best is tried out.
    """
    bought = np.full(tenant.products, 0.5)
    use = part.pool_use(*part.sums(chosen))
    rate = np.divide(use.price, use.minutes, out=np.zeros_like(use.price), where=use.minutes > 0)

    def factors(worth: NDArray[np.float64]) -> NDArray[np.float64]:
        spent = use.charged > 0
        by_minute = np.where(spent, (1.0 - use.charged) * rate, worth[:, None] * rate)
        by_pool = np.where(spent, rate, worth[:, None] * rate)
        return np.array([use.charged, by_minute, -by_pool])

    def cost(of: Tenant, worth: NDArray[np.float64]) -> float:
        return of.total(Bounding(of).lined(factors(worth), bought).chosen)

    worth = np.zeros(tenant.pools)
    loose = [q for q in range(tenant.pools) if use.minutes[q].any() and not use.charged[q].all()]
    for _ in range(_ROUNDS if len(loose) > 1 else 1):
        for q in loose:
            worth = min((_with(worth, q, one) for one in _WORTHS), key=lambda tried: cost(part, tried))
    for q in loose:
        tried = [worth, *(_with(worth, q, float(np.clip(worth[q] + more, 0.0, 1.0))) for more in _FINER)]
        worth = min(tried, key=lambda one: cost(tenant, one))
    lines = Bounding(tenant).lined(factors(worth), bought)
    return lines.chosen, lines.each


def _with(worth: NDArray[np.float64], q: int, one: float) -> NDArray[np.float64]:
    changed = worth.copy()
    changed[q] = one
    return changed
