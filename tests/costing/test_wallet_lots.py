"""What became of each purchase adds up to what became of the wallet."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.wallet import UNITS, run_wallet
from ppm_desktop.costing.wallet_lots import lots_of
from ppm_desktop.domain.credits import Credits, TopUp

A_YEAR = 12
START = date(2027, 1, 1)


def test_the_oldest_money_is_used_first_and_its_rest_expires_a_year_after_it_was_bought() -> None:
    funding = Credits("one_time", Decimal(500), top_ups=(TopUp(date(2027, 7, 1), Decimal(200)),))
    wallet = run_wallet(START, [1 * UNITS] * 500, funding, A_YEAR)
    first, second = lots_of(wallet, A_YEAR)
    assert (first.day, first.used, first.forfeited, first.left, first.expires) == (START, 365 * UNITS, 135 * UNITS, 0, date(2028, 1, 1))
    assert (second.used, second.forfeited, second.left) == (135 * UNITS, 0, 65 * UNITS)


def test_purchases_of_one_day_by_hand_and_by_recharge_stand_apart() -> None:
    funding = Credits("auto_recharge", Decimal(10), Decimal(50), Decimal(100))
    first, *_rest = lots = lots_of(run_wallet(START, [0, 0], funding, A_YEAR), A_YEAR, funding.recharge)
    assert [(lot.bought, lot.recharges) for lot in lots] == [(10 * UNITS, 0), (100 * UNITS, 1)]
    assert first.left == 10 * UNITS


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=800),
    st.sampled_from(("one_time", "auto_recharge")),
    st.integers(0, 900),
    st.integers(0, 200),
    st.integers(1, 300),
    st.lists(st.tuples(st.integers(0, 790), st.integers(1, 500)), max_size=4),
)
def test_the_purchases_add_up_to_the_wallet(
    demand: list[int], mode: str, opening: int, trigger: int, recharge: int, bought: list[tuple[int, int]]
) -> None:
    top_ups = tuple(TopUp(START + timedelta(days), Decimal(amount)) for days, amount in bought)
    funding = Credits("one_time", Decimal(opening), top_ups=top_ups)
    if mode == "auto_recharge":
        funding = Credits("auto_recharge", Decimal(opening), Decimal(trigger), Decimal(recharge), top_ups)
    wallet = run_wallet(START, [amount * UNITS for amount in demand], funding, A_YEAR)
    lots, total = lots_of(wallet, A_YEAR, funding.recharge), wallet.total
    assert sum(lot.bought for lot in lots) == total.bought
    assert sum(lot.used for lot in lots) == total.used
    assert sum(lot.forfeited for lot in lots) == total.forfeited
    assert sum(lot.left for lot in lots) == total.closing
    assert sum(lot.recharges for lot in lots) == total.recharges
    assert all(lot.bought == lot.used + lot.forfeited + lot.left for lot in lots)
