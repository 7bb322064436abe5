"""What a simulation says: bands of cost, the chance of being cheapest, the worst month, and what a choice may be regretted by."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.giving_way import step_by_step

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.decisions.risk.simulate import Simulation
    from ppm_desktop.domain.period import Month

#: In per cent of the draws: so many cost less. 10 and 90 are the band that is told, 5 and 95 the outer one of a fan.
LEVELS: Final = (5, 10, 25, 50, 75, 90, 95)
#: Why an option is left out of the choice: something has no price, something has none in some draws, or it may not be bought.
LeftOut = Literal["", "unpriced", "unpriced_in_draws", "not_for_sale"]


@dataclass(frozen=True, slots=True)
class Band:
    """How far draws lie apart: one in ten is below ``p10``, one in ten above ``p90``."""

    levels: tuple[float, ...]  # at ``LEVELS``
    mean: float

    def at(self, level: int) -> float:
        """Return the amount that so many per cent of the draws stay below; ``level`` is one of ``LEVELS``."""
        return self.levels[LEVELS.index(level)]

    @property
    def p10(self) -> float:
        """One draw in ten is below."""
        return self.at(10)

    @property
    def p50(self) -> float:
        """Half of the draws are below."""
        return self.at(50)

    @property
    def p90(self) -> float:
        """One draw in ten is above."""
        return self.at(90)


@dataclass(frozen=True, slots=True)
class Chance:
    """A share of the draws, and how far chance alone may have put it off."""

    share: float  # 0 … 1
    standard_error: float


@dataclass(frozen=True, slots=True)
class OptionRisk:
    """One option. The bands are None where something charged has no price; the chances also where it may not be bought."""

    result: OptionResult  # without chance
    left_out: LeftOut
    unpriced_draws: int
    total: Band | None
    by_month: tuple[Band, ...]
    worst_month: Band | None  # the dearest month of each draw
    worst_when: tuple[float, ...]  # by month: share of the draws in which it is the dearest, the first of equals
    cheapest: Chance | None
    regret: Band | None  # what it costs more than the cheapest of the same draw


@dataclass(frozen=True)
class RiskSummary:
    """All options, in their order."""

    simulation: Simulation
    months: tuple[Month, ...]
    options: tuple[OptionRisk, ...]
    other_cheapest: Chance | None  # that another option is cheapest than without chance; None where that answer is open

    @property
    def complete(self) -> bool:
        """Say whether every option is completely priced in every draw."""
        return all(option.total is not None for option in self.options)

    @property
    def rivals(self) -> tuple[OptionRisk, ...]:
        """Return the options that the choice is between."""
        return tuple(option for option in self.options if not option.left_out)

    @property
    def likeliest(self) -> OptionRisk | None:
        """Return the option that is cheapest most often, of equals the one listed first; None without any."""
        return max(self.rivals, key=lambda option: 0.0 if option.cheapest is None else option.cheapest.share, default=None)


def summary_of(simulation: Simulation) -> RiskSummary:
    """Sum a simulation up."""
    results = simulation.comparison.results
    left_out = tuple(_left_out(simulation, place) for place in range(len(results)))
    rivals = [place for place, reason in enumerate(left_out) if not reason]
    # To a millionth, as everywhere: totals that print the same are equal, and the first of equals is the cheapest.
    totals = np.round(simulation.total[:, rivals], MONEY_DIGITS)
    winner = totals.argmin(axis=1) if rivals else np.zeros(0, dtype=np.intp)
    best = totals.min(axis=1, keepdims=True) if rivals else totals
    chances = {place: chance_of(winner == number) for number, place in enumerate(rivals)}
    regrets = {place: band_of(totals[:, number] - best[:, 0]) for number, place in enumerate(rivals)}
    places = step_by_step(range(len(results)))
    options = tuple(_option(simulation, place, left_out[place], chances.get(place), regrets.get(place)) for place in places)
    without_chance = simulation.comparison.cheapest
    point = next((number for number, place in enumerate(rivals) if results[place] is without_chance), None)
    other = None if point is None else chance_of(winner != point)
    return RiskSummary(simulation, simulation.comparison.traffic.months, options, other)


def band_of(amounts: NDArray[np.float64]) -> Band:
    """Return the levels and the mean of one amount a draw."""
    found = np.percentile(amounts, LEVELS)
    return Band(tuple(found.tolist()), float(amounts.mean()))


def chance_of(happens: NDArray[np.bool_]) -> Chance:
    """Return in which share of the draws something happens."""
    share = float(happens.mean())
    return Chance(share, math.sqrt(share * (1.0 - share) / happens.size))


def _left_out(simulation: Simulation, place: int) -> LeftOut:
    result = simulation.comparison.results[place]
    if not result.complete:
        return "unpriced"
    if simulation.unpriced_draws[place]:
        return "unpriced_in_draws"
    return "" if result.eligibility.eligible else "not_for_sale"


def _option(simulation: Simulation, place: int, left_out: LeftOut, cheapest: Chance | None, regret: Band | None) -> OptionRisk:
    result, unpriced = simulation.comparison.results[place], simulation.unpriced_draws[place]
    if not simulation.complete(place):
        return OptionRisk(result, left_out, unpriced, None, (), None, (), None, None)
    cost = simulation.cost[:, place]
    levels = np.percentile(cost, LEVELS, axis=0)
    by_month = tuple(Band(tuple(levels[:, m].tolist()), float(cost[:, m].mean())) for m in range(cost.shape[1]))
    when = np.bincount(np.round(cost, MONEY_DIGITS).argmax(axis=1), minlength=cost.shape[1]) / cost.shape[0]
    total, worst = band_of(simulation.total[:, place]), band_of(cost.max(axis=1))
    return OptionRisk(result, left_out, unpriced, total, by_month, worst, tuple(when.tolist()), cheapest, regret)
