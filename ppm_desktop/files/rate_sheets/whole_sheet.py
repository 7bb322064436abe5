"""A rate sheet read without anybody's help: every column as it is guessed; what is left open is a reason to refuse it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ppm_desktop.domain.prices import Source
from ppm_desktop.files.rate_sheets.checked import SheetFacts
from ppm_desktop.files.rate_sheets.layout import currency_of, guess_mapping, missing
from ppm_desktop.files.rate_sheets.reading import read_rate_sheet
from ppm_desktop.files.rate_sheets.rows import check_rows
from ppm_desktop.files.rate_sheets.sheet import SheetRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from ppm_desktop.files.rate_sheets.checked import CheckedSheet
    from ppm_desktop.files.rate_sheets.country_names import CountryNames

_SOURCE_ID = "rate-sheet"


@dataclass(frozen=True, slots=True)
class WholeSheet:
    """A sheet whose columns are all understood."""

    source: Source
    currency: str  # ISO 4217; "" when the sheet names none
    checked: Callable[[str, date], CheckedSheet]  # the rows, for a currency and the day on which rates without one begin


def read_whole_sheet(path: Path, countries: CountryNames, today: date) -> WholeSheet:
    """Read a sheet.

    Raises:
        SheetRefusedError: It cannot be read, or somebody would have to say how.
    """
    workbook = read_rate_sheet(path)
    mapping = guess_mapping(workbook, countries)
    currency = currency_of(workbook, mapping)
    open_points = missing(mapping, workbook)
    if open_points:
        raise SheetRefusedError(open_points[0])
    title = "".join(character for character in path.stem if character.isprintable()).strip() or _SOURCE_ID
    source = Source(_SOURCE_ID, title, today, "customer")

    @cache
    def checked(of_currency: str, effective: date) -> CheckedSheet:
        return check_rows(workbook, mapping, SheetFacts(of_currency, effective, source), countries)

    return WholeSheet(source, currency, checked)
