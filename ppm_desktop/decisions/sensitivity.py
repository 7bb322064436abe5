"""Sensitivity: what each option costs when one input at a time is low or high, and over a grid of two inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.comparison import cheapest_of, compare
from ppm_desktop.decisions.input_pair import InputPair, pair_of
from ppm_desktop.decisions.inputs import changeable_inputs, input_at
from ppm_desktop.domain.input_paths import POOL_BASIS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

#: Where nobody says how far an input may be off: so much of today's value, down and up.
USUAL_SPREAD: Final = 0.2


@dataclass(frozen=True, slots=True)
class End:
    """One end of an input's range, from a full calculation."""

    x: float
    factor: float | None  # of today's value; None where there is no one value today, or it is 0
    value: float | None  # of the input; None for ``phone_minutes`` and where groups have different ones
    totals: tuple[float | None, ...]  # by option over the whole period; None where a price is missing
    difference: float | None  # what the second of the two options costs more than the first; None where a price is missing
    cheapest: str | None  # id of the option; None where that cannot be said


@dataclass(frozen=True, slots=True)
class Bar:
    """What one input does between its low and its high."""

    changing: ChangingInput
    low: End
    high: End
    given: bool  # somebody said how far the input may be off; otherwise the range is the usual one

    @property
    def swing(self) -> float | None:
        """How far apart both ends put the two options' difference; None where a price is missing."""
        if self.low.difference is None or self.high.difference is None:
            return None
        return abs(self.high.difference - self.low.difference)


@dataclass(frozen=True)
class Tornado:
    """One bar for each input, the one that moves the decision most first."""

    comparison: Comparison
    pair: tuple[Option, Option]  # whose difference is shown: the cheapest today and the runner-up, unless others were asked for
    difference: float | None  # today's
    bars: tuple[Bar, ...]

    @property
    def options(self) -> tuple[Option, ...]:
        """The options in the order of every ``totals``."""
        return tuple(result.option for result in self.comparison.results)


@dataclass(frozen=True)
class TwoWay:
    """What every option costs over two inputs. Shapes: Y and X values, O options."""

    pair: InputPair
    xs: NDArray[np.float64]  # (X,)
    ys: NDArray[np.float64]  # (Y,)
    totals: NDArray[np.float64]  # (Y, X, O); NaN where a price is missing

    def total(self, option_id: str) -> NDArray[np.float64]:
        """Return what one option costs; shape (Y, X). Raises StopIteration for an option that is not there."""
        return self.totals[..., next(place for place, option in enumerate(self.pair.options) if option.id == option_id)]

    def difference(self, first: str, second: str) -> NDArray[np.float64]:
        """Return what the first option costs more than the second; shape (Y, X)."""
        return self.total(first) - self.total(second)


def tornado_of(
    project: Project,
    scenario: Scenario,
    availability: Availability,
    *,
    pair: tuple[str, str] | None = None,
    paths: Sequence[str] | None = None,
    ranges: Sequence[tuple[str, float, float]] = (),
    go_on: Callable[[float], None] = lambda _done: None,
) -> Tornado:
    """Calculate every option in full at both ends of each input's range. The project must have passed the checks.

    Args:
        project: The project.
        scenario: One of its scenarios.
        availability: What is sold where.
        pair: Ids of the two options whose difference orders the bars; the cheapest today and the runner-up unless given.
        paths: The inputs, as ``inputs`` names them; all that a factor can change unless given.
        ranges: Input, low and high, where somebody knows them: a factor for what is multiplied, otherwise the value itself.
        go_on: Called before each input with the part that is done, 0 … 1; what it raises ends the work.

    Raises:
        UnusableInputError: A path that was asked for cannot be changed.
    """
    today = compare(project, scenario, availability)
    chosen = _chosen_pair(today, pair)
    inputs = changeable_inputs(project, scenario) if paths is None else tuple(input_at(p, project, scenario, relative=True) for p in paths)
    said = {path: (low, high) for path, low, high in ranges}
    if paths is None and scenario.purchased:
        inputs = (*inputs, input_at(POOL_BASIS, project, scenario))
    # The documentation says of a pool both that licences assigned and that licences purchased fill it: both are calculated.
    said |= {one.path: (0.0, 1.0) for one in inputs if one.field == POOL_BASIS}
    usual = [one for one in inputs if one.path not in said]
    known = [input_at(path, project, scenario) for path in said if paths is None or path in paths]
    reaches = [*((one, _usual_range(one), False) for one in usual), *((one, said[one.path], True) for one in known)]
    bars = []
    for number, (one, reach, given) in enumerate(reaches):
        go_on(number / len(reaches))
        bars.append(_bar(one, reach, availability, chosen, given=given))
    bars.sort(key=lambda bar: -1.0 if bar.swing is None else bar.swing, reverse=True)
    return Tornado(today, chosen, _difference(today, chosen), tuple(bars))


def two_way_of(
    project: Project, scenario: Scenario, paths: tuple[str, str], xs: Sequence[float], ys: Sequence[float], options: tuple[Option, ...]
) -> TwoWay:
    """Return what options cost at every pair of two inputs' values, from four calculations; more only where a rate is missing.

    Raises:
        UnusableInputError: An input cannot be changed, goes in steps, or both say something about the same number.
    """
    pair = pair_of(project, scenario, paths, options)
    across, down = np.asarray(xs, dtype=np.float64), np.asarray(ys, dtype=np.float64)
    totals = np.stack([surface.grid(across, down) for surface in pair.surfaces], axis=-1)
    if pair.lacks_rates or not (across.all() and down.all()):
        # Where nobody calls costs may jump, and where a rate is missing there may be none.
        for i, y in enumerate(down.tolist()):
            for j, x in enumerate(across.tolist()):
                if pair.lacks_rates or not (x and y):
                    totals[i, j] = pair.totals(x, y)
    return TwoWay(pair, across, down, totals)


def _bar(
    changing: ChangingInput, reach: tuple[float, float], availability: Availability, pair: tuple[Option, Option], *, given: bool
) -> Bar:
    low, high = (_end(changing, x, availability, pair) for x in reach)
    return Bar(changing, low, high, given)


def _end(changing: ChangingInput, x: float, availability: Availability, pair: tuple[Option, Option]) -> End:
    found = compare(*changing.applied(x), availability)
    totals = tuple(result.total if result.complete else None for result in found.results)
    best = cheapest_of(found.results)
    cheapest = None if best is None else best.option.id
    return End(x, changing.factor(x), changing.value(x), totals, _difference(found, pair), cheapest)


def _usual_range(changing: ChangingInput) -> tuple[float, float]:
    return 1 - USUAL_SPREAD, min(1 + USUAL_SPREAD, changing.largest[0])


def _difference(comparison: Comparison, pair: tuple[Option, Option]) -> float | None:
    results = [result for option in pair if (result := comparison.result(option.id)) is not None]
    return results[1].total - results[0].total if all(result.complete for result in results) else None


def _chosen_pair(comparison: Comparison, asked: tuple[str, str] | None) -> tuple[Option, Option]:
    if asked is not None:
        first, second = (result.option for one in asked if (result := comparison.result(one)) is not None)
        return first, second
    best = comparison.cheapest
    ordered = sorted(comparison.results, key=lambda r: (r is not best, not r.eligibility.eligible, not r.complete, r.total))
    return ordered[0].option, ordered[min(1, len(ordered) - 1)].option
