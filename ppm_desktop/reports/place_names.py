"""What countries and destinations are called in a sentence; ids are for programs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.reports.words import line_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ppm_desktop.catalog.countries import Country
    from ppm_desktop.domain.destinations import Destination


def country_name(code: str) -> str:
    """Return a country's name in the language in force; a code that no country has stays as it is."""
    country = _countries().get(code)
    return code if country is None else country.name


def country_names(codes: Iterable[str]) -> list[str]:
    """Return the names of countries, in the order of the codes."""
    return [country_name(code) for code in codes]


def place_name(destination: Destination) -> str:
    """Return what a destination is called: ``United Arab Emirates (mobile)``."""
    name = country_name(destination.country)
    if destination.line == "any":
        return name
    return tr("{country} ({line})").format(country=name, line=line_label(destination.line))


@cache
def _countries() -> Mapping[str, Country]:
    """Return all countries by code; read once, each says its name in whichever language is in force."""
    return {country.code: country for country in load_catalogue().countries}
