from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from building import ANYWHERE, PAY_PER_MINUTE, PER_USER, group, option, price_book, product, project, rate, scenario

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.decisions.risk.simulate import Simulation, simulate
from ppm_desktop.decisions.risk.summary import LEVELS, summary_of
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.ranges import Range, Risk

DEFAULTS = load_catalogue().risk_defaults.defaults()
ONLY_RANGES = Risk(volume_noise=False)


def run(plan: Project, draws: int = 2000) -> Simulation:
    return simulate(plan, plan.scenarios[0], ANYWHERE, DEFAULTS, draws=draws)


def evenly_matched(**changes: object) -> Project:
    """Ten organisers: licences for 40 a month against 100 minutes at 0.40, equal at today's minutes and drawn around them."""
    ranges = (Range("phone_minutes", 0.5, 1.5),)
    plain = scenario(group(organisers=10), ranges=ranges, risk=ONLY_RANGES)
    return project(price_book(rate("toll", "US", "0.4")), replace(plain, **changes), months=2)  # type: ignore[arg-type]  # any field


def test_the_chance_of_being_cheapest_has_its_standard_error() -> None:
    found = summary_of(run(evenly_matched()))
    per_user, per_minute = found.options
    assert per_user.cheapest is not None
    assert per_minute.cheapest is not None
    assert per_user.cheapest.share + per_minute.cheapest.share == 1
    assert per_user.cheapest.share == pytest.approx(0.5, abs=0.05)
    assert per_user.cheapest.standard_error == pytest.approx((0.25 / 2000) ** 0.5, rel=0.02)
    assert found.other_cheapest is not None
    assert found.other_cheapest.share == per_minute.cheapest.share


def test_of_equals_the_one_listed_first_is_cheapest_in_every_draw() -> None:
    same = evenly_matched(ranges=(Range("phone_minutes", 1.0, 1.0),))
    found = summary_of(run(same, draws=10))
    assert [one.cheapest.share for one in found.options if one.cheapest] == [1.0, 0.0]
    swapped = replace(same, scenarios=(replace(same.scenarios[0], options=(PAY_PER_MINUTE, PER_USER)),))
    assert [one.cheapest.share for one in summary_of(run(swapped, draws=10)).options if one.cheapest] == [1.0, 0.0]


def test_regret_is_what_an_option_costs_more_than_the_cheapest_of_the_same_draw() -> None:
    simulation = run(evenly_matched())
    found = summary_of(simulation)
    cost = simulation.total
    expected = cost - cost.min(axis=1, keepdims=True)
    for place, one in enumerate(found.options):
        assert one.regret is not None
        assert one.regret.mean == pytest.approx(expected[:, place].mean(), abs=1e-6)
        assert one.regret.p90 == pytest.approx(np.quantile(expected[:, place], 0.9), abs=1e-6)


def test_bands_are_quantiles_of_the_draws_by_month_and_in_total() -> None:
    simulation = run(evenly_matched())
    [_, per_minute] = summary_of(simulation).options
    assert per_minute.total is not None
    assert per_minute.total.levels == pytest.approx(np.percentile(simulation.total[:, 1], LEVELS))
    assert per_minute.total.p10 < per_minute.total.p50 < per_minute.total.p90
    for month, band in enumerate(per_minute.by_month):
        assert band.levels == pytest.approx(np.percentile(simulation.cost[:, 1, month], LEVELS))
        assert band.mean == pytest.approx(simulation.cost[:, 1, month].mean())


def test_the_worst_month_is_the_dearest_of_each_draw() -> None:
    season = (1.0, 2.0, *[1.0] * 10)
    found = summary_of(run(evenly_matched(season=season)))
    per_user, per_minute = found.options
    assert per_minute.worst_when == (0.0, 1.0)
    assert per_user.worst_when == (1.0, 0.0)  # all alike: the first
    assert per_minute.worst_month is not None
    assert per_minute.worst_month.levels == per_minute.by_month[1].levels


def test_an_option_without_a_price_is_left_out_and_the_others_compete() -> None:
    three = evenly_matched(options=(PER_USER, PAY_PER_MINUTE, option("unknown", "usa_can")))
    book = replace(three.price_book, products=(*three.price_book.products[:2], product("usa_can", None), three.price_book.products[3]))
    found = summary_of(run(replace(three, price_book=book), draws=50))
    unknown = found.options[2]
    assert (unknown.left_out, unknown.total, unknown.cheapest, unknown.by_month) == ("unpriced", None, None, ())
    assert sum(one.cheapest.share for one in found.options if one.cheapest) == 1
    assert not found.complete


def test_an_option_that_may_not_be_bought_has_bands_but_no_chance() -> None:
    found = summary_of(run(replace(evenly_matched(), agreement="csp"), draws=50))
    per_user, per_minute = found.options
    assert (per_minute.left_out, per_minute.cheapest, per_minute.regret) == ("not_for_sale", None, None)
    assert per_minute.total is not None
    assert per_user.cheapest is not None
    assert per_user.cheapest.share == 1
    assert found.complete
