"""Between the records of ranges and simulation settings and the domain's values; written only when used."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ppm_desktop.domain.ranges import Range, Ranges, Risk, ranges_of
from ppm_desktop.files.defaults_conversion import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.files.risk_schema import RangeRecord, RiskRecord


def ranges_from(records: Iterable[RangeRecord]) -> Ranges:
    """Return the ranges that the file gives, in their order."""
    return ranges_of(Range(record.input, record.low, record.high) for record in records)


def risk_from(record: RiskRecord | None) -> Risk:
    """Return the settings that the file gives."""
    if record is None:
        return Risk()
    return Risk(record.correlation, record.month_shock, record.volume_noise, record.default_ranges)


def risk_document(scenario: Scenario) -> dict[str, Any]:
    """Return the keys of a scenario that are about risk: none where nobody said anything."""
    document: dict[str, Any] = {}
    if scenario.ranges:
        document["ranges"] = [{"input": entry.input, "low": number(entry.low), "high": number(entry.high)} for entry in scenario.ranges]
    plain = Risk()
    said = {field.name: getattr(scenario.risk, field.name) for field in fields(Risk)}
    changed = {name: value for name, value in said.items() if value != getattr(plain, name)}
    if changed:
        document["risk"] = {name: value if isinstance(value, bool) else number(value) for name, value in changed.items()}
    return document
