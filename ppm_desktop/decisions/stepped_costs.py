"""What every option costs for many headcounts at once: who gets what is split anew, rates and habits are looked up once.

An organiser's phone minutes, and what they cost by component, do not depend on how many organisers there are. So a cost is a sum of
whole organisers times prices for one, and steps of a headcount are one more axis of the same sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.charges import MINUTE_COMPONENTS
from ppm_desktop.costing.giving_way import step_by_step
from ppm_desktop.costing.licences import is_lost, licence_uses
from ppm_desktop.costing.traffic import headcount_of
from ppm_desktop.decisions.priced import POOLED, lacks
from ppm_desktop.domain.input_paths import ORGANISERS
from ppm_desktop.domain.organisation import MOST_ORGANISERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Part
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.decisions.inputs import ChangingInput

#: Every component but the one that a pool pays.
_PLAIN: Final = tuple(name for name in MINUTE_COMPONENTS if name != POOLED)


@dataclass(frozen=True, slots=True)
class _Unit:
    """What one organiser costs with a product, by group and month, each of shape (G, M)."""

    plain: NDArray[np.float64]  # outside the scope of the pool
    pooled: NDArray[np.float64]  # in it, as if no pool paid
    eligible: NDArray[np.float64]  # minutes in it
    plain_lacks: NDArray[np.float64] | None  # 1 where a rate is missing outside, 0 elsewhere; None when none is
    pool_lacks: NDArray[np.float64] | None  # the same of minutes in the scope of the pool


class SteppedCosts:
    """The costs of a comparison over a relative headcount or growth, lower bounds where a price is missing. Shapes: X steps, O options."""

    def __init__(self, today: Comparison, changing: ChangingInput) -> None:
        """Lay out what stays the same."""
        self._today = today
        self._changing = changing
        traffic, scenario = today.traffic, today.scenario
        self._people = headcount_of(traffic.groups, traffic.months)
        season = np.array([scenario.season[month.month - 1] for month in traffic.months])
        self._calls = season * np.array([group.habits.calls_per_organiser for group in traffic.groups])[:, None]
        self._minutes = self._calls * traffic.billed_minutes_per_call[:, None]
        self._units: dict[str, _Unit] = {}

    def present(self, xs: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which groups have anybody at all, as eligibility counts them; shape (X, G)."""
        there = np.any(self._steps(xs)[0], axis=-1)
        return np.broadcast_to(there, (len(xs), there.shape[-1]))

    def totals(self, xs: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Return what every option costs over the whole period at every number of ``xs``, and whether all of it has a price; shapes (X, O)."""
        organisers = self._people.grown(*self._steps(xs))
        x, g, m = organisers.shape
        flat = np.ascontiguousarray(organisers.transpose(1, 0, 2)).reshape(g, x * m)
        found = [self._of_option(number, flat, x) for number in step_by_step(range(len(self._today.results)))]
        return np.stack([total for total, _priced in found], axis=-1), np.stack([priced for _total, priced in found], axis=-1)

    def _steps(self, xs: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return headcounts before growth (X, G, M) and growth (X, G), one of them changed; not repeated where it stays."""
        places, people = list(self._changing.places), self._people
        if self._changing.field == ORGANISERS:
            base = np.repeat(people.base[None], len(xs), axis=0)
            base[:, places] = np.minimum(MOST_ORGANISERS, np.floor(base[:, places] * xs[:, None, None] + 0.5))
            return base, people.growth
        growth = np.repeat(people.growth[None], len(xs), axis=0)
        growth[:, places] = np.maximum(-1.0, growth[:, places] * xs[:, None])
        return people.base[None], growth

    def _of_option(self, number: int, organisers: NDArray[np.int64], steps: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        today = self._today
        charges = today.results[number].charges
        uses = [use for use in licence_uses(today.project, today.scenario, charges.option, organisers) if not is_lost(use)]
        total, short = np.zeros(steps), np.zeros(steps, dtype=np.bool_)
        shape = (len(self._calls), steps, len(today.traffic.months))
        pools: dict[str, list[NDArray[np.float64]]] = {}
        for use, part in zip(uses, charges.parts, strict=True):
            unit = self._unit(part)
            assigned = use.assigned.reshape(shape).astype(np.float64)
            paid = use.paid.reshape(shape[1:]).astype(np.float64)
            total += paid @ np.nan_to_num(part.fee) + np.einsum("gxm,gm->x", assigned, unit.plain)
            short |= (paid[:, np.isnan(part.fee)] > 0).any(axis=1)
            if unit.plain_lacks is not None:
                short |= np.einsum("gxm,gm->x", assigned, unit.plain_lacks) > 0
            sums = [part.use.product.pool_minutes * paid, *(np.einsum("gxm,gm->xm", assigned, one) for one in (unit.eligible, unit.pooled))]
            sums.append(np.zeros_like(paid) if unit.pool_lacks is None else np.einsum("gxm,gm->xm", assigned, unit.pool_lacks))
            known = pools.get(part.use.product.pool)
            pools[part.use.product.pool] = sums if known is None else [a + b for a, b in zip(known, sums, strict=True)]
        for size, minutes, gross, lacking in pools.values():
            used_up = minutes > size
            total += (np.where(used_up, 1.0 - size / np.where(used_up, minutes, 1.0), 0.0) * gross).sum(axis=1)
            short |= (used_up & (lacking > 0)).any(axis=1)
        return total, ~short

    def _unit(self, part: Part) -> _Unit:
        """Return what an organiser with the product of a part costs, whichever option the part is of."""
        product = part.use.product.id
        if product not in self._units:
            metered = [name for name in _PLAIN if part.tariff.metered(name)]
            plain = sum((self._price(part, name) for name in metered), np.zeros_like(self._calls))
            eligible = self._minutes * part.tariff.weight[POOLED][:, None]
            lacking = self._lacks(part, metered), self._lacks(part, [POOLED])
            self._units[product] = _Unit(plain, self._price(part, POOLED), eligible, *lacking)
        return self._units[product]

    def _lacks(self, part: Part, components: list[str]) -> NDArray[np.float64] | None:
        if not part.tariff.rates.missing.any():
            return None
        found = [lacks(part, self._today.traffic.weights, name) & (self._calls > 0) for name in components]
        return np.any(found, axis=0).astype(np.float64) if np.any(found) else None

    def _price(self, part: Part, component: str) -> NDArray[np.float64]:
        cost: NDArray[np.float64] = self._minutes * part.tariff.unit_cost[component] + self._calls * part.tariff.unit_fee[component]
        return cost
