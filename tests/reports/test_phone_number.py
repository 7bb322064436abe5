"""A phone number names its country by the longest dial code; a shared one is not guessed."""

from __future__ import annotations

import pytest

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.reports.phone_number import country_of_number, number_sentence

COUNTRIES = load_catalogue().countries


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("+44 20 7946 0000", "GB"),
        ("+44 (0)20 7946 0000", "GB"),
        ("0044 20 7946 0000", "GB"),
        ("+44 1481 960 194", "GG"),
        ("+49-89-1234", "DE"),
        ("+1 268 460 0000", "AG"),
        ("+1 (809) 555-0100", "DO"),
        ("+39 06 698 12345", "VA"),
        ("+39 06 1234", "IT"),
        ("+7 727 000 0000", "KZ"),
        ("+7 495 000 0000", "RU"),
    ],
)
def test_the_longest_dial_code_decides(number: str, code: str) -> None:
    found = country_of_number(number, COUNTRIES)
    assert [country.code for country in found.countries] == [code]
    assert found.countries[0].name in number_sentence(found)


def test_the_united_states_and_canada_share_a_code_and_are_both_named() -> None:
    found = country_of_number("+1 212 555 0100", COUNTRIES)
    assert found.reading == "shared"
    assert number_sentence(found) == "+1 is shared by Canada, United States and United States Minor Outlying Islands: choose the country."


@pytest.mark.parametrize(
    ("number", "reading"),
    [
        ("020 7946 0000", "national"),
        ("+999 1", "unknown"),
        ("call me", "not_a_number"),
        ("", "not_a_number"),
        ("+" + "1" * 20, "not_a_number"),
    ],
)
def test_what_names_no_country_is_asked_about(number: str, reading: str) -> None:
    found = country_of_number(number, COUNTRIES)
    assert found.reading == reading
    assert found.countries == ()
    assert number_sentence(found)
