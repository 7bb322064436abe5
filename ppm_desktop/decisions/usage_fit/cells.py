"""The calls of an export as sums by organiser and by what is called, whole months and all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from ppm_desktop.costing.traffic import Key
from ppm_desktop.decisions.people_mix.export_cells import CallSums
from ppm_desktop.domain.destinations import CALL_TYPES, LINES, Destination

if TYPE_CHECKING:
    from numpy.typing import NDArray


class CallsOfPeople(CallSums, Protocol):
    """Sums of calls, and in which country each organiser is."""

    @property
    def seconds(self) -> NDArray[np.int64]:
        """Connected seconds of each cell."""

    @property
    def locations(self) -> tuple[str, ...]:
        """ISO code of each organiser, "" where nobody said; may be empty for all."""


@dataclass(frozen=True)
class FitCells:
    """Sums over an export. Shapes: N organisers, K keys (call type and destination), M different months."""

    organisers: tuple[str, ...]  # pseudonyms; N
    locations: tuple[str, ...]  # N
    keys: tuple[Key, ...]  # destinations without a country among them
    minutes: NDArray[np.float64]  # (cells,) billed
    connected: NDArray[np.float64]  # (cells,) minutes
    calls: NDArray[np.float64]  # (cells,)
    organiser: NDArray[np.intp]  # (cells,) -1 where the export names nobody
    key: NDArray[np.intp]  # (cells,)
    month: NDArray[np.intp]  # (cells,) as ``Month.number``

    @property
    def minutes_of_organisers(self) -> NDArray[np.float64]:
        """Billed minutes of each organiser over the whole export, shape (N,)."""
        named = self.organiser >= 0
        return np.bincount(self.organiser[named], weights=self.minutes[named], minlength=len(self.organisers)).astype(np.float64)

    def by_group(self, group: NDArray[np.intp], groups: int, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum ``amounts`` of cells by group and key, shape (G + 1, K); the last row is of calls that name nobody."""
        of_cell = np.where(self.organiser < 0, groups, group[self.organiser]) if group.size else np.full(self.organiser.shape, groups)
        sums = np.bincount(of_cell * len(self.keys) + self.key, weights=amounts, minlength=(groups + 1) * len(self.keys))
        return sums.astype(np.float64).reshape(groups + 1, len(self.keys))

    def home_of_calls(self) -> tuple[str, ...]:
        """Return the country to which each organiser's calls have most minutes, shape (N,); "" where none is known."""
        known = [place for place, key in enumerate(self.keys) if key.destination.country]
        countries = sorted({self.keys[place].destination.country for place in known})
        if not countries:
            return ("",) * len(self.organisers)
        country = np.full(len(self.keys), -1, dtype=np.intp)
        country[known] = [countries.index(self.keys[place].destination.country) for place in known]
        usable = (self.organiser >= 0) & (country[self.key] >= 0)
        code, cell = np.unique(self.organiser[usable] * len(countries) + country[self.key[usable]], return_inverse=True)
        minutes = np.bincount(cell, weights=self.minutes[usable], minlength=code.size)
        main = [""] * len(self.organisers)
        for place in np.lexsort((minutes, code // len(countries))):  # the last of each organiser stays
            main[int(code[place]) // len(countries)] = countries[int(code[place]) % len(countries)]
        return tuple(main)


def cells_of(calls: CallsOfPeople) -> FitCells:
    """Lay the cells of an export out."""
    call_class = np.asarray(calls.call_class).astype(np.intp)
    line, country = np.asarray(calls.line).astype(np.intp), np.asarray(calls.country).astype(np.intp)
    codes, key = np.unique((call_class * len(LINES) + line) * len(calls.countries) + country, return_inverse=True)
    size = len(calls.countries)
    keys = tuple(
        Key(
            CALL_TYPES[int(code) // size // len(LINES)],
            Destination(calls.countries[int(code) % size], LINES[int(code) // size % len(LINES)]),
        )
        for code in codes
    )
    return FitCells(
        calls.organisers,
        calls.locations or ("",) * len(calls.organisers),
        keys,
        np.asarray(calls.billed_seconds) / 60.0,
        np.asarray(calls.seconds) / 60.0,
        np.asarray(calls.calls).astype(np.float64),
        np.asarray(calls.organiser).astype(np.intp),
        np.asarray(key, dtype=np.intp).reshape(-1),
        np.asarray(calls.month).astype(np.intp),
    )
