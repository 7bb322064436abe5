"""Finds a country by what people type: its name, its code, a name it also goes by, its dial code."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.words import listed
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.catalog.countries import Country

#: Ranks of a match; smaller is better.
_CODE, _EXACT, _DIAL, _START, _WORD, _INSIDE = range(6)
#: A list longer than this is not read, it is typed on.
MOST_SUGGESTIONS: Final = 12


class CountryFinder:
    """Looks countries up in the catalogue, which is read when a country is first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Look in ``catalogue``."""
        self._catalogue = catalogue

    @cached_property
    def _by_code(self) -> dict[str, Country]:
        return {country.code: country for country in self._catalogue.countries}

    @cached_property
    def _spellings(self) -> tuple[tuple[Country, tuple[str, ...]], ...]:
        """Each country with its names folded, of all languages: folding them anew for each of thousands of pasted cells takes most of a minute."""
        return tuple((country, tuple(_folded(name) for name in country.names)) for country in self._catalogue.countries)

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        """Codes by what needs no choosing: a name in full or, before all names, a code."""
        spelled = {name: country.code for country, names in reversed(self._spellings) for name in names}
        return spelled | {country.code.lower(): country.code for country in self._catalogue.countries}

    def name(self, code: str) -> str:
        """Return a country's name; the code itself when it is not known."""
        country = self._by_code.get(code)
        return country.name if country else code

    def label(self, code: str) -> str:
        """Return a country's name and code: ``United Kingdom (GB)``."""
        country = self._by_code.get(code)
        return f"{country.name} ({code})" if country else code

    def suggestions(self, text: str) -> tuple[Country, ...]:
        """Return countries that fit a text, the best first; all of them when it is empty."""
        typed = _folded(_without_code(text))
        if not typed:
            return tuple(sorted(self._catalogue.countries, key=lambda country: _folded(country.name)))
        ranked = sorted(
            (rank, country.name, country) for country, names in self._spellings if (rank := _rank(country, names, typed)) is not None
        )
        return tuple(country for _rank_of, _name, country in ranked[:MOST_SUGGESTIONS])

    def read(self, text: str) -> str | Refusal:
        """Return the code of the country that a typed text means; a text that fits several is refused with their names."""
        typed = _folded(_without_code(text))
        if typed in self._by_spelling:
            return self._by_spelling[typed]
        found = self.suggestions(text) if typed else ()
        if len(found) == 1:
            return found[0].code
        if not found:
            sentence = tr("“{text}” is no country that is known. Type a name, a two-letter code or a dial code.")
            return Refusal(sentence.format(text=text.strip()))
        names = listed([country.name for country in found])
        return Refusal(tr("“{text}” fits {countries}. Choose one.").format(text=text.strip(), countries=names))


def _rank(country: Country, names: tuple[str, ...], typed: str) -> int | None:
    """Return how well a folded text fits a country of these folded names; None when it does not."""
    if typed == country.code.lower():
        return _CODE
    if typed in names:
        return _EXACT
    digits = typed.lstrip("+").removeprefix("00").replace(" ", "-")
    if digits and digits.replace("-", "").isdigit():
        return _DIAL if digits in country.dial_codes else None
    if any(name.startswith(typed) for name in names):
        return _START
    if any(word.startswith(typed) for name in names for word in name.split()):
        return _WORD
    return _INSIDE if any(typed in name for name in names) else None


def _without_code(text: str) -> str:
    """Turn ``United Kingdom (GB)``, as a cell shows and copies it, into ``GB``."""
    before, bracket, code = text.strip().removesuffix(")").rpartition(" (")
    return code if before and bracket and len(code) == 2 and text.strip().endswith(")") else text.strip()  # noqa: PLR2004 - letters of a code


def _folded(text: str) -> str:
    """Return a text in small letters without accents, so that Österreich is found by osterreich."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character)).strip()
