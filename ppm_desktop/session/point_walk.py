"""Which figure of a chart an arrow key leads to: along its own series, or to the same place of another one."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.reports.why.figures import Figure

Walked = Literal["left", "right", "up", "down", "first", "last"]
#: Place from the left, place from the top, series.
Place = tuple[float, float, str]
#: Left, top, width and height.
Area = tuple[float, float, float, float]
#: A point is meant when the mouse is this near, in pixels.
REACH: Final = 16


class Pointed(Protocol):
    """A figure of a chart, as ``charts.drawing.Point`` is one."""

    @property
    def x(self) -> float:
        """Place from the left, in pixels."""

    @property
    def y(self) -> float:
        """Place from the top, in pixels."""

    @property
    def said(self) -> str:
        """What is said of it."""

    @property
    def series(self) -> str:
        """What it belongs to."""

    @property
    def area(self) -> Area | None:
        """What belongs to it; None: the nearest point is meant."""

    @property
    def figure(self) -> Figure | None:
        """The address of its number, for those who ask why; None where there is no explanation."""


def stepped(points: Sequence[Place], at: int, key: Walked) -> int:
    """Return the position of the next figure; ``at`` is -1 before the first key.

    Points are in the order of the data, one series after the other. Where the points of a series lie beside each other,
    left and right walk along it and up and down go to another series; where they lie below each other it is the other way
    round. Along the series the walk goes on into the next one; at both ends it stays.
    """
    last = len(points) - 1
    if at < 0 or at > last:
        return last if key == "last" else 0
    if key in {"first", "last"}:
        return 0 if key == "first" else last
    along = {"up": -1, "down": 1} if _stands_upright(points) else {"left": -1, "right": 1}
    if key in along:
        return min(max(at + along[key], 0), last)
    return _in_series(points, at, 1 if key in {"down", "right"} else -1)


def _stands_upright(points: Sequence[Place]) -> bool:
    """Say whether the points of the series with most of them lie below each other, rather than side by side."""
    series = [series for _x, _y, series in points]
    longest = max(dict.fromkeys(series), key=series.count)
    own = [(x, y) for x, y, name in points if name == longest]
    if len(own) == 1:  # every figure is a series of its own, as the parts of a bridge are
        return False
    widths, heights = [x for x, _y in own], [y for _x, y in own]
    return max(heights) - min(heights) > max(widths) - min(widths) or len(set(widths)) == 1


def _in_series(points: Sequence[Place], at: int, by: int) -> int:
    """Return the point at the same place of the next series, or its last one."""
    names = list(dict.fromkeys(series for _x, _y, series in points))
    members = {name: [place for place, point in enumerate(points) if point[2] == name] for name in names}
    own = points[at][2]
    target = names.index(own) + by
    if not 0 <= target < len(names):
        return at
    others = members[names[target]]
    return others[min(members[own].index(at), len(others) - 1)]


def point_near(points: Sequence[Pointed], x: float, y: float) -> Pointed | None:
    """Return the figure at a place: the one in whose area it is, else the nearest within reach; None where there is none."""
    for point in points:
        if point.area is not None and _inside(point.area, x, y):
            return point
    near = min((point for point in points if point.area is None), key=lambda point: hypot(point.x - x, point.y - y), default=None)
    return near if near is not None and hypot(near.x - x, near.y - y) <= REACH else None


def said_near(points: Sequence[Pointed], x: float, y: float, surroundings: Sequence[tuple[Area, str]] = ()) -> str:
    """Return what is said of the figure at a place; where there is none, the area of ``surroundings`` is meant; "" for nothing."""
    point = point_near(points, x, y)
    if point is not None:
        return point.said
    return next((around for area, around in surroundings if _inside(area, x, y)), "")


def _inside(area: Area, x: float, y: float) -> bool:
    left, top, width, height = area
    return left <= x <= left + width and top <= y <= top + height
