"""The age of a source is said shortly, and marked beyond a year."""

from __future__ import annotations

from datetime import date

import pytest

from ppm_desktop.reports.source_age import age_remark, is_old, marked_age_text

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 22), "new"),
        (date(2026, 12, 1), "new"),
        (date(2026, 10, 23), "new"),
        (date(2026, 10, 22), "1 month"),
        (date(2026, 4, 1), "7 months"),
        (date(2025, 11, 23), "11 months"),
        (date(2025, 11, 22), "1 year"),
        (date(2025, 11, 21), "▲ 1 year"),
        (date(2022, 1, 28), "▲ 4 years"),
    ],
)
def test_an_age_is_marked_when_it_is_more_than_twelve_months(day: date, text: str) -> None:
    assert marked_age_text(day, TODAY) == text
    assert is_old(day, TODAY) == text.startswith("▲")
    assert bool(age_remark(day, TODAY)) == text.startswith("▲")
