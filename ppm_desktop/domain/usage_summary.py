"""What an import of usage exports found: calls, minutes and money by call type, and everything that was left out or assumed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from ppm_desktop.domain.destinations import CALL_TYPES, CallType
from ppm_desktop.domain.period import Month

if TYPE_CHECKING:
    from collections.abc import Iterable

LeftOutReason = Literal[
    "other_call_type",
    "unknown_call_type",
    "mapped_away",
    "broken_row",
    "unreadable_start",
    "unreadable_duration",
    "unreadable_charge",
    "other_currency",
]
ExportKind = Literal["teams_export", "legacy_export", "graph", "on_screen"]
AssumptionCode = Literal[
    "toll_from_number_type",
    "toll_without_number_type",
    "bridge_list",
    "charge_missing",
    "currency_missing",
    "no_row_ids",
    "no_organiser",
]


@dataclass(frozen=True, slots=True)
class Tally:
    """Calls with their minutes and money."""

    calls: int = 0
    seconds: int = 0  # connected, as the export says
    billed_seconds: int = 0  # each call rounded up to the billing increment
    charge: float = 0.0  # without connection fees
    connection_fee: float = 0.0

    @property
    def billed_minutes(self) -> float:
        """Billed minutes; whole where the increment is a minute."""
        return self.billed_seconds / 60

    @property
    def minutes(self) -> float:
        """Connected minutes, not rounded."""
        return self.seconds / 60


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies; money to the millionth that the export's own decimals need."""
    every = list(tallies)
    return Tally(
        sum(one.calls for one in every),
        sum(one.seconds for one in every),
        sum(one.billed_seconds for one in every),
        round(sum(one.charge for one in every), 6),
        round(sum(one.connection_fee for one in every), 6),
    )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are not phone calls of meetings, or could not be read."""

    reason: LeftOutReason
    tally: Tally


@dataclass(frozen=True, slots=True)
class SeenValue:
    """A value of a column as the export spells it, and what was made of it; empty where nothing was."""

    found: str
    meaning: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that the export does not say and that was decided for it."""

    code: AssumptionCode
    found: str  # the spelling that gave rise to it; may be empty
    calls: int


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One file, or one member of an archive, that was read."""

    name: str
    kind: ExportKind
    rows: int
    duplicates: int  # rows that stand earlier in this file or in a file before it


@dataclass(frozen=True, slots=True)
class UsageSummary:
    """The whole import. ``rows_read`` is ``rows_kept`` plus all that was left out plus ``duplicates``."""

    files: tuple[ImportedFile, ...]
    skipped: tuple[str, ...]  # members of archives that hold no calls over Microsoft's network
    rows_read: int
    rows_kept: int
    duplicates: int
    left_out: tuple[LeftOut, ...]
    months: tuple[Month, ...]  # with kept calls, in order
    partial_months: tuple[Month, ...]  # the first or last month where the export begins late or ends early
    first_day: date | None  # of any row that is no duplicate
    last_day: date | None
    currency: str  # ISO 4217; empty when no row says one
    increment_seconds: int
    organisers: int
    by_call_type: tuple[tuple[CallType, Tally], ...]  # all three, in the usual order
    call_types: tuple[SeenValue, ...]  # as the export spells them
    number_types: tuple[SeenValue, ...]  # of calls to the bridge
    capabilities: tuple[SeenValue, ...]  # licences that kept calls were booked on
    unknown_destinations: tuple[SeenValue, ...]  # names that are no country's
    assumptions: tuple[Assumption, ...]
    gaps: tuple[tuple[date, date], ...] = ()  # first and last day of each long stretch without any row

    def of(self, call_type: CallType) -> Tally:
        """Return the kept calls of one type."""
        return self.by_call_type[CALL_TYPES.index(call_type)][1]
