"""Which months an export covers, wholly or in part, and where it says nothing."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.period import MONTHS_PER_YEAR, Month, months_from

if TYPE_CHECKING:
    from ppm_desktop.domain.usage_summary import UsageSummary

#: A calendar month of which at least half is seen, once or in two years together, says what such a month is like.
_ENOUGH_OF_A_MONTH: Final = 0.5


@dataclass(frozen=True, slots=True)
class Coverage:
    """The calendar months from the first to the last that an export touches, with the share of days that it covers of each."""

    months: tuple[Month, ...]
    shares: tuple[float, ...]  # 0 … 1 by month; 0 where no row of any kind is of the month
    first_day: date
    last_day: date
    gaps: tuple[tuple[date, date], ...]  # first and last day of long stretches without any row

    @property
    def whole(self) -> float:
        """How many months are covered, parts of months added up."""
        return sum(self.shares)

    @property
    def partly(self) -> tuple[Month, ...]:
        """The months that are covered in part."""
        return tuple(month for month, share in zip(self.months, self.shares, strict=True) if 0 < share < 1)

    @property
    def missing(self) -> tuple[Month, ...]:
        """The months between the first and the last that are not covered at all."""
        return tuple(month for month, share in zip(self.months, self.shares, strict=True) if share == 0)

    @property
    def of_calendar(self) -> tuple[float, ...]:
        """How much is covered of each calendar month, January first, all years together."""
        return tuple(
            sum(share for month, share in zip(self.months, self.shares, strict=True) if month.month == calendar)
            for calendar in range(1, MONTHS_PER_YEAR + 1)
        )

    @property
    def shows_season(self) -> bool:
        """Whether every month of the year is covered well enough to tell a season."""
        return min(self.of_calendar) >= _ENOUGH_OF_A_MONTH


def coverage_of(summary: UsageSummary) -> Coverage:
    """Return what an import covers. It must have kept a call."""
    if summary.first_day is None or summary.last_day is None:
        message = "an import with kept calls has a first and a last day"
        raise ValueError(message)
    begins, ends = summary.first_day, summary.last_day
    first, last = Month.of(begins), Month.of(ends)
    months = months_from(first, last - first + 1)
    return Coverage(months, tuple(_share(summary, month) for month in months), begins, ends, summary.gaps)


def _share(summary: UsageSummary, month: Month) -> float:
    days = monthrange(month.year, month.month)[1]
    begins, ends = month.first_day, date(month.year, month.month, days)
    if any(first <= begins and ends <= last for first, last in summary.gaps):
        return 0.0
    if month not in summary.partial_months or summary.first_day is None or summary.last_day is None:
        return 1.0
    return ((min(ends, summary.last_day) - max(begins, summary.first_day)).days + 1) / days
