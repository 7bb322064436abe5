"""Tenants of made-up organisers for tests and benchmarks of the best mix of people, and every choice of products gone through by brute force."""

from __future__ import annotations

from itertools import product as every
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.people_mix.tenant import Tenant

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Zone A minutes by home country, per minute, as different as in price books.
_RATES: Final = np.array([0.013, 0.014, 0.02, 0.04, 0.09])


def random_tenant(seed: int, organisers: int, months: int = 3) -> Tenant:
    """Return a tenant with three products: per user with a pool, the no-charge licence with its own pool, and pay per minute.

    Usage differs much between organisers, rates between their home countries; some tenants have E5 holders, commitments, or a third
    product in the first pool instead.
    """
    generator = np.random.default_rng(seed)
    home = generator.integers(len(_RATES), size=organisers)
    level = generator.gamma(0.5, 2.0, size=(organisers, 1)) * generator.choice([20.0, 60.0, 150.0])
    season = generator.uniform(0.3, 1.5, size=(organisers, months))
    minutes = np.ceil(level * season * generator.uniform(0, 1, size=(organisers, 1)))
    own_rate = _RATES[home][:, None] * generator.uniform(0.8, 1.2, size=(organisers, months))
    price = minutes * own_rate
    in_america = home[:, None] < 2  # noqa: PLR2004 - the first two countries
    wide = np.column_stack([price, minutes])
    narrow = np.column_stack([price * in_america, minutes * in_america])
    toll = (level * season * 0.012).sum(axis=1)
    toll_free = generator.gamma(0.3, 3.0, size=organisers)
    scoped = price.sum(axis=1)
    calls = np.column_stack([toll_free, toll_free + (price * ~in_america).sum(axis=1), toll_free + toll + scoped])
    fee = np.array([generator.choice([2.0, 4.0, 8.0]), generator.choice([0.0, 1.0]), 0.0]) * months
    pool_minutes = np.array([60.0, 60.0, 0.0])
    allowed = np.ones((organisers, 3), dtype=np.bool_)
    kind = generator.integers(4)
    pool_of, scope_of = np.array([0, 1, 2]), np.array([0, 1, -1])
    committed = np.zeros(3)
    if kind == 1:  # the second product is held with E5 by some, and shares the first one's pool
        held = generator.random(organisers) < 0.3  # noqa: PLR2004 - a share
        pool_of, scope_of, fee[1] = np.array([0, 0, 1]), np.array([0, 0, -1]), 0.0
        calls[:, 1] = calls[:, 0]
        allowed[:, 1] = held
        allowed[held, 0] = allowed[held, 2] = False
    elif kind == 2:  # noqa: PLR2004 - the third of four kinds
        committed[0] = float(generator.integers(1, organisers + 1))
    return Tenant(allowed, calls, (wide, narrow), scope_of, fee, pool_of, pool_minutes, committed)


def large_tenant(organisers: int, months: int = 12, seed: int = 7) -> Tenant:
    """Return a tenant in which the pool matters: gamma usage, five home countries, four per-user dollars a month."""
    generator = np.random.default_rng(seed)
    home = generator.choice(len(_RATES), p=[0.4, 0.2, 0.2, 0.15, 0.05], size=organisers)
    level = generator.gamma(0.7, 90.0, size=(organisers, 1))
    minutes = np.ceil(level * generator.gamma(4.0, 0.25, size=(organisers, months)))
    price = minutes * _RATES[home][:, None]
    toll = generator.gamma(0.7, 250.0, size=organisers) * 0.012 * months
    toll_free = generator.gamma(0.5, 4.0, size=organisers) * months * 0.2
    in_america = home[:, None] < 2  # noqa: PLR2004 - the first two countries
    wide = np.column_stack([price, minutes])
    narrow = np.column_stack([price * in_america, minutes * in_america])
    calls = np.column_stack([toll_free, toll_free + (price * ~in_america).sum(axis=1) + 1.0, toll_free + toll + price.sum(axis=1)])
    fee = np.array([4.0, 3.0, 0.0]) * months
    allowed = np.ones((organisers, 3), dtype=np.bool_)
    return Tenant(allowed, calls, (wide, narrow), np.array([0, 1, -1]), fee, np.array([0, 1, 2]), np.array([60.0, 60.0, 0.0]), np.zeros(3))


def least_by_brute_force(tenant: Tenant) -> float:
    """Return the least total over every choice of allowed products, worked out from the definition."""
    options = [np.flatnonzero(row) for row in tenant.allowed]
    choices = np.array(list(every(*options)), dtype=np.int8)
    best = np.inf
    for begin in range(0, len(choices), 32_768):
        best = min(best, float(_costs(tenant, choices[begin : begin + 32_768]).min()))
    return best


def _costs(tenant: Tenant, choices: NDArray[np.int8]) -> NDArray[np.float64]:
    months, size = tenant.months, len(choices)
    total = np.zeros(size)
    price, minutes = np.zeros((tenant.pools, size, months)), np.zeros((tenant.pools, size, months))
    pool = np.zeros((tenant.pools, size))
    for p in range(tenant.products):
        has = (choices == p).astype(np.float64)
        count = has.sum(axis=1)
        paid = np.where(count > 0, np.maximum(count, tenant.committed[p]), 0.0)
        total += has @ tenant.calls[:, p] + tenant.fee[p] * paid
        q = tenant.pool_of[p]
        pool[q] += tenant.pool_minutes[p] * paid
        if tenant.scope_of[p] >= 0:
            scoped = tenant.scoped[tenant.scope_of[p]]
            price[q] += has @ scoped[:, :months]
            minutes[q] += has @ scoped[:, months:]
    for q in range(tenant.pools):
        with np.errstate(divide="ignore", invalid="ignore"):
            covered = np.where(minutes[q] > pool[q][:, None], pool[q][:, None] / minutes[q], 1.0)
        total += ((1.0 - covered) * price[q]).sum(axis=1)
    return total


def one_rate_tenant(organisers: int, months: int = 12, seed: int = 3) -> Tenant:
    """Return a tenant with one rate and two products, per user and pay per minute: what a linear solver can take."""
    generator = np.random.default_rng(seed)
    minutes = np.ceil(generator.gamma(0.7, 90.0, size=(organisers, 1)) * generator.gamma(4.0, 0.25, size=(organisers, months)))
    price = minutes * 0.02
    toll = generator.gamma(0.7, 250.0, size=organisers) * 0.012 * months
    calls = np.column_stack([np.zeros(organisers), toll + price.sum(axis=1)])
    fee, pool_minutes = np.array([4.0 * months, 0.0]), np.array([60.0, 0.0])
    allowed = np.ones((organisers, 2), dtype=np.bool_)
    return Tenant(allowed, calls, (np.column_stack([price, minutes]),), np.array([0, -1]), fee, np.array([0, 1]), pool_minutes, np.zeros(2))
