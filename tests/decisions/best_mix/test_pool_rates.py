"""Average rates of pools: whatever a mix is, what its rates say of each other and of each month holds, and no bound is above its cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from building import ANYWHERE, dial_out_group, mix, price_book, project, rate, scenario

from ppm_desktop.decisions.best_mix.branch import raised
from ppm_desktop.decisions.best_mix.pool_rates import PoolRates
from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost
from ppm_desktop.decisions.best_mix.terms import MixTerms, terms_of
from ppm_desktop.decisions.best_mix.usage_grid import grid_of
from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.period import Month

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.domain.organisation import Group

RATES = (rate("dial_out", "US", "0.01"), rate("dial_out", "GB", "0.10"), rate("dial_out", "FR", "0.30"))


def office(name: str, country: str, organisers: tuple[int, int], growth: float) -> Group:
    """Dial-out to one country; the headcount changes in the second year."""
    usual = dial_out_group(mix(**{country: 1.0}), name)
    steps = (HeadcountStep(Month(2026, 1), organisers[0]), HeadcountStep(Month(2027, 1), organisers[1]))
    habits = replace(usual.habits, usage_spread=0.8)
    return replace(usual, headcount=steps, growth_per_year=growth, habits=habits)


def terms() -> MixTerms:
    groups = (office("A", "US", (200, 90), 0.0), office("B", "GB", (40, 160), 0.08), office("C", "FR", (60, 60), 0.03))
    one = scenario(*groups, season=tuple(np.linspace(0.6, 1.4, 12)))
    return terms_of(project(price_book(*RATES), one, months=24), one, ANYWHERE)


def random_shares(found: MixTerms, seed: int) -> NDArray[np.float64]:
    """Shares of every group's usage by product, (G, P)."""
    draw = np.random.default_rng(seed)
    shares = draw.dirichlet(np.full(len(found.products), 0.4), len(found.scenario.groups)) * found.candidate
    whole: NDArray[np.float64] = shares / shares.sum(axis=1, keepdims=True)
    return whole


@pytest.mark.parametrize("seed", range(20))
def test_what_is_said_of_blocks_and_months_holds_for_every_mix(seed: int) -> None:
    found = terms()
    rates = PoolRates(found, found.candidate)
    assert rates.member.shape[1] > 1  # the two years differ
    pooled = PooledCost(found)
    shares = random_shares(found, seed)
    sums = pooled.sums(shares, shares)
    minutes, price = sums.in_scope * found.times, sums.pooled * found.times
    used = minutes @ rates.member > 0
    average = np.where(used, (price @ rates.member) / np.where(used, minutes @ rates.member, 1), rates.whole()[..., 0])
    ranges = np.stack([average * 0.999, average * 1.001], axis=2)
    low, high = rates.by_month(ranges)
    there = minutes > 0
    each = np.where(there, price / np.where(there, minutes, 1), 0)
    assert np.all((low <= each * (1 + 1e-9))[there])
    assert np.all((each <= high * (1 + 1e-9))[there])
    # Knowing one block only, the others still hold what they are.
    for k in range(rates.member.shape[1]):
        only = rates.whole()
        only[:, k] = ranges[:, k]
        narrowed = rates.narrowed(only, range(len(found.pools)))
        assert np.all((narrowed[..., 0] <= average * (1 + 1e-9))[used])
        assert np.all((average <= narrowed[..., 1] * (1 + 1e-9))[used])


def test_no_mix_costs_less_than_the_bound_where_years_and_rates_differ() -> None:
    found = terms()
    pooled, grid, opened = PooledCost(found), grid_of(found, donors=True), np.ones(len(found.products), dtype=np.bool_)
    draw = np.random.default_rng(5)
    cells = grid.people.shape[1]
    costs = []
    for _ in range(400):
        chosen = np.empty((len(found.scenario.groups), cells), dtype=np.intp)
        for g, allowed in enumerate(found.candidate):
            products = draw.permutation(np.flatnonzero(allowed))[:2]
            chosen[g] = np.where(np.arange(cells) < draw.integers(0, cells + 1), products[0], products[-1])
        costs.append(float(pooled.cost(pooled.sums(*grid.shares(chosen, len(found.products))))))
    bound, choices = raised(pooled, grid, opened, min(costs), None)
    assert 0 < bound <= min(costs)
    best = min(float(pooled.cost(pooled.sums(*grid.shares(choice, len(found.products))))) for choice in choices)
    assert best - bound <= 0.02 * best
