"""Makes rate sheets for tests, and takes them through reading, guessing and checking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no type information

from ppm_desktop.catalog.catalogue import Catalogue, load_catalogue
from ppm_desktop.domain.prices import Rate, Source
from ppm_desktop.files.rate_sheets.checked import CheckedSheet, SheetFacts
from ppm_desktop.files.rate_sheets.country_names import CountryNames
from ppm_desktop.files.rate_sheets.layout import guess_mapping
from ppm_desktop.files.rate_sheets.mapping import Mapping
from ppm_desktop.files.rate_sheets.reading import read_rate_sheet
from ppm_desktop.files.rate_sheets.rows import check_rows
from ppm_desktop.files.rate_sheets.sheet import Workbook
from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_line

if TYPE_CHECKING:
    from collections.abc import Mapping as Corrections
    from collections.abc import Sequence
    from pathlib import Path

DAY = date(2026, 4, 1)
SHEET_SOURCE = Source("rate-sheet", "Rate sheet of April", DAY, "customer")


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def countries() -> CountryNames:
    return CountryNames(catalogue().countries)


def facts(currency: str = "USD") -> SheetFacts:
    return SheetFacts(currency, DAY, SHEET_SOURCE)


@dataclass(frozen=True)
class Taken:
    """A file on its whole way."""

    workbook: Workbook
    mapping: Mapping
    checked: CheckedSheet

    @property
    def prices(self) -> dict[str, str]:
        """Call type and destination, with the price as text."""
        return {_place(rate): f"{rate.rate:f}" for rate in self.checked.rates}

    @property
    def sentences(self) -> list[str]:
        return [rate_sheet_line(entry.place.tab, entry.place.row, entry.problem) for entry in self.checked.rejected]

    @property
    def warnings(self) -> list[str]:
        return [rate_sheet_line(entry.place.tab, entry.place.row, entry.problem) for entry in self.checked.noticed]

    def columns(self, tab: str = "") -> list[str]:
        found = self.mapping.tab(tab)
        assert found is not None
        return [use.key for use in found.columns]


def take(
    path: Path, currency: str = "USD", corrections: Corrections[tuple[str, int], Corrections[str, str]] | None = None, **changed: Any
) -> Taken:
    workbook = read_rate_sheet(path)
    mapping = guess_mapping(workbook, countries())
    for name, value in changed.items():
        mapping = Mapping(**{"tabs": mapping.tabs, "decimal_sign": mapping.decimal_sign, "date_order": mapping.date_order, name: value})
    return Taken(workbook, mapping, check_rows(workbook, mapping, facts(currency), countries(), corrections))


def text_sheet(folder: Path, text: str, encoding: str = "utf-8", name: str = "rates.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook_file(path: Path, tabs: Corrections[str, Sequence[Sequence[object]]]) -> Path:
    """Write tabs of rows with XlsxWriter; days as dates, numbers as numbers, None as nothing."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}) as book:
        for name, rows in tabs.items():
            tab = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        tab.write(number, column, value)
    return path


def _place(rate: Rate) -> str:
    return f"{rate.call_type}:{rate.country}" + ("" if rate.line == "any" else f"/{rate.line}")
