"""What comes of checking a sheet: rates, and for every other row the reason why it gave none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.domain.prices import Rate, Source
    from ppm_desktop.domain.problem import Problem

SkipReason = Literal["tab_not_used", "above_header", "header", "blank", "remark", "nothing_mapped", "no_rate_here"]


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the person says of a sheet. The source's id may be any; joining the price book makes it unique."""

    currency: str  # ISO 4217
    effective: date  # for rows without a day of their own
    source: Source
    rate_set: str = "default"


class Place(NamedTuple):
    """Where an entry stands: a row, and among its columns the one of the rate."""

    tab: str
    row: int
    column: str = ""  # key of the rate's column; empty when the row as a whole is meant


@dataclass(frozen=True, slots=True)
class Accepted:
    """A rate with its place."""

    place: Place
    rate: Rate


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry that gave no rate, with the cells as they were found and the reason."""

    place: Place
    cells: tuple[tuple[str, str], ...]  # key of the column and text, in the order of the columns
    problem: Problem
    key: str  # the column to mend; a key of ``ColumnUse``


@dataclass(frozen=True, slots=True)
class Noticed:
    """A warning about an entry that was accepted."""

    place: Place
    problem: Problem


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An entry that says again what an earlier one said."""

    place: Place
    first: Place


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row, or one rate column of a row, that is not meant to give a rate. Blank rows that follow each other are one entry."""

    place: Place  # of the first row
    reason: SkipReason
    rows: int = 1


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """Every row of every tab, in exactly one of accepted, rejected, duplicates and skipped (a row with several rate columns: each of them)."""

    accepted: tuple[Accepted, ...]
    rejected: tuple[Rejected, ...]
    noticed: tuple[Noticed, ...]
    duplicates: tuple[Duplicate, ...]
    skipped: tuple[Skipped, ...]

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The rates that were accepted, in the order of the sheet."""
        return tuple(entry.rate for entry in self.accepted)

    @property
    def skip_counts(self) -> dict[SkipReason, int]:
        """How many rows or entries were skipped, by reason."""
        counts: Counter[SkipReason] = Counter()
        for entry in self.skipped:
            counts[entry.reason] += entry.rows
        return dict(counts)
