"""The shapes that every painter of a layout draws alike: markers by their letter, and hatches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Outline of a marker, in pixels.
MARKER_EDGE: Final = 1.5
HATCH_WIDTH: Final = 1.2
#: Corners of the markers that are polygons, for a size of 1, from the middle; any other marker is a circle.
CORNERS: Final = {
    "s": ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    "D": ((0.0, -0.68), (0.68, 0.0), (0.0, 0.68), (-0.68, 0.0)),
    "d": ((0.0, -0.7), (0.42, 0.0), (0.0, 0.7), (-0.42, 0.0)),
    "^": ((0.0, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    "v": ((0.0, 0.5), (0.5, -0.5), (-0.5, -0.5)),
    "p": ((0.0, -0.5), (0.476, -0.155), (0.294, 0.405), (-0.294, 0.405), (-0.476, -0.155)),
    "P": (
        *((-0.17, -0.5), (0.17, -0.5), (0.17, -0.17), (0.5, -0.17), (0.5, 0.17), (0.17, 0.17)),
        *((0.17, 0.5), (-0.17, 0.5), (-0.17, 0.17), (-0.5, 0.17), (-0.5, -0.17), (-0.17, -0.17)),
    ),
    "X": (
        *((-0.25, -0.5), (0.0, -0.25), (0.25, -0.5), (0.5, -0.25), (0.25, 0.0), (0.5, 0.25)),
        *((0.25, 0.5), (0.0, 0.25), (-0.25, 0.5), (-0.5, 0.25), (-0.25, 0.0), (-0.5, -0.25)),
    ),
}
#: From one line of a hatch of a single stroke to the next, along a row, in pixels; the more strokes, the shorter.
_HATCH_STEP: Final = 24


def hatch_lines(left: float, top: float, right: float, bottom: float, hatch: str) -> Iterator[tuple[float, float, float, float]]:
    """Yield rising lines across an area, each as x and y of its lower and its upper end; they are to be clipped to the area.

    They belong to one grid for the whole chart, so that neighbouring areas go on where the last one stopped.
    """
    step = _HATCH_STEP / len(hatch)
    for k in range(int((left + top) / step), int((right + bottom) / step) + 2):
        yield k * step - bottom, bottom, k * step - top, top
