"""Calendar months, the unit in which licences are paid and pools are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTH = re.compile(r"(\d{4})-(\d{2})")
MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; ordered, hashable, without a day or a time zone."""

    year: int
    month: int  # 1 … 12

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``"YYYY-MM"``. Raises ``ValueError`` for anything else, month 00 and 13 included."""
        match = _MONTH.fullmatch(text)
        if match is None or not 1 <= int(match[2]) <= MONTHS_PER_YEAR or int(match[1]) == 0:
            message = f"not a month: {text!r}"
            raise ValueError(message)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month that ``day`` lies in."""
        return cls(day.year, day.month)

    @property
    def number(self) -> int:
        """Months since the first month of year 0; differences of it count months."""
        return self.year * MONTHS_PER_YEAR + self.month - 1

    @property
    def first_day(self) -> date:
        """The day on which fees and rates of this month are looked up."""
        return date(self.year, self.month, 1)

    def plus(self, months: int) -> Month:
        """Return the month that lies ``months`` later (earlier when negative)."""
        year, month = divmod(self.number + months, MONTHS_PER_YEAR)
        return Month(year, month + 1)

    def __sub__(self, other: Month) -> int:
        """Whole months from ``other`` to this month."""
        return self.number - other.number

    def __str__(self) -> str:
        """Format as ``YYYY-MM``, the spelling of the project file."""
        return f"{self.year:04d}-{self.month:02d}"


@lru_cache(maxsize=64)  # asked for again with every option of every calculation
def months_from(start: Month, count: int) -> tuple[Month, ...]:
    """Return ``count`` consecutive months, the first of them ``start``."""
    return tuple(start.plus(k) for k in range(count))


def first_month_in_force(effective: date) -> Month:
    """Return the first month whose first day is not before ``effective``: prices change at month boundaries only."""
    month = Month.of(effective)
    return month if effective.day == 1 else month.plus(1)
