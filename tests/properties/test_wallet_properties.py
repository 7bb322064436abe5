"""What must hold for any wallet, and the wallet held against the rules written down a second time."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.wallet import UNITS, FundingRisks, money, run_wallet
from ppm_desktop.domain.credits import Credits, TopUp

A_YEAR = 12
STARTS = st.dates(date(2023, 1, 1), date(2025, 12, 31))
DEMAND = st.lists(st.tuples(st.integers(1, 120), st.integers(0, 90)), min_size=1, max_size=8)  # runs of days, thirds of a unit of money
QUICK = settings(max_examples=100, deadline=None)


@st.composite
def fundings(draw: st.DrawFn) -> Credits:
    opening = Decimal(draw(st.integers(0, 2000)))
    days = st.integers(-5, 700)
    top_ups = tuple(
        TopUp(date(2024, 1, 1) + timedelta(days=draw(days)), Decimal(draw(st.integers(0, 900)))) for _ in range(draw(st.integers(0, 4)))
    )
    if draw(st.booleans()):
        return Credits("one_time", opening, top_ups=top_ups)
    return Credits("auto_recharge", opening, Decimal(draw(st.integers(0, 500))), Decimal(draw(st.integers(20, 700))), top_ups)


def risks() -> st.SearchStrategy[FundingRisks]:
    days = st.none() | st.dates(date(2023, 6, 1), date(2027, 1, 1))
    return st.builds(FundingRisks, st.integers(0, 5), days, days)


def spread(demand: list[tuple[int, int]]) -> list[int]:
    return [third * UNITS // 3 for days, third in demand for _ in range(days)]


def a_year_later(day: date) -> date:
    return date(day.year + 1, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def by_hand(start: date, demand: list[int], funding: Credits, risk: FundingRisks) -> list[tuple[int, ...]]:
    """The rules one after the other, in thirds: one lot for every single purchase, every balance counted from the lots."""
    opening, trigger, recharge = (int(amount or 0) * 3 for amount in (funding.opening, funding.trigger, funding.recharge))
    lots: list[tuple[date, int]] = []
    used_on: list[int] = []
    rows: list[tuple[int, ...]] = []
    for k, wanted in enumerate(demand):
        day = start + timedelta(days=k)
        before = sum(left for _, left in lots)
        lots = [(bought, left) for bought, left in lots if day < a_year_later(bought)]
        forfeited = before - sum(left for _, left in lots)
        purchases = [opening] if k == 0 else []
        purchases += [int(top_up.amount) * 3 for top_up in funding.top_ups if top_up.day == day]
        lots += [(day, amount) for amount in purchases]
        recharges = 0
        broken = risk.card_fails_from is not None and day >= risk.card_fails_from
        if risk.card_works_from is not None and day >= risk.card_works_from:
            broken = False
        if funding.mode == "auto_recharge" and not broken:
            hidden = sum(used_on[max(0, k - risk.posting_lag_days + 1) : k]) if risk.posting_lag_days else -wanted
            while sum(left for _, left in lots) + hidden < trigger:
                lots.append((day, recharge))
                recharges += 1
        missing, rest = wanted, []
        for bought, left in lots:
            taken = min(missing, left)
            missing -= taken
            rest.append((bought, left - taken))
        lots = [lot for lot in rest if lot[1]]
        used_on.append(wanted - missing)
        bought_today = sum(purchases) + recharges * recharge
        rows.append((before, bought_today, wanted - missing, forfeited, missing, sum(left for _, left in lots), recharges))
    return rows


@QUICK
@given(STARTS, DEMAND, fundings(), risks())
def test_the_wallet_does_what_the_rules_give_by_hand(
    start: date, demand: list[tuple[int, int]], funding: Credits, risk: FundingRisks
) -> None:
    thirds = [third for days, third in demand for _ in range(days)]
    wallet = run_wallet(start, [third * UNITS // 3 for third in thirds], funding, A_YEAR, risk)
    found = []
    for entry in wallet.days:
        *amounts, recharges = astuple(entry.moved)
        found.append((*(money(amount) * 3 for amount in amounts), recharges))
    assert found == by_hand(start, thirds, funding, risk)


@QUICK
@given(STARTS, DEMAND, fundings(), risks())
def test_what_is_bought_is_used_forfeited_or_left(start: date, demand: list[tuple[int, int]], funding: Credits, risk: FundingRisks) -> None:
    wanted = spread(demand)
    wallet = run_wallet(start, wanted, funding, A_YEAR, risk)
    total = wallet.total
    assert total.bought == total.used + total.forfeited + total.closing
    assert total.used + total.unmet == sum(wanted)
    for part in (*(day.moved for day in wallet.days), *(moved for _, moved in wallet.months)):
        assert part.opening + part.bought == part.used + part.forfeited + part.closing
        assert min(part.opening, part.bought, part.used, part.forfeited, part.unmet, part.closing, part.recharges) >= 0


@QUICK
@given(STARTS, DEMAND, st.integers(0, 500), st.integers(1, 700), st.integers(0, 6))
def test_a_trigger_as_large_as_the_demand_within_the_posting_lag_never_leaves_anybody_without_service(
    start: date, demand: list[tuple[int, int]], opening: int, recharge: int, lag: int
) -> None:
    wanted = spread(demand)
    within_lag = max(sum(wanted[day : day + lag]) for day in range(len(wanted)))
    funding = Credits("auto_recharge", Decimal(opening), Decimal(-(-within_lag // UNITS)), Decimal(recharge))
    wallet = run_wallet(start, wanted, funding, A_YEAR, FundingRisks(lag))
    assert wallet.days_without_service == ()
