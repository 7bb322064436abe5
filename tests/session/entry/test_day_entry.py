"""Days as people in several countries write and type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from ppm_desktop.domain.period import Month
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.session.entry.day_entry import read_day
from ppm_desktop.session.entry.entry_text import read_month
from ppm_desktop.session.entry.locale_style import number_style
from ppm_desktop.session.entry.number_entry import Refusal

NOBODYS, BRITISH, AMERICAN, GERMAN, FRENCH = (number_style(QLocale(name)) for name in ("C", "en_GB", "en_US", "de_DE", "fr_FR"))
STYLES = {"C": NOBODYS, "en_GB": BRITISH, "en_US": AMERICAN, "de_DE": GERMAN, "fr_FR": FRENCH}
DAY = date(2026, 4, 3)
REFUSED = None

# text, then the day that it is in the order of STYLES; None: refused
DAYS = [
    ("2026-04-03", DAY, DAY, DAY, DAY, DAY),
    (" 2026-4-3 ", DAY, DAY, DAY, DAY, DAY),
    ("2026/04/03", DAY, DAY, DAY, DAY, DAY),
    ("2026.04.03", DAY, DAY, DAY, DAY, DAY),
    ("03/04/2026", REFUSED, DAY, date(2026, 3, 4), DAY, DAY),
    ("03.04.2026", REFUSED, DAY, date(2026, 3, 4), DAY, DAY),
    ("3. 4. 2026", REFUSED, DAY, date(2026, 3, 4), DAY, DAY),
    ("22/11/2026", date(2026, 11, 22), date(2026, 11, 22), REFUSED, date(2026, 11, 22), date(2026, 11, 22)),
    ("11/22/2026", date(2026, 11, 22), REFUSED, date(2026, 11, 22), REFUSED, REFUSED),
    ("05/05/2026", date(2026, 5, 5), date(2026, 5, 5), date(2026, 5, 5), date(2026, 5, 5), date(2026, 5, 5)),
    ("29/02/2028", date(2028, 2, 29), date(2028, 2, 29), REFUSED, date(2028, 2, 29), date(2028, 2, 29)),
    ("03/04/26", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("26-04-03", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("2026-02-29", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("31.04.2026", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("2026-13-01", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("00/04/2026", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("0000-01-01", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("22/11-2026", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("2026-04", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("tomorrow", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    ("", REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
]


@pytest.mark.parametrize("place", range(len(STYLES)), ids=list(STYLES))
@pytest.mark.parametrize("row", DAYS, ids=[str(row[0]) for row in DAYS])
def test_a_day_is_read_as_its_locale_means_it_or_refused(row: tuple[str, *tuple[date | None, ...]], place: int) -> None:
    text, *days = row
    read = read_day(text, list(STYLES.values())[place])
    assert isinstance(read, Refusal) if days[place] is None else read == days[place]


@pytest.mark.parametrize("name", STYLES)
@given(day=st.dates())
def test_a_day_that_is_shown_can_be_typed_and_is_the_same(name: str, day: date) -> None:
    style = STYLES[name]
    assert read_day(style.day(day), style) == day
    assert read_day(day.isoformat(), style) == day


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        *(("C", "2026-04-03"), ("en_GB", "03/04/2026"), ("en_US", "4/3/2026"), ("de_DE", "03.04.2026"), ("fr_FR", "03/04/2026")),
        *(("sv_SE", "2026-04-03"), ("hu_HU", "2026. 04. 03."), ("nl_NL", "03-04-2026"), ("ja_JP", "2026/04/03")),
    ],
)
def test_a_day_is_written_as_the_locale_writes_it_with_the_whole_year(name: str, shown: str) -> None:
    style = number_style(QLocale(name))
    assert style.day(DAY) == shown
    assert read_day(shown, style) == DAY


def test_a_locale_that_writes_words_into_its_days_gets_the_international_form() -> None:
    assert number_style(QLocale("bg_BG")).day(DAY) == "2026-04-03"


def test_files_and_pipes_have_days_in_the_international_form() -> None:
    assert PLAIN_STYLE.day(DAY) == "2026-04-03"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("03/04/26", "“03/04/26” needs a year of four digits. Type it as 22.11.2026 or 2026-11-22."),
        ("31.04.2026", "“31.04.2026”: there is no such day. Days are typed as 22.11.2026 or 2026-11-22."),
        ("soon", "“soon” is not a day. Type it as 22.11.2026 or 2026-11-22."),
    ],
)
def test_a_refused_day_says_what_was_found_and_what_to_type(text: str, sentence: str) -> None:
    assert read_day(text, GERMAN) == Refusal(sentence)


def test_a_day_that_can_be_two_is_refused_with_both() -> None:
    assert read_day("03/04/2026", NOBODYS) == Refusal("“03/04/2026” can mean 2026-04-03 or 2026-03-04. Type one of these.")


def test_a_month_may_be_typed_as_its_first_day() -> None:
    assert read_month("01.04.2027", GERMAN) == read_month("01/04/2027", FRENCH) == read_month("4/1/2027", AMERICAN) == Month(2027, 4)
    assert read_month("2027-04-01", GERMAN) == Month(2027, 4)
    for text in ("15.04.2027", "32.04.2027", "01.04.27"):
        assert isinstance(read_month(text, GERMAN), Refusal)
    assert isinstance(read_month("04/01/2027"), Refusal)
