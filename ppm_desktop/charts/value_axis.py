"""The marks of an axis that begins anywhere and ends anywhere: round numbers between."""

from __future__ import annotations

from math import ceil, floor

from ppm_desktop.charts.axis_marks import money_marks


def value_marks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Return at most about ``most`` round numbers from ``low`` to ``high``."""
    if high <= low:
        return (low,)
    step = money_marks(high - low, most)[1]
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(number * step for number in range(first, last + 1))
