"""What one percentage point of phone participants who join by app saves: the exact slope of the model where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.charges import MINUTE_COMPONENTS, Tariffs, charges_of
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.costing.unpriced import unpriced_of
from ppm_desktop.domain.period import MONTHS_PER_YEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Charges, Part
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

_POINT: Final = 0.01


@dataclass(frozen=True, slots=True)
class AppSlope:
    """Money a year for the first percentage point of a group's phone participants; the groups sum to what one point of all saves."""

    by_group: tuple[tuple[str, float], ...]

    @property
    def per_point(self) -> float:
        """One point of everybody."""
        return sum(saving for _, saving in self.by_group)


def app_slope(project: Project, scenario: Scenario, option: Option) -> AppSlope | None:
    """Return the slope, or None when a price is missing.

    While a pool is exceeded, a call less saves its own overage and leaves more of the pool to everybody else. While it is not, a call
    that the pool pays saves nothing; where it is just used up, neither does the next call that stays away.
    """
    traffic = traffic_of(project, scenario)
    charges = charges_of(project, scenario, option, traffic, Tariffs(project, traffic))
    if unpriced_of(charges):
        return None
    saved = np.zeros(traffic.organisers.shape)
    for part in charges.parts:
        for component in MINUTE_COMPONENTS:
            if part.tariff.metered(component):
                saved += _full_price(part, component) * part.charged(component)
    for pool, available in charges.pools.items():
        saved += _left_to_others(charges, pool, available)
    by_group = saved.sum(axis=1) * (_POINT * MONTHS_PER_YEAR / project.months)
    return AppSlope(tuple(zip((group.name for group in traffic.groups), by_group.tolist(), strict=True)))


def _full_price(part: Part, component: str) -> NDArray[np.float64]:
    """Return what a component would cost without a pool, shape (G, M)."""
    price: NDArray[np.float64] = part.minutes * part.tariff.unit_cost[component]
    if part.tariff.rates.has_connection_fees:
        price = price + part.calls * part.tariff.unit_fee[component]
    return price


def _left_to_others(charges: Charges, pool: str, available: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what the pool would pay more if a group's minutes in it went to zero at today's pace, shape (G, M)."""
    mine = [part for part in charges.parts if part.use.product.pool == pool]
    eligible = sum((part.minutes * part.tariff.weight["dial_out_pool"][:, None] for part in mine), np.zeros_like(charges.traffic.calls))
    price = sum((_full_price(part, "dial_out_pool").sum(axis=0) for part in mine), np.zeros(len(charges.traffic.months)))
    wanted = eligible.sum(axis=0)
    exceeded = wanted > available
    safe = np.where(exceeded, wanted, 1.0)
    result: NDArray[np.float64] = np.where(exceeded, available * price / safe**2, 0.0) * eligible
    return result
