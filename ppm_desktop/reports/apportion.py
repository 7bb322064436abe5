"""Rounding a column of figures so that its printed parts add up to its printed total."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def apportioned(parts: Sequence[float], digits: int) -> list[float]:
    """Round ``parts`` to ``digits`` decimals so that they sum to the rounded sum of the parts.

    Each part is rounded for itself and the largest one takes what is then missing, a unit or two of the last decimal:
    there it is the smallest relative change, and the same part prints the same in every column but where it is largest.
    """
    if not parts:
        return []
    unit = 10**digits
    rounded = [round(part * unit) for part in parts]
    largest = max(range(len(parts)), key=lambda i: parts[i])
    rounded[largest] += round(sum(parts) * unit) - sum(rounded)
    return [value / unit for value in rounded]
