"""Reads CSV strictly: the header is checked once, then every cell by its kind, with file, line and column."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from ppm_desktop.catalog import values
from ppm_desktop.catalog.complaints import Complaint, ComplaintLog, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import Known

_Choice = TypeVar("_Choice", bound=str)
_Harmless = TypeVar("_Harmless")


def read_csv(file: TextFile, required: tuple[str, ...], optional: tuple[str, ...], log: ComplaintLog) -> Iterator[CsvRow]:
    """Yield the rows below the header; blank lines are skipped, rows of the wrong length logged and skipped.

    Raises:
        CatalogueError: The header is missing, lacks a column, has an unknown one or one twice, or the text is not CSV.
    """
    reader = csv.reader(io.StringIO(file.text, newline=""), strict=True)
    try:
        header = next(reader, [])
        _check_header(file, header, required, optional)
        for cells in reader:
            if not "".join(cells).strip():
                continue
            if len(cells) != len(header):
                log.add(Complaint(file.name, reader.line_num, "", f"{len(cells)} cells", f"{len(header)}, as in the header"))
                continue
            yield CsvRow(file.name, reader.line_num, {column: cell.strip() for column, cell in zip(header, cells, strict=True)}, log)
    except csv.Error as error:
        raise refuse(file.name, reader.line_num, "", found=f"a mistake ({error})", expected="cells separated by commas") from error


def _check_header(file: TextFile, header: list[str], required: tuple[str, ...], optional: tuple[str, ...]) -> None:
    log = ComplaintLog()
    for column in required:
        if column not in header:
            log.add(Complaint(file.name, 1, column, values.NOTHING, f"a column named {column}, separated from the others by commas"))
    for column in dict.fromkeys(header):
        if column not in (*required, *optional):
            log.add(Complaint(file.name, 1, column, "an unknown column", f"only {', '.join((*required, *optional))}"))
        elif header.count(column) > 1:
            log.add(Complaint(file.name, 1, column, f"the column {header.count(column)} times", "each column once"))
    log.raise_if_any()


class CsvRow:
    """One row. Wrong cells are logged and read as a harmless value; nothing may be used before ``raise_if_any``."""

    def __init__(self, file: str, line: int, cells: dict[str, str], log: ComplaintLog) -> None:
        """Wrap the cells of a row by column."""
        self.line = line
        self._file = file
        self._cells = cells
        self._log = log
        self._wrong: set[str] = set()

    @property
    def is_sound(self) -> bool:
        """True while no cell has been refused."""
        return not self._wrong

    def complain(self, column: str, *, found: str, expected: str) -> None:
        """Log a complaint about a cell."""
        self._log.add(Complaint(self._file, self.line, column, found, expected))

    def contradict(self, column: str, *, found: str, expected: str) -> None:
        """Log that a cell does not fit another one, unless it was refused already."""
        if column not in self._wrong:
            self.complain(column, found=found, expected=expected)

    def is_empty(self, column: str) -> bool:
        """Say whether a column that may be left out has nothing here."""
        return not self._cells.get(column)

    def text(self, column: str) -> str:
        """Read a text that is not empty."""
        return self._cells[column] or self._refused(column, values.TEXT, "")

    def free_text(self, column: str) -> str:
        """Read a text that may be empty."""
        return self._cells[column]

    def parts(self, column: str) -> tuple[str, ...]:
        """Read texts separated by ``|``; none when the cell is empty."""
        cell = self._cells[column]
        parts = tuple(part.strip() for part in cell.split("|")) if cell else ()
        if all(parts):
            return parts
        return self._refused(column, "texts separated by |, none of them empty", ())

    def date(self, column: str) -> date:
        """Read ``YYYY-MM-DD``."""
        day = values.date_of(self._cells[column])
        return self._refused(column, values.DATE, date.min) if day is None else day

    def amount(self, column: str) -> Decimal:
        """Read money or a rate."""
        amount = values.amount_of(self._cells[column])
        return self._refused(column, values.AMOUNT, Decimal(0)) if amount is None else amount

    def choice(self, column: str, options: tuple[_Choice, ...]) -> _Choice:
        """Read one of a few words."""
        cell = self._cells[column]
        for option in options:
            if cell == option:
                return option
        return self._refused(column, f"one of {', '.join(options)}", options[0])

    def yes(self, column: str) -> bool:
        """Read yes or no."""
        return self.choice(column, ("yes", "no")) == "yes"

    def one_of(self, column: str, known: Known) -> str:
        """Read a name that must be known, such as a source or a country."""
        cell = self._cells[column]
        return cell if cell in known.names else self._refused(column, known.phrase, "")

    def _refused(self, column: str, expected: str, harmless: _Harmless) -> _Harmless:
        cell = self._cells[column]
        self._wrong.add(column)
        self.complain(column, found=values.shown(cell) if cell else values.NOTHING, expected=expected)
        return harmless
