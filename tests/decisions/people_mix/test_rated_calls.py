"""Calls of an export are re-rated as the engine rates them, and rules are worth what they cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import numpy as np
import pytest
from building import ANYWHERE, group, price_book, product, project, rate, scenario
from usage_export_maker import Call, teams_bytes
from usage_importing import import_bytes

from ppm_desktop.decisions.people_mix.find import people_mix
from ppm_desktop.decisions.people_mix.findings import product_shares
from ppm_desktop.decisions.people_mix.rated_calls import NobodyError, RatedCalls, rated_calls
from ppm_desktop.decisions.people_mix.rules import PlaceRule, ThresholdRule, simple_rules
from ppm_desktop.domain.scenario import Purchase
from ppm_desktop.usage.choices import UsageChoices

BOOK = price_book(
    rate("toll", "GB", "0.01"),
    rate("toll", "DE", "0.02"),
    rate("toll_free", "GB", "0.05"),
    rate("dial_out", "GB", "0.03", fee="0.01"),
    rate("dial_out", "DE", "0.04"),
    products=(product("usa_can", None),),
)


def call(organiser: str, kind: str, place: str, minutes: float, month: int = 1) -> Call:
    names = {"GB": "United Kingdom", "DE": "Germany", "KR": "Korea (Republic of)"}
    call_type, number = {"toll": ("conf_in", "Toll"), "toll_free": ("conf_in", "TollFree"), "dial_out": ("conf_out", "Service")}[kind]
    start = datetime(2026, month, 5, tzinfo=UTC)
    made = f"{organiser}-{kind}-{place}-{minutes}-{month}"
    return Call(made, organiser, call_type, number, names[place], place, start, round(minutes * 60), Decimal(0))


def rated(*calls: Call, groups: dict[str, str] | None = None, **changes: object) -> RatedCalls:
    plan = replace(scenario(group("London", "GB", 5), group("E5", "GB", 5, holds="included")), **changes)  # type: ignore[arg-type]  # any field
    plain = project(BOOK, plan)
    return rated_calls(plain, plan, ANYWHERE, import_bytes(teams_bytes(calls), choices=UsageChoices(increment_seconds=60)).cube, groups)


def test_a_month_is_charged_as_the_engine_would_charge_it() -> None:
    found = rated(
        call("ana", "toll", "GB", 100),
        call("ana", "toll_free", "GB", 10.5),
        call("ana", "dial_out", "DE", 100),
        call("ana", "dial_out", "GB", 20),
    )
    products = [one.id for one in found.products]
    assert products == ["standard", "pay_per_minute"]
    toll_free, toll = 11 * 0.05, 100 * 0.01
    dialled = 100 * 0.04 + 20 * 0.03 + 0.01
    each = [found.tenant.total(np.array([p])) for p in range(2)]
    assert each[0] == pytest.approx(4.0 + toll_free + dialled * (1 - 60 / 120))
    assert each[1] == pytest.approx(toll_free + toll + dialled)


def test_fees_count_in_every_month_that_has_calls_of_anybody() -> None:
    found = rated(call("ana", "toll", "GB", 10, 1), call("bo", "toll", "GB", 10, 3))
    assert [str(month) for month in found.months] == ["2026-01", "2026-03"]
    assert found.tenant.fee.tolist() == [8.0, 0.0]


def test_a_product_is_out_for_whoever_would_be_charged_without_a_rate_under_it() -> None:
    found = rated(call("ana", "toll", "KR", 10), call("bo", "toll", "GB", 10))
    out = {(one.product, one.why, one.organisers) for one in found.left_out}
    assert ("pay_per_minute", "missing_rate", 1) in out
    assert found.tenant.allowed.sum() == 3
    assert not found.unpriced


def test_calls_without_a_rate_under_any_product_are_in_no_total_and_named() -> None:
    found = rated(call("ana", "toll", "GB", 10), call("ana", "toll_free", "KR", 10))
    assert [(str(one.key.destination), one.minutes) for one in found.unpriced] == [("KR", 10.0)]
    assert found.tenant.allowed.all()


def test_a_list_of_people_says_who_keeps_e5_and_adds_who_has_no_calls() -> None:
    reading = import_bytes(teams_bytes([call("ana", "toll", "GB", 10)])).cube.organisers[0]
    found = rated(call("ana", "toll", "GB", 10), groups={reading: "E5", "somebody else": "London"})
    mix = people_mix(found.tenant)
    chosen = dict(zip(found.organisers, (found.products[p].id for p in mix.chosen), strict=True))
    assert chosen == {reading: "included", "somebody else": "pay_per_minute"}
    assert mix.total == pytest.approx(0.0)


def test_an_export_without_meeting_calls_has_no_mix() -> None:
    with pytest.raises(NobodyError):
        rated(replace(call("ana", "dial_out", "GB", 10), call_type="user_out"))


def test_licences_already_bought_come_from_the_scenario() -> None:
    found = rated(call("ana", "toll", "GB", 10), pool_basis="purchased", purchased=(Purchase("standard", 7),))
    assert found.tenant.committed.tolist() == [7.0, 0.0]


def test_parts_add_up_and_the_threshold_that_divides_the_tenant_is_found() -> None:
    light = [call(f"light{k}", "toll", "GB", 100 + k) for k in range(5)]
    heavy = [call(f"heavy{k}", "toll", "DE", 400 + k) for k in range(5)]
    found = rated(*light, *heavy)
    mix = people_mix(found.tenant)
    shares = product_shares(found, mix)
    assert sum(share.licences + share.calls for share in shares) == pytest.approx(mix.total)
    rules = simple_rules(found, mix)
    by_toll = next(rule for rule in rules if isinstance(rule, ThresholdRule) and rule.measure == "toll")
    assert (by_toll.light, by_toll.heavy, by_toll.above) == ("pay_per_minute", "standard", 5)
    assert 104 <= by_toll.minutes < 400
    assert by_toll.total == pytest.approx(mix.total)
    by_country = next(rule for rule in rules if isinstance(rule, PlaceRule) and rule.kind == "by_country")
    assert dict(by_country.products) == {"GB": "pay_per_minute", "DE": "standard"}
    assert all(rule.total >= mix.total - 1e-9 for rule in rules)
