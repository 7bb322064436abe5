"""The table behind a chart: the same figures in rows, for the window, the clipboard and CSV."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from ppm_desktop.reports.formula_guard import kept_as_text

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle

#: Decimals of numbers for a worksheet that people look at, and for one that a program reads.
_CENTS = 2
_PRECISE = 6


@dataclass(frozen=True, slots=True)
class TwinColumn:
    """A column: what a program calls it, and what people do."""

    key: str  # "month", or an option's id
    label: str
    digits: int | None = None  # decimals of its numbers, as counts have none; None: those of the whole table


@dataclass(frozen=True, slots=True)
class TableTwin:
    """Rows of names, and of numbers where they are known; a lower bound or an unknown figure is a text."""

    title: str
    subtitle: str
    columns: tuple[TwinColumn, ...]
    rows: tuple[tuple[str | float, ...], ...]

    def tab_separated(self, style: NumberStyle) -> str:
        """Return the table for pasting into a worksheet: a title, the unit, then plain numbers in the user's notation."""
        lines = [[kept_as_text(self.title)], [kept_as_text(self.subtitle)], [kept_as_text(column.label) for column in self.columns]]
        lines += [[_typed(cell, column, style) for cell, column in zip(row, self.columns, strict=True)] for row in self.rows]
        return "\n".join("\t".join(_one_cell(cell) for cell in line) for line in lines) + "\n"

    def comma_separated(self) -> str:
        """Return the table as RFC 4180 CSV in which no text can become a formula; its header are the columns' keys."""
        text = StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([kept_as_text(column.key) for column in self.columns])
        for row in self.rows:
            writer.writerow(
                [kept_as_text(cell) if isinstance(cell, str) else f"{round(cell, _PRECISE) + 0.0:.{_PRECISE}f}" for cell in row]
            )
        return text.getvalue()


def known_or_bound(value: float, text: str, *, bound: bool) -> str | float:
    """Return the cell of an amount: a number, or its text where it is only a lower bound."""
    return text if bound else value


def _typed(cell: str | float, column: TwinColumn, style: NumberStyle) -> str:
    if isinstance(cell, str):
        return kept_as_text(cell)
    digits = _CENTS if column.digits is None else column.digits
    return f"{round(cell, digits) + 0.0:.{digits}f}".replace(".", style.decimal_point)


def _one_cell(text: str) -> str:
    """Keep a name from breaking the table apart."""
    return " ".join(text.split("\t")).replace("\r", " ").replace("\n", " ")
