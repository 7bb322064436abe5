"""Countries by ISO code, with the names and dial codes that people use for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.csv_entries import read_csv
from ppm_desktop.catalog.spoken_text import SpokenText
from ppm_desktop.wording import current_language

if TYPE_CHECKING:
    from ppm_desktop.catalog.csv_entries import CsvRow
    from ppm_desktop.catalog.text_files import TextFile

_NAMES: Final = {"en": "name", "de": "name_de"}  # the column of each language
_COLUMNS: Final = ("code", *_NAMES.values(), "dial_codes", "aliases")
_CODE: Final = re.compile(r"[A-Z]{2}")
_DIAL_CODE: Final = re.compile(r"[1-9][0-9]{0,2}(-[0-9]{1,4})*")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with a code of its own."""

    code: str  # ISO 3166-1 alpha-2; Kosovo is XK
    spoken: SpokenText  # its name in every language
    dial_codes: tuple[str, ...]  # without "+"; "1-809" is area code 809 of 1; none for uninhabited places
    aliases: tuple[str, ...]
    zone_a: bool = False

    @property
    def name(self) -> str:
        """Its name in the language in force; names are never put into the made-up one."""
        return dict(self.spoken.translations).get(current_language(), self.spoken.english)

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, in any language: what somebody may type or a sheet may say."""
        return tuple(dict.fromkeys((self.spoken.english, *(name for _language, name in self.spoken.translations), *self.aliases)))

    @property
    def dial_code(self) -> str:
        """The first dial code; empty when there is none."""
        return self.dial_codes[0] if self.dial_codes else ""


def read_countries(file: TextFile) -> tuple[Country, ...]:
    """Read ``countries.csv``, in the order of the file; zone A is not known here.

    Raises:
        CatalogueError: With every mistake of the file; a code, name or alias that stands for two countries is one.
    """
    log = ComplaintLog()
    lines: dict[str, int] = {}
    countries = []
    for row in read_csv(file, _COLUMNS, (), log):
        country = _country(row)
        countries.append(country)
        spellings = [("code", country.code), *((column, row.text(column)) for column in _NAMES.values())]
        for column, name in (*spellings, *(("aliases", alias) for alias in country.aliases)):
            spelling = name.casefold()
            if name and lines.get(spelling, row.line) != row.line:
                row.complain(column, found=f'"{name}", as in line {lines[spelling]}', expected="each code, name and alias once")
            lines[spelling] = row.line
    log.raise_if_any()
    return tuple(countries)


def _country(row: CsvRow) -> Country:
    code = row.text("code")
    if code and not _CODE.fullmatch(code):
        row.complain("code", found=f'"{code}"', expected="two capital letters (ISO 3166-1)")
    dial_codes = row.parts("dial_codes")
    for wrong in (dial_code for dial_code in dial_codes if not _DIAL_CODE.fullmatch(dial_code)):
        row.complain("dial_codes", found=f'"{wrong}"', expected="dial codes such as 44 or 1-809, separated by |")
    translations = tuple((language, row.text(column)) for language, column in _NAMES.items() if language != "en")
    return Country(code, SpokenText(row.text("name"), translations), dial_codes, row.parts("aliases"))
