"""The calls of a bill without anybody's name: calls that are alike in month, destination, licence, length and charge stand together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.domain.period import Month

#: Money is counted in whole millionths, so that sums of millions of calls are exact.
MILLIONTHS: Final = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class BilledCalls:
    """Calls as the bill charges them; all arrays have one entry (row) per kind of call, R rows."""

    months: tuple[Month, ...]
    keys: tuple[Key, ...]  # a country of "" is one that is not known
    licences: tuple[str, ...]  # capabilities, in capitals; "" where the bill names none
    month: NDArray[np.int32]  # place in ``months``
    key: NDArray[np.int32]  # place in ``keys``
    licence: NDArray[np.int32]  # place in ``licences``
    seconds: NDArray[np.int64]  # connected, of one call
    charge: NDArray[np.int64]  # of one call in millionths, without its connection fee
    fee: NDArray[np.int64]  # connection fee of one call in millionths
    said: NDArray[np.bool_]  # whether a charge stands there at all
    calls: NDArray[np.int64]  # how many such calls there are
    currency: str  # "" when no row says one

    def of_key(self, rows: NDArray[np.intp]) -> BilledCalls:
        """Return rows that are all of one key, as calls that know no other."""
        return BilledCalls(
            self.months,
            (self.keys[int(self.key[rows[0]])],),
            self.licences,
            self.month[rows],
            np.zeros(rows.size, dtype=np.int32),
            self.licence[rows],
            self.seconds[rows],
            self.charge[rows],
            self.fee[rows],
            self.said[rows],
            self.calls[rows],
            self.currency,
        )


def billed_minutes(seconds: NDArray[np.int64], increment: int) -> NDArray[np.float64]:
    """Return minutes with each call rounded up to the increment (in seconds)."""
    steps = (seconds + (increment - 1)) // increment
    return (steps * increment).astype(np.float64) / 60.0
