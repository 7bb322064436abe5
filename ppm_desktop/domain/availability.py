"""What is sold and set up where, country by country, as the published availability pages state it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ppm_desktop.domain.cached import cached_property

AudioConferencing = Literal["subscription", "ppm_only", "restricted", "no"]
NumberOffer = Literal["yes", "no", "on_request", "non_geographic_on_request"]


@dataclass(frozen=True, slots=True)
class CountryAvailability:
    """One country's page."""

    country: str  # ISO 3166-1 alpha-2
    name: str
    audio_conferencing: AudioConferencing  # "ppm_only": the subscription is not sold there
    pay_per_minute: bool
    communications_credits: bool
    zone_a: bool
    toll_numbers: NumberOffer
    toll_free_numbers: NumberOffer
    note: str
    as_of: date
    source: str  # id in the catalogue's sources


@dataclass(frozen=True)  # no slots: the index below is computed once and kept
class Availability:
    """All pages together. A country without a page is unknown, which is neither yes nor no."""

    countries: tuple[CountryAvailability, ...]

    @cached_property
    def _index(self) -> dict[str, CountryAvailability]:
        return {entry.country: entry for entry in self.countries}

    def of(self, country: str) -> CountryAvailability | None:
        """Return a country's page, if there is one."""
        return self._index.get(country)
