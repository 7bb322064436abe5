"""Numbers as people read them."""

from __future__ import annotations

import math

import pytest

from ppm_desktop.reports.number_text import MINUS, UNKNOWN, NumberStyle, common_digits

ENGLISH = NumberStyle(".", ",")
GERMAN = NumberStyle(",", ".")


@pytest.mark.parametrize(
    ("amount", "english", "german"),
    [
        (0, "0", "0"),
        (0.004, "0", "0"),
        (0.5, "0.50", "0,50"),
        (999.994, "999.99", "999,99"),
        (1000, "1,000", "1.000"),
        (1234567.8, "1,234,568", "1.234.568"),
        (-1234.5, f"{MINUS}1,234", f"{MINUS}1.234"),
        (math.nan, UNKNOWN, UNKNOWN),
    ],
)
def test_money_is_whole_from_a_thousand_up_and_unknown_is_never_zero(amount: float, english: str, german: str) -> None:
    assert (ENGLISH.money(amount), GERMAN.money(amount)) == (english, german)


@pytest.mark.parametrize(("share", "text"), [(0, "0"), (0.084, "8.4"), (0.0999, "10.0"), (0.1, "10"), (0.314, "31"), (1, "100")])
def test_percentages_have_one_decimal_below_ten(share: float, text: str) -> None:
    assert ENGLISH.percent(share) == f"{text}\N{NARROW NO-BREAK SPACE}%"


@pytest.mark.parametrize(("amount", "text"), [(0.013, "0.013"), (0.0085, "0.0085"), (4, "4.000"), (0.32, "0.320")])
def test_rates_have_three_or_four_decimals(amount: float, text: str) -> None:
    assert ENGLISH.rate(amount) == text


@pytest.mark.parametrize(("value", "text"), [(3, "3"), (3.0, "3"), (8.5, "8.5"), (0.1 + 0.2, "0.3"), (1234.5, "1234.5")])
def test_inputs_are_shown_with_all_their_digits_and_no_more(value: float, text: str) -> None:
    assert ENGLISH.plain(value) == text


def test_a_negative_that_rounds_to_zero_has_no_sign() -> None:
    assert ENGLISH.fixed(-0.001, 2) == "0.00"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [(50_567.4, 33_560.6, 17_006), (50_567.4, 50_567.0, 0.4), (1_000.4, 999.25, 0.75), (10.0, 12.345, 2.35)],
    ids=["whole amounts", "alike as printed", "one with decimals", "both with decimals"],
)
def test_a_difference_is_what_a_reader_finds_who_subtracts_the_printed_amounts(one: float, other: float, apart: float) -> None:
    assert NumberStyle().apart(one, other) == pytest.approx(apart, abs=1e-9)


def test_totals_that_stand_together_have_the_same_decimals_and_nothing_asks_for_none() -> None:
    assert common_digits((91200.0, 37278.26, 0.0)) == 0
    assert common_digits((91200.0, 12.5, 0.0)) == 2
    assert common_digits((0.0, 0.0)) == 2
