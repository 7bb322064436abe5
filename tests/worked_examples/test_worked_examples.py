"""The documented and hand-worked cases, read from the files beside this one."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from building import (
    ANYWHERE,
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

from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.costing.rounding import billed_minutes
from ppm_desktop.decisions.break_even import break_even
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.scenario import Purchase
from ppm_desktop.files.project_file import read_project

HERE = Path(__file__).parent


def cases(name: str, key: str = "case") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))[key]
    return found


@pytest.mark.parametrize("case", cases("pools"), ids=lambda case: f"{case['id']} {case['sentence']}")
def test_the_pool_has_the_documented_minutes(case: dict[str, Any]) -> None:
    groups = [dial_out_group(mix(US=1.0), name=country, country=country, organisers=count) for country, count in case["organisers"].items()]
    book = price_book(rate("dial_out", "US", "0.013"), products=(product(case["product"], "4.00", pool_minutes=case["pool_minutes"]),))
    bought = (Purchase(case["product"], case["purchased"]),) if "purchased" in case else ()
    base = scenario(*groups, options=(option("all", case["product"]),), pool_basis=case.get("basis", "assigned"), purchased=bought)
    result = compare(project(book, base), base, ANYWHERE).results[0]
    assert [pool.tolist() for pool in result.charges.pools.values()] == [[case["expected"]]]


@pytest.mark.parametrize("case", cases("pool_use", "cases"), ids=lambda case: f"{case['organiser']} calls {case['destination']}")
def test_only_zone_a_destinations_use_the_pool_wherever_the_organiser_is(case: dict[str, str]) -> None:
    book = price_book(*(rate("dial_out", country, "0.10") for country in ("US", "GB", "ZW", "CK")))
    callers = dial_out_group(mix(**{case["destination"]: 1.0}), country=case["organiser"], minutes=50)
    base = scenario(callers, options=(PER_USER,))
    result = compare(project(book, base), base, ANYWHERE).results[0]
    expected = {"pool": {"dial_out_pool": 0.0, "dial_out_other": 0.0}, "credits": {"dial_out_pool": 0.0, "dial_out_other": 5.0}}
    assert {name: result.by_component[name] for name in ("dial_out_pool", "dial_out_other")} == expected[case["expected"]]
    assert result.minutes["dial_out_pool" if case["expected"] == "pool" else "dial_out_other"] == 50.0


@pytest.mark.parametrize("organiser", ["US", "FR", "ZW"])
def test_a_call_to_france_costs_the_same_wherever_it_is_started(organiser: str) -> None:
    book = price_book(rate("dial_out", "FR", "0.016"))
    base = scenario(dial_out_group(mix(FR=1.0), country=organiser, minutes=100))
    assert compare(project(book, base), base, ANYWHERE).results[1].total == pytest.approx(1.6)


def compared(case: dict[str, Any], minutes: float) -> Comparison:
    call_type = case["call_type"]
    joins = {"toll": Join(1, 0, 0), "toll_free": Join(0, 1, 0), "dial_out": Join(0, 0, 1)}
    mixes = DestinationMixes(**{call_type: mix(**{case["place"].replace("/", "_"): 1.0})})
    callers = group(destinations=mixes)
    callers = replace(callers, habits=replace(callers.habits, join=joins[call_type], minutes_per_call=minutes))
    book = price_book(
        rate(call_type, case["place"], case["rate"]), products=(product("standard", "4.00", pool_minutes=case["pool_minutes"]),)
    )
    base = scenario(callers)
    return compare(project(book, base), base, ANYWHERE)


@pytest.mark.parametrize("case", cases("break_even"), ids=lambda case: f"{case['id']} {case['sentence']}")
def test_the_licence_fee_equals_what_the_break_even_minutes_cost(case: dict[str, Any]) -> None:
    per_user, per_minute = compared(case, case["minutes"]).results
    if case.get("licence_covers_dial_out"):  # the hand-worked case sets the pool aside: compare the fee with the minutes alone
        assert per_user.by_component["licences"] == pytest.approx(per_minute.total, abs=1e-9)
    else:
        assert per_user.total == pytest.approx(per_minute.total, abs=1e-9)


@pytest.mark.parametrize("case", cases("break_even"), ids=lambda case: f"{case['id']} {case['sentence']}")
def test_the_break_even_is_found_at_the_minutes_worked_out_by_hand(case: dict[str, Any]) -> None:
    # Where the hand-worked case sets the pool aside, the licence includes more minutes than anybody needs.
    pool_minutes = 100_000 if case.get("licence_covers_dial_out") else case["pool_minutes"]
    comparison = compared(case | {"pool_minutes": pool_minutes}, minutes=10)
    answer = break_even(comparison.project, comparison.scenario, (PER_USER, PAY_PER_MINUTE))
    assert answer.points[0].minutes_per_organiser == pytest.approx(case["minutes"])
    assert abs(answer.points[0].difference) < 0.01


@pytest.mark.parametrize(("call_type", "place"), [("toll_free", "US"), ("dial_out", "ZW")])
@pytest.mark.parametrize("minutes", [1, 1_000, 100_000])
def test_toll_free_and_dial_out_beyond_zone_a_never_pay_for_a_licence(call_type: str, place: str, minutes: float) -> None:
    case = {"call_type": call_type, "place": place, "rate": "0.223", "pool_minutes": 60}
    per_user, per_minute = compared(case, minutes).results
    assert per_user.total - per_minute.total == pytest.approx(4.0)


@pytest.mark.parametrize("minutes", [10, 60, 600, 6_000])
def test_german_dial_out_alone_never_pays_for_a_licence_because_the_pool_is_worth_90_cents(minutes: float) -> None:
    case = {"call_type": "dial_out", "place": "DE/landline", "rate": "0.015", "pool_minutes": 60}
    per_user, per_minute = compared(case, minutes).results
    assert per_minute.total - (per_user.total - 4.0) == pytest.approx(min(minutes, 60) * 0.015)
    assert per_user.total > per_minute.total


def test_one_tenant_in_one_month_costs_what_was_worked_out_by_hand() -> None:
    reading = read_project(COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan")
    assert reading.project is not None
    comparison = compare(reading.project, reading.project.scenarios[0], ANYWHERE)
    per_user, per_minute = comparison.results
    components = {"licences": 460.0, "toll": 0.0, "toll_free": 22.0, "dial_out_pool": 46.5, "dial_out_other": 44.6, "connection": 0.0}
    assert per_user.by_component == pytest.approx(components)
    assert per_minute.by_component == pytest.approx(
        {"licences": 0.0, "toll": 42.5, "toll_free": 22.0, "dial_out_pool": 0.0, "dial_out_other": 194.6, "connection": 0.0}
    )
    assert (per_user.total, per_minute.total) == pytest.approx((573.10, 259.10))
    # pay-per-minute less per-user = toll cost + value of the pool minutes used - licence cost
    assert per_minute.total - per_user.total == pytest.approx(42.50 + 6_900 * 0.015 - 460)
    assert comparison.cheapest is per_minute


@pytest.mark.parametrize("case", cases("rounding", "calls"), ids=lambda case: case["id"])
def test_a_started_increment_is_billed_whole(case: dict[str, Any]) -> None:
    assert billed_minutes(case["seconds"], case["increment"]) == case["minutes"]


def test_rounding_a_hundred_calls_of_61_seconds_up_to_minutes_doubles_the_bill() -> None:
    bill = tomllib.loads((HERE / "rounding.toml").read_text(encoding="utf-8"))["bill"]
    exact = bill["calls"] * billed_minutes(bill["seconds"], 1) * bill["rate"]
    by_minute = bill["calls"] * billed_minutes(bill["seconds"], 60) * bill["rate"]
    assert (exact, by_minute) == pytest.approx((bill["exact"], bill["by_minute"]))


def test_a_project_that_bills_by_the_second_charges_the_exact_minutes_of_a_hundred_calls() -> None:
    callers = group(organisers=100)
    callers = replace(callers, habits=replace(callers.habits, minutes_per_call=61 / 60))
    base = scenario(callers, options=(PAY_PER_MINUTE,))
    book = price_book(rate("toll", "US", "0.013"))
    assert compare(project(book, base), base, ANYWHERE).results[0].total == pytest.approx(1.3216666666666668)
    assert Decimal("0.013") * 200 == Decimal("2.600")
