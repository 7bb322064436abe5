"""The calls of an import as arrays: what an optimiser or a fit needs, without any name of a person."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ppm_desktop.domain.destinations import CALL_TYPES, LINES
from ppm_desktop.domain.period import Month

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from ppm_desktop.domain.destinations import CallType, Line

_SIGNS: Final = 20


@dataclass(frozen=True, slots=True, eq=False)
class UsageCube:
    """Sums of calls by organiser, month, call class, country and line; all arrays have one entry per such cell.

    Cells are in the order of those columns. ``organisers`` are pseudonyms: the same person has the same one wherever the same
    key was used, and without the key nobody can tell who it is.
    """

    organisers: tuple[str, ...]
    countries: tuple[str, ...]  # ISO codes; "" for destinations that no country was found for
    organiser: NDArray[np.int32]  # place in ``organisers``; -1 where the export names nobody
    month: NDArray[np.int32]  # as ``Month.number``: twelve times the year, plus the month from 0
    call_class: NDArray[np.int8]  # place in ``CALL_TYPES``
    country: NDArray[np.int16]  # place in ``countries``
    line: NDArray[np.int8]  # place in ``LINES``
    calls: NDArray[np.int64]
    seconds: NDArray[np.int64]  # connected
    billed_seconds: NDArray[np.int64]  # each call rounded up to the increment
    charge: NDArray[np.float64]  # without connection fees
    connection_fee: NDArray[np.float64]
    locations: tuple[str, ...] = ()  # ISO code of each organiser's country, "" where the export does not say it

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that have calls, in order."""
        if not len(self.month):
            return ()
        # Not unique(), which sorts: a million cells have some dozen months.
        first = int(self.month.min())
        return tuple(Month(*divmod_month(first + int(place))) for place in np.flatnonzero(np.bincount(self.month - first)))

    def class_of(self, cell: int) -> CallType:
        """Return the call class of one cell."""
        return CALL_TYPES[int(self.call_class[cell])]

    def line_of(self, cell: int) -> Line:
        """Return the line of one cell."""
        return LINES[int(self.line[cell])]


def divmod_month(number: int) -> tuple[int, int]:
    """Return year and month (from 1) of a month's number."""
    year, month = divmod(number, 12)
    return year, month + 1


#: What a kept call is: its class, country and line.
CellMeaning = tuple["CallType", str, "Line"]


def ordered_meanings(found: Iterable[CellMeaning]) -> tuple[CellMeaning, ...]:
    """Return the different meanings in the order that the cells of a cube have."""
    return tuple(sorted(set(found), key=lambda one: (CALL_TYPES.index(one[0]), one[1], LINES.index(one[2]))))


def cube_of(
    columns: Mapping[str, Any], organisers: tuple[str, ...], meanings: tuple[CellMeaning, ...], locations: tuple[str, ...] = ()
) -> UsageCube:
    """Make the cube from the columns that an engine returns in any order; their ``meaning`` is a place in the ordered ``meanings``."""
    meaning = np.asarray(columns["meaning"], dtype=np.int32)
    month = np.asarray(columns["month"], dtype=np.int32)
    organiser = np.asarray(columns["organiser"], dtype=np.int32)
    # One sort of one number: each part fits into its bits (two million months, a million meanings).
    place = (organiser.astype(np.int64) << 41) | (month.astype(np.int64) << 20) | meaning
    order = slice(None) if bool((place[1:] > place[:-1]).all()) else np.argsort(place)
    meaning = meaning[order]
    countries = sorted({country for _class, country, _line in meanings})
    classes = np.array([CALL_TYPES.index(call_class) for call_class, _country, _line in meanings], dtype=np.int8)
    places = np.array([countries.index(country) for _class, country, _line in meanings], dtype=np.int16)
    lines = np.array([LINES.index(line) for _class, _country, line in meanings], dtype=np.int8)
    return UsageCube(
        organisers,
        tuple(countries),
        organiser[order],
        month[order],
        classes[meaning],
        places[meaning],
        lines[meaning],
        np.asarray(columns["calls"], dtype=np.int64)[order],
        np.asarray(columns["seconds"], dtype=np.int64)[order],
        np.asarray(columns["billed"], dtype=np.int64)[order],
        np.asarray(columns["charge"], dtype=np.float64)[order],
        np.asarray(columns["fee"], dtype=np.float64)[order],
        locations,
    )


def pseudonyms(found: Iterable[str], key: bytes) -> dict[str, str]:
    """Return a pseudonym for each name as it is spelt; spellings that differ by capitals and blanks at the ends are one person."""
    return {name: hmac.digest(key, name.strip().casefold().encode(), "sha256").hex()[:_SIGNS] for name in found}
