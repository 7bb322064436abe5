"""Reads the days of a sheet: dates of a workbook, and texts in the usual orders."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.problem import Problem, problem
from ppm_desktop.files.rate_sheets.headings import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.files.rate_sheets.sheet import Cell

#: Day first or month first, where numbers alone do not tell; empty while nobody said.
DateOrder = Literal["", "dmy", "mdy"]

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199  # as in the project file
_MONTHS: Final = 12
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?")
_RUN: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST: Final = re.compile(r"([0-9]{1,2})([-/. ]{1,2})([0-9]{1,2})[-/. ]{1,2}([0-9]{4})")
_NAMED: Final = re.compile(r"(?:([0-9]{1,2}) )?([a-z]{3,})(?: ([0-9]{1,2}))? ([0-9]{4})")
#: Beginnings of month names in English, German and French, without accents.
_MONTH_NAMES: Final = (
    ("jan",), ("feb", "fev"), ("mar", "mrz", "maerz"), ("apr", "avr"), ("may", "mai"), ("jun", "juin"),
    ("jul", "juil"), ("aug", "aou"), ("sep",), ("oct", "okt"), ("nov",), ("dec", "dez"),
)  # fmt: skip


def read_day(cell: Cell, order: DateOrder) -> date | Problem:
    """Read a day; one that can be two days, such as 03/04/2026, is refused until the order is known."""
    text = cell.text.strip()
    if cell.kind == "uncomputed":
        return problem("", "error", "formula_without_value")
    parts = _parts(text, order)
    if parts is None:
        return problem("", "error", "day_ambiguous" if is_ambiguous_day(text) else "not_a_day", found=text)
    try:
        day = date(*parts)
    except ValueError:
        return problem("", "error", "not_a_day", found=text)
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else problem("", "error", "not_a_day", found=text)


def is_ambiguous_day(text: str) -> bool:
    """Whether a day means another day when the month is written first."""
    match = _YEAR_LAST.fullmatch(text.strip())
    return match is not None and "." not in match[2] and match[1] != match[3] and int(match[1]) <= _MONTHS and int(match[3]) <= _MONTHS


def date_order_of(texts: Iterable[str]) -> DateOrder:
    """Return the order that the days of a column can only have; empty when none decides or they contradict each other."""
    found: set[DateOrder] = set()
    for text in texts:
        match = _YEAR_LAST.fullmatch(text.strip())
        if match is not None and "." not in match[2]:
            if int(match[1]) > _MONTHS:
                found.add("dmy")
            elif int(match[3]) > _MONTHS:
                found.add("mdy")
    return found.pop() if len(found) == 1 else ""


def _parts(text: str, order: DateOrder) -> tuple[int, int, int] | None:
    """Return year, month and day, which need not exist; None when the text is no day or its order is open."""
    if match := _YEAR_FIRST.fullmatch(text) or _RUN.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if is_ambiguous_day(text) and not order:
            return None
        month_first = second > _MONTHS or (order == "mdy" and "." not in match[2] and first <= _MONTHS)
        return (year, first, second) if month_first else (year, second, first)
    named = _NAMED.fullmatch(folded(text))
    if named is None:
        return None
    month = next((place for place, starts in enumerate(_MONTH_NAMES, start=1) if named[2].startswith(starts)), 0)
    return int(named[4]), month, int(named[1] or named[3] or 1)
