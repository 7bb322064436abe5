"""Shares and their sums in words."""

from __future__ import annotations

import pytest

from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.entry.shares import adds_up, normalised, sum_sentence

STYLE = NumberStyle()


@pytest.mark.parametrize(
    ("total", "said"),
    [(1.0, "100 %"), (0.98, "98 % – 2 % missing"), (1.05, "105 % – 5 % too much"), (0.999, "99.9 % – 0.1 % missing")],
)
def test_what_is_missing_is_said_in_words(total: float, said: str) -> None:
    assert sum_sentence(total, STYLE).replace("\N{NARROW NO-BREAK SPACE}", " ") == said


def test_a_difference_too_small_to_show_is_still_told() -> None:
    assert "rounding difference" in sum_sentence(0.99999, STYLE)


def test_normalised_shares_add_up_in_the_same_proportions() -> None:
    assert normalised([0.2, 0.6]) == pytest.approx((0.25, 0.75))
    assert adds_up(sum(normalised([0.1, 0.3, 0.33])))


def test_shares_that_are_all_zero_become_equal() -> None:
    assert normalised([0, 0, 0, 0]) == (0.25,) * 4
    assert normalised([]) == ()
