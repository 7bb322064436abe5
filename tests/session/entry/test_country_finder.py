"""Countries by what people type."""

from __future__ import annotations

import pytest

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.session.entry.country_finder import MOST_SUGGESTIONS, CountryFinder
from ppm_desktop.session.entry.number_entry import Refusal


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Germany", "DE"),
        ("germany", "DE"),
        ("de", "DE"),
        ("49", "DE"),
        ("+49", "DE"),
        ("0049", "DE"),
        ("Germany (DE)", "DE"),
        ("UAE", "AE"),
        ("UK", "GB"),
        ("Zimb", "ZW"),
        ("Cote d'Ivoire", "CI"),
    ],
)
def test_a_country_is_read_by_any_of_its_names(countries: CountryFinder, typed: str, code: str) -> None:
    assert countries.read(typed) == code


@pytest.mark.parametrize("typed", ["", "Atlantis", "United", "999", "(DE)"])
def test_what_fits_none_or_several_is_refused(countries: CountryFinder, typed: str) -> None:
    assert isinstance(countries.read(typed), Refusal)


def test_a_text_that_fits_several_names_them(countries: CountryFinder) -> None:
    refusal = countries.read("United")
    assert isinstance(refusal, Refusal)
    assert "United Kingdom" in refusal.reason


def test_the_best_suggestion_comes_first(countries: CountryFinder) -> None:
    assert countries.suggestions("de")[0].code == "DE"
    assert countries.suggestions("swe")[0].code == "SE"
    assert len(countries.suggestions("a")) <= MOST_SUGGESTIONS


def test_an_unknown_code_is_shown_as_it_is(countries: CountryFinder) -> None:
    assert countries.name("QQ") == "QQ"
    assert countries.label("QQ") == "QQ"


def test_every_country_is_read_by_its_code_and_by_each_of_its_names_in_every_language(countries: CountryFinder) -> None:
    known = load_catalogue().countries
    wrong = [(name, country.code) for country in known for name in (country.code, *country.names) if countries.read(name) != country.code]
    assert wrong == []
