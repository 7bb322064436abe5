"""What the best mix is reckoned from: per group, product and month the fee, the own charges and the use of pools.

Months in which nothing differs are one month that counts several times, so a flat year is a single month here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.charges import MINUTE_COMPONENTS, Tariffs
from ppm_desktop.costing.licences import fees_in_force
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.decisions.best_mix.candidates import LeftOut, candidates_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Tariff
    from ppm_desktop.costing.traffic import Traffic
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: What differs less than this is the same month.
_DIGITS: Final = 12


@dataclass(frozen=True)
class MixTerms:
    """Figures of a scenario. Shapes: G groups, P products, Q pools, T different months; months before the split are M."""

    project: Project
    scenario: Scenario
    traffic: Traffic
    products: tuple[Product, ...]
    pools: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    candidate: NDArray[np.bool_]  # (G, P) products that a group's organisers may have
    spread: NDArray[np.float64]  # (G,) coefficient of variation
    times: NDArray[np.float64]  # (T,) how many months are like this one
    organisers: NDArray[np.float64]  # (G, T)
    fee: NDArray[np.float64]  # (P, T)
    own: NDArray[np.float64]  # (G, P, T) charges of a whole group but for what a pool may cover
    pooled: NDArray[np.float64]  # (G, P, T) what the minutes in pool scope would cost without a pool
    in_scope: NDArray[np.float64]  # (G, P, T) minutes in pool scope
    pool_of: NDArray[np.intp]  # (P,) place in ``pools``
    pool_minutes: NDArray[np.float64]  # (P,) that a licence brings
    purchased: NDArray[np.float64]  # (P,) licences paid for as soon as anybody has the product
    held: NDArray[np.bool_]  # (G,) groups that keep what they hold

    @property
    def minutes_per_organiser(self) -> NDArray[np.float64]:
        """Average phone minutes of a month by group, over the months in which it has organisers; shape (G,)."""
        people = self.traffic.organisers.sum(axis=1)
        average: NDArray[np.float64] = self.traffic.minutes.sum(axis=1) / np.maximum(people, 1)
        return average

    @property
    def most_organisers(self) -> NDArray[np.int64]:
        """Organisers by group in the month that has most, shape (G,)."""
        most: NDArray[np.int64] = self.traffic.organisers.max(axis=1)
        return most


def terms_of(project: Project, scenario: Scenario, availability: Availability) -> MixTerms:
    """Gather the figures. The project must have passed the checks.

    Raises:
        NoCandidateError: A group has organisers and no product that may be bought and is priced.
    """
    traffic = traffic_of(project, scenario)
    tariffs = Tariffs(project, traffic)
    candidates = candidates_of(project, scenario, availability, traffic, tariffs)
    products = candidates.products
    fees = np.array([[0.0 if f.amount is None else float(f.amount) for f in fees_in_force(scenario, p, traffic.months)] for p in products])
    charges = [_charges(tariffs.of(product), traffic) for product in products]
    own, pooled, in_scope = (np.stack([charge[kind] for charge in charges], axis=1) for kind in range(3))
    months, times = _different_months(traffic.organisers.astype(np.float64), fees, own, pooled, in_scope)
    pools = tuple(sorted({product.pool for product in products}))
    bought = {entry.product: entry.licences for entry in scenario.purchased} if scenario.pool_basis == "purchased" else {}
    return MixTerms(
        project=project,
        scenario=scenario,
        traffic=traffic,
        products=products,
        pools=pools,
        left_out=candidates.left_out,
        candidate=candidates.allowed,
        spread=np.array([group.habits.usage_spread for group in scenario.groups]),
        times=times,
        organisers=traffic.organisers[:, months].astype(np.float64),
        fee=fees[:, months],
        own=own[..., months],
        pooled=pooled[..., months],
        in_scope=in_scope[..., months],
        pool_of=np.array([pools.index(product.pool) for product in products]),
        pool_minutes=np.array([float(product.pool_minutes) for product in products]),
        purchased=np.array([float(bought.get(product.id, 0)) for product in products]),
        held=np.array([group.holds == "included" for group in scenario.groups]),
    )


def _charges(tariff: Tariff, traffic: Traffic) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return a product's own charges, its charges in pool scope and its minutes in pool scope, each of shape (G, M)."""
    by_component = {
        component: traffic.minutes * tariff.unit_cost[component] + traffic.calls * tariff.unit_fee[component]
        for component in MINUTE_COMPONENTS
    }
    pooled = by_component.pop("dial_out_pool")
    own = sum((cost for component, cost in by_component.items() if tariff.metered(component)), np.zeros_like(pooled))
    return own, pooled, traffic.minutes * tariff.weight["dial_out_pool"][:, None]


def _different_months(*figures: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the first of each kind of month, in order, and how often each kind comes; the last axis of all figures is the month."""
    columns = np.concatenate([one.reshape(-1, one.shape[-1]) for one in figures]).T
    largest = np.abs(columns).max(axis=0)
    same = np.round(columns / np.where(largest > 0, largest, 1.0), _DIGITS)
    _, first, counts = np.unique(same, axis=0, return_index=True, return_counts=True)
    order = np.argsort(first)
    return first[order], counts[order].astype(np.float64)
