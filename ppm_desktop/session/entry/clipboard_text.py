"""Blocks of cells as tab-separated text, the way spreadsheets put them on the clipboard."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.formula_guard import kept_as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: A number in anybody's notation: a spreadsheet shall take it as one, signs and all.
_NUMBER: Final = re.compile(r"[-+][0-9][0-9.,'\s]*%?")

#: More is no table of organisers or rates: a whole document, a picture's bytes, a log. Reading it would keep the window waiting.
MOST_CHARACTERS: Final = 2_000_000
MOST_ROWS: Final = 5_000
#: Longer than any name, reason or source may be; a message that quoted it would fill the screen.
LONGEST_CELL: Final = 1_000


def to_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Write cells as text that no spreadsheet runs as a formula; a cell with a tab, a line break or a quotation mark is quoted."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows([_guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def from_tsv(text: str) -> list[list[str]]:
    """Read cells from text, quoted ones included. Rows may differ in length; a blank line at the end is no row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter="\t"))
    except csv.Error:  # a cell of more than 128 KB: not from a spreadsheet, but no reason to stop
        rows = [line.split("\t") for line in lines.splitlines()]
    return [[_unguarded(cell.strip()) for cell in row] or [""] for row in rows]


def _guarded(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else kept_as_text(cell)


def _unguarded(cell: str) -> str:
    """Take the apostrophe away that was put there for spreadsheets."""
    return cell[1:] if cell.startswith("'") and kept_as_text(cell[1:]) == cell else cell
