"""Where a gap is zero: every place, with certainty, because bounds of the slope say where no further one can hide."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from ppm_desktop.decisions.cost_curve import Gap, Piece

#: A stretch in which the gap is zero; a single point begins and ends with the same number.
Span = tuple[float, float]
#: Two numbers closer than this, in proportion, are one.
_RESOLUTION: Final = 1e-13


def zeros_of(gap: Gap, edges: list[float]) -> list[Span]:
    """Return every stretch and point where the gap is zero between the first and the last edge; ``edges`` are its kinks between."""
    gap, found = gap.simplified(), []
    for place in np.flatnonzero(gap.beside_zero(np.asarray(edges))).tolist():
        low, high = edges[place : place + 2]
        found += _in_piece(gap, gap.piece(low, high), low, high)
    return _joined(gap, edges, found)


def _in_piece(gap: Gap, piece: Piece, low: float, high: float) -> list[Span]:
    found: list[Span] = []
    waiting = [(low, high)]
    while waiting:
        begin, end = waiting.pop()
        at_begin, at_end = piece.at(begin), piece.at(end)
        smallest, largest = piece.slopes(begin, end)
        steepest = max(abs(smallest), abs(largest))
        width = end - begin
        zero = abs(at_begin) <= gap.tolerance(begin), abs(at_end) <= gap.tolerance(end)
        if smallest >= 0 or largest <= 0:
            found += _monotonic(piece, (begin, at_begin, zero[0]), (end, at_end, zero[1]))
        elif (at_begin > 0) == (at_end > 0) and (abs(at_begin) + abs(at_end) - steepest * width) / 2 > gap.tolerance(end):
            continue  # too far from zero to reach it and come back
        elif steepest * width <= gap.tolerance(begin) or width <= _RESOLUTION * max(1.0, end):
            found += [(begin, end)] if any(zero) or (at_begin > 0) != (at_end > 0) else []
        else:
            middle = (begin + end) / 2
            waiting += [(middle, end), (begin, middle)]
    return found


def _monotonic(piece: Piece, begin: tuple[float, float, bool], end: tuple[float, float, bool]) -> list[Span]:
    """Return the one place where a rising or falling gap is zero, if there is one."""
    if begin[2] and end[2]:
        return [(begin[0], end[0])]
    if begin[2] or end[2]:
        place = begin[0] if begin[2] else end[0]
        return [(place, place)]
    if (begin[1] > 0) == (end[1] > 0):
        return []
    place = _crossing(piece, begin[0], end[0], rising=end[1] > 0)
    return [(place, place)]


def _crossing(piece: Piece, low: float, high: float, *, rising: bool) -> float:
    """Halve until the two numbers have no other between them; return the one at which the gap is smaller."""
    while True:
        middle = (low + high) / 2
        if not low < middle < high:
            return min((low, high), key=lambda x: abs(piece.at(x)))
        if (piece.at(middle) > 0) == rising:
            high = middle
        else:
            low = middle


def _joined(gap: Gap, edges: list[float], spans: list[Span]) -> list[Span]:
    """Join stretches and points that are one: nothing but zero lies between them."""
    joined: list[Span] = []
    for begin, end in sorted(spans):
        if joined and (begin - joined[-1][1] <= 1e-9 * max(1.0, begin) or _zero_between(gap, edges, joined[-1][1], begin)):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return [((begin + end) / 2,) * 2 if 0 < end - begin <= 1e-9 * max(1.0, end) else (begin, end) for begin, end in joined]


def _zero_between(gap: Gap, edges: list[float], low: float, high: float) -> bool:
    inner = [low, *(edge for edge in edges if low < edge < high), high]
    return all(abs(gap.piece(a, b).at((a + b) / 2)) <= gap.tolerance(b) for a, b in pairwise(inner))
