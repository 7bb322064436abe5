"""How a simulation runs: who is told how far it is, who may stop it, and when it knows enough."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.giving_way import give_way
from ppm_desktop.decisions.flip_search import NoLongerWantedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

#: So much of the work is said to be done when all inputs are drawn, and none of the calls.
INPUTS_PART: Final = 0.1
#: Chunks between two looks whether the chances are known well enough: the same draws whatever the number of threads.
CHUNKS_A_LOOK: Final = 16
#: Fewer draws say nothing about how well a chance is known.
FEWEST_DRAWS: Final = 1000
#: Half the width of the interval that holds the true chance in 95 of 100 cases, in standard errors.
_REACH: Final = 1.96


@dataclass(frozen=True)
class Run:
    """What is wanted of a run beside its result."""

    told: Callable[[float], None] = lambda _done: None  # 0 … 1, again and again, from any thread
    still_wanted: Callable[[], bool] = lambda: True  # asked before every part of the work
    known_to: float = 0.0  # stop when every chance is known to so much, 0.01 for one point up or down; 0: never

    def go_on(self, done: float) -> None:
        """Tell how far it is. Raises ``NoLongerWantedError`` when nobody wants it any more."""
        self.step()
        self.told(done)

    def step(self) -> None:
        """Give way before a step of a part. Raises ``NoLongerWantedError`` when nobody wants it any more."""
        give_way()
        if not self.still_wanted():
            raise NoLongerWantedError

    def knows_enough(self, totals: NDArray[np.float64]) -> bool:
        """Say whether the chance of each option is known; ``totals`` of those that the choice is between, shape (D, O).

        Wilson's interval, which stays honest where an option has not been the cheapest even once.
        """
        draws = totals.shape[0]
        if self.known_to <= 0 or draws < FEWEST_DRAWS:
            return False
        if not totals.shape[1]:
            return True
        winner = np.round(totals, MONEY_DIGITS).argmin(axis=1)
        shares = np.bincount(winner, minlength=totals.shape[1]) / draws
        return all(half_width(float(share), draws) <= self.known_to for share in shares)


def half_width(share: float, draws: int) -> float:
    """Return how far a chance may be off, up or down, by Wilson's interval of 95 %."""
    square = _REACH**2 / draws
    return _REACH * sqrt(share * (1 - share) / draws + square / (4 * draws)) / (1 + square)
