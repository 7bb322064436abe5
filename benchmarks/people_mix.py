"""``python -m benchmarks.people_mix [TENANTS]``: the best mix of real people beside every choice gone through, and beside HiGHS.

HiGHS solves the problem with its rates made one rate, because only then is it linear: licence iff x_i, excess of each month z_m >= 0. Both get
the same tenant, and the best mix needs no more than its usual way.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]  # has no types
from scipy.sparse import csr_array, hstack, identity  # type: ignore[import-untyped]  # has no types

from benchmarks.people_tenants import large_tenant, least_by_brute_force, one_rate_tenant, random_tenant
from ppm_desktop.decisions.people_mix.find import people_mix

if TYPE_CHECKING:
    from ppm_desktop.decisions.people_mix.tenant import Tenant

_TENANTS: Final = 500
_MOST_ORGANISERS: Final = 12
_SIZES: Final = (100, 1000, 5000)
_LARGE: Final = (1000, 10_000, 100_000)
_LIMIT: Final = 60.0


def exhaustive(tenants: int) -> None:
    """Hold random small tenants with three products against every choice of products."""
    worse = below = above = unproven = 0
    seconds = 0.0
    for seed in range(tenants):
        generator = np.random.default_rng(seed)
        tenant = random_tenant(seed, int(generator.integers(3, _MOST_ORGANISERS + 1)), int(generator.integers(1, 4)))
        begin = time.perf_counter()
        mix = people_mix(tenant)
        seconds += time.perf_counter() - begin
        least = least_by_brute_force(tenant)
        near = 1e-8 * max(1.0, abs(least))
        worse += mix.total > least + near
        below += mix.total < least - near
        above += mix.lower_bound > least + near
        unproven += mix.gap > near
    print(
        f"{tenants} random tenants of 3 to {_MOST_ORGANISERS} organisers, three products, 1 to 3 months: {seconds / tenants * 1000:.0f} ms each"
    )
    print(f"dearer than the best {worse}, cheaper {below}, bound above the best {above}, not proven {unproven}")


def highs(tenant: Tenant) -> tuple[float, float]:
    """Return seconds and the best total that HiGHS finds for a tenant with one rate and two products within the time."""
    months, people = tenant.months, tenant.organisers
    scoped = tenant.scoped[0]
    rate = float(scoped[:, :months].sum() / scoped[:, months:].sum())
    licence = tenant.fee[0] + tenant.calls[:, 0] - tenant.calls[:, 1]
    cost = np.concatenate([licence, np.full(months, rate)])
    over = csr_array((scoped[:, months:] - tenant.pool_minutes[0]).T)
    rows = hstack([over, -identity(months)])
    begin = time.perf_counter()
    found = milp(
        cost,
        integrality=np.concatenate([np.ones(people), np.zeros(months)]),
        bounds=Bounds(0, np.concatenate([np.ones(people), np.full(months, np.inf)])),
        constraints=LinearConstraint(rows, -np.inf, 0.0),
        options={"time_limit": _LIMIT},
    )
    seconds = time.perf_counter() - begin
    return seconds, float("nan") if found.x is None else float(found.fun + tenant.calls[:, 1].sum())


def main(tenants: int = _TENANTS) -> None:
    """Print every figure."""
    exhaustive(tenants)
    for size in _SIZES:
        tenant = one_rate_tenant(size)
        begin, thread = time.perf_counter(), time.thread_time()
        mix = people_mix(tenant)
        seconds, own = time.perf_counter() - begin, time.thread_time() - thread
        other, total = highs(tenant)
        print(
            f"{size:7,} x 12, one rate: {seconds:6.2f} s ({own:.2f} s of its thread), total {mix.total:14.2f}, gap {mix.gap / mix.total:.1e};"
            f" HiGHS {other:6.2f} s, total {total:14.2f}"
        )
    for size in _LARGE:
        tenant = large_tenant(size)
        begin, thread = time.perf_counter(), time.thread_time()
        mix = people_mix(tenant)
        seconds, own = time.perf_counter() - begin, time.thread_time() - thread
        print(f"{size:7,} x 12, five rates, three products: {seconds:6.2f} s ({own:.2f} s of its thread), gap {mix.gap / mix.total:.2%}")


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:2]))
