"""The habits and destinations of a group, solved so that the engine's minutes are those of its calls.

The engine bills ``calls x (minutes_per_call + u)`` minutes, with u half an increment, and shares calls out by ``join`` and destination.
Shares are therefore those of billed minutes, and minutes per call what is billed per call less u.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.domain.destinations import CALL_TYPES, Destination, DestinationMixes, Mix, mix_of
from ppm_desktop.domain.meetings import Habits, Join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.costing.traffic import Key


@dataclass(frozen=True, slots=True)
class FittedHabits:
    """Habits, destinations, and whether the number of calls had to give way."""

    habits: Habits
    destinations: DestinationMixes
    calls_changed: bool  # calls are too short for the engine's average rounding: minutes are right, the number of calls is not


def fitted_habits(
    minutes: NDArray[np.float64],
    calls: float,
    keys: Sequence[Key],
    organiser_months: float,
    spread: float,
    increment_seconds: int,
    home: str,
) -> FittedHabits:
    """Solve the habits of one group.

    Args:
        minutes: Billed minutes by key, shape (K,), over the export.
        calls: Calls over the export.
        keys: Call types and destinations, each with a country.
        organiser_months: Organisers times the average months that the export is worth.
        spread: Coefficient of variation between the organisers.
        increment_seconds: Each call is rounded up to a multiple of it.
        home: Country of the group, for a group without minutes.
    """
    total, rounding = float(minutes.sum()), expected_rounding(increment_seconds)
    if total <= 0 or organiser_months <= 0:
        silent = Habits(0.0, 1.0, 1.0, 0.0, spread, Join())
        return FittedHabits(silent, DestinationMixes(toll=((Destination(home), 1.0),)), calls > 0)
    per_call = total / calls - rounding
    changed = per_call < 0
    if changed:
        per_call, calls = 0.0, total / rounding
    by_class = {one: float(minutes[[key.call_type == one for key in keys]].sum()) for one in CALL_TYPES}
    mixes: dict[str, Mix] = {one: _mix(minutes, keys, one) for one in CALL_TYPES}
    join = Join(*(by_class[one] / total for one in CALL_TYPES))
    habits = Habits(calls / organiser_months, 1.0, 1.0, per_call, spread, join)
    return FittedHabits(habits, DestinationMixes(mixes["toll"], mixes["toll_free"], mixes["dial_out"]), changed)


def spread_of(minutes: NDArray[np.float64], idle: int = 0) -> float:
    """Return the coefficient of variation of organisers' minutes, that of the gamma distribution with the same first two moments.

    The organisers are all there are, not a sample of more; ``idle`` others have no minutes.
    """
    every = np.concatenate([minutes, np.zeros(idle)])
    mean = float(every.mean()) if every.size else 0.0
    return float(every.std()) / mean if mean > 0 else 0.0


def _mix(minutes: NDArray[np.float64], keys: Sequence[Key], call_type: str) -> Mix:
    own = {key.destination: float(part) for key, part in zip(keys, minutes, strict=True) if key.call_type == call_type and part > 0}
    total = sum(own.values())
    return mix_of({destination: part / total for destination, part in own.items()})
