"""The frontier: where two options cost the same as two inputs change, every crossing with a grid line solved exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from ppm_desktop.costing.unpriced import unpriced_of
from ppm_desktop.decisions.break_even import LARGEST_DIFFERENCE, ROUNDING, IncompleteOptionsError
from ppm_desktop.decisions.contour import FrontierPoint, branches_of
from ppm_desktop.decisions.frontier_positions import GroupPosition, group_positions, today_of
from ppm_desktop.decisions.input_pair import InputPair, pair_of
from ppm_desktop.decisions.zeros import zeros_of
from ppm_desktop.domain.cached import cached_property

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ppm_desktop.decisions.cost_curve import Gap
    from ppm_desktop.decisions.cost_surface import CostSurface
    from ppm_desktop.decisions.frontier_positions import GroupRange
    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

Kind = Literal["single", "several", "never", "always"]
#: Lines of the grid in each direction.
GRID_LINES: Final = 25
#: A factor is looked at up to twice today's value; where today's break-even lies farther off, up to a quarter beyond it, within reason.
USUAL_FACTOR: Final = 2.0
FARTHEST_FACTOR: Final = 50.0
_BEYOND_THE_POINT: Final = 1.25


@dataclass(frozen=True)
class Frontier:
    """A grid of cost differences between two options, and the line on which there is none. Shapes: Y and X lines of the grid."""

    pair: InputPair
    options: tuple[Option, Option]
    kind: Kind
    xs: NDArray[np.float64]  # (X,)
    ys: NDArray[np.float64]  # (Y,)
    difference: NDArray[np.float64]  # (Y, X) what the first option costs more than the second; NaN where a price is missing
    branches: tuple[tuple[FrontierPoint, ...], ...]  # each a line from end to end; closed where it ends as it begins
    today: tuple[float, float]  # the customer's own point; the average over calls where groups have different shares
    today_is_exact: bool  # False where it is such an average
    groups: tuple[GroupPosition, ...]  # what each group's own habits are on these axes

    @property
    def points(self) -> tuple[FrontierPoint, ...]:
        """Every crossing once."""
        return tuple(dict.fromkeys(point for branch in self.branches for point in branch))

    @property
    def cheaper(self) -> str | None:
        """The id of the option that is cheaper all over when they never cost the same."""
        if self.kind != "never":
            return None
        known = self.difference[np.isfinite(self.difference)]
        return self.options[0 if known.sum() < 0 else 1].id


def frontier_of(  # noqa: PLR0913 - what is asked, and how closely it is looked at
    project: Project,
    scenario: Scenario,
    options: tuple[Option, Option],
    paths: tuple[str, str],
    *,
    lines: int = GRID_LINES,
    ends: tuple[tuple[float, float] | None, tuple[float, float] | None] = (None, None),
    ranges: Mapping[str, GroupRange] | None = None,
    from_today: bool = False,
) -> Frontier:
    """Find where two options cost the same as two inputs change. The project must have passed the checks.

    A branch that closes within one cell of the grid is not seen; what crosses a line of the grid always is.

    Args:
        project: The project.
        scenario: One of its scenarios.
        options: The two options.
        paths: The two inputs, as ``inputs`` names them; neither may go in steps.
        lines: How many lines the grid has in each direction.
        ends: From where to where each input goes; chosen around today's value unless given.
        ranges: For groups by name, how far each input may be off for them, as (low, high) on the axes; None for an axis that is certain.
        from_today: Take an input of which groups have different values as a factor on each one's own.

    Raises:
        UnusableInputError: An input does not exist, goes in steps, or the two say something about the same number.
        IncompleteOptionsError: An option lacks a price where the customer stands.
    """
    search = _Search(pair_of(project, scenario, paths, options, from_today=from_today), options)
    today, exact = today_of(search.pair)
    search.refuse_incomplete(today)
    xs, ys = (np.linspace(*(given or search.usual_ends(axis, today)), lines) for axis, given in enumerate(ends))
    difference = search.difference(xs, ys)
    points = search.crossings(xs, ys)
    branches = branches_of(points, xs, ys, lambda x, y: float(search.gap.grid(np.array([x]), np.array([y]))[0, 0]))
    known = difference[np.isfinite(difference)]
    always = bool(len(known)) and bool((np.abs(known) <= search.tolerance(xs, ys)).all())
    kind: Kind = "always" if always else "never" if not branches else "single" if len(branches) == 1 else "several"
    return Frontier(
        search.pair, options, kind, xs, ys, difference, () if always else branches, today, exact, group_positions(search.pair, ranges or {})
    )


class _Search:
    """The difference of two options over two inputs."""

    def __init__(self, pair: InputPair, options: tuple[Option, Option]) -> None:
        self.pair = pair
        self.options = options

    @cached_property
    def gap(self) -> CostSurface:
        first, second = self.pair.surfaces
        return first.minus(second)

    def refuse_incomplete(self, at: tuple[float, float]) -> None:
        lacking = {charges.option.id: unpriced_of(charges) for charges in self.pair.charges(*at)}
        if any(lacking.values()):
            raise IncompleteOptionsError({option: unpriced for option, unpriced in lacking.items() if unpriced})

    def usual_ends(self, axis: int, today: tuple[float, float]) -> tuple[float, float]:
        """Return from where to where to look: from nothing to twice today, and beyond the break-even of today where it is near enough."""
        changing: ChangingInput = (self.pair.x, self.pair.y)[axis]
        largest, reason = changing.largest
        if reason == "whole_share" and not changing.multiplied:
            return 0.0, 1.0
        here = today[axis] or 1.0
        usual, farthest = min(largest, USUAL_FACTOR * here), min(largest, FARTHEST_FACTOR * here)
        gap = self.gap.along_x(today[1]) if axis == 0 else self.gap.along_y(today[0])
        nearest = [begin for begin, _ in self._zeros(gap, 0.0, farthest) if begin > 0]
        return 0.0, min(largest, max(usual, _BEYOND_THE_POINT * nearest[0])) if nearest else usual

    def difference(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the difference at every pair, from the surface; where a price is missing there is none."""
        found = self.gap.grid(xs, ys)
        if self.pair.lacks_rates:
            for i, y in enumerate(ys):
                for j, x in enumerate(xs):
                    if not self._complete(float(x), float(y)):
                        found[i, j] = np.nan
        return found

    def tolerance(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> float:
        return max(self.gap.along_x(float(ys[-1])).tolerance(float(xs[-1])), LARGEST_DIFFERENCE / 2)

    def crossings(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> tuple[FrontierPoint, ...]:
        """Return every place on a line of the grid where both options cost the same."""
        found: list[FrontierPoint] = []
        for y in ys.tolist():
            spans = self._zeros(self.gap.along_x(y), float(xs[0]), float(xs[-1]))
            found += [FrontierPoint(x, y, "y") for x in _ends(spans)]
        for x in xs.tolist():
            spans = self._zeros(self.gap.along_y(x), float(ys[0]), float(ys[-1]))
            found += [FrontierPoint(x, y, "x") for y in _ends(spans)]
        return tuple(point for point in found if self._holds(point))

    def _zeros(self, gap: Gap, low: float, high: float) -> list[tuple[float, float]]:
        return zeros_of(gap, [low, *gap.kinks(low, high).tolist(), high])

    def _holds(self, point: FrontierPoint) -> bool:
        """Put a point back where the surface may not be the engine: where nobody calls, costs may jump, and a price may be missing."""
        if self.pair.lacks_rates and not self._complete(point.x, point.y):
            return False
        if point.x > 0 and point.y > 0:
            return True
        costs = [float(charges.by_component.sum()) for charges in self.pair.charges(point.x, point.y)]
        return abs(costs[0] - costs[1]) < max(LARGEST_DIFFERENCE, ROUNDING * max(costs))

    def _complete(self, x: float, y: float) -> bool:
        return not any(unpriced_of(charges) for charges in self.pair.charges(x, y))


def _ends(spans: list[tuple[float, float]]) -> list[float]:
    return [x for begin, end in spans for x in ((begin,) if begin == end else (begin, end))]
