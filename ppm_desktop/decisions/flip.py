"""The flip: the smallest change of a single input that makes another option the cheapest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.flip_search import DIRECTIONS, FlipSearch, NoLongerWantedError
from ppm_desktop.decisions.inputs import changeable_inputs, input_at
from ppm_desktop.domain.input_paths import POOL_BASIS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.decisions.flip_search import Direction
    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

__all__ = ["Flip", "Flips", "NoLongerWantedError", "flips_of"]


@dataclass(frozen=True, slots=True)
class Flip:
    """From this change of one input on, another option is cheapest; anything less leaves it as it is."""

    changing: ChangingInput
    direction: Direction
    x: float  # the factor on today's value with which the other option is cheapest
    value: float | None  # of the input then; None for ``phone_minutes`` and where groups have different ones
    winner: Option  # who is cheapest then
    saving: float  # what the winner then costs less than today's cheapest

    @property
    def change(self) -> float:
        """How much of today's value the input changes by, 0.38 for 38 % more or less."""
        return abs(self.x - 1.0)


@dataclass(frozen=True)
class Flips:
    """What would turn the decision, the smallest change first."""

    comparison: Comparison
    best: Option | None  # None while no option can be called cheapest: then nothing flips
    flips: tuple[Flip, ...]
    steady: tuple[tuple[ChangingInput, Direction], ...]  # what can change as far as it goes and the decision stays
    other_reading: Option | None = None  # who is cheapest when the other reading of which licences count holds; None: the same, or no other

    @property
    def smallest(self) -> Flip | None:
        """The flip that takes least; None where no single change turns the decision."""
        return self.flips[0] if self.flips else None


def flips_of(
    project: Project,
    scenario: Scenario,
    availability: Availability,
    inputs: Sequence[ChangingInput] | None = None,
    *,
    today: Comparison | None = None,
    still_wanted: Callable[[], bool] = lambda: True,
) -> Flips:
    """Find for every input, up and down, the smallest change that makes another option the cheapest that may be bought.

    Args:
        project: The project; it must have passed the checks.
        scenario: One of its scenarios.
        availability: What is sold where.
        inputs: The inputs, each relative; those of ``changeable_inputs`` unless given.
        today: The scenario's comparison, where somebody has it.
        still_wanted: Asked again and again while the search goes on.

    Raises:
        NoLongerWantedError: ``still_wanted`` said no.
    """
    today = compare(project, scenario, availability) if today is None else today
    if today.cheapest is None:
        return Flips(today, None, (), ())
    found: list[Flip] = []
    steady: list[tuple[ChangingInput, Direction]] = []
    at_zero: dict[tuple[int, ...], Comparison] = {}
    searches: dict[tuple[object, ...], FlipSearch] = {}
    for changing in changeable_inputs(project, scenario) if inputs is None else inputs:
        search = FlipSearch(changing, today, availability, still_wanted, at_zero)
        search = searches.setdefault(search.does, search)
        for direction in DIRECTIONS:
            x = search.flip(direction)
            then = None if x is None else search.compared(x)
            before = None if then is None else then.result(today.cheapest.option.id)
            if x is None or then is None or then.cheapest is None or before is None or before.total <= 0:  # nothing costs less than nothing
                steady.append((changing, direction))
            else:
                saving = before.total - then.cheapest.total
                found.append(Flip(changing, direction, x, changing.value(x), then.cheapest.option, saving))
    other = _other_reading(project, scenario, availability)
    turned = None if other is None or other.id == today.cheapest.option.id else other
    return Flips(today, today.cheapest.option, tuple(sorted(found, key=lambda flip: flip.change)), tuple(steady), turned)


def _other_reading(project: Project, scenario: Scenario, availability: Availability) -> Option | None:
    """Return who is cheapest when the licences purchased count instead of those assigned, or the other way round; None if nobody can say.

    Between two readings there is no distance, so this is no flip among those that are ordered by how little they take.
    """
    if not scenario.purchased:
        return None
    reading = input_at(POOL_BASIS, project, scenario)
    cheapest = compare(*reading.applied(0.0 if reading.today else 1.0), availability).cheapest
    return None if cheapest is None else cheapest.option
