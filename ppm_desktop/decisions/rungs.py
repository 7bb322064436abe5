"""Where an input that goes in steps takes its next step: between two rungs nothing changes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.inputs import whole_people
from ppm_desktop.domain.input_paths import INCREMENT, ORGANISERS

if TYPE_CHECKING:
    from ppm_desktop.decisions.inputs import ChangingInput

#: More are not climbed one by one: of several hundred people one more or less is passed over, and whoever looks closer halves the distance.
MOST_RUNGS: Final = 200


def rungs_between(changing: ChangingInput, low: float, high: float, most: int = MOST_RUNGS) -> list[float]:
    """Return the *x* at which a stepped input takes a step, rising; every so manieth where there are more than ``most``.

    Growth is rounded month by month, so its rungs are evenly spaced instead.
    """
    if changing.field == INCREMENT:
        unit = changing.scenario.increment_seconds if changing.relative else 1
        found = [(seconds - 0.5) / unit for seconds in range(max(2, ceil(low * unit)), int(high * unit) + 1)]
    elif changing.field == ORGANISERS:
        counts = {step.organisers for place in changing.places for step in changing.scenario.groups[place].headcount if step.organisers}
        # Of large groups so many rungs are taken as are wanted, before all of them are listed.
        found = sorted({x for count in counts for x in _of_headcount(count, low, high, most)})
    else:
        found = [low + (high - low) * number / most for number in range(1, most)]
    inside = [x for x in found if low < x < high]
    every = ceil(len(inside) / most)
    return inside[:: max(1, every)]


def _of_headcount(count: int, low: float, high: float, most: int) -> list[float]:
    first, last = whole_people(count * low), whole_people(count * high)
    return [(people + 0.5) / count for people in range(first, last, max(1, (last - first) // most))]
