"""Units as people type them."""

from __future__ import annotations

import pytest

from ppm_desktop.domain.period import Month
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.entry.entry_text import MEETINGS_HINT, read_growth, read_meetings_per_month, read_minutes, read_month, read_share
from ppm_desktop.session.entry.number_entry import Refusal

EN, DE = NumberStyle(".", ","), NumberStyle(",", ".")


@pytest.mark.parametrize(
    "text", ["90", "90 min", "90min", "90 m", "90 minutes", "1:30", "1h30", "1 h 30", "1h 30min", "1.5 h", "1,5h", "1:30:00"]
)
def test_an_hour_and_a_half_is_ninety_minutes_however_it_is_typed(text: str) -> None:
    assert read_minutes(text, EN) == 90
    assert read_minutes(text, DE) == 90


@pytest.mark.parametrize(("text", "minutes"), [("0:45", 45), ("2h", 120), ("34.5", 34.5), ("0:00:30", 0.5)])
def test_lengths_are_in_minutes(text: str, minutes: float) -> None:
    assert read_minutes(text, EN) == minutes


@pytest.mark.parametrize("text", ["", "1:75", "1:30:", "h", "long", "-5", "1.234 h 5 5", "1e9", "2000000"])
def test_what_is_not_a_length_is_refused(text: str) -> None:
    assert isinstance(read_minutes(text, EN), Refusal)


@pytest.mark.parametrize(
    ("text", "style"),
    [("15 %", EN), ("15%", EN), ("0.15", EN), ("0,15", EN), ("15", EN), ("0,15", DE), ("0.15", DE), ("15 %", DE), ("15,0 %", DE)],
)
def test_fifteen_per_cent_is_the_same_however_it_is_typed(text: str, style: NumberStyle) -> None:
    assert read_share(text, style) == 0.15


@pytest.mark.parametrize("text", ["1", "1.0", "101 %", "120", "-1 %", "many", "", "%"])
def test_a_share_that_is_unclear_or_out_of_range_is_refused(text: str) -> None:
    assert isinstance(read_share(text, EN), Refusal)


def test_one_without_a_sign_may_be_one_or_a_hundred_per_cent_and_is_refused_with_both() -> None:
    refusal = read_share("1", EN)
    assert isinstance(refusal, Refusal)
    assert "1 % or 100 %" in refusal.reason
    assert read_share("1 %", EN) == 0.01
    assert read_share("100 %", EN) == 1
    assert read_share("100", EN) == 1


@pytest.mark.parametrize(
    ("text", "growth"), [("6 %", 0.06), ("6", 0.06), ("0.06", 0.06), ("-5 %", -0.05), ("\N{MINUS SIGN}5 %", -0.05), ("0", 0)]
)
def test_growth_may_be_negative(text: str, growth: float) -> None:
    assert read_growth(text, EN) == growth


@pytest.mark.parametrize("text", ["-150 %", "1100 %", "1", "fast"])
def test_impossible_growth_is_refused(text: str) -> None:
    assert isinstance(read_growth(text, EN), Refusal)


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("22", 22),
        ("22/month", 22),
        ("2/week", 2 * 52 / 12),
        ("2 a week", 2 * 52 / 12),
        ("2 per week", 2 * 52 / 12),
        ("1/day", 260 / 12),
        ("12/year", 1),
        ("2/Woche", 2 * 52 / 12),
        ("0.5/day", 130 / 12),
    ],
)
def test_meetings_may_be_typed_by_day_week_month_or_year(text: str, meetings: float) -> None:
    assert read_meetings_per_month(text, EN) == pytest.approx(meetings)


def test_the_hint_beside_meetings_states_the_factors_that_are_used() -> None:
    assert "52 weeks a year (8.67 a month)" in MEETINGS_HINT
    assert read_meetings_per_month("2/week", EN) == pytest.approx(8.67, abs=0.005)
    assert "260 working days a year (43.3 a month)" in MEETINGS_HINT
    assert read_meetings_per_month("2/day", EN) == pytest.approx(43.3, abs=0.05)


@pytest.mark.parametrize("text", ["2/fortnight", "/week", "2//week", "often", "-1/week"])
def test_meetings_per_unknown_time_are_refused(text: str) -> None:
    assert isinstance(read_meetings_per_month(text, EN), Refusal)


@pytest.mark.parametrize("text", ["2027-01", "2027/1", "01/2027", "1.2027", "Jan 2027", "January 2027", "jan. 2027", "2027-01-01"])
def test_a_month_is_read_in_the_usual_spellings(text: str) -> None:
    assert read_month(text) == Month(2027, 1)


@pytest.mark.parametrize("text", ["2027", "2027-13", "00/2027", "Foo 2027", "", "2027-01-15", "J 2027"])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    assert isinstance(read_month(text), Refusal)
