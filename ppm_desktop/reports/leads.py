"""Who leads: which of several running totals is lowest in each month, and when that changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.costing.comparison import MONEY_DIGITS

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Lead:
    """From a month on, a line is the lowest."""

    month: int  # position in the period
    line: int  # position among the lines


def leaders(lines: Sequence[Sequence[float]], candidates: Sequence[int]) -> tuple[int, ...]:
    """Return the position of the lowest candidate in every month; of equals, the one listed first.

    Amounts are compared to a millionth, as totals are everywhere: what prints the same does not change the lead.
    """
    if not candidates:
        return ()
    months = range(len(lines[candidates[0]]))
    return tuple(min(candidates, key=lambda line: round(lines[line][month], MONEY_DIGITS)) for month in months)


def changes_of_lead(lines: Sequence[Sequence[float]], candidates: Sequence[int]) -> tuple[Lead, ...]:
    """Return the months in which another candidate becomes the lowest; the first month is no change.

    ``candidates`` are positions in ``lines``, in the order in which equals count.
    """
    leading = leaders(lines, candidates)
    return tuple(Lead(month, leading[month]) for month in range(1, len(leading)) if leading[month] != leading[month - 1])
