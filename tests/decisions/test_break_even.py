from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from building import (
    COMPLETE_PROJECTS,
    PAY_PER_MINUTE,
    PER_USER,
    dial_out_group,
    group,
    mix,
    option,
    price_book,
    product,
    project,
    rate,
    scenario,
)

from ppm_desktop.decisions.break_even import BreakEven, IncompleteOptionsError, break_even
from ppm_desktop.decisions.inputs import UnusableInputError
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.products import Fee
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Option
from ppm_desktop.files.project_file import read_project

USA_CAN = option("usa_can", "usa_can")


def found(plan: Project, *options: Option, path: str = "phone_minutes") -> BreakEven:
    first, second = options or (PER_USER, PAY_PER_MINUTE)
    return break_even(plan, plan.scenarios[0], (first, second), path)


def us_toll(habits: Habits | None = None, destinations: DestinationMixes | None = None) -> Project:
    """One organiser, ten minutes a month to a US toll number at 0.0085: the licence of 4.00 pays from 470.6 minutes on."""
    usual = group()
    callers = replace(usual, habits=habits or usual.habits, destinations=destinations or usual.destinations)
    return project(price_book(rate("toll", "US", "0.0085"), rate("toll_free", "US", "0.022")), scenario(callers), months=3)


def test_two_groups_of_different_habits_break_even_at_the_common_factor() -> None:
    longer = replace(group(name="Sales"), habits=replace(group().habits, minutes_per_call=90.0))
    plan = project(price_book(rate("toll", "US", "0.0085")), scenario(group(), longer))
    answer = found(plan)
    assert answer.kind == "single"
    assert answer.points[0].x == pytest.approx(8 / 0.0085 / 100)
    assert answer.points[0].minutes_per_organiser == pytest.approx(4 / 0.0085)
    assert answer.points[0].factor == answer.points[0].x
    assert answer.points[0].value is None


@pytest.mark.parametrize(
    "path", ["phone_minutes", "meetings_per_organiser", "attendees", "minutes_per_call", "groups[Everybody].attendees"]
)
def test_every_factor_on_minutes_finds_the_same_minutes(path: str) -> None:
    [point] = found(us_toll(), path=path).points
    assert point.minutes_per_organiser == pytest.approx(4 / 0.0085)
    assert point.factor == pytest.approx(40 / 0.85)
    assert abs(point.difference) < 0.01


def test_a_share_is_searched_up_to_the_whole_and_no_farther() -> None:
    callers = us_toll(habits=replace(group().habits, phone_share=0.5))
    answer = found(callers, path="phone_share")
    assert answer.kind == "never"
    assert (answer.limits[1].place.x, answer.limits[1].reason) == (2.0, "whole_share")
    assert answer.stretches[0].cheaper == "pay_per_minute"
    longer = us_toll(habits=replace(group().habits, phone_share=0.5, minutes_per_call=600.0))
    [point] = found(longer, path="groups[Everybody].phone_share").points
    assert point.value == pytest.approx(4 / 0.0085 / 600)
    assert point.factor == pytest.approx(2 * 4 / 0.0085 / 600)


def test_a_fee_breaks_even_at_what_the_minutes_cost() -> None:
    answer = found(us_toll(), path="fee.standard")
    [point] = answer.points
    assert point.value == pytest.approx(0.085)
    assert point.factor == pytest.approx(0.085 / 4)
    assert [s.cheaper for s in answer.stretches] == ["per_user", "pay_per_minute"]


def test_a_fee_that_nobody_knows_can_be_looked_for() -> None:
    book = price_book(rate("toll", "US", "0.0085"), products=(product("standard", None),))
    plan = project(book, scenario(group()))
    with pytest.raises(IncompleteOptionsError):
        found(plan)
    [point] = found(plan, path="fee.standard").points
    assert point.value == pytest.approx(0.085)
    assert point.factor is None


def test_a_fee_beyond_all_reason_is_searched_to_twice_itself() -> None:
    plan = us_toll()
    dear = replace(plan, price_book=price_book(rate("toll", "US", "0.0085"), products=(product("standard", "3000000"),)))
    answer = found(dear, path="fee.standard")
    assert (answer.kind, answer.limits[1].place.x) == ("single", 6_000_000.0)


def test_a_fee_of_a_product_in_neither_option_changes_nothing() -> None:
    assert found(us_toll(), path="fee.usa_can").kind == "never"


def test_the_share_of_toll_free_calls_at_which_the_licence_no_longer_pays() -> None:
    habits = replace(group().habits, minutes_per_call=600.0)
    mixes = DestinationMixes(toll=mix(US=1.0), toll_free=mix(US=1.0))
    [point] = found(us_toll(habits=habits, destinations=mixes), path="join.toll_free").points
    assert point.value == pytest.approx(1 - 4 / 0.0085 / 600)
    assert point.factor is None  # nobody calls toll-free today


@pytest.mark.parametrize(("call_type", "place"), [("toll_free", "US"), ("dial_out", "ZW")])
def test_what_both_options_pay_alike_never_breaks_even(call_type: str, place: str) -> None:
    join = {"toll_free": Join(0, 1, 0), "dial_out": Join(0, 0, 1)}[call_type]
    callers = group(habits=replace(group().habits, join=join), destinations=DestinationMixes(**{call_type: mix(**{place: 1.0})}))
    plan = project(price_book(rate("toll_free", "US", "0.022"), rate("dial_out", "ZW", "0.223")), scenario(callers))
    answer = found(plan)
    assert (answer.kind, answer.points) == ("never", ())
    assert [s.cheaper for s in answer.stretches] == ["pay_per_minute"]


def test_dial_out_alone_never_pays_for_a_licence_because_the_pool_is_worth_90_cents() -> None:
    plan = project(price_book(rate("dial_out", "DE/landline", "0.015")), scenario(dial_out_group(mix(DE_landline=1.0))))
    assert found(plan).kind == "never"


def test_dial_out_pays_for_a_licence_exactly_in_the_pool_when_a_minute_costs_more_than_the_sixtieth_of_the_fee() -> None:
    plan = project(price_book(rate("dial_out", "US", "0.10")), scenario(dial_out_group(mix(US=1.0))))
    [point] = found(plan).points
    assert point.minutes_per_organiser == pytest.approx(40)


def test_options_that_assign_the_same_always_cost_the_same() -> None:
    answer = found(us_toll(), PER_USER, option("again", {"Everybody": {"standard": 1.0}}))
    assert (answer.kind, answer.points) == ("always", ())
    assert [s.cheaper for s in answer.stretches] == [None]


def test_options_that_differ_only_beyond_the_pool_cost_the_same_up_to_it() -> None:
    # Both cost nothing and cover the United States; one pool is larger.
    larger = product("standard", "0", pool_minutes=90)
    plan = project(price_book(rate("dial_out", "US", "0.10"), products=(larger,)), scenario(dial_out_group(mix(US=1.0))))
    answer = found(plan, PER_USER, USA_CAN)
    assert answer.kind == "several"
    assert [point.minutes_per_organiser for point in answer.points] == pytest.approx([0, 60])
    assert [s.cheaper for s in answer.stretches] == [None, "per_user"]


def test_two_pools_of_different_worth_cross_twice() -> None:
    # The dearer licence covers more; the cheaper one includes no toll calls to Canada but wins again when its pool, too, has lost its meaning.
    reading = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan")
    assert reading.project is not None
    by_id = {one.id: one for one in reading.project.scenarios[0].options}
    answer = break_even(reading.project, reading.project.scenarios[0], (by_id["usa_can"], by_id["sales_only"]))
    assert answer.kind == "several"
    assert [s.cheaper for s in answer.stretches] == ["usa_can", "sales_only", "usa_can"]
    assert all(abs(point.difference) < 0.01 for point in answer.points)


def test_without_fees_both_options_cost_nothing_when_nobody_calls() -> None:
    answer = found(us_toll(), PAY_PER_MINUTE, USA_CAN)
    assert [point.x for point in answer.points] == [0.0]
    assert [s.cheaper for s in answer.stretches] == ["usa_can"]


def test_the_search_ends_where_minutes_without_a_rate_would_be_charged() -> None:
    # The call to Germany has no rate, and needs none while the pool of 60 minutes pays for it.
    callers = dial_out_group(mix(US=0.5, DE=0.5))
    plan = project(price_book(rate("dial_out", "US", "0.10")), scenario(callers))
    other = option("half", {"Everybody": {"standard": 1.0}})
    answer = found(plan, PER_USER, other)
    assert (answer.limits[1].place.x, answer.limits[1].reason) == (6.0, "missing_rate")
    assert answer.limits[0].reason == "nothing"


def test_fees_that_change_within_the_period_are_all_counted() -> None:
    fees = (Fee(date(2020, 1, 1), Decimal("4.00"), "bill"), Fee(date(2026, 3, 1), Decimal("7.00"), "bill"))
    book = price_book(rate("toll", "US", "0.0085"), products=(replace(product("standard"), fees=fees),))
    plan = project(book, scenario(group()), months=3)
    [point] = found(plan).points
    assert point.minutes_per_organiser == pytest.approx(5 / 0.0085)
    assert found(plan, path="fee.standard").today is None


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("headcount", "unknown_input"),
        ("groups[Nobody].attendees", "unknown_group"),
        ("groups[Everybody].fee.standard", "unknown_input"),
        ("fee.premium", "unknown_product"),
        ("join.toll", "rest_unknown"),
        ("join.dial_out", "mix_missing"),
    ],
)
def test_an_input_that_cannot_be_changed_says_why(path: str, code: str) -> None:
    with pytest.raises(UnusableInputError) as refusal:
        found(us_toll(), path=path)
    assert refusal.value.code == code


def test_a_value_of_0_cannot_be_multiplied() -> None:
    with pytest.raises(UnusableInputError) as refusal:
        found(us_toll(habits=replace(group().habits, attendees=0.0)), path="attendees")
    assert refusal.value.code == "nothing_to_multiply"


def test_a_group_may_have_brackets_in_its_name() -> None:
    named = group(name='Team "A" [DE]')
    plan = project(price_book(rate("toll", "US", "0.0085")), scenario(named))
    assert found(plan, path='groups[Team "A" [DE]].attendees').points[0].factor == pytest.approx(40 / 0.85)


def test_a_group_that_begins_later_counts_from_then_on() -> None:
    later = replace(group(), headcount=(replace(group().headcount[0], since=Month(2026, 3)),))
    plan = project(price_book(rate("toll", "US", "0.0085")), scenario(later), months=4)
    [point] = found(plan).points
    assert point.minutes_per_organiser == pytest.approx(4 / 0.0085)
    assert point.costs == pytest.approx((8.0, 8.0))


def connection_fees(standard_fee: str, standard_pool: int) -> Project:
    """Ten calls to the United States at no charge a minute and 0.05 each, a licence without a pool beside another one."""
    products = (product("standard", standard_fee, pool_minutes=standard_pool), product("usa_can", "0", pool_minutes=0))
    callers = dial_out_group(mix(US=1.0))
    book = price_book(rate("dial_out", "US", "0", fee="0.05"), products=products)
    return project(book, scenario(replace(callers, habits=replace(callers.habits, meetings_per_organiser=10))))


def test_a_tie_right_at_a_jump_of_the_costs_is_a_point() -> None:
    # Calls of no length have no minutes, and a pool of none pays for them; calls of any length it does not.
    answer = found(connection_fees("0", 60), PER_USER, USA_CAN, path="minutes_per_call")
    assert answer.points[0].x == 0.0
    assert answer.points[0].costs == (0.0, 0.0)
    assert answer.stretches[0].cheaper == "per_user"


def test_a_tie_that_begins_right_behind_a_jump_is_a_stretch() -> None:
    # The licence costs 0.50 as the ten connections do, but not while calls have no length.
    answer = found(connection_fees("0.5", 10_000_000), PER_USER, USA_CAN, path="minutes_per_call")
    assert answer.kind == "several"
    assert answer.points[0].x == pytest.approx(0.0, abs=1e-3)
    assert answer.points[0].x > 0
    assert answer.points[0].costs == pytest.approx((0.5, 0.5))
    assert [s.cheaper for s in answer.stretches][:2] == ["usa_can", None]


@pytest.mark.parametrize("path", ["organisers", "growth_per_year", "increment_seconds"])
def test_an_input_of_whole_numbers_has_no_point_of_equal_cost(path: str) -> None:
    with pytest.raises(UnusableInputError) as refusal:
        found(us_toll() if path != "growth_per_year" else project(price_book(), scenario(group(growth_per_year=0.1))), path=path)
    assert refusal.value.code == "goes_in_steps"
