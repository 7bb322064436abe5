"""Many wallets at once, held against one exact wallet after the other."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.wallet import FundingRisks, daily_demand, money, run_wallet
from ppm_desktop.costing.wallet_draws import run_wallet_draws
from ppm_desktop.domain.credits import Credits, TopUp
from ppm_desktop.domain.period import Month, months_from

A_YEAR = 12
STARTS = st.builds(Month, st.integers(2023, 2025), st.integers(1, 12))
#: Amounts that are often alike, so that balances meet the trigger exactly, and some that are not.
COSTS = st.sampled_from((0.0, 28.0, 31.0, 310.0, 620.0, 3100.0)) | st.floats(0, 5000)
QUICK = settings(max_examples=60, deadline=None)


@st.composite
def demands(draw: st.DrawFn) -> list[list[float]]:
    months = draw(st.integers(1, 30))
    return draw(st.lists(st.lists(COSTS, min_size=months, max_size=months), min_size=1, max_size=4))


@st.composite
def fundings(draw: st.DrawFn) -> Credits:
    opening = Decimal(draw(st.integers(0, 6000)))
    days = st.integers(-5, 900)
    top_ups = tuple(
        TopUp(date(2024, 1, 1) + timedelta(days=draw(days)), Decimal(draw(st.integers(0, 900)))) for _ in range(draw(st.integers(0, 4)))
    )
    if draw(st.booleans()):
        return Credits("one_time", opening, top_ups=top_ups)
    return Credits("auto_recharge", opening, Decimal(draw(st.integers(0, 500))), Decimal(draw(st.integers(20, 3000))), top_ups)


def risks() -> st.SearchStrategy[FundingRisks]:
    days = st.none() | st.dates(date(2023, 6, 1), date(2027, 1, 1))
    return st.builds(FundingRisks, st.integers(0, 5), days, days, days)


@QUICK
@given(STARTS, demands(), fundings(), risks())
def test_every_draw_is_the_exact_wallet_of_its_demand_to_a_millionth(
    start: Month, costs: list[list[float]], funding: Credits, risk: FundingRisks
) -> None:
    months = months_from(start, len(costs[0]))
    drawn = run_wallet_draws(months, np.array(costs), funding, A_YEAR, risk)
    for place, demand in enumerate(costs):
        wallet = run_wallet(start.first_day, daily_demand(zip(months, demand, strict=True)), funding, A_YEAR, risk)
        exact = [moved for _, moved in wallet.months]
        for name in ("bought", "used", "forfeited", "unmet", "closing"):
            expected = [float(money(getattr(moved, name))) for moved in exact]
            np.testing.assert_allclose(getattr(drawn, name)[place], expected, rtol=0, atol=1e-6)
        assert drawn.recharges[place].tolist() == [moved.recharges for moved in exact]
        without = [sum(Month.of(day) == month for day in wallet.days_without_service) for month in months]
        assert drawn.days_without_service[place].tolist() == without


@QUICK
@given(STARTS, demands(), fundings(), risks())
def test_in_every_draw_what_is_bought_is_used_forfeited_or_left(
    start: Month, costs: list[list[float]], funding: Credits, risk: FundingRisks
) -> None:
    drawn = run_wallet_draws(months_from(start, len(costs[0])), np.array(costs), funding, A_YEAR, risk)
    bought, used, forfeited = (amounts.sum(axis=1) for amounts in (drawn.bought, drawn.used, drawn.forfeited))
    np.testing.assert_allclose(bought, used + forfeited + drawn.closing[:, -1], rtol=1e-12, atol=1e-6)
    np.testing.assert_allclose(drawn.used + drawn.unmet, costs, rtol=1e-12, atol=1e-6)
    for amounts in (drawn.bought, drawn.used, drawn.forfeited, drawn.unmet, drawn.closing, drawn.recharges):
        assert amounts.min() >= 0


@QUICK
@given(STARTS, demands(), st.integers(0, 500), st.integers(1, 3000), st.integers(0, 6))
def test_a_trigger_as_large_as_the_demand_within_the_posting_lag_never_leaves_a_draw_without_service(
    start: Month, costs: list[list[float]], opening: int, recharge: int, lag: int
) -> None:
    months = months_from(start, len(costs[0]))
    dearest = max(max(cost / 28 for cost in demand) for demand in costs)
    funding = Credits("auto_recharge", Decimal(opening), Decimal(int(lag * dearest) + 1), Decimal(recharge))
    drawn = run_wallet_draws(months, np.array(costs), funding, A_YEAR, FundingRisks(lag))
    assert not drawn.days_without_service.any()
    assert not drawn.unmet.any()


def test_a_wallet_of_billions_keeps_its_books_to_a_cent() -> None:
    months = months_from(Month(2026, 1), 24)
    costs = np.full((2, 24), 4e9 / 3)
    drawn = run_wallet_draws(months, costs, Credits("auto_recharge", Decimal(10**10), Decimal(10**9), Decimal(10**10)), A_YEAR)
    np.testing.assert_allclose(drawn.used, costs, rtol=0, atol=0.01)
    assert not drawn.unmet.any()
    np.testing.assert_allclose(drawn.bought.sum(axis=1), drawn.used.sum(axis=1) + drawn.closing[:, -1], atol=0.01)


def test_a_wallet_of_more_than_anybody_has_does_not_overflow() -> None:
    months = months_from(Month(2026, 1), 3)
    drawn = run_wallet_draws(months, np.full((1, 3), 3e14), Credits("one_time", Decimal(10**15)), A_YEAR)
    np.testing.assert_allclose(drawn.closing, [[7e14, 4e14, 1e14]], rtol=1e-9)


def test_no_draws_have_no_wallets() -> None:
    drawn = run_wallet_draws(months_from(Month(2026, 1), 3), np.zeros((0, 3)), Credits("one_time", Decimal(100)), A_YEAR)
    assert drawn.bought.shape == (0, 3)
