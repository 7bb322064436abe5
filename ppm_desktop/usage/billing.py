"""Takes from the staged calls what a reconciliation needs: calls that are alike in all that their charge depends on, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.traffic import Key
from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls
from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.period import Month
from ppm_desktop.usage.cube import divmod_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ppm_desktop.usage.cube import CellMeaning, UsageCube
    from ppm_desktop.usage.meanings import Decision
    from ppm_desktop.usage.tables import Tables

#: Calls that are counted at once, or those of one month and meaning: the database keeps Python's lock while it hands over what it
#: found, and the window waits for that.
_AT_ONCE: Final = 250_000
#: Asked for where there are no calls, for the names and types of the columns.
_ANY_MONTH: Final = 12 * 2000
_BOOKED: Final = "CREATE TABLE booked (spelling BIGINT, licence INTEGER)"


def billed_calls(
    tables: Tables,
    decisions: Iterable[Decision],
    meanings: tuple[CellMeaning, ...],
    cube: UsageCube,
    currency: str,
    *,
    without_repeated: bool,
) -> BilledCalls:
    """Return the kept calls, of which ``cube`` has the sums. ``meant`` must be filled; persons are not looked at."""
    kept = {one.spelling.number: one.spelling.capability.upper() for one in decisions if one.cell}
    licences = tuple(sorted(set(kept.values())))
    tables.run(_BOOKED)
    tables.fill("booked", ((str(number), str(licences.index(licence))) for number, licence in kept.items()))
    pieces = [tables.arrays(_alike(*piece, without_repeated=without_repeated)) for piece in _pieces(cube, len(meanings))]
    columns = {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
    months, month = np.unique(np.asarray(columns["month"], dtype=np.int32), return_inverse=True)
    return BilledCalls(
        tuple(Month(*divmod_month(int(number))) for number in months),
        tuple(Key(call_class, Destination(country, line)) for call_class, country, line in meanings),
        licences,
        month.astype(np.int32),
        np.asarray(columns["meaning"], dtype=np.int32),
        np.asarray(columns["licence"], dtype=np.int32),
        np.asarray(columns["seconds"], dtype=np.int64),
        np.asarray(columns["charge"], dtype=np.int64),
        np.asarray(columns["fee"], dtype=np.int64),
        np.asarray(columns["said"], dtype=np.bool_),
        np.asarray(columns["calls"], dtype=np.int64),
        currency,
    )


def _pieces(cube: UsageCube, meanings: int) -> Iterator[tuple[int, int, int]]:
    """Give a month, its first meaning and the one behind the last, of one piece after the other."""
    months, place = np.unique(cube.month, return_inverse=True)
    for month, calls in zip(months.tolist(), np.bincount(place, cube.calls).tolist(), strict=True):
        step = max(1, int(meanings * _AT_ONCE / calls))
        for first in range(0, meanings, step):
            yield month, first, first + step
    if not months.size:
        yield _ANY_MONTH, 0, 0


def _first_day(month: int) -> str:
    year, number = divmod_month(month)
    return f"{year:04}-{number:02}-01"


def _alike(month: int, first: int, end: int, *, without_repeated: bool) -> str:
    without = "AND calls.rowid NOT IN (SELECT row FROM repeated)" if without_repeated else ""
    return f"""SELECT CAST(year(day) * 12 + month(day) - 1 AS INTEGER) AS month, meaning, licence, seconds,
        CAST(coalesce(charge, 0) * 1000000 AS BIGINT) AS charge, CAST(coalesce(fee, 0) * 1000000 AS BIGINT) AS fee,
        charge IS NOT NULL AS said, count(*) AS calls
        FROM calls JOIN meant USING (spelling) JOIN booked USING (spelling)
        WHERE fault = 0 AND day >= DATE '{_first_day(month)}' AND day < DATE '{_first_day(month + 1)}' AND meaning >= {first} AND meaning < {end} {without} GROUP BY ALL ORDER BY ALL"""  # noqa: S608 - whole numbers
