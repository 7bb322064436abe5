"""Looking prices up: the set, the line type, the day; and what is not there stays missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from building import price_book, product, rate

from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.period import Month, first_month_in_force
from ppm_desktop.domain.products import Fee

BOOK = price_book(
    rate("dial_out", "GB", "0.01", date(2020, 1, 1)),
    rate("dial_out", "GB/mobile", "0.30", date(2020, 1, 1)),
    rate("dial_out", "GB/mobile", "0.35", date(2026, 3, 1)),
    rate("dial_out", "GB", "0.02", date(2027, 1, 2), rate_set="ppm"),
    rate("toll", "GB", "0.009", date(2020, 1, 1)),
)


def found(day: date, line: str, rate_set: str = "default") -> str | None:
    rate_found = BOOK.rate_on(day, "dial_out", Destination.parse(f"GB/{line}"), rate_set)
    return None if rate_found is None else str(rate_found.rate)


@pytest.mark.parametrize(
    ("day", "line", "rate_set", "expected"),
    [
        (date(2019, 12, 31), "mobile", "default", None),
        (date(2020, 1, 1), "mobile", "default", "0.30"),
        (date(2026, 2, 28), "mobile", "default", "0.30"),
        (date(2026, 3, 1), "mobile", "default", "0.35"),
        (date(2026, 3, 1), "landline", "default", "0.01"),
        (date(2026, 3, 1), "any", "default", "0.01"),
        (date(2027, 1, 1), "mobile", "ppm", "0.35"),
        (date(2027, 1, 2), "mobile", "ppm", "0.02"),
        (date(2027, 1, 2), "mobile", "default", "0.35"),
    ],
)
def test_the_rate_in_force_is_that_of_the_own_set_then_the_exact_line_then_the_last_day(
    day: date, line: str, rate_set: str, expected: str | None
) -> None:
    assert found(day, line, rate_set) == expected


def test_a_country_or_call_type_without_a_rate_has_none() -> None:
    assert BOOK.rate_on(date(2026, 1, 1), "toll", Destination("US")) is None
    assert BOOK.rate_on(date(2026, 1, 1), "toll_free", Destination("GB")) is None


def test_a_fee_is_none_before_its_first_day_and_the_last_one_in_force_after() -> None:
    fees = (Fee(date(2027, 1, 1), Decimal("4.40"), "bill"), Fee(date(2020, 1, 1), Decimal("4.00"), "bill"))
    licence = replace(product("standard", None), fees=fees)
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [fee and str(fee.amount) for fee in map(licence.fee_on, days)] == [None, "4.00", "4.00", "4.40"]


def test_premium_numbers_and_countries_out_of_scope_are_outside_the_pool() -> None:
    zone_a = frozenset({"GB", "US"})
    standard, usa_can, per_minute = product("standard"), product("usa_can"), product("pay_per_minute")
    assert standard.pool_covers(Destination("GB", "mobile"), zone_a)
    assert not standard.pool_covers(Destination("GB", "premium"), zone_a)
    assert not standard.pool_covers(Destination("ZW"), zone_a)
    assert usa_can.pool_covers(Destination("CA"), zone_a)
    assert not usa_can.pool_covers(Destination("GB"), zone_a)
    assert not per_minute.pool_covers(Destination("US"), zone_a)


@pytest.mark.parametrize(("day", "month"), [(date(2026, 3, 1), "2026-03"), (date(2026, 3, 2), "2026-04"), (date(2026, 12, 31), "2027-01")])
def test_a_price_counts_from_the_first_month_that_begins_on_or_after_its_day(day: date, month: str) -> None:
    assert str(first_month_in_force(day)) == month


@pytest.mark.parametrize("text", ["2026-00", "2026-13", "2026-1", "26-01", "0000-01", "2026/01", "", "2026-01-01"])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month.parse(text)


def test_months_count_across_years() -> None:
    assert Month.parse("2025-11").plus(3) == Month(2026, 2)
    assert Month(2026, 2).plus(-3) == Month(2025, 11)
    assert Month(2027, 1) - Month(2025, 11) == 14


@pytest.mark.parametrize("key", ["GB", "GB/mobile", "ZW/landline", "US/premium"])
def test_a_destination_reads_back_as_it_is_written(key: str) -> None:
    assert str(Destination.parse(key)) == key


def test_an_unknown_line_type_is_refused() -> None:
    with pytest.raises(ValueError, match="satellite"):
        Destination.parse("GB/satellite")
