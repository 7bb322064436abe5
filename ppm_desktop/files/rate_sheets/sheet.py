"""A rate sheet as it stands in the file: tabs, rows with their own numbers, cells as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.domain.problem import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A sheet of every country, call type and line type has under 5,000 rows, one of every dial prefix under 50,000.
MOST_ROWS: Final = 100_000
#: Rate sheets have about ten columns; what stands further right is not looked at.
MOST_COLUMNS: Final = 60
#: Filled cells of a tab: every dial prefix in ten columns. Each may be a rate, and checking a rate takes fifty microseconds.
MOST_CELLS: Final = 500_000
#: Tabs of a workbook that are looked at; a rate sheet has three.
MOST_TABS: Final = 60
#: No file of rates comes near this; what does is a picture album or something else.
LARGEST_FILE: Final = 30_000_000
#: A cell that is longer is a text, not a rate, and is shown cut.
LONGEST_CELL: Final = 500

CellKind = Literal["text", "number", "day", "uncomputed"]


class SheetRefusedError(Exception):
    """The file cannot be read as a rate sheet; the problem says why and what to do."""

    def __init__(self, refused: Problem) -> None:
        """Refuse for the reason in ``refused``."""
        super().__init__(refused.code)
        self.problem = refused


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, as text: numbers with a decimal point, days as ``YYYY-MM-DD``."""

    text: str = ""
    kind: CellKind = "text"  # "uncomputed": a formula whose value was not stored in the file

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the cell."""
        return not self.text and self.kind != "uncomputed"


EMPTY: Final = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something; the number is the one that a spreadsheet shows, from 1."""

    number: int
    cells: tuple[Cell, ...]  # empty ones at the end are left out

    def cell(self, column: int) -> Cell:
        """Return the cell of a column, from 0; an empty one beyond the last."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    @property
    def filled(self) -> tuple[int, ...]:
        """Return the columns in which something stands."""
        return tuple(place for place, cell in enumerate(self.cells) if not cell.is_empty)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One tab. A text file has a single one without a name."""

    name: str
    rows: tuple[Row, ...]  # blank rows are left out
    last_row: int  # number of the last row that was read, blank or not
    hidden: bool = False

    @property
    def width(self) -> int:
        """Return how many columns are in use."""
        return max((len(row.cells) for row in self.rows), default=0)

    def row(self, number: int) -> Row | None:
        """Return the row of a number; None when it is blank."""
        return next((row for row in self.rows if row.number == number), None)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read, with what should be said about the reading."""

    file_name: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Problem, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """Return the tab of a name, if there is one."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def sheet_of(name: str, rows: Iterable[tuple[int, tuple[Cell, ...]]], *, hidden: bool = False) -> Sheet:
    """Gather numbered rows into a tab, leaving out the blank ones.

    Raises:
        SheetRefusedError: More rows or cells hold something than a rate sheet can have.
    """
    kept: list[Row] = []
    last = filled = 0
    for number, cells in rows:
        last = number
        used = len(cells)
        while used and cells[used - 1].is_empty:
            used -= 1
        if not used:
            continue
        if len(kept) == MOST_ROWS:
            raise SheetRefusedError(problem("", "error", "sheet_too_long", tab=name, limit=MOST_ROWS))
        filled += used
        if filled > MOST_CELLS:
            raise SheetRefusedError(problem("", "error", "sheet_too_full"))
        kept.append(Row(number, cells[:used]))
    return Sheet(name, tuple(kept), last, hidden)
