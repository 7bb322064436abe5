"""Finds the country that a cell of a rate sheet means: by code, name, alias or dial code."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from ppm_desktop.files.rate_sheets.headings import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.catalog.countries import Country

#: A suggestion that is less alike than this would be about another country.
_ALIKE: Final = 0.72
#: A sheet with more unknown names than this has no typing mistakes but another column; guessing takes a millisecond each.
_MOST_GUESSES: Final = 300
_WITH_CODE: Final = re.compile(r"(.+?)\s*[(\[]([A-Za-z]{2})[)\]]")
_CODE_LENGTH: Final = 2


class CountryNames:
    """The catalogue's countries, in every spelling that differs only by accents, signs and capitals."""

    def __init__(self, countries: Iterable[Country]) -> None:
        """Look countries up among ``countries``."""
        self._countries = {country.code: country for country in countries}
        self._by_name: dict[str, str] = {}
        self._by_dial_code: dict[str, list[str]] = {}
        self._found: dict[str, str] = {}  # a sheet names each country many times, and is checked at every change of the mapping
        self._nearest: dict[str, str] = {}
        for country in self._countries.values():
            for name in country.names:
                self._by_name.setdefault(_key(name), country.code)
            for dial_code in country.dial_codes:
                self._by_dial_code.setdefault(dial_code.replace("-", ""), []).append(country.code)

    def name(self, code: str) -> str:
        """Return a country's name; the code itself when it is not known."""
        country = self._countries.get(code)
        return country.name if country else code

    def code(self, text: str) -> str:
        """Return the code of the country that a text names; empty when it names none."""
        if text not in self._found:
            self._found[text] = self._look_up(text)
        return self._found[text]

    def _look_up(self, text: str) -> str:
        plain = text.strip()
        if len(plain) == _CODE_LENGTH and plain.upper() in self._countries:
            return plain.upper()
        if found := self._by_name.get(_key(plain)):
            return found
        with_code = _WITH_CODE.fullmatch(plain)
        if with_code is None:
            return ""
        code = with_code[2].upper()
        named = self._by_name.get(_key(with_code[1]))
        return code if code in self._countries and named in {None, code} else ""

    def suggestion(self, text: str) -> str:
        """Return the name of the country that is spelt most alike; empty when none is, or too many were asked for."""
        if text not in self._nearest:
            if len(self._nearest) == _MOST_GUESSES:
                return ""
            close = get_close_matches(_key(text), self._by_name, n=1, cutoff=_ALIKE)
            self._nearest[text] = self.name(self._by_name[close[0]]) if close else ""
        return self._nearest[text]

    def with_dial_code(self, text: str) -> tuple[str, ...]:
        """Return the codes of the countries behind a dial code such as ``+44``, ``0044`` or ``1-809``."""
        digits = re.sub(r"[^0-9]", "", text.removeprefix("+")).removeprefix("00")
        return tuple(self._by_dial_code.get(digits, ())) if re.fullmatch(r"[+0-9 ()\-]+", text.strip()) else ()


def _key(name: str) -> str:
    """Fold a name further: "&" is "and", "St." is "Saint", and a "the" does not count."""
    words = folded(name.replace("&", " and ")).split()
    return " ".join("saint" if word == "st" else word for word in words if word != "the")
