"""What a project keeps of an import of calls: sums by month and by destination, and no name or number of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.domain.destinations import CallType, Line
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.usage_summary import Tally, UsageSummary


@dataclass(frozen=True, slots=True)
class MonthTally:
    """The calls of one class in one month."""

    month: Month
    call_type: CallType
    tally: Tally


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """The calls of one class to one country and line."""

    call_type: CallType
    country: str  # ISO code; "" where none was found
    line: Line
    tally: Tally


@dataclass(frozen=True, slots=True)
class KeptUsage:
    """An import as its project remembers it."""

    imported: date
    summary: UsageSummary
    by_month: tuple[MonthTally, ...]  # months that have calls of the class, in order
    places: tuple[PlaceTally, ...]  # most billed minutes first
