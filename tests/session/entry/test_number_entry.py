"""Numbers as people in several countries type them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.entry.number_entry import Refusal, read_number, read_whole

LOCALES = {
    "en": NumberStyle(".", ","),
    "de": NumberStyle(",", "."),
    "fr": NumberStyle(",", "\N{NARROW NO-BREAK SPACE}"),
}
REFUSED = None

# text, then what it is in English, German and French; None: refused
NUMBERS = [
    ("22", "22", "22", "22"),
    (" 22 ", "22", "22", "22"),
    ("-5", "-5", "-5", "-5"),
    ("\N{MINUS SIGN}5", "-5", "-5", "-5"),
    ("+5", "5", "5", "5"),
    ("0", "0", "0", "0"),
    ("1.5", "1.5", "1.5", "1.5"),
    ("1,5", "1.5", "1.5", "1.5"),
    ("1,23", "1.23", "1.23", "1.23"),
    ("0.15", "0.15", "0.15", "0.15"),
    ("0,15", "0.15", "0.15", "0.15"),
    ("0.015", "0.015", "0.015", "0.015"),
    ("0,015", "0.015", "0.015", "0.015"),
    (".5", "0.5", "0.5", "0.5"),
    ("1.234", "1.234", REFUSED, REFUSED),
    ("1,234", REFUSED, "1.234", "1.234"),
    ("12,345", REFUSED, "12.345", "12.345"),
    ("1234,567", "1234.567", "1234.567", "1234.567"),
    ("1,234.5", "1234.5", "1234.5", "1234.5"),
    ("1.234,5", "1234.5", "1234.5", "1234.5"),
    ("1,234,567", "1234567", "1234567", "1234567"),
    ("1.234.567", "1234567", "1234567", "1234567"),
    ("1 234", "1234", "1234", "1234"),
    ("1\N{NARROW NO-BREAK SPACE}234,5", "1234.5", "1234.5", "1234.5"),
    ("1'234.5", "1234.5", "1234.5", "1234.5"),
    ("1’234", "1234", "1234", "1234"),
    ("1 23", REFUSED, REFUSED, REFUSED),
    ("12 34", REFUSED, REFUSED, REFUSED),
    ("1,23,456", REFUSED, REFUSED, REFUSED),
    ("1.2.3", REFUSED, REFUSED, REFUSED),
    ("1,234.567,8", REFUSED, REFUSED, REFUSED),
    ("5.", REFUSED, REFUSED, REFUSED),
    ("5,", REFUSED, REFUSED, REFUSED),
    ("", REFUSED, REFUSED, REFUSED),
    ("twelve", REFUSED, REFUSED, REFUSED),
    ("1e3", REFUSED, REFUSED, REFUSED),
    ("nan", REFUSED, REFUSED, REFUSED),
    ("12 USD", REFUSED, REFUSED, REFUSED),
    ("1234567890123", REFUSED, REFUSED, REFUSED),
    ("0.0000000000001", REFUSED, REFUSED, REFUSED),
]

WHOLE = [
    ("1234", 1234, 1234, 1234),
    ("1 234", 1234, 1234, 1234),
    ("1,234", 1234, REFUSED, REFUSED),
    ("1.234", REFUSED, 1234, 1234),
    ("1.000", REFUSED, 1000, 1000),
    ("12.0", 12, 12, 12),
    ("12,5", REFUSED, REFUSED, REFUSED),
    ("1,23", REFUSED, REFUSED, REFUSED),
    ("1,234,567", 1234567, 1234567, 1234567),
]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("text", "en", "de", "fr"), NUMBERS)
def test_a_number_is_read_as_its_locale_means_it_or_refused(text: str, en: str | None, de: str | None, fr: str | None, locale: str) -> None:
    expected = {"en": en, "de": de, "fr": fr}[locale]
    read = read_number(text, LOCALES[locale])
    assert isinstance(read, Refusal) if expected is None else read == Decimal(expected)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("text", "en", "de", "fr"), WHOLE)
def test_a_whole_number_may_be_grouped_but_has_no_decimals(text: str, en: int | None, de: int | None, fr: int | None, locale: str) -> None:
    expected = {"en": en, "de": de, "fr": fr}[locale]
    read = read_whole(text, LOCALES[locale])
    assert isinstance(read, Refusal) if expected is None else read == expected


@pytest.mark.parametrize("style", LOCALES.values(), ids=LOCALES.keys())
def test_one_comma_two_three_is_never_123_or_1(style: NumberStyle) -> None:
    assert read_number("1,23", style) not in {Decimal(123), Decimal(1)}
    assert isinstance(read_whole("1,23", style), Refusal)


def test_an_ambiguous_number_is_refused_with_both_meanings_and_what_to_type() -> None:
    refusal = read_number("1.234", LOCALES["de"])
    assert refusal == Refusal("“1.234” can mean 1234 or 1,234. Type 1234, or 1,2340.")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("text", [row[0] for row in NUMBERS])
def test_what_a_refusal_says_to_type_is_accepted(text: str, locale: str) -> None:
    refusal = read_number(text, LOCALES[locale])
    if isinstance(refusal, Refusal) and "can mean" in refusal.reason:
        for hint in refusal.reason.split("Type ")[1].removesuffix(".").split(", or "):
            assert not isinstance(read_number(hint, LOCALES[locale]), Refusal)


@pytest.mark.parametrize("style", LOCALES.values(), ids=LOCALES.keys())
@pytest.mark.parametrize("value", [0.0, 1.0, 22.5, 1234.0, 1234567.0, 1234.567, 0.015, 1.2345, -0.05])
def test_what_an_editor_spells_is_read_back_as_the_same_number(value: float, style: NumberStyle) -> None:
    read = read_number(style.plain(value), style)
    assert isinstance(read, Decimal)
    assert float(read) == value


@pytest.mark.parametrize("value", [1234.5, 0.013, 1234567.0, -5.25])
def test_what_a_table_writes_in_an_arabic_locale_can_be_typed(value: float) -> None:
    style = NumberStyle(decimal_point="\u066b", group_separator="\u066c")
    assert read_number(style.fixed(value, 4), style) == Decimal(str(value))
