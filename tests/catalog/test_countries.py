"""Countries, zones and availability as shipped."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.resource_files import read_resource

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue


def test_every_iso_code_and_kosovo_is_listed_once(catalogue: Catalogue) -> None:
    assert len(catalogue.countries) == 250
    assert len(catalogue.country_codes) == 250
    assert {"GB", "US", "XK", "SS", "CW"} <= catalogue.country_codes
    assert not {"UK", "EU", "AN"} & catalogue.country_codes


@pytest.mark.parametrize(
    ("text", "code"),
    [("UK", "GB"), ("england", "GB"), ("Holland", "NL"), ("USA", "US"), (" de ", "DE"), ("Czech Republic", "CZ"), ("Ivory Coast", "CI")],
)
def test_a_country_is_found_by_code_name_or_alias_in_any_case(text: str, code: str, catalogue: Catalogue) -> None:
    found = catalogue.country(text)
    assert found is not None
    assert found.code == code


def test_a_text_that_names_no_country_finds_none(catalogue: Catalogue) -> None:
    assert catalogue.country("Atlantis") is None


@pytest.mark.parametrize(
    ("code", "dial_codes"),
    [("GB", ("44",)), ("US", ("1",)), ("CA", ("1",)), ("DO", ("1-809", "1-829", "1-849")), ("ZW", ("263",)), ("XK", ("383",)), ("BV", ())],
)
def test_countries_have_their_dial_codes(code: str, dial_codes: tuple[str, ...], catalogue: Catalogue) -> None:
    found = catalogue.country(code)
    assert found is not None
    assert found.dial_codes == dial_codes
    assert found.dial_code == (dial_codes[0] if dial_codes else "")


def test_dial_codes_shared_by_countries_are_the_known_ones(catalogue: Catalogue) -> None:
    shared = Counter(dial_code for country in catalogue.countries for dial_code in country.dial_codes)
    assert {dial_code: count for dial_code, count in shared.items() if count > 1} == {
        "1": 3,  # United States, Canada, minor outlying islands
        "64": 2,  # New Zealand, Pitcairn
        "212": 2,  # Morocco, Western Sahara
        "262": 2,  # Réunion, French Southern Territories
        "500": 2,  # Falkland Islands, South Georgia
        "590": 3,  # Guadeloupe, Saint Barthélemy, Saint Martin
    }


def test_zone_a_has_44_countries_and_availability_agrees_with_it(catalogue: Catalogue) -> None:
    assert len(catalogue.zone_a) == 44
    assert {page.country for page in catalogue.availability.countries if page.zone_a} == catalogue.zone_a
    assert {country.code for country in catalogue.countries if country.zone_a} == catalogue.zone_a


def test_availability_has_114_pages_of_which_33_sell_pay_per_minute_only(catalogue: Catalogue) -> None:
    pages = catalogue.availability.countries
    assert len(pages) == 114
    assert Counter(page.audio_conferencing for page in pages) == {"subscription": 73, "ppm_only": 33, "no": 6, "restricted": 2}
    assert {page.country for page in pages if page.audio_conferencing == "ppm_only"} == set(
        catalogue.rules["pay-per-minute-only-countries"].countries
    )


def test_28_countries_have_toll_free_service_numbers_only(catalogue: Catalogue) -> None:
    toll_free_only = {p.country for p in catalogue.availability.countries if p.toll_numbers == "no" and p.toll_free_numbers != "no"}
    assert len(toll_free_only) == 28
    assert toll_free_only == set(catalogue.rules["toll-free-only-countries"].countries)


def test_11_countries_have_no_credits_and_none_of_them_pay_per_minute(catalogue: Catalogue) -> None:
    without = [page for page in catalogue.availability.countries if not page.communications_credits]
    assert len(without) == 11
    assert {page.country for page in without} == set(catalogue.rules["credits-not-available"].countries)
    assert not any(page.pay_per_minute for page in without)


def test_ukraine_has_the_subscription_without_credits_and_outside_zone_a(catalogue: Catalogue) -> None:
    page = catalogue.availability.of("UA")
    assert page is not None
    assert (page.audio_conferencing, page.communications_credits, page.zone_a) == ("subscription", False, False)


@pytest.mark.parametrize("name", ["zones.csv", "availability.csv", "price_books/example.csv", "price_books/quoted_2017.csv"])
def test_the_names_beside_codes_are_the_names_of_those_countries(name: str, catalogue: Catalogue) -> None:
    lines = read_resource(f"catalog/{name}").text.splitlines()
    header = lines[0].split(",")
    column = header.index("country_name" if "country_name" in header else "name")
    names = {country.code: country.name for country in catalogue.countries}
    for line in lines[1:]:
        if '"' not in line:  # a name with a comma, which plain splitting would cut
            cells = line.split(",")
            assert cells[column] == names[cells[header.index("country")]]
