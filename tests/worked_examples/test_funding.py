"""The documented and hand-worked cases of Communications Credits, read from the file beside this one."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.wallet import UNITS, money, run_wallet
from ppm_desktop.domain.credits import Credits, TopUp

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "funding.toml").read_text(encoding="utf-8"))
A_YEAR = 12


@pytest.mark.parametrize("case", CASES["advice"], ids=lambda case: case["id"])
def test_the_funding_table_of_2017_says_first_funding_and_trigger(case: dict[str, Any]) -> None:
    [band] = [b for b in load_catalogue().credits_terms.funding_advice if b.users_from <= case["users"] < b.users_to]
    assert (band.first_funding, band.trigger) == (case["first_funding"], case["trigger"])


@pytest.mark.parametrize("case", CASES["minimum"], ids=lambda case: case["id"])
def test_the_smallest_purchase_of_credits_rose_in_july_2018(case: dict[str, Any]) -> None:
    state = load_catalogue().rules["credits-minimum-funding"].in_force_on(case["day"])
    assert state is not None
    assert state.value == case["amount"]


@pytest.mark.parametrize("case", CASES["recharge"], ids=lambda case: f"{case['id']} {case['sentence']}")
def test_a_recharge_comes_when_the_balance_falls_below_the_trigger(case: dict[str, Any]) -> None:
    funding = Credits("auto_recharge", Decimal(case["opening"]), Decimal(case["trigger"]), Decimal(case["recharge"]))
    wallet = run_wallet(date(2026, 1, 1), [charge * UNITS for charge in case["charges"]], funding, A_YEAR)
    assert [money(day.moved.closing) for day in wallet.days] == case["balances"]
    assert wallet.total.recharges == case["recharges"]


def test_what_is_left_of_a_purchase_after_twelve_months_is_forfeited_oldest_first() -> None:
    case = CASES["forfeiture"]
    first, *later = case["purchases"]
    funding = Credits("one_time", Decimal(first["amount"]), top_ups=tuple(TopUp(p["day"], Decimal(p["amount"])) for p in later))
    before = (case["used_until"] - case["start"]).days + 1
    demand = [case["used"] * UNITS // before] * before  # the rest of the division is spent on the last day
    demand[-1] += case["used"] * UNITS - sum(demand)
    wallet = run_wallet(case["start"], [*demand, *[0] * 200], funding, A_YEAR)
    assert [(day.day, money(day.moved.forfeited)) for day in wallet.days if day.moved.forfeited] == [
        (entry["day"], entry["amount"]) for entry in case["forfeited"]
    ]
    assert wallet.days[before - 1].day == case["used_until"]
    assert wallet.days[before].day == case["used_until"] + timedelta(days=1)
    assert money(wallet.days[before].moved.closing) == 500
    assert wallet.total.closing == 0
