"""Makes of an import what its project keeps: sums, and no text that could be somebody's name or number."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.domain.destinations import CALL_TYPES, LINES
from ppm_desktop.domain.kept_usage import KeptUsage, MonthTally, PlaceTally
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.usage_summary import SeenValue, Tally, total
from ppm_desktop.usage.cube import divmod_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from numpy.typing import NDArray

    from ppm_desktop.usage.reading import UsageImport

#: So many spellings of a column are kept, those with most calls; the others are summed.
_MOST_VALUES: Final = 60
_LONGEST: Final = 200
#: A damaged export may have people's columns in the place of others.
_SOMEBODY: Final = re.compile(r"@|[0-9*][0-9* ()./\-]{6,}[0-9*]|[0-9a-f]{8}-[0-9a-f]{4}", re.IGNORECASE)
#: Names of files have days and numbers of exports in them.
_SOMEBODY_IN_NAME: Final = re.compile(r"@|\+?[0-9]{9,}")
_HIDDEN: Final = "…"


def kept_usage(found: UsageImport, imported: date) -> KeptUsage:
    """Return the summary with sums by month and by destination; ``imported`` is today."""
    cube, summary = found.cube, found.summary
    classes = cube.call_class.astype(np.int64)
    by_month = [
        MonthTally(Month(*divmod_month(code // len(CALL_TYPES))), CALL_TYPES[code % len(CALL_TYPES)], tally)
        for code, tally in _sums(found, cube.month.astype(np.int64) * len(CALL_TYPES) + classes)
    ]
    keys = (classes * max(1, len(cube.countries)) + cube.country) * len(LINES) + cube.line
    places = []
    for code, tally in _sums(found, keys):
        rest, line = divmod(code, len(LINES))
        call_class, country = divmod(rest, len(cube.countries))
        places.append(PlaceTally(CALL_TYPES[call_class], cube.countries[country], LINES[line], tally))
    places.sort(key=lambda one: (-one.tally.billed_seconds, one.call_type, one.country, one.line))
    told = replace(
        summary,
        files=tuple(replace(file, name=_told(file.name, _SOMEBODY_IN_NAME)) for file in summary.files),
        skipped=tuple(_told(name, _SOMEBODY_IN_NAME) for name in summary.skipped[:_MOST_VALUES]),
        by_call_type=tuple((known, total(one.tally for one in by_month if one.call_type == known)) for known in CALL_TYPES),
        call_types=_values(summary.call_types),
        number_types=_values(summary.number_types),
        capabilities=_values(summary.capabilities),
        unknown_destinations=_values(summary.unknown_destinations),
        assumptions=tuple(replace(one, found=_told(one.found)) for one in summary.assumptions),
    )
    return KeptUsage(imported, told, tuple(by_month), tuple(places))


def _sums(found: UsageImport, keys: NDArray[np.int64]) -> Iterator[tuple[int, Tally]]:
    cube = found.cube
    codes, place = np.unique(keys, return_inverse=True)
    columns = (cube.calls, cube.seconds, cube.billed_seconds, cube.charge, cube.connection_fee)
    sums = [np.bincount(place, weights=column, minlength=len(codes)) for column in columns]
    for k, code in enumerate(codes.tolist()):
        calls, seconds, billed, charge, fee = (float(one[k]) for one in sums)
        yield code, Tally(round(calls), round(seconds), round(billed), round(charge, 6), round(fee, 6))


def _values(values: Iterable[SeenValue]) -> tuple[SeenValue, ...]:
    """Hide what may be somebody, and sum what is then alike and what is rare."""
    ordered = sorted(values, key=lambda one: -one.tally.calls)
    groups: dict[tuple[str, str], list[Tally]] = {}
    for place, one in enumerate(ordered):
        found = _told(one.found) if place < _MOST_VALUES else _HIDDEN
        groups.setdefault((found, one.meaning), []).append(one.tally)
    return tuple(SeenValue(*key, total(tallies)) for key, tallies in sorted(groups.items()))


def _told(text: str, somebody: re.Pattern[str] = _SOMEBODY) -> str:
    """Return a text that may be kept: short, of one line, and nobody's name or number."""
    if somebody.search(text):
        return _HIDDEN
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)[:_LONGEST]
