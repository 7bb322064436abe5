"""The best mix held against the engine, against every way there is in small cases, and against people drawn one by one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product as every
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from building import ANYWHERE, dial_out_group, group, mix, option, price_book, product, project, rate, scenario

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.best_mix.answer import answer_of
from ppm_desktop.decisions.best_mix.bands import GroupBands, shares_of
from ppm_desktop.decisions.best_mix.branch import raised
from ppm_desktop.decisions.best_mix.candidates import NoCandidateError
from ppm_desktop.decisions.best_mix.find import best_mix
from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost
from ppm_desktop.decisions.best_mix.search import Search
from ppm_desktop.decisions.best_mix.simple_rules import simple_mixes
from ppm_desktop.decisions.best_mix.terms import terms_of
from ppm_desktop.decisions.best_mix.usage_grid import grid_of
from ppm_desktop.decisions.gamma_share import usage_shares
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.products import Fee
from ppm_desktop.domain.scenario import Purchase

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.find import BestMix
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

RATES = (
    rate("toll", "US", "0.01"),
    rate("toll", "GB", "0.02"),
    rate("dial_out", "US", "0.10"),
    rate("dial_out", "GB", "0.25"),
    rate("dial_out", "ZW", "0.30", fee="0.05"),
)


def callers(name: str, minutes: float, spread: float, organisers: int = 5, country: str = "US", join: Join | None = None) -> Group:
    """Organisers with so many phone minutes a month on average, half dial-in and half dial-out."""
    habits = Habits(1, 1, 1, minutes, usage_spread=spread, join=join or Join(0.5, 0, 0.5))
    return group(
        name, country, organisers, habits=habits, destinations=DestinationMixes(toll=mix(**{country: 1.0}), dial_out=mix(**{country: 1.0}))
    )


def planned(*groups: Group, book: PriceBook | None = None, months: int = 1, **changes: Any) -> tuple[Project, Scenario]:
    one = scenario(*groups, **changes)
    return project(book or price_book(*RATES), one, months=months), one


def found(*groups: Group, donors: bool = True, **changes: Any) -> BestMix:
    return best_mix(*planned(*groups, **changes), ANYWHERE, donors=donors)


def random_groups(seed: int, spread: float | None) -> tuple[Group, ...]:
    draw = np.random.default_rng(seed)
    spreads = (0.3, 0.8, 1.5) if spread is None else (spread,)
    return tuple(
        callers(name, float(draw.choice([5.0, 40.0, 90.0, 200.0, 500.0])), float(draw.choice(spreads)), int(draw.integers(1, 5)), country)
        for name, country in (("Sales", "US"), ("Board", "GB"))
    )


def engine_totals(plan: Project, chosen: Scenario) -> list[float]:
    """What the engine says of every way to share whole organisers out over the products."""
    products = ("standard", "usa_can", "pay_per_minute")
    ways = []
    for one in chosen.groups:
        count = one.headcount[0].organisers
        splits = [c for c in every(range(count + 1), repeat=len(products)) if sum(c) == count]
        ways.append([{p: n / count for p, n in zip(products, split, strict=True) if n} for split in splits])
    totals = []
    for assign in every(*ways):
        shares = {one.name: dict(given) for one, given in zip(chosen.groups, assign, strict=True)}
        case = replace(chosen, options=(option("way", shares),))
        totals.append(compare(plan, case, ANYWHERE).results[0].total)
    return totals


def test_shares_cost_what_the_engine_says_when_people_are_picked_at_random() -> None:
    plan, chosen = planned(
        callers("Sales", 90, 1.0, 10), callers("Board", 200, 0.5, 4, "GB"), months=14, season=tuple(np.linspace(0.5, 1.5, 12))
    )
    shares = {"Sales": {"standard": 0.3, "pay_per_minute": 0.7}, "Board": {"standard": 0.5, "usa_can": 0.5}}
    case = replace(chosen, options=(option("way", shares),))
    terms = terms_of(plan, chosen, ANYWHERE)
    given = np.array([[shares[one.name].get(p.id, 0.0) for p in terms.products] for one in chosen.groups])
    pooled = PooledCost(terms)
    assert float(pooled.cost(pooled.sums(given, given))) == pytest.approx(compare(plan, case, ANYWHERE).results[0].total)


@pytest.mark.parametrize("seed", range(12))
def test_without_spread_it_is_the_best_of_all_ways_to_share_whole_licences_out(seed: int) -> None:
    plan, chosen = planned(*random_groups(seed, 0.0), months=2)
    mixed = best_mix(plan, chosen, ANYWHERE)
    assert mixed.total == pytest.approx(min(engine_totals(plan, chosen)))
    assert mixed.gap == 0


@pytest.mark.parametrize("seed", range(12))
def test_the_search_and_its_bound_enclose_the_best_of_all_ways(seed: int) -> None:
    plan, chosen = planned(*random_groups(seed, 0.0))
    terms = terms_of(plan, chosen, ANYWHERE)
    grid, pooled, opened = grid_of(terms, donors=True), PooledCost(terms), np.ones(len(terms.products), dtype=np.bool_)
    best = min(engine_totals(plan, chosen))
    search = Search(pooled, grid, opened)
    least, choices = raised(pooled, grid, opened, best, None)
    assert least <= best + 1e-9
    start = search.best(choices[:3])
    assert search.improved(start.chosen, in_pairs=True).cost <= best * 1.02 + 1e-9


@pytest.mark.parametrize("seed", range(8))
def test_with_spread_no_pair_of_thresholds_on_a_fine_grid_is_cheaper(seed: int) -> None:
    plan, chosen = planned(random_groups(seed, None)[seed % 2])
    mixed = best_mix(plan, chosen, ANYWHERE)
    totals = threshold_totals(mixed)
    assert mixed.total <= totals.min() * (1 + 1e-6)
    assert mixed.lower_bound <= totals.min() * (1 + 1e-9)
    assert mixed.gap <= 1e-3 * mixed.total


def threshold_totals(mixed: BestMix) -> NDArray[np.float64]:
    """Costs of three products in every order, with two thresholds each on a fine grid."""
    reach = np.concatenate([[0.0], np.geomspace(0.01, 8, 70), [np.inf]])
    people, usage = usage_shares(float(mixed.terms.spread[0]), reach)
    low, high = np.triu_indices(len(reach))
    totals = []
    for order in every(range(len(mixed.terms.products)), repeat=3):
        cases = []
        for below in (people, usage):
            shares = np.zeros((len(low), len(mixed.terms.products)))
            for p, part in zip(order, (below[low], below[high] - below[low], 1 - below[high]), strict=True):
                shares[:, p] += part
            cases.append(shares)
        totals.append(mixed.pooled.cost(mixed.pooled.sums_of(0, *cases)))
    return np.concatenate(totals)


def test_without_a_pool_it_is_the_threshold_at_which_a_licence_pays() -> None:
    book = price_book(
        *RATES, products=(product("standard", "4.00", pool_minutes=0), product("usa_can", "0", pool_minutes=0, toll_included=False))
    )
    one = callers("Sales", 400, 1.0, 50, join=Join(1, 0, 0))
    mixed = found(one, book=book)
    (band,) = (b for b in answer_of(mixed, ANYWHERE, "Best").bands if b.product.id == "standard")
    assert band.above == pytest.approx(4.00 / 0.01, rel=1e-3)
    assert band.people == pytest.approx(np.exp(-1), rel=1e-3)


def donors_and_one_heavy_user() -> tuple[Group, Group]:
    heavy = dial_out_group(mix(GB=1.0), name="Heavy", organisers=1, minutes=140)
    idle = dial_out_group(mix(GB=1.0), name="Idle", organisers=2, minutes=0)
    flat = {"usage_spread": 0.0}
    return replace(heavy, habits=replace(heavy.habits, **flat)), replace(idle, habits=replace(idle.habits, **flat))  # type: ignore[arg-type]  # numbers


def test_an_idle_organiser_gets_a_licence_for_the_pool_unless_that_is_forbidden() -> None:
    book = price_book(rate("dial_out", "GB", "0.10"), products=(product("usa_can", None),))
    mixed = found(*donors_and_one_heavy_user(), book=book)
    assert mixed.total == pytest.approx(10)
    assert sum(b.donors for b in answer_of(mixed, ANYWHERE, "Best").bands) == pytest.approx(1)
    forbidden = found(*donors_and_one_heavy_user(), book=book, donors=False)
    assert forbidden.total == pytest.approx(12)
    assert sum(b.donors for b in answer_of(forbidden, ANYWHERE, "Best").bands) == 0


@pytest.mark.parametrize("donors", [True, False])
def test_the_parts_add_up_to_the_total(donors: bool) -> None:
    mixed = found(callers("Sales", 90, 1.0, 40), callers("Board", 300, 0.7, 12, "GB"), months=12, donors=donors)
    answer = answer_of(mixed, ANYWHERE, "Best")
    assert sum(b.licences + b.calls for b in answer.bands) + answer.spare == pytest.approx(mixed.total)
    assert sum(b.people for b in answer.bands) == pytest.approx(2)
    assert 0 <= mixed.gap <= 5e-3 * mixed.total


def test_people_drawn_one_by_one_cost_what_is_expected() -> None:
    mixed = found(callers("Sales", 90, 1.0, 400), callers("Board", 300, 0.7, 150, "GB"))
    draw = np.random.default_rng(11)
    totals = np.array([drawn_total(mixed, draw) for _ in range(400)])
    error = totals.std(ddof=1) / np.sqrt(len(totals))
    assert abs(totals.mean() - mixed.total) <= 4 * error + 2e-3 * mixed.total
    assert totals.mean() >= mixed.total - 4 * error  # a pool that is just used up costs more by chance, never less


def drawn_total(mixed: BestMix, draw: np.random.Generator) -> float:
    """The cost of one month when every organiser's usage is drawn, and the thresholds say who has what."""
    terms, shares = mixed.terms, []
    for g, bands in enumerate(mixed.bands):
        people = int(terms.organisers[g, 0])
        usage = draw.gamma(1 / terms.spread[g] ** 2, terms.spread[g] ** 2, people)
        place = np.searchsorted(bands.borders, usage)
        count = np.bincount(place, minlength=len(bands.products)) / people
        calls = np.bincount(place, weights=usage, minlength=len(bands.products)) / people
        shares.append(GroupBands(bands.products, bands.borders, tuple(count.tolist()), tuple(calls.tolist())))
    return float(mixed.pooled.cost(mixed.pooled.sums(*shares_of(tuple(shares), len(terms.products)))))


def test_it_never_costs_more_than_one_product_for_everybody() -> None:
    plan, chosen = planned(callers("Sales", 90, 1.0, 40), callers("Board", 300, 0.7, 12, "GB"), months=12)
    mixed = best_mix(plan, chosen, ANYWHERE)
    assert mixed.total <= min(result.total for result in compare(plan, chosen, ANYWHERE).results)
    simple = simple_mixes(mixed)
    assert simple[0].kind == "one_product"
    totals = [one.total for one in simple]
    assert totals == sorted(totals, reverse=True)
    assert totals[-1] >= mixed.lower_bound


def test_organisers_with_e5_keep_it_and_nobody_else_gets_it() -> None:
    held = replace(callers("Leaders", 90, 1.0), holds="included")
    answer = answer_of(found(held, callers("Sales", 90, 1.0)), ANYWHERE, "Best")
    assert {(b.group.name, b.product.id) for b in answer.bands if "included" in (b.product.id, b.group.holds)} == {("Leaders", "included")}
    assert [entry.group for entry in answer.option.assign] == ["Sales"]


def test_pay_per_minute_is_left_out_without_a_volume_licence() -> None:
    plan, chosen = planned(callers("Sales", 5, 1.0))
    mixed = best_mix(replace(plan, agreement="csp"), chosen, ANYWHERE)
    assert [(one.product, one.why) for one in mixed.terms.left_out] == [("pay_per_minute", "not_eligible")]


def test_a_product_whose_calls_have_no_rate_is_left_out_and_said() -> None:
    only_dial_out = price_book(rate("dial_out", "US", "0.10"))
    mixed = found(callers("Sales", 5, 1.0), book=only_dial_out)
    assert [(one.product, one.why, one.places) for one in mixed.terms.left_out] == [("pay_per_minute", "missing_rate", ("toll US",))]


def test_a_group_that_nothing_is_priced_for_has_no_mix() -> None:
    with pytest.raises(NoCandidateError) as error:
        found(callers("Sales", 5, 1.0), callers("Board", 5, 1.0, country="FR"))
    assert error.value.groups == ("Board",)


def test_licences_that_are_bought_already_are_used_or_left_alone() -> None:
    groups = (callers("Sales", 300, 0.0, 4), callers("Board", 10, 0.0, 3, "GB"))
    plan, chosen = planned(*groups, pool_basis="purchased", purchased=(Purchase("standard", 6),))
    mixed = best_mix(plan, chosen, ANYWHERE)
    assert mixed.total == pytest.approx(min(engine_totals(plan, chosen)))
    spread = found(callers("Sales", 300, 1.0, 40), pool_basis="purchased", purchased=(Purchase("standard", 30),))
    assert 0 <= spread.gap <= 0.05 * spread.total


def test_fees_that_change_within_the_period_count_from_their_month() -> None:
    later = product("standard").fees[0]
    rising = replace(
        product("standard", "1.00"),
        fees=(
            Fee(later.effective, Decimal("1.00"), later.source),
            Fee(later.effective.replace(year=2026, month=7), Decimal("9.00"), later.source),
        ),
    )
    first = found(callers("Sales", 120, 1.0, 30, "GB"), book=price_book(*RATES, products=(rising,)), months=6)
    whole = found(callers("Sales", 120, 1.0, 30, "GB"), book=price_book(*RATES, products=(rising,)), months=12)
    assert len(first.terms.times) == 1
    assert whole.terms.times.tolist() == [6, 6]
    assert whole.total > 2 * first.total
