"""Where a cell is, as formulas say it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

#: Signs that a sheet's name may not have.
_NOT_IN_A_NAME: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", None))
_LONGEST_NAME: Final = 31


@cache
def letters(column: int) -> str:
    """Return the letters of a column, counted from 0: ``A``, ``Z``, ``AA``."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def at(row: int, column: int) -> str:
    """Return a cell of the same sheet, rows and columns counted from 0: ``$B$3``."""
    return f"${letters(column)}${row + 1}"


def quoted(text: str) -> str:
    """Return a text as a constant of a formula."""
    return '"' + text.replace('"', '""') + '"'


def sheet_name(title: str) -> str:
    """Return a title without what the name of a sheet may not have."""
    return title.translate(_NOT_IN_A_NAME).strip()[:_LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells on one sheet; both corners belong to it. Rows and columns are counted from 0."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """Say the rectangle as a formula of any sheet does."""
        first = f"'{self.sheet}'!{at(self.top, self.left)}"
        return first if (self.top, self.left) == (self.bottom, self.right) else f"{first}:{at(self.bottom, self.right)}"

    def cell(self, row: int, column: int = 0) -> Area:
        """Return one cell, counted from the upper left corner."""
        return Area(self.sheet, self.top + row, self.left + column, self.top + row, self.left + column)

    def row(self, row: int) -> Area:
        """Return one row, counted from the top."""
        return Area(self.sheet, self.top + row, self.left, self.top + row, self.right)

    def column(self, column: int) -> Area:
        """Return one column, counted from the left."""
        return Area(self.sheet, self.top, self.left + column, self.bottom, self.left + column)

    def rows(self, first: int, count: int) -> Area:
        """Return some rows."""
        return Area(self.sheet, self.top + first, self.left, self.top + first + count - 1, self.right)

    def columns(self, first: int, count: int) -> Area:
        """Return some columns."""
        return Area(self.sheet, self.top, self.left + first, self.bottom, self.left + first + count - 1)


def area(sheet: str, top: int, left: int, rows: int, columns: int) -> Area:
    """Return a rectangle of so many rows and columns."""
    return Area(sheet, top, left, top + rows - 1, left + columns - 1)
