"""Reads delimited text: CSV as Excel, LibreOffice and databases write it, whatever the locale."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.problem import Problem, problem
from ppm_desktop.files.rate_sheets.headings import recognised
from ppm_desktop.files.rate_sheets.sheet import LONGEST_CELL, MOST_COLUMNS, Cell, SheetRefusedError, Workbook, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS: Final = (",", ";", "\t")
#: Records looked at to find the delimiter; titles above the header are fewer.
_PROBED: Final = 200
#: What Excel writes as a first line to say its delimiter.
_SEPARATOR_LINE: Final = re.compile(r"\s*sep=([,;\t])[\s,;]*(?:\r\n|\r|\n)", re.IGNORECASE)


def read_delimited(data: bytes, file_name: str) -> Workbook:
    """Read text into one tab without a name.

    Raises:
        SheetRefusedError: The bytes are no text, or a quoted field has no end.
    """
    text, notes = _decoded(data)
    if "\0" in text:
        raise SheetRefusedError(problem("", "error", "sheet_not_text"))
    said = _SEPARATOR_LINE.match(text)
    delimiter = said[1] if said else _delimiter(text)
    sheet = sheet_of("", _rows(text, delimiter, skip_first=said is not None))
    return Workbook(file_name, (sheet,), notes)


def _decoded(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise SheetRefusedError(problem("", "error", "sheet_not_text")) from None
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        return data.decode("cp1252"), (problem("", "warning", "sheet_cp1252", line=line),)
    except UnicodeDecodeError:
        raise SheetRefusedError(problem("", "error", "sheet_not_text")) from None


def _rows(text: str, delimiter: str, *, skip_first: bool = False) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    # newline="" leaves line ends to the csv reader, which knows those inside quotes.
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            if skip_first and number == 1:
                continue
            yield number, tuple(Cell(field.strip()[:LONGEST_CELL]) for field in record[:MOST_COLUMNS])
    except csv.Error:
        raise SheetRefusedError(problem("", "error", "sheet_not_csv", row=number + 1)) from None


def _delimiter(text: str) -> str:
    """Find the sign that makes the most of a header, and then of rows that are equally long."""
    return max(_DELIMITERS, key=lambda sign: _fit(text, sign))


def _fit(text: str, delimiter: str) -> tuple[int, int, int]:
    """Return how many headings the best row has, how many rows share the usual width, and that width."""
    try:
        probed = [cells for _number, cells in islice(_rows(text, delimiter), _PROBED)]
    except SheetRefusedError:
        return (0, 0, 0)
    headings = max((recognised([cell.text for cell in cells]) for cells in probed), default=0)
    widths = Counter(len(cells) for cells in probed if len(cells) > 1)
    if not widths:
        return (0, 0, 0)
    width, rows = max(widths.items(), key=lambda entry: (entry[1], entry[0]))
    return (headings if headings > 1 else 0, rows, width)
