"""How unsure inputs are: ranges around the scenario's values, how they move together, and what else comes by chance.

A range leaves the scenario's value as it is; no result but the simulation reads it. ``low`` and ``high`` are the ends: nothing outside is drawn.
They are factors on today's values where an input is multiplied, otherwise values, as everywhere an input is named by its path.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.input_paths import group_path, names_group, split_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ppm_desktop.domain.annotations import Confidence


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that an input may turn out to be. Most likely is the scenario's own value."""

    input: str  # a path
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Risk:
    """How a scenario is simulated. None: as the program assumes, which every output then says."""

    correlation: float | None = None  # 0 … 1 between any two ranges: 1 means that all are low or high together
    month_shock: float | None = None  # coefficient of variation of a month's calls that all groups share
    volume_noise: bool = True  # whether calls, their lengths, organisers and months differ by chance
    default_ranges: bool = True  # whether the program's own ranges are used where the scenario gives none at all


#: What a scenario has that says nothing of it.
AS_ASSUMED: Final = Risk()


@dataclass(frozen=True, slots=True)
class RiskDefaults:
    """What the program assumes where nobody said anything. Data of the catalogue; no measurement stands behind it."""

    as_of: date
    correlation: float
    month_shock: float
    call_length_spread: float  # coefficient of variation of the length of single calls
    factors: tuple[tuple[Confidence, float, float], ...]  # low and high, by how far a value is trusted
    basis: str  # where they come from, for people

    def of(self, confidence: Confidence) -> tuple[float, float]:
        """Return the low and high factor on a value that is trusted so far."""
        return next((low, high) for name, low, high in self.factors if name == confidence)


Ranges = tuple[Range, ...]  # in the order of their paths


def ranges_of(found: Iterable[Range]) -> Ranges:
    """Put ranges into their order."""
    return tuple(sorted(found, key=lambda entry: entry.input))


def with_range(ranges: Ranges, path: str, low: float, high: float) -> Ranges:
    """Give one input a range, instead of the one that it may have."""
    return ranges_of((*without_range(ranges, path), Range(path, low, high)))


def without_range(ranges: Ranges, path: str) -> Ranges:
    """Take the range of one input away."""
    return tuple(entry for entry in ranges if entry.input != path)


def with_renamed_groups(ranges: Ranges, names: Mapping[str, str]) -> Ranges:
    """Let ranges follow the groups that they are of to their new names."""
    return ranges_of(replace(entry, input=_renamed(entry.input, names)) for entry in ranges) if names else ranges


def without_ranges_of(ranges: Ranges, group: str) -> Ranges:
    """Take the ranges of a group away that is taken out."""
    written = ((entry, split_path(entry.input)[0]) for entry in ranges)
    return tuple(entry for entry, name in written if name is None or not names_group(name, group))


def _renamed(path: str, names: Mapping[str, str]) -> str:
    written, field = split_path(path)
    if written is None:
        return path
    new = next((new for old, new in names.items() if names_group(written, old)), None)
    return path if new is None else group_path(new, field)
