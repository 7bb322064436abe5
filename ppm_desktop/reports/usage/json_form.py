"""An import of usage exports, for programs: what ``ppm usage --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS

if TYPE_CHECKING:
    from ppm_desktop.domain.usage_summary import SeenValue, Tally, UsageSummary


def usage_entry(summary: UsageSummary) -> dict[str, Any]:
    """Return counts as whole numbers, minutes and money as numbers rounded to six digits."""
    types = summary.by_call_type
    return {
        "files": [{"name": file.name, "kind": file.kind, "rows": file.rows, "duplicates": file.duplicates} for file in summary.files],
        "skipped": list(summary.skipped),
        "rows_read": summary.rows_read,
        "rows_kept": summary.rows_kept,
        "left_out": {one.reason: one.tally.calls for one in summary.left_out},
        "left_out_sums": {one.reason: _sums(one.tally) for one in summary.left_out},
        "duplicates": summary.duplicates,
        "months": [str(month) for month in summary.months],
        "partial_months": [str(month) for month in summary.partial_months],
        "gaps": [{"first_day": first.isoformat(), "last_day": last.isoformat()} for first, last in summary.gaps],
        "first_day": None if summary.first_day is None else summary.first_day.isoformat(),
        "last_day": None if summary.last_day is None else summary.last_day.isoformat(),
        "currency": summary.currency or None,
        "increment_seconds": summary.increment_seconds,
        "organisers": summary.organisers,
        "calls": {call_type: tally.calls for call_type, tally in types},
        "minutes": {call_type: _rounded(tally.minutes) for call_type, tally in types},
        "billed_minutes": {call_type: _rounded(tally.billed_minutes) for call_type, tally in types},
        "charge": {call_type: _rounded(tally.charge) for call_type, tally in types},
        "connection_fee": {call_type: _rounded(tally.connection_fee) for call_type, tally in types},
        "call_types": [_seen(one) for one in summary.call_types],
        "number_types": [_seen(one) for one in summary.number_types],
        "capabilities": [_seen(one) for one in summary.capabilities],
        "unknown_destinations": [_seen(one) for one in summary.unknown_destinations],
        "assumptions": [{"code": one.code, "found": one.found, "calls": one.calls} for one in summary.assumptions],
    }


def _seen(one: SeenValue) -> dict[str, Any]:
    return {"found": one.found, "meaning": one.meaning, "calls": one.tally.calls, **_sums(one.tally)}


def _sums(tally: Tally) -> dict[str, float]:
    return {"minutes": _rounded(tally.minutes), "charge": _rounded(tally.charge), "connection_fee": _rounded(tally.connection_fee)}


def _rounded(value: float) -> float:
    return round(value, MONEY_DIGITS) + 0.0
