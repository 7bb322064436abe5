"""Where an axis is marked: round amounts of money from 0, and months at a distance at which their names fit."""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUND: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
#: Months from one name to the next: divisors of the year, then whole years.
_MONTH_STEPS: Final = (1, 2, 3, 6, 12, 24, 36, 60)


def money_marks(largest: float, most: int) -> tuple[float, ...]:
    """Return at most ``most`` round steps above 0, the last one not below ``largest``; (0, 1) where nothing costs anything."""
    if largest <= 0:
        return (0.0, 1.0)
    rough = largest / most
    scale = 10.0 ** floor(log10(rough))
    step = next(factor * scale for factor in _ROUND if factor * scale >= rough * (1 - 1e-9))
    count = 1
    while count * step < largest * (1 - 1e-9):
        count += 1
    return tuple(place * step for place in range(count + 1))


def marked_months(widths: Sequence[float], distance: float, gap: float) -> tuple[int, ...]:
    """Return the positions of the months whose names are written: from the first on, evenly, with ``gap`` pixels between names.

    ``distance`` is from one month to the next in pixels, ``widths`` the names' widths.
    """
    wanted = max(widths) + gap
    step = next((step for step in _MONTH_STEPS if step * distance >= wanted), len(widths))
    return tuple(range(0, len(widths), step))


def spread(wanted: Sequence[float], sizes: Sequence[float], top: float, bottom: float) -> list[float]:
    """Move labels apart: return their middles, in the given order from top to bottom, none overlapping, near where wanted.

    Labels that do not fit between ``top`` and ``bottom`` together run over the bottom.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    middles = list(wanted)
    edge = top
    for place in order:
        middles[place] = max(wanted[place], edge + sizes[place] / 2)
        edge = middles[place] + sizes[place] / 2
    edge = max(bottom, top + sum(sizes))
    for place in reversed(order):
        middles[place] = min(middles[place], edge - sizes[place] / 2)
        edge = middles[place] - sizes[place] / 2
    return middles
