"""Which input to measure first: what knowing it would be worth to the decision, from draws that somebody else made.

Whoever must choose now takes the option that costs least on average. Whoever knew every input would choose anew in each draw: the average
saving is the *value of perfect information*. Knowing one input only, the average cost of each option given that input decides; it is
estimated over bands of draws with like values. Bands are few for the draws they hold, so that chance does not pass for knowledge; what is
left of it is measured with the values dealt out at random, and taken off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.giving_way import step_by_step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

#: Bands of an input's values; no band holds fewer draws than ``FEWEST_IN_BAND``.
MOST_BANDS: Final = 20
FEWEST_IN_BAND: Final = 25
#: Deals of the values at random that tell how much worth chance alone pretends.
_DEALS: Final = 24
_SEED: Final = 20_261


@dataclass(frozen=True, slots=True)
class Worth:
    """What one input decides. Money over the period that was drawn, in the currency of the costs."""

    name: str
    value: float  # what is saved on average by knowing this input before choosing; never below 0
    flips: float  # share of draws, 0 … 1, in which knowing it leads to another choice than today's


@dataclass(frozen=True, slots=True)
class MeasureFirst:
    """The inputs, the one most worth knowing first."""

    choice: int  # row of the option that costs least on average; of equals the first
    regret: float  # what perfect knowledge of everything would save on average
    wrong: float  # share of draws, 0 … 1, in which another option would have been cheapest
    inputs: tuple[Worth, ...]  # by value, then by flips, then as given


def measure_first(
    values: Mapping[str, NDArray[np.float64]], costs: NDArray[np.float64], go_on: Callable[[float], None] = lambda _done: None
) -> MeasureFirst:
    """Rank inputs by what knowing them would be worth.

    Args:
        values: Each input's value in every draw; shape (D,).
        costs: What each option costs in the same draws; shape (O, D). Only options that may be bought, each complete.
        go_on: Called before each input with the part that is done, 0 … 1; what it raises ends the work.

    Raises:
        ValueError: There are no draws or no options, a number is missing, or an input has another number of draws than the costs.
    """
    if costs.ndim != 2 or not costs.size or not np.isfinite(costs).all():  # noqa: PLR2004 - options and draws
        message = f"costs of options over draws are needed, all of them known: {costs.shape}"
        raise ValueError(message)
    for name, drawn in values.items():
        if drawn.shape != costs.shape[1:] or not np.isfinite(drawn).all():
            message = f"{name}: one known value a draw is needed, {costs.shape[1:]}, not {drawn.shape}"
            raise ValueError(message)
    choice = int(costs.mean(axis=1).argmin())
    saved = costs[choice] - costs.min(axis=0)
    # A tie is no reason to regret a choice.
    wrong = float((saved > 1e-9 * np.abs(costs).max()).mean())
    worth = []
    for number, (name, drawn) in enumerate(values.items()):
        go_on(number / len(values))
        worth.append(_worth(name, drawn, costs, choice))
    worth.sort(key=lambda one: (-one.value, -one.flips))
    return MeasureFirst(choice, float(saved.mean()), wrong, tuple(worth))


def _worth(name: str, drawn: NDArray[np.float64], costs: NDArray[np.float64], choice: int) -> Worth:
    bands = _bands(drawn)
    if bands is None:
        return Worth(name, 0.0, 0.0)
    value, flips = _known_by_band(bands, costs, choice)
    generator = np.random.default_rng(_SEED)
    chance = [_known_by_band(generator.permutation(bands), costs, choice) for _ in step_by_step(range(_DEALS))]
    pretended = np.array(chance)
    # Four times the spread beyond the average: chance does not reach that far.
    noise = pretended.mean(axis=0) + 4 * pretended.std(axis=0)
    if value <= noise[0]:
        return Worth(name, 0.0, 0.0)
    return Worth(name, max(0.0, value - float(pretended[:, 0].mean())), flips)


def _bands(drawn: NDArray[np.float64]) -> NDArray[np.int64] | None:
    """Return the band of every draw, equal values in one band; None for an input that never differs."""
    levels, place = np.unique(drawn, return_inverse=True)
    if len(levels) == 1:
        return None
    number = max(2, min(MOST_BANDS, len(drawn) // FEWEST_IN_BAND))
    if len(levels) <= number:
        return place.astype(np.int64)
    edges = np.quantile(drawn, np.linspace(0, 1, number + 1)[1:-1])
    return np.searchsorted(np.unique(edges), drawn, side="right").astype(np.int64)


def _known_by_band(bands: NDArray[np.int64], costs: NDArray[np.float64], choice: int) -> tuple[float, float]:
    """Return what choosing anew in each band saves on average, and the share of draws whose band chooses otherwise."""
    held = np.bincount(bands).astype(np.float64)
    sums = np.stack([np.bincount(bands, weights=row) for row in costs])
    saved = sums[choice] - sums.min(axis=0)
    otherwise = saved > 1e-9 * np.abs(sums).max()
    return float(saved.sum()) / float(held.sum()), float(held[otherwise].sum()) / float(held.sum())
