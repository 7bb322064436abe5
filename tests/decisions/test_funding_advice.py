"""What is advised on funding, and what becomes of money that nobody uses in time."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from building import group, option, price_book, project, scenario
from hypothesis import given, settings
from hypothesis import strategies as st

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.wallet import FundingRisks, daily_demand, money
from ppm_desktop.costing.wallet_draws import run_wallet_draws
from ppm_desktop.decisions.funding_advice import AdviceQuestion, advised_settings, dearest_days, funding_advice
from ppm_desktop.decisions.funding_outlook import DrawnDemand, money_at_risk, outlook_of, switch_to_post_paid
from ppm_desktop.decisions.risk.simulate import simulate
from ppm_desktop.domain.checks import MINIMUM_FUNDING, MINIMUM_FUNDING_CURRENCY
from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.domain.period import Month, months_from
from ppm_desktop.reports.funding.advice_words import advice_headline
from ppm_desktop.reports.number_text import PLAIN_STYLE

A_YEAR = 12
YEAR = months_from(Month(2026, 1), 12)
QUICK = settings(max_examples=40, deadline=None)


def drawn(draws: int, months: int, mean: float = 500.0, seed: int = 1) -> DrawnDemand:
    return DrawnDemand(months_from(Month(2026, 1), months), np.random.default_rng(seed).gamma(4.0, mean / 4, (draws, months)))


@QUICK
@given(st.integers(0, 2**32), st.integers(1, 40), st.sampled_from((0.0, 0.01, 0.05, 0.3)), st.integers(0, 5))
def test_with_the_amounts_advised_service_stops_no_more_often_than_is_accepted(seed: int, months: int, risk: float, lag: int) -> None:
    demand = drawn(200, months, seed=seed)
    found = advised_settings(demand, AdviceQuestion(risk, lag, smallest=50), A_YEAR)
    outlook = outlook_of(demand, found, A_YEAR, FundingRisks(lag))
    assert outlook.outage <= risk
    assert found.recharge is not None
    assert found.recharge >= 50
    assert found.recharge == found.recharge.to_integral_value()


@QUICK
@given(st.integers(0, 2**32), st.integers(1, 14), st.integers(1, 6))
def test_the_dearest_days_are_those_of_the_spending_day_by_day(seed: int, months: int, days: int) -> None:
    demand = drawn(3, months, seed=seed)
    for draw, dearest in zip(demand.costs, dearest_days(demand, days), strict=True):
        daily = [float(money(units)) for units in daily_demand(zip(demand.months, draw.tolist(), strict=True))]
        windows = [sum(daily[first : first + days]) for first in range(len(daily) - days + 1)]
        assert dearest == pytest.approx(max(windows), abs=1e-5)


def test_less_is_recharged_than_a_month_needs_where_most_of_the_year_is_quiet() -> None:
    costs = np.full((10, 24), 1.0)
    costs[:, 0] = 5000.0
    found = advised_settings(DrawnDemand(months_from(Month(2026, 1), 24), costs), AdviceQuestion(0.01, 0, smallest=1), A_YEAR)
    assert found.recharge == 12


def test_money_that_a_plan_leaves_unused_is_at_risk_with_the_day_on_which_it_expires() -> None:
    amount, day = money_at_risk(YEAR, [100.0] * 12, Credits("one_time", Decimal(3000)), A_YEAR)
    assert (amount, day) == (1800.0, date(2027, 1, 1))


def test_no_money_is_at_risk_that_is_used_within_twelve_months() -> None:
    funding = Credits("auto_recharge", Decimal(200), Decimal(50), Decimal(200))
    assert money_at_risk(YEAR, [100.0] * 12, funding, A_YEAR) == (0.0, None)


def test_the_money_at_risk_of_one_draw_is_that_of_the_plan() -> None:
    funding = Credits("one_time", Decimal(2500), top_ups=(TopUp(date(2026, 6, 1), Decimal(300)),))
    costs = [100.0 + month for month in range(12)]
    outlook = outlook_of(DrawnDemand(YEAR, np.array([costs])), funding, A_YEAR)
    assert outlook.at_risk == pytest.approx(money_at_risk(YEAR, costs, funding, A_YEAR)[0], abs=1e-6)


def test_on_a_change_to_being_billed_afterwards_the_old_balance_is_used_up_first() -> None:
    funding = Credits("auto_recharge", Decimal(1000), Decimal(100), Decimal(1000))
    switch = switch_to_post_paid(YEAR, [310.0, 280.0, 310.0, *[300.0] * 9], funding, A_YEAR, day=date(2026, 3, 1))
    assert (switch.balance, switch.stranded) == (410.0, 0.0)
    assert switch.drained == date(2026, 3, 1) + timedelta(days=41 - 1)


def test_what_nobody_uses_within_twelve_months_after_the_change_is_stranded() -> None:
    switch = switch_to_post_paid(YEAR, [10.0] * 12, Credits("one_time", Decimal(1000)), A_YEAR, day=date(2026, 7, 1))
    assert (switch.balance, switch.stranded, switch.drained) == (940.0, 880.0, date(2027, 1, 1))


def test_a_wallet_is_never_drained_while_auto_recharge_stays_on() -> None:
    funding = Credits("auto_recharge", Decimal(1000), Decimal(100), Decimal(1000))
    switch = switch_to_post_paid(YEAR, [300.0] * 12, funding, A_YEAR, day=date(2026, 7, 1), recharge_stays_on=True)
    assert switch.drained is None


def test_after_buying_has_stopped_nothing_is_bought_in_any_draw() -> None:
    funding = Credits("auto_recharge", Decimal(1000), Decimal(100), Decimal(1000), (TopUp(date(2026, 8, 1), Decimal(70)),))
    found = run_wallet_draws(YEAR, drawn(50, 12).costs, funding, A_YEAR, FundingRisks(buying_stops=date(2026, 7, 1)))
    assert not found.bought[:, 6:].any()


def test_the_smallest_purchase_is_that_of_the_catalogue() -> None:
    state = load_catalogue().rules["credits-minimum-funding"].in_force_on(date(2026, 1, 1))
    assert state is not None
    assert (Decimal(state.value), state.note.rstrip(".")) == (MINIMUM_FUNDING, MINIMUM_FUNDING_CURRENCY)


def test_an_option_that_spends_nothing_is_told_to_buy_nothing() -> None:
    plan = project(price_book(), scenario(group(), options=(option("nobody", "none"),)))
    catalogue = load_catalogue()
    found = simulate(plan, plan.scenarios[0], catalogue.availability, catalogue.risk_defaults.defaults(), draws=70)
    advice = funding_advice(found, 0, None, catalogue.credits_terms, AdviceQuestion(0.01))
    assert not advice.spends
    assert advice.set_now is None
    assert advice_headline(advice, "USD", PLAIN_STYLE).startswith("This option spends no credits")
