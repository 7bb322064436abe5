"""Countries and destinations in sentences have their names, in the language that is spoken."""

from __future__ import annotations

from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.eligibility import Reason
from ppm_desktop.reports.place_names import country_name, place_name
from ppm_desktop.reports.sentences import reason_sentence
from ppm_desktop.wording.language import speaking


def test_a_country_has_its_name_in_each_language_and_an_unknown_code_stays() -> None:
    assert country_name("BR") == "Brazil"
    with speaking("de"):
        assert country_name("BR") == "Brasilien"
    assert country_name("Q9") == "Q9"


def test_a_destination_says_its_line_only_where_it_has_one() -> None:
    assert place_name(Destination("AE", "mobile")) == "United Arab Emirates (mobile)"
    assert place_name(Destination("AE")) == "United Arab Emirates"


def test_a_reason_names_countries_not_codes() -> None:
    said = reason_sentence(Reason("bars", "not_sold", "", "", ("BR", "CN"), ("Sales",)))
    assert said == "Brazil and China (Sales): pay-per-minute is not available there."


def test_a_group_that_is_called_like_its_country_is_not_named_twice() -> None:
    said = reason_sentence(Reason("bars", "subscription_not_sold", "", "", ("IN",), ("India",)))
    assert said == "India: the Audio Conferencing subscription is not sold there."
