"""Blocks of cells as tab-separated text, the way spreadsheets put them on the clipboard."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def to_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Write cells as text; a cell with a tab, a line break or a quotation mark is quoted."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue()


def from_tsv(text: str) -> list[list[str]]:
    """Read cells from text, quoted ones included. Rows may differ in length; a blank line at the end is no row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter="\t"))
    except csv.Error:  # a cell of more than 128 KB: not from a spreadsheet, but no reason to stop
        rows = [line.split("\t") for line in lines.splitlines()]
    return [[cell.strip() for cell in row] or [""] for row in rows]
