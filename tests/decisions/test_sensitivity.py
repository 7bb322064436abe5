from __future__ import annotations

import numpy as np
import pytest
from arbitrary import COUNTRIES, projects
from building import PAY_PER_MINUTE, PER_USER, everywhere, group, price_book, project, rate, scenario
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.inputs import UnusableInputError, changeable_inputs, input_at
from ppm_desktop.decisions.sensitivity import End, tornado_of, two_way_of
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Scenario

SOLD = everywhere(*COUNTRIES)
SLOW_TO_DRAW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def plan(minutes: float = 600.0, organisers: int = 10) -> Project:
    callers = group(organisers=organisers)
    longer = {"minutes_per_call": minutes}
    habits = type(callers.habits)(1, 1, 0.5, **longer, join=callers.habits.join)
    return project(price_book(rate("toll", "US", "0.0085")), scenario(group(organisers=organisers, habits=habits)))


@SLOW_TO_DRAW
@given(projects())
def test_each_bar_is_two_full_comparisons(drawn: Project) -> None:
    today = drawn.scenarios[0]
    tornado = tornado_of(drawn, today, SOLD)
    first, second = (option.id for option in tornado.pair)
    widths = [bar.swing for bar in tornado.bars if bar.swing is not None]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) == len(tornado.bars) or tornado.bars[len(widths)].swing is None

    def holds(end: End, changed: tuple[Project, Scenario]) -> None:
        again = compare(*changed, SOLD)
        assert list(end.totals) == [result.total if result.complete else None for result in again.results]
        one, other = again.result(first), again.result(second)
        assert one is not None
        assert other is not None
        known = one.complete and other.complete
        assert end.difference == (other.total - one.total if known else None)
        assert end.cheapest == (None if again.cheapest is None else again.cheapest.option.id)

    for bar in tornado.bars:
        readings = bar.changing.path == "pool_basis"
        holds(bar.low, bar.changing.applied(0.0 if readings else 0.8))
        holds(bar.high, bar.changing.applied(1.0 if readings else min(1.2, bar.changing.largest[0])))
    assert any(bar.changing.path == "pool_basis" for bar in tornado.bars) == bool(today.purchased)


@SLOW_TO_DRAW
@given(projects(), st.sampled_from([("phone_minutes", "join.toll_free"), ("phone_share", "fee.standard"), ("attendees", "join.dial_out")]))
def test_a_two_way_grid_is_a_full_comparison_in_every_cell(drawn: Project, paths: tuple[str, str]) -> None:
    today = drawn.scenarios[0]
    xs, ys = (0.0, 0.4, 1.0), (0.0, 0.3, 0.9)
    try:
        grid = two_way_of(drawn, today, paths, xs, ys, today.options)
    except UnusableInputError:
        assume(False)
        raise
    for i, y in enumerate(ys):
        for j, x in enumerate(xs):
            again = compare(*grid.pair.applied(x, y), SOLD)
            expected = [result.total if result.complete else np.nan for result in again.results]
            assert grid.totals[i, j] == pytest.approx(expected, rel=1e-8, abs=1e-5, nan_ok=True)
    first, second = today.options[0].id, today.options[1].id
    assert grid.difference(first, second) == pytest.approx(grid.total(first) - grid.total(second), nan_ok=True)


def test_a_range_that_somebody_gave_is_used_as_it_stands() -> None:
    tornado = tornado_of(plan(), plan().scenarios[0], SOLD, ranges=[("fee.standard", 3.0, 9.0), ("phone_minutes", 0.5, 2.0)])
    bars = {bar.changing.path: bar for bar in tornado.bars}
    fee = bars["fee.standard"]
    assert fee.given
    assert (fee.low.value, fee.high.value) == (3.0, 9.0)
    assert [end.totals[0] for end in (fee.low, fee.high)] == pytest.approx([30.0, 90.0])
    assert [end.totals[1] for end in (bars["phone_minutes"].low, bars["phone_minutes"].high)] == pytest.approx([12.75, 51.0])
    assert not bars["attendees"].given


def test_the_options_that_were_asked_for_order_the_bars_and_a_share_stops_at_the_whole() -> None:
    callers = plan().scenarios[0].groups[0]
    whole = type(callers.habits)(1, 1, 0.9, 600.0, join=callers.habits.join)
    everybody = project(plan().price_book, scenario(group(habits=whole)))
    tornado = tornado_of(everybody, everybody.scenarios[0], SOLD, pair=("pay_per_minute", "per_user"), paths=["phone_share"])
    assert [option.id for option in tornado.pair] == ["pay_per_minute", "per_user"]
    assert tornado.bars[0].high.factor == pytest.approx(1 / 0.9)
    assert tornado.bars[0].high.value == pytest.approx(1.0)


def test_people_are_whole_and_growth_is_multiplied() -> None:
    drawn = project(price_book(rate("toll", "US", "0.0085")), scenario(group(organisers=7, growth_per_year=0.5)), months=13)
    today = drawn.scenarios[0]
    more = input_at("organisers", drawn, today).applied(1.5)[1]
    assert more.groups[0].headcount[0].organisers == 11  # 10.5, half up
    faster = input_at("growth_per_year", drawn, today).applied(2.0)[1]
    assert faster.groups[0].growth_per_year == 1.0
    assert input_at("increment_seconds", drawn, today).applied(60.4)[1].increment_seconds == 60
    paths = [one.path for one in changeable_inputs(drawn, today)]
    assert {"organisers", "growth_per_year", "phone_minutes", "fee.standard"} <= set(paths)
    assert "increment_seconds" not in paths


def test_a_relative_fee_multiplies_the_list_price_and_a_negotiated_one() -> None:
    today = plan().scenarios[0]
    changing = input_at("fee.standard", plan(), today, relative=True)
    assert (changing.today, changing.value(1.5)) == (1.0, 6.0)
    dearer = compare(*changing.applied(1.5), SOLD)
    assert dearer.results[0].total == pytest.approx(60.0)
    assert (PER_USER.id, PAY_PER_MINUTE.id) == tuple(result.option.id for result in dearer.results)
