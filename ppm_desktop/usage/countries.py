"""Countries of calls: from the names that Microsoft's reports use, and else from the beginning of the number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ppm_desktop.files.rate_sheets.country_names import CountryNames
from ppm_desktop.usage.headers import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ppm_desktop.catalog.countries import Country
    from ppm_desktop.domain.destinations import Line

#: Names of calling plans and operators that are neither ISO's nor the catalogue's, folded.
_ODD_NAMES: Final[Mapping[str, str]] = {
    "unitedstatesofamericausa": "US",
    "unitedstatesus": "US",
    "koreasouth": "KR",
    "southkorearepublicof": "KR",
    "koreanorth": "KP",
    "hongkongchina": "HK",
    "macauchina": "MO",
    "macau": "MO",
    "macaosarchina": "MO",
    "hongkongsarchina": "HK",
    "chinamainland": "CN",
    "virginislandsus": "VI",
    "virginislandsunitedstates": "VI",
    "virginislandsuk": "VG",
    "saintmartin": "MF",
    "stmaarten": "SX",
    "congodemrep": "CD",
    "congodemocraticrepublic": "CD",
    "congorepublic": "CG",
    "centralafricanrep": "CF",
    "dominicanrep": "DO",
    "palestinianterritories": "PS",
    "palestinianterritoryoccupied": "PS",
    "russiafederation": "RU",
    "bruneidarussalam": "BN",
    "swazilandeswatini": "SZ",
    "reunionisland": "RE",
    "mayotteisland": "YT",
    "easttimortimorleste": "TL",
    "kosovorepublicof": "XK",
}
_LINE_ENDING: Final = re.compile(r"^(.*?)[\s,:(\[\-–]+(mobile|cellular|landline|fixed|premium)[\])]?$", re.IGNORECASE)
_LINES: Final[Mapping[str, Line]] = {
    "mobile": "mobile",
    "cellular": "mobile",
    "landline": "landline",
    "fixed": "landline",
    "premium": "premium",
}
_LONGEST_DIAL_CODE: Final = 7


class CallCountries:
    """Finds country and line of a destination."""

    def __init__(self, countries: Iterable[Country]) -> None:
        """Look among ``countries``."""
        known = tuple(countries)
        self._names, self._codes = CountryNames(known), frozenset(country.code for country in known)

    def destination(self, name: str, number: str) -> tuple[str, Line]:
        """Return code and line; the code is empty when neither name nor number tells one country.

        ``number`` may be cut or masked with asterisks behind the country code.
        """
        ending = _LINE_ENDING.fullmatch(name.strip())
        plain, line = (ending[1], _LINES[ending[2].casefold()]) if ending else (name, "any")
        code = self._names.code(plain) or _ODD_NAMES.get(folded(plain), "")
        return (code or ("" if name.strip() else self._by_number(number))), line

    def code(self, found: str) -> str:
        """Return the code of a country that is spelt as code or name; empty when there is none."""
        plain = found.strip()
        return plain.upper() if plain.upper() in self._codes else self._names.code(plain) or ""

    def _by_number(self, number: str) -> str:
        digits = re.sub(r"[^0-9].*$", "", number.strip().removeprefix("+"))
        for length in range(min(_LONGEST_DIAL_CODE, len(digits)), 0, -1):
            found = self._names.with_dial_code(digits[:length])
            if found:
                return found[0] if len(found) == 1 else ""
        return ""
