"""Between the record of imported calls and the domain's values; written only when a project has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.kept_usage import KeptUsage, MonthTally, PlaceTally
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.usage_summary import Assumption, ImportedFile, LeftOut, SeenValue, Tally, UsageSummary, total
from ppm_desktop.files.defaults_conversion import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.files.usage_schema import SeenValueRecord, TallyRecord, UsageSummaryRecord


def usage_from(record: UsageSummaryRecord | None) -> KeptUsage | None:
    """Return what the file keeps of imported calls."""
    if record is None:
        return None
    by_month = tuple(MonthTally(Month.parse(one.month), one.call_type, _tally(one)) for one in record.by_month)
    summary = UsageSummary(
        files=tuple(ImportedFile(one.name, one.kind, one.rows, one.duplicates) for one in record.files),
        skipped=tuple(record.skipped),
        rows_read=record.rows_read,
        rows_kept=record.rows_kept,
        duplicates=record.duplicates,
        left_out=tuple(LeftOut(one.reason, _tally(one)) for one in record.left_out),
        months=tuple(Month.parse(month) for month in record.months),
        partial_months=tuple(Month.parse(month) for month in record.partial_months),
        first_day=None if record.first_day is None else date.fromisoformat(record.first_day),
        last_day=None if record.last_day is None else date.fromisoformat(record.last_day),
        currency=record.currency,
        increment_seconds=record.increment_seconds,
        organisers=record.organisers,
        by_call_type=tuple((known, total(one.tally for one in by_month if one.call_type == known)) for known in CALL_TYPES),
        call_types=_seen_from(record.call_types),
        number_types=_seen_from(record.number_types),
        capabilities=_seen_from(record.capabilities),
        unknown_destinations=_seen_from(record.unknown_destinations),
        assumptions=tuple(Assumption(one.code, one.found, one.calls) for one in record.assumptions),
        gaps=tuple((date.fromisoformat(gap.first_day), date.fromisoformat(gap.last_day)) for gap in record.gaps),
    )
    places = tuple(PlaceTally(one.call_type, one.country, one.line, _tally(one)) for one in record.places)
    return KeptUsage(date.fromisoformat(record.imported), summary, by_month, places)


def usage_document(kept: KeptUsage) -> dict[str, Any]:
    """Return what is kept as the JSON object that the file holds; sums by call type are those of the months."""
    summary = kept.summary
    document: dict[str, Any] = {
        "imported": kept.imported.isoformat(),
        "files": [{"name": one.name, "kind": one.kind, "rows": one.rows, "duplicates": one.duplicates} for one in summary.files],
        "skipped": list(summary.skipped),
        "rows_read": summary.rows_read,
        "rows_kept": summary.rows_kept,
        "duplicates": summary.duplicates,
        "left_out": [{"reason": one.reason, **_sums(one.tally)} for one in summary.left_out],
        "months": [str(month) for month in summary.months],
        "partial_months": [str(month) for month in summary.partial_months],
        "gaps": [{"first_day": first.isoformat(), "last_day": last.isoformat()} for first, last in summary.gaps],
        "currency": summary.currency,
        "increment_seconds": summary.increment_seconds,
        "organisers": summary.organisers,
        "call_types": _seen(summary.call_types),
        "number_types": _seen(summary.number_types),
        "capabilities": _seen(summary.capabilities),
        "unknown_destinations": _seen(summary.unknown_destinations),
        "assumptions": [{"code": one.code, "found": one.found, "calls": one.calls} for one in summary.assumptions],
        "by_month": [{"month": str(one.month), "call_type": one.call_type, **_sums(one.tally)} for one in kept.by_month],
        "places": [{"call_type": one.call_type, "country": one.country, "line": one.line, **_sums(one.tally)} for one in kept.places],
    }
    for key, day in (("first_day", summary.first_day), ("last_day", summary.last_day)):
        if day is not None:
            document[key] = day.isoformat()
    return document


def _tally(record: TallyRecord) -> Tally:
    return Tally(record.calls, record.seconds, record.billed_seconds, record.charge, record.connection_fee)


def _seen_from(records: Iterable[SeenValueRecord]) -> tuple[SeenValue, ...]:
    return tuple(SeenValue(one.found, one.meaning, _tally(one)) for one in records)


def _seen(values: Iterable[SeenValue]) -> list[dict[str, Any]]:
    return [{"found": one.found, "meaning": one.meaning, **_sums(one.tally)} for one in values]


def _sums(tally: Tally) -> dict[str, float]:
    return {
        "calls": tally.calls,
        "seconds": tally.seconds,
        "billed_seconds": tally.billed_seconds,
        "charge": number(tally.charge),
        "connection_fee": number(tally.connection_fee),
    }
