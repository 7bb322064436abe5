"""What a chart consists of before it is drawn: texts, lines, boxes and points, in pixels from the top left corner.

Layouts return a ``Drawing``; it can be measured and tested without drawing anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.charts.canvas_text import BASE_SIZE, text_width

if TYPE_CHECKING:
    from ppm_desktop.reports.why.figures import Figure

Align = Literal["left", "center", "right"]
#: Left, top, width and height.
Area = tuple[float, float, float, float]
#: Height of a line of text as a multiple of its size.
LINE: Final = 1.3


@dataclass(frozen=True, slots=True)
class Space:
    """Where and how to draw: pixels, the theme's colours, the fonts."""

    width: float
    height: float
    tokens: Mapping[str, str]
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``y`` is its middle."""

    text: str
    x: float
    y: float
    colour: str
    size: int = BASE_SIZE
    weight: int = 400
    align: Align = "left"

    def extent(self, family: tuple[str, ...]) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom."""
        width = text_width(self.text, family, self.size, self.weight)
        left = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.align]
        half = self.size * LINE / 2
        return left, self.y - half, left + width, self.y + half


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through some places, with or without markers; only markers where ``width`` is 0."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()  # lengths of strokes and gaps
    marker: str = ""
    marker_size: float = 6.0
    marker_every: int = 1
    hollow: str = ""  # what markers are filled with instead of ``colour``
    level: int = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float
    fill: str = ""  # "" draws none
    edge: str = ""
    hatch: str = ""
    level: int = 1
    outlined: bool = True  # otherwise ``edge`` is the colour of the hatch only


@dataclass(frozen=True, slots=True)
class Point:
    """A figure that can be pointed at or reached with the keyboard: its place, what is said of it, what it belongs to."""

    x: float
    y: float
    said: str
    series: str
    #: The area that belongs to it; without one, the nearest point is meant.
    area: Area | None = None
    #: The address of its number, for those who ask why; None where there is no explanation.
    figure: Figure | None = None


@dataclass(slots=True)
class Drawing:
    """Everything on a chart. ``points`` are in the order of the data, one series after the other."""

    words: list[Words] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    #: What is said in an area where none of the points is meant.
    surroundings: list[tuple[Area, str]] = field(default_factory=list)
    #: How far down it reaches, where the layout and not the space decides.
    height: float = 0.0
