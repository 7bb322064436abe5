"""The calls and minutes of one group's segments, drawn: Poisson calls at gamma-distributed organisers' rates, gamma-distributed lengths.

An organiser's rate is drawn once and holds for the whole period; ``usage_spread`` is its coefficient of variation between organisers. Organisers
are ranked in the order in which they join, and the last to come are the first to go. The sum of their rates up to a rank is then a gamma
process over ranks, whose values at the bounds of all cells and months are drawn exactly, however many organisers there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.giving_way import step_by_step

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from ppm_desktop.decisions.risk.active_ranges import RiskSettings
    from ppm_desktop.decisions.risk.drawn_inputs import GroupDraws
    from ppm_desktop.decisions.risk.segments import GroupSegments

#: Beyond so many calls chance is smaller than what floating-point numbers can tell apart.
LARGEST_DRAWN: Final = 1e15
#: Numbers that are drawn at one stroke: it takes about a millisecond.
_AT_ONCE: Final = 1 << 15


@dataclass(frozen=True)
class CallSampler:
    """Draws one group. Shapes: B draws of a chunk, M months, J cells, S classes."""

    segments: GroupSegments
    drawn: GroupDraws  # of all draws
    season: NDArray[np.float64]  # (M,)
    month_shock: NDArray[np.float64]  # (D, M) or (1, 1)
    settings: RiskSettings

    def totals(
        self, generator: np.random.Generator, part: slice, bounds: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Draw a chunk: its calls, and the sum of their lengths in units of the average length, both (B, M, J x S).

        ``bounds`` are the ranks between which cells lie where they differ from draw to draw, shape (J + 1, B, M).
        """
        calls = self.expected_calls(generator, part, bounds)
        if not self.settings.volume_noise:
            return calls, calls
        calls = poisson(generator, calls)
        return calls, lengths(generator, calls, self.settings.call_length_spread)

    def average_length(self, part: slice) -> NDArray[np.float64]:
        """Return the average connected minutes of a call, shape (B,) or (1,)."""
        return _cut(self.drawn.minutes_per_call, part)

    def expected_calls(self, generator: np.random.Generator, part: slice, bounds: NDArray[np.int64] | None = None) -> NDArray[np.float64]:
        """Return the calls to expect once inputs, organisers' rates and months are drawn, shape (B, M, J x S)."""
        rates = self._organisers_rates(generator, part.stop - part.start) if bounds is None else self._drawn_rates(generator, bounds)
        per_organiser = _cut(self.drawn.calls_per_organiser, part)[:, None] * (self.season * _cut(self.month_shock, part))
        weights = _cut(self.drawn.join, part) @ self.segments.landing
        by_cell = rates * per_organiser[:, :, None]
        expected: NDArray[np.float64] = by_cell[:, :, :, None] * weights[:, None, None, :]
        return np.broadcast_to(expected, (part.stop - part.start, *expected.shape[1:])).reshape(
            part.stop - part.start, self.season.size, -1
        )

    def _organisers_rates(self, generator: np.random.Generator, draws: int) -> NDArray[np.float64]:
        """Return the sum of organisers' rates by month and cell, 1 an organiser on average; (B, M, J), or (1, M, J) without chance."""
        spread = self.segments.usage_spread
        if not self.settings.volume_noise or spread == 0:
            return self.segments.organisers[None].astype(np.float64)
        ranks, place = np.unique(self.segments.bounds, return_inverse=True)
        place = place.reshape(self.segments.bounds.shape)
        shape = spread**-2
        reached = np.zeros((draws, ranks.size))
        np.cumsum(generator.standard_gamma(shape * np.diff(ranks), (draws, ranks.size - 1)) / shape, axis=1, out=reached[:, 1:])
        found: NDArray[np.float64] = (reached[:, place[1:]] - reached[:, place[:-1]]).transpose(0, 2, 1)
        return found

    def _drawn_rates(self, generator: np.random.Generator, bounds: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the same where the ranks between cells differ from draw to draw: (B, M, J)."""
        spread = self.segments.usage_spread
        if not self.settings.volume_noise or spread == 0:
            return np.diff(bounds, axis=0).transpose(1, 2, 0).astype(np.float64)
        shape = spread**-2
        ranks = bounds.transpose(1, 0, 2).reshape(bounds.shape[1], -1)  # (B, (J + 1) x M)
        order = np.argsort(ranks, axis=1, kind="stable")
        steps = np.diff(np.take_along_axis(ranks, order, axis=1), axis=1, prepend=0)
        # A gamma process starts at 0 and does not move where there is no step.
        climbed = np.cumsum(generator.standard_gamma(shape * steps) / shape, axis=1)
        reached = np.empty_like(climbed)
        np.put_along_axis(reached, order, climbed, axis=1)
        reached = reached.reshape(bounds.shape[1], bounds.shape[0], bounds.shape[2])
        found: NDArray[np.float64] = np.diff(reached, axis=1).transpose(0, 2, 1)
        return found


def poisson(generator: np.random.Generator, expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """Draw whole numbers of calls."""
    if expected.size and expected.max() > LARGEST_DRAWN:
        return np.where(expected > LARGEST_DRAWN, expected, _drawn(generator.poisson, np.minimum(expected, LARGEST_DRAWN)))
    return _drawn(generator.poisson, expected)


def lengths(generator: np.random.Generator, calls: NDArray[np.float64], spread: float) -> NDArray[np.float64]:
    """Draw the sum of the lengths of so many calls, each 1 on average: a gamma distribution, as that of every one of them."""
    if spread == 0:
        return calls.copy()
    shape = spread**-2
    return _drawn(generator.standard_gamma, calls) if shape == 1 else _drawn(generator.standard_gamma, calls * shape) / shape


def _drawn(draw: Callable[[NDArray[np.float64]], NDArray[np.float64] | NDArray[np.int64]], of: NDArray[np.float64]) -> NDArray[np.float64]:
    """Draw a number for each of ``of``, a few at a time: the same numbers as at one stroke, and others may go first between."""
    flat = of.reshape(-1)
    found = np.empty(flat.size)
    for begin in step_by_step(range(0, flat.size, _AT_ONCE)):
        part = slice(begin, begin + _AT_ONCE)
        found[part] = draw(flat[part])
    return found.reshape(of.shape)


def _cut(drawn: NDArray[np.float64], part: slice) -> NDArray[np.float64]:
    """Return a chunk of what may be the same in every draw."""
    return drawn if drawn.shape[0] == 1 else drawn[part]
