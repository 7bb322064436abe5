from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, QLocale

from ppm_desktop.session.entry.locale_style import date_field_format, number_style
from ppm_desktop.session.entry.number_entry import Refusal, read_number


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("C", "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567.80"),
        ("en_GB", "1,234,567.80"),
        ("de_DE", "1.234.567,80"),
        ("fr_FR", "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567,80"),
        ("sv_SE", "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567,80"),
    ],
)
def test_numbers_are_written_as_the_users_locale_writes_them(locale: str, expected: str) -> None:
    assert number_style(QLocale(locale)).fixed(1234567.8, 2) == expected


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        *(("en_GB", "1.234", "1.234"), ("de_DE", "1.234", None), ("fr_FR", "1.234", None)),
        *(("en_GB", "1,234", None), ("de_DE", "1,234", "1.234"), ("fr_FR", "1,234", "1.234")),
        *(("en_GB", "1,234.5", "1234.5"), ("de_DE", "1.234,5", "1234.5"), ("fr_FR", "1\N{NARROW NO-BREAK SPACE}234,5", "1234.5")),
    ],
)
def test_numbers_are_read_as_the_users_locale_writes_them(locale: str, text: str, number: str | None) -> None:
    read = read_number(text, number_style(QLocale(locale)))
    assert isinstance(read, Refusal) if number is None else read == Decimal(number)


@pytest.mark.parametrize("locale", ["en_GB", "de_DE", "fr_FR"])
@pytest.mark.parametrize("value", [0.0, 0.015, 8.67, 1234.0, 1234.567, 1234567.8])
def test_a_number_that_is_shown_in_full_can_be_typed_and_is_the_same(locale: str, value: float) -> None:
    style = number_style(QLocale(locale))
    read = read_number(style.plain(value), style)
    assert isinstance(read, Decimal)
    assert float(read) == value
    if value >= 1_000_000:  # with fewer groups a whole number has one mark, which may be a decimal sign
        assert read_number(style.fixed(value, 1), style) == Decimal(str(value))


@pytest.mark.parametrize("locale", ["C", "en_GB", "en_US", "de_DE", "fr_FR", "cs_CZ", "sv_SE", "hu_HU", "ar_EG", "fa_IR"])
def test_a_field_for_dates_shows_a_day_as_tables_write_it(locale: str) -> None:
    style = number_style(QLocale(locale))
    shown = QLocale.c().toString(QDate(2026, 3, 7), date_field_format(style))
    assert shown == style.day(date(2026, 3, 7))
