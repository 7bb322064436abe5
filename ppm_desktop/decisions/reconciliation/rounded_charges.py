"""Charges are rounded to cents: which price per minute can they have come from?

A charge of 0.87 for 30 minutes allows any rate from 0.86500 to 0.87500 over 30. The rate that most calls allow is found by sorting
the ends of their ranges. How a bill rounds is not documented, so all three ways are tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from ppm_desktop.decisions.reconciliation.billed_calls import MILLIONTHS

if TYPE_CHECKING:
    from numpy.typing import NDArray

Rounding = Literal["nearest", "up", "down"]
ROUNDINGS: Final[tuple[Rounding, ...]] = ("nearest", "up", "down")
#: What the charge may lie below and above the exact price, in millionths; a hair more than a cent altogether.
_WINDOW: Final[dict[Rounding, tuple[int, int]]] = {"nearest": (5_002, 5_002), "up": (2, 10_000), "down": (10_000, 2)}
#: What rounding adds to a charge on average, in millionths.
MEAN_ROUNDING: Final[dict[Rounding, int]] = {"nearest": 0, "up": 5_000, "down": -5_000}
_MOST_DECIMALS: Final = 9


@dataclass(frozen=True, slots=True)
class RateRange:
    """The rates, per minute, that most calls allow."""

    low: float
    high: float
    calls: int  # that allow them

    @property
    def simplest(self) -> float:
        """The rate of the range with the fewest decimals, as price lists have them."""
        middle = (self.low + self.high) / 2
        return next((found for digits in range(_MOST_DECIMALS) if self.low <= (found := round(middle, digits)) <= self.high), middle)


def prices(rate: NDArray[np.float64] | float, minutes: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return what calls cost at a rate per minute, each to the millionth."""
    exact: NDArray[np.int64] = np.rint(np.asarray(rate) * minutes * MILLIONTHS).astype(np.int64)
    return exact


def fits(charge: NDArray[np.int64], price: NDArray[np.int64], rounding: Rounding) -> NDArray[np.bool_]:
    """Whether each charge is its price rounded to cents."""
    below, above = _WINDOW[rounding]
    over = charge - price
    fitting: NDArray[np.bool_] = (over >= -below) & (over <= above)
    return fitting


def likeliest_rate(
    charge: NDArray[np.int64], minutes: NDArray[np.float64], calls: NDArray[np.int64], rounding: Rounding
) -> RateRange | None:
    """Return the rates that most calls allow; None without a call of any length."""
    some = minutes > 0
    if not some.any():
        return None
    charge, minutes, calls = charge[some], minutes[some], calls[some]
    below, above = _WINDOW[rounding]
    begins = (charge - above) / MILLIONTHS / minutes
    ends = (charge + below) / MILLIONTHS / minutes
    at = np.concatenate([begins, ends])
    step = np.concatenate([calls, -calls])
    # Where one range ends and another begins at the same rate, both allow it: beginnings go first.
    order = np.lexsort((-step, at))
    at, allowed = at[order], np.cumsum(step[order])
    best = int(np.argmax(allowed))
    return RateRange(max(0.0, float(at[best])), float(at[best + 1]), int(allowed[best]))
