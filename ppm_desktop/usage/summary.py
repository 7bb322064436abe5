"""Makes the summary of an import from what was decided about each spelling."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.usage_summary import Assumption, ImportedFile, LeftOut, LeftOutReason, SeenValue, Tally, UsageSummary, total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.usage.cube import UsageCube
    from ppm_desktop.usage.loading import LoadedFile
    from ppm_desktop.usage.meanings import Decision

#: An export that begins or ends this many days inside a month covers it in part; shorter gaps are weekends and holidays.
_DAYS_OF_GRACE: Final = 4
#: So many days on which nobody phones at all are rather missing from the exports than quiet.
_DAYS_OF_SILENCE: Final = 14
_SIGNS_SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known before the summary is made."""

    loaded: tuple[LoadedFile, ...]
    skipped: tuple[str, ...]
    repeated_by_file: dict[int, int]
    decisions: tuple[Decision, ...]
    currency: str
    without_organiser: int
    days: tuple[date, ...] = ()  # that any row is of, in order


def summary_of(findings: Findings, cube: UsageCube, increment_seconds: int) -> UsageSummary:
    """Return everything that people are told about an import."""
    files = tuple(
        ImportedFile(file.name, file.kind, file.calls + file.broken, findings.repeated_by_file.get(place, 0))
        for place, file in enumerate(findings.loaded)
    )
    decisions = findings.decisions
    kept = [one for one in decisions if one.call_class]
    first = min((one.spelling.first_day for one in decisions if one.spelling.first_day), default=None)
    last = max((one.spelling.last_day for one in decisions if one.spelling.last_day), default=None)
    dialled_in = [one for one in decisions if one.meaning == "dial_in"]
    months = cube.months
    return UsageSummary(
        files=files,
        skipped=findings.skipped,
        rows_read=sum(file.rows for file in files),
        rows_kept=sum(one.spelling.tally.calls for one in kept),
        duplicates=sum(file.duplicates for file in files),
        left_out=_left_out(findings),
        months=months,
        partial_months=_partial(months, first, last),
        first_day=first,
        last_day=last,
        currency=findings.currency,
        increment_seconds=increment_seconds,
        organisers=len(cube.organisers),
        by_call_type=tuple((call_type, _sum(one for one in kept if one.call_class == call_type)) for call_type in CALL_TYPES),
        call_types=_seen((one.spelling.call_type, one.meaning, one) for one in decisions),
        number_types=_seen((one.spelling.number_type, one.call_class, one) for one in dialled_in),
        capabilities=_seen((one.spelling.capability, "", one) for one in kept),
        unknown_destinations=_seen(
            (one.spelling.destination or _begin(one.spelling.number_begin), "", one) for one in kept if not one.country
        ),
        assumptions=_assumptions(findings, kept),
        gaps=_gaps(findings.days),
    )


def _sum(decisions: Iterable[Decision]) -> Tally:
    return total(one.spelling.tally for one in decisions)


def _seen(values: Iterable[tuple[str, str, Decision]]) -> tuple[SeenValue, ...]:
    groups: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for found, meaning, one in values:
        groups[found, meaning].append(one)
    return tuple(SeenValue(*key, _sum(own)) for key, own in sorted(groups.items()))


def _left_out(findings: Findings) -> tuple[LeftOut, ...]:
    groups: dict[LeftOutReason, list[Tally]] = defaultdict(list)
    for one in findings.decisions:
        if one.reason is not None:
            groups[one.reason].append(one.spelling.tally)
    if broken := sum(file.broken for file in findings.loaded):
        groups["broken_row"].append(Tally(broken))
    return tuple(LeftOut(reason, total(tallies)) for reason, tallies in sorted(groups.items()))


def _assumptions(findings: Findings, kept: list[Decision]) -> tuple[Assumption, ...]:
    toll: dict[str, int] = defaultdict(int)
    listed: dict[str, int] = defaultdict(int)
    for one in kept:
        if one.assumed == "toll":
            toll[one.spelling.number_type] += one.spelling.tally.calls
        elif one.assumed == "list":
            listed[one.call_class] += one.spelling.tally.calls
    no_currency = (one.spelling.tally for one in kept if not one.spelling.currency)
    counted = (
        Assumption("charge_missing", "", sum(one.spelling.without_charge for one in kept)),
        Assumption("currency_missing", findings.currency, sum(one.calls for one in no_currency if one.charge or one.connection_fee)),
        Assumption("no_organiser", "", findings.without_organiser),
        Assumption("no_row_ids", "", sum(file.calls for file in findings.loaded if not file.with_ids)),
    )
    return (
        *(Assumption("bridge_list", found, calls) for found, calls in sorted(listed.items())),
        *(
            Assumption("toll_from_number_type" if found else "toll_without_number_type", found, calls)
            for found, calls in sorted(toll.items())
        ),
        *(one for one in counted if one.calls),
    )


def _begin(number: str) -> str:
    """Return the first signs of a number, which tell a country and nobody's number, however short that is."""
    return f"{number[:_SIGNS_SHOWN]}…" if number else ""


def _gaps(days: tuple[date, ...]) -> tuple[tuple[date, date], ...]:
    """Return first and last day of each stretch without any row that is longer than holidays are."""
    one = timedelta(days=1)
    return tuple((before + one, after - one) for before, after in pairwise(days) if (after - before).days > _DAYS_OF_SILENCE)


def _partial(months: tuple[Month, ...], first: date | None, last: date | None) -> tuple[Month, ...]:
    if first is None or last is None:
        return ()
    partial = set()
    if first.day > _DAYS_OF_GRACE:
        partial.add(Month.of(first))
    if last.day <= monthrange(last.year, last.month)[1] - _DAYS_OF_GRACE:
        partial.add(Month.of(last))
    return tuple(month for month in months if month in partial)
