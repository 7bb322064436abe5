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
    from collections.abc import Iterable

    from ppm_desktop.usage.cube import CellMeaning
    from ppm_desktop.usage.meanings import Decision
    from ppm_desktop.usage.tables import Tables

_BOOKED: Final = "CREATE TABLE booked (spelling UBIGINT, licence INTEGER)"


def billed_calls(
    tables: Tables, decisions: Iterable[Decision], meanings: tuple[CellMeaning, ...], currency: str, *, without_repeated: bool
) -> BilledCalls:
    """Return the kept calls. ``meant`` must be filled; persons are not looked at."""
    kept = {one.spelling.number: one.spelling.capability.upper() for one in decisions if one.cell}
    licences = tuple(sorted(set(kept.values())))
    tables.run(_BOOKED)
    tables.fill("booked", ((str(number), str(licences.index(licence))) for number, licence in kept.items()))
    columns = tables.arrays(_alike(without_repeated=without_repeated))
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


def _alike(*, without_repeated: bool) -> str:
    without = "AND calls.rowid NOT IN (SELECT row FROM repeated)" if without_repeated else ""
    return f"""SELECT CAST(year(day) * 12 + month(day) - 1 AS INTEGER) AS month, meaning, licence, seconds,
        CAST(coalesce(charge, 0) * 1000000 AS BIGINT) AS charge, CAST(coalesce(fee, 0) * 1000000 AS BIGINT) AS fee,
        charge IS NOT NULL AS said, count(*) AS calls
        FROM calls JOIN meant USING (spelling) JOIN booked USING (spelling) WHERE fault = 0 {without} GROUP BY ALL ORDER BY ALL"""  # noqa: S608 - nothing from outside
