"""Which country does a phone number belong to? Told by its dial code; countries that share one are all named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.reports.words import listed
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.catalog.countries import Country

_NUMBER: Final = re.compile(r"(\+|00)?[0-9() ./\-\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
_NOT_A_DIGIT: Final = re.compile(r"[^0-9]")
#: In "+44 (0)20", the 0 is dialled inside the country only.
_TRUNK: Final = re.compile(r"\(0\)")
#: The longest number that E.164 allows, country code included.
_MOST_DIGITS: Final = 15

Reading = Literal["country", "shared", "national", "unknown", "not_a_number"]


@dataclass(frozen=True, slots=True)
class PhoneCountry:
    """What a number says about its country."""

    reading: Reading
    countries: tuple[Country, ...] = ()  # one for "country", several for "shared"
    dial_code: str = ""  # as the catalogue spells it


def country_of_number(text: str, countries: Iterable[Country]) -> PhoneCountry:
    """Recognise the country of a number such as ``+44 20 …`` or ``0044 20 …``: the longest dial code that it begins with.

    Countries of the same code are all returned, as the United States and Canada for +1: the catalogue does not have
    their area codes.
    """
    plain = text.strip()
    match = _NUMBER.fullmatch(plain)
    digits = _NOT_A_DIGIT.sub("", _TRUNK.sub("", plain))
    if match is None or not digits or len(digits) > _MOST_DIGITS + len("00"):
        return PhoneCountry("not_a_number")
    if not match[1]:
        return PhoneCountry("national")
    if match[1] == "00":
        digits = digits.removeprefix("00")
    codes: dict[str, list[Country]] = {}
    for country in countries:
        for code in country.dial_codes:
            if digits.startswith(code.replace("-", "")):
                codes.setdefault(code, []).append(country)
    if not codes:
        return PhoneCountry("unknown")
    best = max(codes, key=len)
    found = tuple(sorted(codes[best], key=lambda country: country.name))
    return PhoneCountry("country" if len(found) == 1 else "shared", found, best)


def number_sentence(found: PhoneCountry) -> str:
    """Say what was recognised, and what is still to be said."""
    match found.reading:
        case "country":
            text = tr("+{code} is {country}. A number does not tell its line type: choose it.")
            return text.format(code=found.dial_code, country=found.countries[0].name)
        case "shared":
            names = listed([country.name for country in found.countries])
            return tr("+{code} is shared by {countries}: choose the country.").format(code=found.dial_code, countries=names)
        case "national":
            return tr("Begin the number with + or 00 and the country's code, such as +44 20; or choose the country.")
        case "unknown":
            return tr("No country is known for this dial code: choose the country.")
        case _:
            return tr("This is not a phone number. Type it with digits, such as +44 20 7946 0000.")
