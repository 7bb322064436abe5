"""Rounding a column of figures so that its printed parts add up to its printed total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


#: A part closer than this to a whole number of units is one; the rest is what floating-point sums leave behind.
NOISE: Final = 1e-6


def apportioned(parts: Sequence[float], digits: int) -> list[float]:
    """Round ``parts`` to ``digits`` decimals so that they sum to the rounded sum of the parts.

    Each part is rounded for itself, and the largest of those that needed rounding takes what is then missing, a unit or
    two of the last decimal: there it is the smallest relative change, whole parts stay as they are, and the same part
    prints the same in every column but where it is largest.
    """
    if not parts:
        return []
    unit = 10**digits
    rounded = [round(round(part, digits) * unit) for part in parts]  # by way of decimals: 2.675 prints as 2.67, but 267.5 rounds to 268
    broken = [i for i, part in enumerate(parts) if abs(part * unit - rounded[i]) > NOISE] or list(range(len(parts)))
    largest = max(broken, key=lambda i: parts[i])
    rounded[largest] += round(round(sum(parts), digits) * unit) - sum(rounded)
    return [value / unit for value in rounded]
