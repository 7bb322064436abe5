"""Reads Excel workbooks (.xlsx). A workbook comes from elsewhere: sizes are judged before anything is unpacked."""

from __future__ import annotations

import math
import re
import warnings
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from ppm_desktop.domain.problem import problem
from ppm_desktop.files.rate_sheets.sheet import (
    EMPTY,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TABS,
    Cell,
    Sheet,
    SheetRefusedError,
    Workbook,
    sheet_of,
)
from ppm_desktop.files.zip_directory import directory_size

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A rate sheet unpacks to a few MB; one that unpacks to more than this is not one, or was made to fill the memory.
MOST_UNPACKED: Final = 120_000_000
#: Bytes that the names of the parts and all that is said of them take; a workbook has some dozen parts.
_LARGEST_DIRECTORY: Final = 1 << 20
#: Opening and closing tags of all parts; a cell has four. Every dial prefix in eight columns takes so many, and up to five seconds.
MOST_TAGS: Final = 1_800_000
#: Rows, also empty ones, and texts, which take openpyxl three times as long: some seconds for so many.
_MOST_ENTRIES: Final = 3 * MOST_ROWS
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b")
_TEXT: Final = re.compile(rb"<(?:\w+:)?(?:si|r|rPh)\b")  # and its runs of other letters
#: A row so far below that counting up to it takes long; Excel's own have seven digits.
_FAR: Final = re.compile(rb'<(?:\w+:)?row\b[^>]{0,99}?\br="[0-9]{8}')
#: Excel's own last row.
LAST_ROW: Final = 1_048_576
#: Rows of all tabs, blank ones too: a stray cell may stand in the last row of some, but not of all.
_MOST_ROWS_READ: Final = 3 * LAST_ROW
#: Tags of all tabs beside their cells, and of styles: merged cells, links, rules. openpyxl makes an object of each, slowly, at which nobody looks.
_MOST_BESIDE: Final = 60_000
_CELLS_BEGIN: Final = re.compile(rb"<(?:\w+:)?sheetData\b[^>]{0,99}(?<!/)>")
_CELLS_END: Final = re.compile(rb"</(?:\w+:)?sheetData\b")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_PIECE: Final = 1 << 20
#: A part without a tag for so long is one tag of countless attributes, or a text that no cell holds; its reader takes minutes for it.
_WINDOW: Final = 1 << 17
_LONGEST_TAG: Final = 100
#: Excel keeps 15 digits of a number; the ones after that are noise of binary fractions.
_EXCEL_DIGITS: Final = 15
#: Digits that the project file keeps after the decimal point.
_PLACES: Final = 12
_DECIMALS: Final = Decimal(1).scaleb(-_PLACES)


def read_excel(data: bytes, file_name: str) -> Workbook:
    """Read the tabs of a workbook from the bytes of its file.

    Raises:
        SheetRefusedError: It is no workbook of this format, is damaged, or unpacks to an absurd size.
    """
    _judge_archive(data)
    formulas = _judge_parts(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of decorations that it leaves out; they hold no rates
            return Workbook(file_name, tuple(_sheets(data, formulas=formulas)))
    except SheetRefusedError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers raise: KeyError, ValueError, ParseError, zlib.error …
        raise SheetRefusedError(problem("", "error", "sheet_damaged", reason=type(error).__name__)) from error


def _judge_archive(data: bytes) -> None:
    if directory_size(BytesIO(data)) > _LARGEST_DIRECTORY:
        raise SheetRefusedError(problem("", "error", "sheet_too_full"))
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = {name.lstrip("/").lower() for name in archive.namelist()}
            unpacked = sum(entry.file_size for entry in archive.infolist())
            protected = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise SheetRefusedError(problem("", "error", "sheet_damaged", reason="ZIP")) from None
    if protected:
        raise SheetRefusedError(problem("", "error", "sheet_encrypted"))
    if unpacked > MOST_UNPACKED:
        raise SheetRefusedError(problem("", "error", "sheet_unpacks", found=unpacked // 1_000_000, limit=MOST_UNPACKED // 1_000_000))
    if "xl/workbook.xml" not in names:
        other = "xl/workbook.bin" in names or "content.xml" in names  # .xlsb and .ods
        raise SheetRefusedError(problem("", "error", "sheet_other_format" if other else "sheet_not_workbook"))


def _judge_parts(data: bytes) -> bool:
    """Refuse what would keep the reader busy for minutes, by a look at the bytes; return whether a tab has formulas."""
    try:
        formulas = _formulas_unless_busy(data)
    except Exception as error:  # as in read_excel: whatever the ways of packing raise
        raise SheetRefusedError(problem("", "error", "sheet_damaged", reason=type(error).__name__)) from error
    if formulas is None:
        raise SheetRefusedError(problem("", "error", "sheet_too_full"))
    return formulas


def _formulas_unless_busy(data: bytes) -> bool | None:
    """Return whether a tab has formulas; None when any part would keep the reader busy."""
    tags = entries = beside = 0
    formulas = False  # a tab that has some is read twice
    with ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            name, in_cells, before = entry.filename.lower(), False, b""
            of_a_tab, of_styles = "worksheets/" in name, name.endswith("styles.xml")
            marked = name.endswith((".xml", ".rels"))
            with archive.open(entry) as part:
                while piece := part.read(_PIECE):
                    if marked and any(piece.find(b"<", start, start + _WINDOW) < 0 for start in range(0, len(piece) - _WINDOW, _WINDOW)):
                        return None
                    tags += piece.count(b"<")
                    entries += len(_ROW.findall(piece)) + 3 * len(_TEXT.findall(piece))
                    formulas = formulas or (of_a_tab and _has_formula(before + piece))
                    before = piece[-_LONGEST_TAG:]
                    if of_styles:
                        beside += piece.count(b"<")
                    elif of_a_tab:
                        more, in_cells = _beside_cells(piece, in_cells=in_cells)
                        beside += more
                    if (
                        beside > _MOST_BESIDE
                        or tags > (MOST_TAGS // 2 if formulas else MOST_TAGS)
                        or entries > _MOST_ENTRIES
                        or _FAR.search(piece)
                    ):
                        return None
    return formulas


def _has_formula(piece: bytes) -> bool:
    # Finding two letters takes a tenth of what the pattern takes, and most tabs have none.
    return (b"<f" in piece or b":f" in piece) and bool(_FORMULA.search(piece))


def _beside_cells(piece: bytes, *, in_cells: bool) -> tuple[int, bool]:
    """Count the tags of a piece of a tab that stand beside its cells; also return whether the next piece begins among cells."""
    count = place = 0
    while True:
        edge = (_CELLS_END if in_cells else _CELLS_BEGIN).search(piece, place)
        if not in_cells:
            count += piece.count(b"<", place, edge.start() if edge else len(piece))
        if edge is None:
            return count, in_cells
        in_cells, place = not in_cells, edge.end()


def _sheets(data: bytes, *, formulas: bool) -> Iterator[Sheet]:
    """Read each tab; where there are formulas a second time, for they say where a value is lacking."""
    values = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    written = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False) if formulas else None
    try:
        typed = written.worksheets if written else [None] * len(values.worksheets)
        left = _MOST_ROWS_READ
        for tab, with_formulas in list(zip(values.worksheets, typed, strict=True))[:MOST_TABS]:
            sheet = sheet_of(tab.title, _rows(tab, with_formulas, min(left, LAST_ROW)), hidden=tab.sheet_state != "visible")
            left -= sheet.last_row
            yield sheet
    finally:
        values.close()
        if written:
            written.close()


def _rows(tab: Any, formulas: Any, most: int) -> Iterator[tuple[int, tuple[Cell, ...]]]:  # noqa: ANN401 - openpyxl's stubs do not know its read-only tabs
    """Yield the rows of a tab by number. Rows that are not in the file come too, and must cost next to nothing."""
    tab.reset_dimensions()  # some programs write a wrong extent, and rows beyond it would be lost
    # A cell in a column far to the right would make each row as wide.
    stored_rows = tab.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    typed_rows: Iterator[Any] = repeat(None)
    if formulas is not None:
        formulas.reset_dimensions()
        typed_rows = formulas.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for number, (stored, typed) in enumerate(zip(stored_rows, typed_rows, strict=formulas is not None), start=1):
        if number > most:
            raise SheetRefusedError(problem("", "error", "sheet_too_long", tab=tab.title, limit=MOST_ROWS))
        # A row is as wide as may be; where nothing stands at its end, there is nothing to look at.
        used = max(_filled(stored), _filled(typed) if typed is not None else 0)
        yield number, tuple(map(_cell, stored[:used], typed or repeat(None)))


def _filled(values: tuple[object, ...]) -> int:
    """Return how many of the values there are up to the last one that is not None."""
    used = len(values)
    while used and values[used - 1] is None:
        used -= 1
    return used


def _cell(value: object, formula: object) -> Cell:
    if value is None:
        if formula is None:
            return EMPTY
        # An array formula is an object of openpyxl's own.
        return EMPTY if isinstance(formula, str) and not formula.startswith("=") else Cell("", "uncomputed")
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, int | float) and math.isfinite(value):
        return Cell(number_text(value), "number")
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return Cell(day.isoformat(), "day")
    return Cell(str(value).strip()[:LONGEST_CELL])


def number_text(value: float) -> str:
    """Return a number of a cell as its shortest decimal text: 0.013 stays ``0.013``."""
    plain = f"{value:.{_EXCEL_DIGITS}g}"
    if "e" not in plain and len(plain.partition(".")[2]) <= _PLACES:
        return plain
    number = Decimal(plain)
    if abs(number) < 10**12:
        number = number.quantize(_DECIMALS)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
