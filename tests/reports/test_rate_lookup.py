"""The looked-up rate is the engine's, and the arithmetic can be checked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from building import price_book, product, rate
from hypothesis import given
from hypothesis import strategies as st

from ppm_desktop.domain.destinations import CALL_TYPES, LINES, Destination
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.rate_lookup import Call, look_up, lookup_sentences

DAY = date(2026, 4, 1)
BOOK = price_book(
    rate("toll", "GB", "0.009"),
    rate("dial_out", "GB", "0.013"),
    rate("dial_out", "GB/mobile", "0.32", fee="0.05"),
    rate("dial_out", "GB/mobile", "0.40", effective=date(2026, 6, 1)),
    rate("dial_out", "GB", "0.010", rate_set="own"),
    rate("dial_out", "AE", "0.20"),
    products=(product("pay_per_minute", rate_set="own"),),
)


def sentences(product_id: str, call: Call, increment: int = 60) -> tuple[str, ...]:
    found = BOOK.product(product_id)
    assert found is not None
    return lookup_sentences(look_up(BOOK, found, call, increment), "USD", "United Kingdom", PLAIN_STYLE)


def dial_out(place: str, minutes: str = "12", day: date = DAY) -> Call:
    return Call("dial_out", Destination.parse(place), Decimal(minutes), day)


def test_the_arithmetic_is_said_and_the_pool_pays_while_minutes_remain() -> None:
    said = sentences("standard", dial_out("GB/landline"))
    assert said[0] == "12 min × 0.013 USD = 0.16 USD."
    assert said[1] == "Inside the pool of “Per user” (60 min a licence and month) it costs nothing while minutes remain."
    assert "there is no rate for landline alone, so the one for any line counts" in said[2]
    assert "Source: The customer's own contract, 2026-01-01 (the customer's)." in said[2]


def test_minutes_are_rounded_up_to_the_increment() -> None:
    assert sentences("standard", dial_out("GB", "11.2"))[0] == (
        "12 min × 0.013 USD = 0.16 USD; 11.2 min are rounded up to 12, in steps of 60 seconds."
    )
    assert sentences("standard", dial_out("GB", "1.01"), 6)[0] == (
        "1.1 min × 0.013 USD = 0.01 USD; 1.01 min are rounded up to 1.1, in steps of 6 seconds."
    )


def test_a_connection_fee_is_part_of_the_cost() -> None:
    assert sentences("standard", dial_out("GB/mobile", "2"))[0] == "2 min × 0.320 USD + connection fee 0.050 USD = 0.69 USD."


def test_the_rate_in_force_on_the_day_counts() -> None:
    assert "2 min × 0.400 USD" in sentences("standard", dial_out("GB/mobile", "2", date(2026, 6, 1)))[0]


def test_the_own_rate_set_comes_first_and_the_default_fills_in() -> None:
    own = sentences("pay_per_minute", dial_out("GB/mobile"))
    assert own[0].startswith("12 min × 0.010 USD")
    assert "the product's own rate set “own” comes first" in own[2]
    other = sentences("pay_per_minute", dial_out("AE"))
    assert "the product's own rate set has no rate for it, so the default set counts" in other[2]
    assert "no pool covers it: it is charged" in other[1]


def test_toll_is_included_in_a_licence_and_charged_without_one() -> None:
    call = Call("toll", Destination("GB"), Decimal(10), DAY)
    assert sentences("standard", call)[1] == "With “Per user” toll dial-in is included: the call costs nothing."
    assert "it is charged" in sentences("pay_per_minute", call)[1]


def test_a_missing_rate_is_said_and_no_cost_is_named() -> None:
    said = sentences("standard", dial_out("ZW"))
    assert not any("USD" in sentence for sentence in said)
    assert "A missing rate is not zero" in said[-1]


@given(
    call_type=st.sampled_from(CALL_TYPES),
    country=st.sampled_from(["GB", "AE", "ZW"]),
    line=st.sampled_from(LINES),
    day=st.dates(date(2016, 1, 1), date(2027, 1, 1)),
    product_id=st.sampled_from(["standard", "pay_per_minute", "usa_can"]),
)
def test_the_rate_is_always_the_price_books(call_type: str, country: str, line: str, day: date, product_id: str) -> None:
    found = BOOK.product(product_id)
    assert found is not None
    place = Destination(country, line if call_type == "dial_out" else "any")  # type: ignore[arg-type]  # drawn from the lines
    call = Call(call_type, place, Decimal(1), day)  # type: ignore[arg-type]  # drawn from the call types
    lookup = look_up(BOOK, found, call, 60)
    assert lookup.rate == BOOK.rate_on(day, call.call_type, place, found.rate_set)
    assert (lookup.cost is None) == (lookup.rate is None)


@pytest.mark.parametrize(("minutes", "increment", "billed"), [("0", 60, "0"), ("1", 60, "1"), ("1.5", 30, "1.5"), ("0.01", 1, "1")])
def test_billed_minutes_are_whole_increments(minutes: str, increment: int, billed: str) -> None:
    found = BOOK.product("standard")
    assert found is not None
    seconds = look_up(BOOK, found, dial_out("GB", minutes), increment).billed * 60
    assert seconds == (Decimal(billed) * 60 if minutes != "0.01" else Decimal(1))
