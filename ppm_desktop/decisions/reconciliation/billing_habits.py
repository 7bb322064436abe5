"""How a bill counts: the increment that calls are rounded up to, and the way in which charges are rounded to cents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.reconciliation.billed_calls import billed_minutes
from ppm_desktop.decisions.reconciliation.rounded_charges import ROUNDINGS, likeliest_rate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ppm_desktop.decisions.reconciliation.billed_calls import BilledCalls
    from ppm_desktop.decisions.reconciliation.rounded_charges import Rounding

#: Increments, in seconds, that telephone companies bill by.
INCREMENTS: Final = (1, 6, 10, 12, 15, 20, 30, 60, 120, 180, 300)
#: What is assumed is kept unless another way explains this share of the calls more.
CLEARLY_MORE: Final = 0.02
#: So many kinds of calls to one destination tell how they are counted; drawn evenly over their lengths.
_ENOUGH: Final = 1_000


@dataclass(frozen=True, slots=True)
class IncrementTrial:
    """How many calls one increment explains, each destination at the rate that suits it best."""

    seconds: int
    explained: int
    calls: int  # that were tried

    @property
    def share(self) -> float:
        """The share of the calls that it explains."""
        return self.explained / self.calls if self.calls else 0.0


@dataclass(frozen=True, slots=True)
class BillingHabits:
    """What explains the charges best."""

    increment_seconds: int
    rounding: Rounding
    trials: tuple[IncrementTrial, ...]  # by increment, with the rounding above


def increments_with(assumed: int) -> tuple[int, ...]:
    """Return the increments to try, the assumed one first."""
    return (assumed, *(seconds for seconds in INCREMENTS if seconds != assumed))


def billing_habits(calls: BilledCalls, assumed: int) -> BillingHabits:
    """Find how the bill counts. Destinations may have any rates, so no price book is needed.

    ``assumed`` (seconds) stays, as does rounding to the nearest cent, unless something else explains clearly more calls.
    """
    families = [_thinned(calls, rows) for rows in rows_by_key(calls, np.flatnonzero((calls.charge > 0) & calls.said))]
    increments = increments_with(assumed)
    usual = tuple(_trial(calls, families, seconds, "nearest") for seconds in increments)
    rounding: Rounding = "nearest"
    trials = usual
    if _most(usual) < (1 - CLEARLY_MORE) * usual[0].calls:
        others = {one: tuple(_trial(calls, families, seconds, one) for seconds in increments) for one in ROUNDINGS if one != "nearest"}
        likeliest = max(others, key=lambda one: _most(others[one]))
        if _most(others[likeliest]) > _most(usual) + CLEARLY_MORE * usual[0].calls:
            rounding, trials = likeliest, others[likeliest]
    chosen = max(trials, key=lambda one: one.explained)
    if trials[0].explained >= chosen.explained - CLEARLY_MORE * chosen.calls:
        chosen = trials[0]
    return BillingHabits(chosen.seconds, rounding, tuple(sorted(trials, key=lambda one: one.seconds)))


def _most(trials: tuple[IncrementTrial, ...]) -> int:
    return max(one.explained for one in trials)


def rows_by_key(calls: BilledCalls, rows: NDArray[np.intp]) -> Iterable[NDArray[np.intp]]:
    """Split rows by what was called."""
    if not rows.size:
        return []
    order = rows[np.argsort(calls.key[rows], kind="stable")]
    return np.split(order, np.flatnonzero(np.diff(calls.key[order])) + 1)


def _thinned(calls: BilledCalls, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    if rows.size <= _ENOUGH:
        return rows
    ordered = rows[np.lexsort((calls.charge[rows], calls.seconds[rows]))]
    return ordered[np.linspace(0, rows.size - 1, _ENOUGH).astype(np.intp)]


def _trial(calls: BilledCalls, families: list[NDArray[np.intp]], seconds: int, rounding: Rounding) -> IncrementTrial:
    explained = tried = 0
    for rows in families:
        found = likeliest_rate(calls.charge[rows], billed_minutes(calls.seconds[rows], seconds), calls.calls[rows], rounding)
        explained += 0 if found is None else found.calls
        tried += int(calls.calls[rows].sum())
    return IncrementTrial(seconds, explained, tried)
