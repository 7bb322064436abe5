"""A table: its columns with their meaning, and where its rows come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison

#: A number, a text, or nothing: an empty cell is not known or does not apply, and is never 0.
Value = str | float | None
Row = tuple[Value, ...]
Kind = Literal["text", "number", "day", "month", "yes or no"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the tables are of: one scenario of one file."""

    file: str  # as it was named
    comparison: Comparison
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are, and what they mean. ``unit`` is "" where there is none."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``rows`` makes them one by one, as wide as ``columns``."""

    name: str  # also of the file, without .csv
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Subject], Iterable[Row]]


def yes_no(is_so: bool) -> str:  # noqa: FBT001 - it is the thing that is said
    """Return yes or no, as programs read it."""
    return "yes" if is_so else "no"
