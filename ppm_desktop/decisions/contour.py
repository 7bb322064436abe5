"""Joins the places where a grid's lines are crossed into the branches of one contour."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import atan2
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

#: Two crossings closer than this part of a cell are one: a corner of the grid is on two lines.
_SAME: Final = 1e-7


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """Both options cost the same here, on a line of the grid."""

    x: float
    y: float
    on: Literal["x", "y"]  # which input the line holds fast


def branches_of(
    points: tuple[FrontierPoint, ...], xs: NDArray[np.float64], ys: NDArray[np.float64], gap: Callable[[float, float], float]
) -> tuple[tuple[FrontierPoint, ...], ...]:
    """Return the lines that the crossings lie on, each from one end to the other; the longest first.

    Within a cell two crossings are joined. Of four or more, neighbours along the cell's edge are joined so that its middle, on one side
    of the contour or the other, stays connected with the parts of the edge on its side.

    Args:
        points: The crossings, each on a line of the grid.
        xs: The grid's lines, rising.
        ys: The same in the other direction.
        gap: Positive on one side of the contour and negative on the other.
    """
    step = float(xs[1] - xs[0]), float(ys[1] - ys[0])
    unique = list({_place(point, xs, ys, step): point for point in points}.items())
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, ((u, v), _) in enumerate(unique):
        for i in _cells_beside(u, len(xs) - 1):
            for j in _cells_beside(v, len(ys) - 1):
                cells[i, j].append(number)
    joined: dict[int, set[int]] = defaultdict(set)
    for (i, j), numbers in cells.items():
        around = sorted(numbers, key=lambda n: atan2(unique[n][0][1] - j - 0.5, unique[n][0][0] - i - 0.5))
        for one, other in _joins(around, unique, (xs[0] + (i + 0.5) * step[0], ys[0] + (j + 0.5) * step[1]), gap):
            joined[one].add(other)
            joined[other].add(one)
    lines = _lines(range(len(unique)), joined)
    return tuple(tuple(unique[n][1] for n in line) for line in sorted(lines, key=len, reverse=True))


def _place(point: FrontierPoint, xs: NDArray[np.float64], ys: NDArray[np.float64], step: tuple[float, float]) -> tuple[float, float]:
    """Return where a point lies, counted in cells; what is as good as on a line is on it."""
    return _snapped((point.x - float(xs[0])) / step[0]), _snapped((point.y - float(ys[0])) / step[1])


def _snapped(place: float) -> float:
    nearest = round(place)
    return float(nearest) if abs(place - nearest) < _SAME else round(place, 7)


def _cells_beside(place: float, cells: int) -> tuple[int, ...]:
    """Return the cells in whose range a place lies: two where it is on the line between them."""
    beside = (int(place) - 1, int(place)) if place.is_integer() else (int(place),)
    return tuple(cell for cell in beside if 0 <= cell < cells)


def _joins(
    around: list[int],
    unique: list[tuple[tuple[float, float], FrontierPoint]],
    middle: tuple[float, float],
    gap: Callable[[float, float], float],
) -> list[tuple[int, int]]:
    if len(around) < 2:  # noqa: PLR2004 - a line has two ends
        return []
    if len(around) == 2:  # noqa: PLR2004 - as above
        return [(around[0], around[1])]
    corner = next((n for n in around if all(part.is_integer() for part in unique[n][0])), None)
    if len(around) % 2 and corner is not None:
        # A line that only touches the cell in its corner goes on in the cells beside it.
        return _joins([n for n in around if n != corner], unique, middle, gap)
    if len(around) % 2:
        return list(pairwise(around))
    first, second = (unique[n][1] for n in around[:2])
    # Between two neighbours lies one side of the contour; is the middle of the cell on the other, the two belong together.
    between = gap((first.x + second.x) / 2, (first.y + second.y) / 2)
    apart = (between > 0) != (gap(*middle) > 0)
    shifted = around if apart else [*around[1:], around[0]]
    return list(zip(shifted[::2], shifted[1::2], strict=True))


def _lines(numbers: range, joined: dict[int, set[int]]) -> list[list[int]]:
    """Walk every line from an end, then what is left: closed lines, which end where they begin."""
    lines = []
    open_ends = [n for n in numbers if len(joined[n]) <= 1]
    waiting = {n: set(joined[n]) for n in numbers}
    walked: set[int] = set()
    for start in [*open_ends, *numbers]:
        if start in walked and not waiting[start]:
            continue
        line = [start]
        walked.add(start)
        while waiting[line[-1]]:
            here = line[-1]
            after = min(waiting[here])
            waiting[here].discard(after)
            waiting[after].discard(here)
            line.append(after)
            walked.add(after)
        lines.append(line)
    return lines
