"""Which calls would have no rate with another price book."""

from __future__ import annotations

from datetime import date

import pytest
from building import dial_out_group, group, mix, option, price_book, product, project, rate, scenario

from ppm_desktop.costing.missing_rates import unpriced_after

FULL = price_book(rate("toll", "US", "0.01"), rate("dial_out", "GB", "0.02"), rate("dial_out", "CK", "0.5"))


def test_nothing_is_missing_when_every_charged_call_has_its_rate() -> None:
    assert unpriced_after(project(FULL, scenario(group())), FULL) == ()


def test_a_rate_that_goes_is_named_with_the_scenarios_and_groups_that_use_it() -> None:
    sales = dial_out_group(mix(GB_mobile=0.5, CK=0.5), name="Sales")
    plan = project(FULL, scenario(group("Board"), sales))
    found = unpriced_after(plan, price_book(rate("toll", "US", "0.01"), rate("dial_out", "CK", "0.5")))
    assert [(m.call_type, str(m.destination), m.used_by) for m in found] == [("dial_out", "GB/mobile", (("Base", "Sales"),))]
    assert found[0].minutes == pytest.approx(5)


def test_a_call_that_every_option_includes_needs_no_rate() -> None:
    only_per_user = scenario(group(), options=(option("per_user", "standard"),))
    assert unpriced_after(project(FULL, only_per_user), price_book()) == ()


def test_a_rate_set_of_a_product_counts_for_that_product_only() -> None:
    usual = (product("standard", "4.00"), product("pay_per_minute", rate_set="ppm"))
    book = price_book(rate("dial_out", "CK", "0.5", rate_set="ppm"), products=usual)
    people = dial_out_group(mix(CK=1.0), name="Sales")
    pay_per_minute, both = option("ppm", "pay_per_minute"), option("per_user", "standard")
    assert unpriced_after(project(book, scenario(people, options=(pay_per_minute,))), book) == ()
    assert [str(m.destination) for m in unpriced_after(project(book, scenario(people, options=(pay_per_minute, both))), book)] == ["CK"]


def test_a_rate_that_is_not_yet_in_force_is_missing() -> None:
    later = price_book(rate("toll", "US", "0.01", date(2026, 2, 1)))
    assert [m.call_type for m in unpriced_after(project(FULL, scenario(group()), months=2), later)] == ["toll"]
