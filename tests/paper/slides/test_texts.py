"""Texts of slides: what is taken out, cut, and how much room they take."""

from __future__ import annotations

import pytest

from ppm_desktop.paper.slides.fitting import LEADING, Line, fitted, height_of, lines_taken, width_of
from ppm_desktop.paper.slides.plain_text import plain, plain_notes, reads_right_to_left

HEBREW = "\u05e9\u05dc\u05d5\u05dd"


def test_what_xml_forbids_becomes_a_space_and_signs_of_markup_stay() -> None:
    assert plain("a\0b\x1b\ud800\ufffe <b>&") == "a b <b>&"
    assert plain("\u202eturned") == "turned"


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert plain("x" * 700) == "x" * 599 + "…"
    assert len(plain_notes("line\n" * 10_000)) == 20_000


def test_a_name_from_right_to_left_does_not_turn_the_sentence_around_it() -> None:
    assert reads_right_to_left(f"{HEBREW} 123")
    assert not reads_right_to_left(f"{HEBREW}: 12,541 USD")
    assert plain(f"{HEBREW} 12: 541 USD") == f"{HEBREW} 12\N{LEFT-TO-RIGHT MARK}: 541 USD"
    assert plain(HEBREW) == HEBREW


def test_a_text_is_about_as_wide_as_in_arial() -> None:
    # Advance widths of Arial, units of 2048 per em: T 1251, o 1139, t 569, a 1139, l 455.
    assert width_of("Total", 10) == pytest.approx((1251 + 1139 + 569 + 1139 + 455) / 2048 * 10, rel=0.02)


def test_words_and_parts_of_long_words_are_counted_into_lines() -> None:
    assert lines_taken("a a a a", width_of("a a", 10), 10) == 2
    assert lines_taken("W" * 10, width_of("W" * 5, 10) + 1, 10) == 2
    assert lines_taken("", 100, 10) == 1


def test_what_does_not_fit_gets_smaller_letters_first_and_is_cut_then() -> None:
    lines = [Line("one two three four", 20.0), Line("last", 20.0)]
    smaller = fitted(lines, 200, 44)
    assert [line.text for line in smaller] == [line.text for line in lines]
    assert smaller[0].size < 20
    cut = fitted([Line("word " * 300, 12.0)], 100, 12 * LEADING)
    assert cut[0].text.endswith("…")
    assert height_of(cut, 100) <= 12 * LEADING
