"""The simulation without its short cut: every organiser's rate and the length of every single call, drawn one by one.

Written down once more from the rules, with nothing of the engine but where calls land and what they cost: slow, and what the fast one is held to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.charges import Tariffs
from ppm_desktop.costing.licences import LicenceUse, is_lost, licence_uses
from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.costing.traffic import Traffic, traffic_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


def every_call(project: Project, scenario: Scenario, generator: np.random.Generator, month_shock: float) -> NDArray[np.float64]:
    """Return the cost of one draw by option and month, shape (O, M), inputs as they are in the scenario.

    The organisers of a group are ranked; the first get an option's first product by id. Call lengths are negative exponential.
    """
    traffic = traffic_of(project, scenario)
    tariffs = Tariffs(project, traffic)
    rates = [
        _organisers_rates(group.habits.usage_spread, int(traffic.organisers[g].max()), generator) for g, group in enumerate(scenario.groups)
    ]
    options = [licence_uses(project, scenario, option, traffic.organisers) for option in scenario.options]
    cost = np.zeros((len(options), len(traffic.months)))
    for m, month in enumerate(traffic.months):
        shock = generator.gamma(month_shock**-2, month_shock**2) if month_shock else 1.0
        season = scenario.season[month.month - 1] * shock
        calls = [_calls_of(scenario, traffic, rates[g], g, m, season, generator) for g in range(len(scenario.groups))]
        for o, uses in enumerate(options):
            cost[o, m] = _month_cost(uses, tariffs, calls, m)
    return cost


def _organisers_rates(spread: float, organisers: int, generator: np.random.Generator) -> NDArray[np.float64]:
    return generator.gamma(spread**-2, spread**2, organisers) if spread else np.ones(organisers)


Calls = tuple["NDArray[np.intp]", "NDArray[np.intp]", "NDArray[np.float64]"]  # of each call: rank of its organiser, key, billed minutes


def _calls_of(
    scenario: Scenario, traffic: Traffic, rates: NDArray[np.float64], g: int, m: int, season: float, generator: np.random.Generator
) -> Calls:
    habits = scenario.groups[g].habits
    present = int(traffic.organisers[g, m])
    expected = rates[:present, None] * (season * habits.calls_per_organiser) * traffic.weights[g]
    number = generator.poisson(expected)
    rank, key = np.repeat(np.argwhere(number >= 0), number.ravel(), axis=0).T
    minutes = generator.exponential(habits.minutes_per_call, rank.size) + expected_rounding(scenario.increment_seconds)
    return rank, key, minutes


def _month_cost(uses: tuple[LicenceUse, ...], tariffs: Tariffs, calls: list[Calls], m: int) -> float:
    cost = 0.0
    pools: dict[str, list[float]] = {}  # minutes available, minutes eligible, their cost
    begin = np.zeros(len(calls), dtype=np.int64)
    for use in uses:
        end = begin + use.assigned[:, m]
        if not is_lost(use):
            pool = pools.setdefault(use.product.pool, [0.0, 0.0, 0.0])
            pool[0] += use.product.pool_minutes * float(use.paid[m])
            amount = use.fees[m].amount
            cost += (0.0 if amount is None else float(amount)) * float(use.paid[m])
            tariff = tariffs.of(use.product)
            price, fee = tariff.rates.per_minute[m], tariff.rates.connection_fee[m]
            for g, (rank, key, minutes) in enumerate(calls):
                mine = (rank >= begin[g]) & (rank < end[g])
                charge = minutes[mine] * price[key[mine]] + fee[key[mine]]
                if use.product.toll_included:
                    charge = charge * ~tariff.masks["toll"][key[mine]]
                in_pool = tariff.masks["dial_out_pool"][key[mine]]
                cost += float(charge[~in_pool].sum())
                pool[1] += float(minutes[mine][in_pool].sum())
                pool[2] += float(charge[in_pool].sum())
        begin = end
    return cost + sum(charge * max(0.0, 1.0 - available / eligible) for available, eligible, charge in pools.values() if eligible)


def without_inputs_drawn(scenario: Scenario, month_shock: float) -> Scenario:
    """Return the scenario with the chance of calls, organisers and months only: what ``every_call`` draws."""
    return replace(scenario, ranges=(), risk=replace(scenario.risk, month_shock=month_shock, volume_noise=True, default_ranges=False))
