"""Sums the kept calls by organiser, month and meaning, in arrays that have a place for every sum there can be.

A database that groups looks for the group of each call among a million others. Here the place of a call is worked out instead, which
takes less than half of the time. Where there would be so many places that most stayed empty, the database does group.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ppm_desktop.usage.ahead import ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

#: Places that are summed in one pass over the calls: five numbers of eight bytes each.
PLACES_AT_ONCE: Final = 2_500_000
#: A pass takes a third of the time that grouping takes.
MOST_PASSES: Final = 2
#: Calls that are summed at once; their arrays stay small beside the sums.
CALLS_AT_ONCE: Final = 1_000_000
#: Calls that are fetched at once: DuckDB keeps Python's lock while it hands them over, and the window waits for that.
FETCHED_AT_ONCE: Final = 250_000
#: Amounts are summed as whole millionths, which is how calls have them; so the sums are exact.
_MILLION: Final = 1_000_000
#: The last row of the calls; -1 when there are none.
LAST_ROW: Final = "SELECT coalesce(max(rowid), -1) AS row FROM calls"
#: A row with a connection fee, where there is any: few exports have one, and DuckDB knows without reading the calls.
ANY_FEE: Final = "SELECT rowid AS row FROM calls WHERE fee <> 0 LIMIT 1"


@dataclass(frozen=True, slots=True)
class CellRange:
    """What kept calls can be: of organisers from -1 (nobody) up, in a stretch of months, and of meanings from 0 up."""

    organisers: int  # without nobody
    first_month: int  # as ``Month.number``
    months: int
    meanings: int

    @property
    def by_organiser(self) -> int:
        """How many places each organiser has."""
        return self.months * self.meanings

    @property
    def is_narrow(self) -> bool:
        """Whether ``cells`` is faster than ``sums.sum_cells``."""
        return self.by_organiser <= PLACES_AT_ONCE and len(self.blocks()) <= MOST_PASSES

    def blocks(self) -> tuple[tuple[int, int], ...]:
        """Return first organiser, and the one behind the last, of each pass over the calls."""
        step = max(1, PLACES_AT_ONCE // max(1, self.by_organiser))
        return tuple((first, min(first + step, self.organisers)) for first in range(-1, self.organisers, step))


def cells(arrays: Callable[[str], dict[str, Any]], where: CellRange, increment: int, *, without_repeated: bool) -> dict[str, NDArray[Any]]:
    """Return the columns of ``sums.sum_cells``, in the order that a cube has.

    Args:
        arrays: Runs a query in the DuckDB database that has the calls, with ``organisers`` and ``meant`` filled.
        where: What calls can be; all that are kept must be within.
        increment: To which each call is rounded up, in seconds.
        without_repeated: Whether there are repeated calls, which are left out.
    """
    last = int(arrays(LAST_ROW)["row"][0])
    with_fee = bool(len(arrays(ANY_FEE)["row"]))
    found = []
    for organisers in where.blocks():
        places = (organisers[1] - organisers[0]) * where.by_organiser
        sums = [np.zeros(places) for _ in range(5)]
        fetch = partial(_addends, arrays, where, organisers, increment, without_repeated=without_repeated, with_fee=with_fee)
        for place, weights in ahead(fetch, ((row, min(row + CALLS_AT_ONCE, last + 1)) for row in range(0, last + 1, CALLS_AT_ONCE))):
            for column, weight in enumerate(weights):
                sums[column] += np.bincount(place, weight, places)
        found.append(_filled(sums, organisers[0], where))
    # Taken away as they are joined, or there would be all of it twice.
    return found[0] if len(found) == 1 else {name: np.concatenate([one.pop(name) for one in found]) for name in tuple(found[0])}


def row_ranges(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Give first row, and the one behind the last, of the pieces in which calls are fetched."""
    for row in range(begin, end, FETCHED_AT_ONCE):
        yield row, min(row + FETCHED_AT_ONCE, end)


def _calls(rows: tuple[int, int], organisers: tuple[int, int], where: CellRange, *, without_repeated: bool, with_fee: bool) -> str:
    """Return the query for kept calls and the place of each among the cells.

    Args:
        rows: The first, and the one behind the last, of the calls that are looked at.
        organisers: The first, and the one behind the last, of those that are wanted.
        where: What the calls can be.
        without_repeated: Whether there are repeated calls.
        with_fee: Whether any call has a connection fee.
    """
    (begin, behind), (first, end) = rows, organisers
    fee = ", CAST(coalesce(fee, 0) AS DOUBLE) AS fee" if with_fee else ""
    without = "AND rowid NOT IN (SELECT row FROM repeated)" if without_repeated else ""
    month = f"CAST(year(day) * 12 + month(day) - 1 AS INTEGER) - {where.first_month}"
    return f"""SELECT ((organiser - {first}) * {where.months} + {month}) * {where.meanings} + meaning AS place, seconds,
            CAST(coalesce(charge, 0) AS DOUBLE) AS charge{fee}
        FROM (SELECT coalesce(organisers.organiser, -1) AS organiser, day, meaning, seconds, charge, fee
            FROM (SELECT person, spelling, day, seconds, charge, fee FROM calls WHERE rowid >= {begin} AND rowid < {behind} AND fault = 0 {without})
            JOIN meant USING (spelling) LEFT JOIN organisers USING (person)) WHERE organiser >= {first} AND organiser < {end}"""  # noqa: S608 - whole numbers


def _addends(
    arrays: Callable[[str], dict[str, Any]],
    where: CellRange,
    organisers: tuple[int, int],
    increment: int,
    rows: tuple[int, int],
    *,
    without_repeated: bool,
    with_fee: bool,
) -> tuple[NDArray[np.intp], tuple[NDArray[Any] | None, ...]]:
    """Return the place of each call of these rows, and what it adds to the sums in the order of their columns."""
    pieces = [arrays(_calls(one, organisers, where, without_repeated=without_repeated, with_fee=with_fee)) for one in row_ranges(*rows)]
    calls = {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
    seconds = calls["seconds"].astype(np.int64)
    amounts = (np.rint(calls[amount] * _MILLION) for amount in ("charge", "fee") if amount in calls)
    # The place as bincount would otherwise make it for each sum.
    return calls["place"].astype(np.intp), (None, seconds, -(-seconds // increment) * increment, *amounts)


def _filled(sums: list[NDArray[np.float64]], first: int, where: CellRange) -> dict[str, NDArray[Any]]:
    """Return the columns of the places that have calls."""
    places = np.flatnonzero(sums[0])
    # Not divmod, which takes twenty times as long as division by one number.
    organiser = places // where.by_organiser
    rest = places - organiser * where.by_organiser
    month = rest // where.meanings
    meaning = rest - month * where.meanings
    columns: dict[str, NDArray[Any]] = {
        "organiser": (organiser + first).astype(np.int32),
        "month": (month + where.first_month).astype(np.int32),
        "meaning": meaning.astype(np.int32),
    }
    for name in ("fee", "charge"):
        columns[name] = sums.pop()[places] / _MILLION
    for name in ("billed", "seconds", "calls"):
        columns[name] = sums.pop()[places].astype(np.int64)
    return columns
