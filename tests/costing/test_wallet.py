from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ppm_desktop.costing.wallet import UNITS, FundingRisks, Movements, daily_demand, forfeited_on, money, run_wallet
from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.domain.period import Month

A_YEAR = 12


def auto(opening: int, trigger: int, recharge: int, *top_ups: TopUp) -> Credits:
    return Credits("auto_recharge", Decimal(opening), Decimal(trigger), Decimal(recharge), top_ups)


def once(opening: int, *top_ups: TopUp) -> Credits:
    return Credits("one_time", Decimal(opening), top_ups=top_ups)


def a_day(amount: int, days: int) -> list[int]:
    return [amount * UNITS] * days


@pytest.mark.parametrize(
    ("bought", "forfeited"),
    [
        (date(2025, 1, 31), date(2026, 1, 31)),
        (date(2024, 12, 31), date(2025, 12, 31)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2024, 3, 1), date(2025, 3, 1)),
    ],
)
def test_twelve_calendar_months_end_on_the_same_day_of_the_month_or_its_last(bought: date, forfeited: date) -> None:
    assert forfeited_on(bought, A_YEAR) == forfeited
    wallet = run_wallet(bought, [0] * 400, once(70), A_YEAR)
    assert [day.day for day in wallet.days if day.moved.forfeited] == [forfeited]


def test_money_can_be_spent_the_day_before_its_anniversary_and_not_on_it() -> None:
    demand = [0] * 400
    demand[364] = demand[365] = 60 * UNITS
    wallet = run_wallet(date(2025, 1, 31), demand, once(100), A_YEAR)
    assert (wallet.days[364].moved.used, wallet.days[364].moved.unmet) == (60 * UNITS, 0)
    last = wallet.days[365]
    assert last.day == date(2026, 1, 31)
    assert last.moved == Movements(40 * UNITS, 0, 0, 40 * UNITS, 60 * UNITS, 0, 0)


@pytest.mark.parametrize(("month", "days"), [(Month(2024, 2), 29), (Month(2026, 2), 28), (Month(2026, 4), 30), (Month(2026, 12), 31)])
def test_a_months_cost_is_spread_evenly_over_its_days_without_a_rest(month: Month, days: int) -> None:
    demand = daily_demand([(month, 100.0)])
    assert demand == [demand[0]] * days
    assert money(sum(demand)) == 100


def test_a_balance_that_reaches_the_trigger_by_uneven_daily_amounts_equals_it() -> None:
    # 100 spread over 31 days is no finite decimal; what is left of 500 after four such months must be exactly 100.
    demand = daily_demand((month, 100.0) for month in (Month(2026, 1), Month(2026, 3), Month(2026, 5), Month(2026, 7)))
    wallet = run_wallet(date(2026, 1, 1), demand, auto(500, 100, 50), A_YEAR)
    assert money(wallet.total.closing) == 100
    assert wallet.total.recharges == 0
    assert run_wallet(date(2026, 1, 1), [*demand, 1], auto(500, 100, 50), A_YEAR).total.recharges == 1


def test_a_top_up_is_there_on_its_day_and_before_the_recharge() -> None:
    funding = auto(100, 100, 50, TopUp(date(2026, 1, 3), Decimal(70)))
    wallet = run_wallet(date(2026, 1, 1), [0, 0, 60 * UNITS], funding, A_YEAR)
    assert wallet.days[1].moved.closing == 100 * UNITS
    assert wallet.days[2].moved == Movements(100 * UNITS, 70 * UNITS, 60 * UNITS, 0, 0, 110 * UNITS, 0)


def test_two_top_ups_of_one_day_and_one_on_the_first_day_are_all_bought() -> None:
    day = date(2026, 1, 2)
    funding = once(50, TopUp(date(2026, 1, 1), Decimal(60)), TopUp(day, Decimal(70)), TopUp(day, Decimal(80)))
    assert [entry.moved.bought // UNITS for entry in run_wallet(date(2026, 1, 1), [0] * 3, funding, A_YEAR).days] == [110, 150, 0]


def test_a_day_that_costs_several_recharges_buys_as_many_as_it_needs() -> None:
    wallet = run_wallet(date(2026, 1, 1), a_day(1000, 1), auto(100, 100, 60), A_YEAR)
    assert wallet.days[0].moved == Movements(0, 1120 * UNITS, 1000 * UNITS, 0, 0, 120 * UNITS, 17)


def test_money_bought_once_runs_out_and_what_is_missing_is_unmet() -> None:
    wallet = run_wallet(date(2026, 1, 1), a_day(40, 4), once(100), A_YEAR)
    assert [day.moved.unmet // UNITS for day in wallet.days] == [0, 0, 20, 40]
    assert wallet.days_without_service == (date(2026, 1, 3), date(2026, 1, 4))


def test_a_card_that_fails_recharges_nothing_until_it_works_again_and_top_ups_go_on() -> None:
    risks = FundingRisks(card_fails_from=date(2026, 1, 2), card_works_from=date(2026, 1, 5))
    funding = auto(100, 50, 100, TopUp(date(2026, 1, 4), Decimal(60)))
    wallet = run_wallet(date(2026, 1, 1), a_day(60, 5), funding, A_YEAR, risks)
    assert [day.moved.recharges for day in wallet.days] == [1, 0, 0, 0, 1]
    assert [day.moved.unmet // UNITS for day in wallet.days] == [0, 0, 0, 0, 0]
    assert [day.moved.closing // UNITS for day in wallet.days] == [140, 80, 20, 20, 60]
    never = run_wallet(date(2026, 1, 1), a_day(60, 5), auto(100, 50, 100), A_YEAR, FundingRisks(card_fails_from=date(2026, 1, 2)))
    assert [day.moved.unmet // UNITS for day in never.days] == [0, 0, 0, 40, 60]


def test_with_a_posting_lag_the_recharge_sees_spending_late() -> None:
    wallet = run_wallet(date(2026, 1, 1), a_day(60, 4), auto(100, 50, 100), A_YEAR, FundingRisks(posting_lag_days=2))
    # Seen: 100; 100 (40 and the hidden 60); 40 (0 and the hidden 40), so it recharges; 100 (40 and the hidden 60).
    assert [day.moved.recharges for day in wallet.days] == [0, 0, 1, 0]
    assert [day.moved.unmet // UNITS for day in wallet.days] == [0, 20, 0, 20]


def test_who_is_billed_afterwards_has_no_wallet_to_run() -> None:
    with pytest.raises(ValueError, match="post_paid"):
        run_wallet(date(2026, 1, 1), [0], Credits("post_paid"), A_YEAR)


def test_months_and_total_add_up_the_days() -> None:
    demand = daily_demand([(Month(2026, 1), 310.0), (Month(2026, 2), 280.0)])
    wallet = run_wallet(date(2026, 1, 1), demand, auto(300, 100, 200), A_YEAR)
    (january, first), (february, second) = wallet.months
    assert (january, february) == (Month(2026, 1), Month(2026, 2))
    assert [money(first.used), money(second.used)] == [310, 280]
    assert second.opening == first.closing
    assert wallet.total == Movements(0, first.bought + second.bought, 590 * UNITS, 0, 0, second.closing, first.recharges + second.recharges)
