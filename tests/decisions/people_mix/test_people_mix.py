"""The best mix of real people is held against every choice gone through, by another way of reckoning."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.people_tenants import large_tenant, least_by_brute_force, one_rate_tenant, random_tenant
from ppm_desktop.decisions.people_mix.find import people_mix
from ppm_desktop.decisions.people_mix.tenant import Tenant, donors


def single_pool(toll: list[float], dialled: list[float], rate: float = 0.1, fee: float = 4.0) -> Tenant:
    """One month, a licence with 60 pool minutes and pay per minute; organisers have charges of ``toll`` and dialled minutes."""
    minutes = np.array(dialled)[:, None]
    pay = np.array(toll) + minutes[:, 0] * rate
    return Tenant(
        np.ones((len(toll), 2), dtype=np.bool_),
        np.column_stack([np.zeros(len(toll)), pay]),
        (np.hstack([minutes * rate, minutes]),),
        np.array([0, -1]),
        np.array([fee, 0.0]),
        np.array([0, 1]),
        np.array([60.0, 0.0]),
        np.zeros(2),
    )


@pytest.mark.parametrize("seed", range(30))
def test_the_mix_is_the_best_of_all_choices_and_its_bound_is_never_above_it(seed: int) -> None:
    generator = np.random.default_rng(seed)
    tenant = random_tenant(seed, int(generator.integers(3, 9)), int(generator.integers(1, 4)))
    mix = people_mix(tenant)
    least = least_by_brute_force(tenant)
    assert mix.total == pytest.approx(least, rel=1e-9)
    assert mix.lower_bound <= least * (1 + 1e-9)
    assert tenant.total(mix.chosen) == pytest.approx(mix.total, rel=1e-12)
    assert tenant.allowed[np.arange(tenant.organisers), mix.chosen].all()


def test_an_idle_organiser_gets_a_licence_when_its_pool_minutes_save_more_than_it_costs() -> None:
    tenant = single_pool([0.0, 0.0, 0.0], [140.0, 0.0, 0.0])
    mix = people_mix(tenant)
    assert mix.total == pytest.approx(10.0)
    assert int((mix.chosen == 0).sum()) == 2
    assert int(donors(tenant)[np.arange(3), mix.chosen].sum()) == 1


def test_without_donors_nobody_has_a_licence_that_the_own_calls_do_not_repay() -> None:
    tenant = single_pool([0.0, 0.0, 0.0], [140.0, 0.0, 0.0])
    mix = people_mix(tenant, donors=False)
    assert mix.total == pytest.approx(12.0)
    assert mix.chosen.tolist() == [0, 1, 1]


def test_licences_that_are_bought_anyway_are_paid_as_soon_as_anybody_has_one_and_fill_the_pool() -> None:
    tenant = replace(single_pool([50.0, 1.0, 1.0], [180.0, 0.0, 0.0]), committed=np.array([3.0, 0.0]))
    mix = people_mix(tenant)
    assert mix.total == pytest.approx(12.0)  # three licences, 180 pool minutes, and everybody may have one
    nothing = people_mix(replace(single_pool([1.0, 0.0, 0.0], [0.0, 0.0, 0.0]), committed=np.array([3.0, 0.0])))
    assert nothing.total == pytest.approx(1.0)
    assert nothing.chosen.tolist() == [1, 1, 1]


def test_who_holds_a_licence_keeps_it_and_shares_its_pool() -> None:
    tenant = single_pool([0.0, 30.0], [0.0, 120.0])
    allowed = np.array([[False, False, True], [True, True, False]])
    held = replace(
        tenant,
        allowed=allowed,
        calls=np.column_stack([tenant.calls, np.zeros(2)]),
        scope_of=np.array([0, -1, 0]),
        fee=np.array([4.0, 0.0, 0.0]),
        pool_of=np.array([0, 1, 0]),
        pool_minutes=np.array([60.0, 0.0, 60.0]),
        committed=np.zeros(3),
    )
    mix = people_mix(held)
    assert mix.total == pytest.approx(4.0)
    assert mix.chosen.tolist() == [2, 0]


def test_an_organiser_without_any_product_is_an_error() -> None:
    tenant = single_pool([0.0], [10.0])
    with pytest.raises(ValueError, match="no product"):
        people_mix(replace(tenant, allowed=np.zeros((1, 2), dtype=np.bool_)))


def test_many_organisers_who_are_alike_are_proven_without_going_through_each() -> None:
    tenant = single_pool([2.0] * 40, [90.0] * 40)
    mix = people_mix(tenant)
    counts = range(41)
    least = min(4.0 * n + 0.1 * max(0.0, 30.0 * n) + (40 - n) * 11.0 for n in counts)
    assert mix.total == pytest.approx(least)
    assert mix.gap == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(("organisers", "gap"), [(60, 0.01), (900, 0.005)])
def test_larger_tenants_are_proven_to_within_a_part_of_a_percent(organisers: int, gap: float) -> None:
    tenant = large_tenant(organisers, 6)
    mix = people_mix(tenant)
    assert 0 <= mix.gap <= gap * mix.total
    assert tenant.total(mix.chosen) == pytest.approx(mix.total, rel=1e-9)


def test_a_part_that_stands_for_all_leads_to_a_good_mix_of_all() -> None:
    tenant = large_tenant(9000, 3)
    mix = people_mix(tenant)
    assert mix.gap <= 0.01 * mix.total
    assert mix.total == pytest.approx(tenant.total(mix.chosen), rel=1e-9)


def test_with_one_rate_the_gap_is_next_to_nothing() -> None:
    mix = people_mix(one_rate_tenant(400, 4))
    assert mix.gap <= 1e-4 * mix.total
