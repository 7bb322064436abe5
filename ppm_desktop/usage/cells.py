"""Sums the kept calls by organiser, month and meaning, in arrays that have a place for every sum there can be.

A database that groups looks for the group of each call among a million others. Here the place of a call is worked out instead, which
takes less than half of the time. Where there would be so many places that most stayed empty, the database does group.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ppm_desktop.domain.usage_summary import Tally
from ppm_desktop.usage.ahead import ahead
from ppm_desktop.usage.packing import Packing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

#: Numbers of eight bytes that are summed into in one pass over the calls.
NUMBERS_AT_ONCE: Final = 10_000_000
#: A pass takes a third of the time that grouping takes.
MOST_PASSES: Final = 2
#: Calls that are fetched at once, two of the groups that DuckDB keeps rows in: it keeps Python's lock while it hands them over, and the
#: window waits for that.
FETCHED_AT_ONCE: Final = 2 * 122_880
#: Amounts are summed as whole millionths, which is how calls have them; so the sums are exact.
_MILLION: Final = 1_000_000
#: More than this, as millionths, is near the end of the numbers of 64 bits.
_MOST_MONEY: Final = 9e12
#: The last row of the calls; -1 when there are none.
LAST_ROW: Final = "SELECT coalesce(max(rowid), -1) AS row FROM calls"
#: The organiser of everybody: -1 where the export names nobody.
PEOPLE: Final = "SELECT person AS number, coalesce(organisers.organiser, -1) AS found FROM people LEFT JOIN organisers USING (person)"
#: The meaning of every spelling: -1 where it is not kept.
SPELLINGS: Final = "SELECT spelling AS number, coalesce(meaning, -1) AS found FROM spellings LEFT JOIN meant USING (spelling)"
#: A row with a connection fee, and one of money that was paid back, where there is any: few exports have one, and DuckDB knows without
#: reading the calls.
ANY_FEE: Final = "SELECT rowid AS row FROM calls WHERE fee <> 0 LIMIT 1"
PAID_BACK: Final = "SELECT rowid AS row FROM calls WHERE {} < 0 LIMIT 1"
#: What any sum is at most where money was paid back: a cell can then have more than all of its meaning.
BACK_AND_FORTH: Final = "SELECT CAST(sum(abs({})) AS DOUBLE) AS most FROM calls"


@dataclass(frozen=True, slots=True)
class CellRange:
    """What kept calls can be: of organisers from -1 (nobody) up, in a stretch of months, and of meanings from 0 up."""

    organisers: int  # without nobody
    first_month: int  # as ``Month.number``
    months: int
    meanings: int
    most: Tally = field(default_factory=Tally)  # what kept calls of any one meaning sum up to, each sum where it is highest

    @property
    def by_organiser(self) -> int:
        """How many places each organiser has."""
        return self.months * self.meanings

    def blocks(self, numbers: int) -> tuple[tuple[int, int], ...]:
        """Return first organiser, and the one behind the last, of each pass over the calls, with so many numbers for each place."""
        step = max(1, NUMBERS_AT_ONCE // numbers // max(1, self.by_organiser))
        return tuple((first, min(first + step, self.organisers)) for first in range(-1, self.organisers, step))

    def is_narrow(self, numbers: int) -> bool:
        """Whether ``cells`` is faster than ``sums.sum_cells``."""
        return self.by_organiser <= NUMBERS_AT_ONCE // numbers and len(self.blocks(numbers)) <= MOST_PASSES


def packing_of(arrays: Callable[[str], dict[str, Any]], most: Tally, increment: int) -> Packing | None:
    """Return how the sums of a cell are packed, none of which is more than ``most``; nothing for money that they could not hold.

    The rest is as for ``cells``.
    """
    money = {"charge": most.charge}
    if len(arrays(ANY_FEE)["row"]):
        money["fee"] = most.connection_fee
    for name in money:
        if len(arrays(PAID_BACK.format(name))["row"]):
            money[name] = float(arrays(BACK_AND_FORTH.format(name))["most"][0])
    if max(money.values()) > _MOST_MONEY:
        return None
    return Packing.of(
        {"calls": most.calls, "seconds": most.seconds, "billed": most.billed_seconds // increment},
        # A millionth more, for the sum itself may be rounded.
        {name: ceil(sum_ * (_MILLION + 1)) for name, sum_ in money.items()},
    )


def cells(
    arrays: Callable[[str], dict[str, Any]], where: CellRange, packing: Packing, increment: int, *, without_repeated: bool
) -> dict[str, NDArray[Any]]:
    """Return the columns of ``sums.sum_cells``, in the order that a cube has.

    Args:
        arrays: Runs a query in the DuckDB database that has the calls, with ``organisers`` and ``meant`` filled.
        where: What calls can be; all that are kept must be within.
        packing: From ``packing_of``.
        increment: To which each call is rounded up, in seconds.
        without_repeated: Whether there are repeated calls, which are left out.
    """
    last = int(arrays(LAST_ROW)["row"][0])
    organiser, meaning = _by_number(arrays(PEOPLE)), _by_number(arrays(SPELLINGS))
    found = []
    for first, end in where.blocks(len(packing.words)):
        places = _Places.of(where, organiser, meaning, (first, end))
        numbers = [np.zeros(places.outside + 1, dtype=np.int64) for _ in packing.words]
        fetch = partial(_addends, arrays, places, packing, increment, without_repeated=without_repeated)
        for place, addends in ahead(fetch, row_ranges(0, last + 1), at_once=1):
            for number, addend in zip(numbers, addends, strict=True):
                np.add.at(number, place, addend)
        found.append(_filled([number[:-1] for number in numbers], packing, increment, first, where))
    # Taken away as they are joined, or there would be all of it twice.
    return found[0] if len(found) == 1 else {name: np.concatenate([one.pop(name) for one in found]) for name in tuple(found[0])}


def row_ranges(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Give first row, and the one behind the last, of the pieces in which calls are fetched."""
    for row in range(begin, end, FETCHED_AT_ONCE):
        yield row, min(row + FETCHED_AT_ONCE, end)


def _by_number(table: dict[str, Any]) -> NDArray[np.int64]:
    """Return an array with each ``found`` at the place of its ``number``."""
    found = np.full(int(table["number"].max(initial=-1)) + 1, -1, dtype=np.int64)
    found[table["number"]] = table["found"]
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """The place of a call among the cells of one pass: the sum of three numbers, looked up by who, when and how it was."""

    outside: int  # the place of all calls that are not of this pass: the one behind its cells
    of_person: NDArray[np.int64]
    of_day: NDArray[np.int64]
    of_spelling: NDArray[np.int64]
    first_day: int  # as days since 1970; of the first place in ``of_day``

    @classmethod
    def of(cls, where: CellRange, organiser: NDArray[np.int64], meaning: NDArray[np.int64], organisers: tuple[int, int]) -> _Places:
        """Prepare one pass: over the first of ``organisers``, to before the last."""
        first, end = organisers
        outside = (end - first) * where.by_organiser
        months = np.arange(where.first_month, where.first_month + where.months + 1) - 12 * 1970
        days = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
        return cls(
            outside,
            np.where((organiser >= first) & (organiser < end), (organiser - first) * where.by_organiser, outside),
            # Kept calls are never of another day, so where those are put does not matter.
            np.append(np.repeat(np.arange(where.months) * where.meanings, np.diff(days)), 0),
            np.where(meaning >= 0, meaning, outside),
            int(days[0]),
        )

    def among(self, person: NDArray[np.int32], day: NDArray[np.int32], spelling: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the place of each call; ``day`` counts from 1970."""
        place = self.of_person[person]
        place += self.of_day.take(day - self.first_day, mode="clip")
        place += self.of_spelling[spelling]
        return np.minimum(place, self.outside, out=place)


def _calls(rows: tuple[int, int], *, without_repeated: bool, with_fee: bool) -> str:
    """Return the query for the calls of these rows: the first, and the one behind the last."""
    begin, behind = rows
    # Left as they are: DuckDB hands decimals over as floating-point numbers, in less time than a cast takes.
    money = ", ".join(f"coalesce({name}, 0::DECIMAL(18, 6)) AS {name}" for name in (("charge", "fee") if with_fee else ("charge",)))
    without = "AND rowid NOT IN (SELECT row FROM repeated)" if without_repeated else ""
    return f"""SELECT person, spelling, CAST(day - DATE '1970-01-01' AS INTEGER) AS day, seconds, {money}
        FROM calls WHERE rowid >= {begin} AND rowid < {behind} AND fault = 0 {without}"""  # noqa: S608 - whole numbers


def _addends(
    arrays: Callable[[str], dict[str, Any]],
    places: _Places,
    packing: Packing,
    increment: int,
    rows: tuple[int, int],
    *,
    without_repeated: bool,
) -> tuple[NDArray[np.int64], list[NDArray[np.int64] | int]]:
    """Return the place of each call of these rows, and what it adds to the numbers."""
    calls = arrays(_calls(rows, without_repeated=without_repeated, with_fee="fee" in packing))
    seconds = calls["seconds"].astype(np.int64)
    billed = seconds + (increment - 1)
    billed //= increment
    addends: dict[str, NDArray[np.int64] | int] = {"calls": 1, "seconds": seconds, "billed": billed}
    for name in ("charge", "fee"):
        if name in calls:
            amount = calls[name]
            np.rint(np.multiply(amount, _MILLION, out=amount), out=amount)
            addends[name] = amount.astype(np.int64)
    return places.among(calls["person"], calls["day"], calls["spelling"]), packing.pack(addends)


def _filled(numbers: list[NDArray[np.int64]], packing: Packing, increment: int, first: int, where: CellRange) -> dict[str, NDArray[Any]]:
    """Return the columns of the places that have calls. ``numbers`` is emptied: memory that is new to a process takes its time."""
    places = np.flatnonzero(numbers[packing.number_of("calls")])
    for number in range(len(numbers)):
        numbers[number] = numbers[number][places]
    # Not divmod, which takes twenty times as long as division by one number.
    place = places.astype(np.int32)
    organiser = place // where.by_organiser
    place -= organiser * where.by_organiser
    month = place // where.meanings
    place -= month * where.meanings
    organiser += first
    month += where.first_month
    columns: dict[str, NDArray[Any]] = {"organiser": organiser, "month": month, "meaning": place, "fee": np.zeros(len(places))}
    columns.update(packing.sums(numbers))
    columns["billed"] *= increment
    for name in ("charge", "fee"):
        columns[name] = columns[name] / _MILLION
    return columns
