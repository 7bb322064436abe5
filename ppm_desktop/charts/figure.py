"""What every chart can do, and the figure that draws any of them.

How a window shows a chart of this kind (``ChartView`` hosts anything that fulfils ``ChartFigure``)::

    from ppm_desktop.charts.cost_lines import CostLines            # late: brings matplotlib
    from ppm_desktop.reports.cost_lines import monthly_cost        # late: brings numpy

    chart = CostLines(theme_tokens, font_family)                   # once
    view.host(lambda: chart)
    table = monthly_cost(comparison, style)                        # at every edit
    view.setFixedHeight(chart.wanted_height(table, view.width()))
    chart.show(table)                                              # or update(table, tokens, (width, height)) all at once
    view.describe(chart.summary)
    view.redraw()                                                  # lays the chart out in the view's size

``lay_out`` follows another size and ``restyle`` another theme. ``at(x, y)`` says what the mouse points at; ``points`` are
the figures in the order of the data, with their places in pixels, for moving a ring over them with the arrow keys and
reading ``said`` aloud; points of one ``series`` belong together. ``twin`` is the table behind the chart: show it, and copy
it with ``twin.tab_separated(style)``. The title and the subtitle belong to the page: ``table.title``, ``table.subtitle``.
Pictures for documents, always in the light theme's colours::

    picture(CostLines, table, Caption(scenario, prices), (light_tokens, family), "svg")  # charts.export; bytes; in a thread

CSV is ``twin.comma_separated()``, written with ``utf-8-sig`` so that Excel reads it.

Which table goes with which figure: ``CostByComponent`` with ``cost_table``; ``CostLines`` with ``monthly_cost`` and
``cumulative_cost``; ``CoverageMatrix`` with ``coverage_table``; ``BridgeChart`` with ``option_bridge`` and ``scenario_bridge``.

Artists are kept from one drawing to the next: an edit moves them, and only those that are lacking are made.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from math import hypot
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from ppm_desktop.charts.canvas_text import PIXELS_PER_INCH, families
from ppm_desktop.charts.drawing import Box, Drawing, Point, Space, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from ppm_desktop.reports.table_twin import TableTwin

#: A point is meant when the mouse is this near.
REACH: Final = 16
_TEXT_LEVEL: Final = 9


class TitledTable(Protocol):
    """What a picture needs of a table besides its figures."""

    @property
    def title(self) -> str:
        """The finding."""

    @property
    def subtitle(self) -> str:
        """Measure, unit, period and currency."""


class ChartTable(TitledTable, Protocol):
    """What a figure needs of a table besides its figures."""

    @property
    def summary(self) -> str:
        """The chart in a sentence."""

    @property
    def twin(self) -> TableTwin:
        """The same figures in rows."""


Table = TypeVar("Table", bound=ChartTable)
Shown_contra = TypeVar("Shown_contra", contravariant=True)


class ChartFigure(Protocol[Shown_contra]):
    """Every chart; coordinates are pixels from the top left corner."""

    figure: Figure
    families: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The chart in a sentence; "" before it shows anything."""

    @property
    def points(self) -> tuple[Point, ...]:
        """Every figure with its place, in the order of the data."""

    @property
    def twin(self) -> TableTwin | None:
        """The table behind the chart."""

    def wanted_height(self, table: Shown_contra, width: float) -> int:
        """Return the height that a table wants in a space of some width."""

    def update(self, table: Shown_contra, tokens: Mapping[str, str], size: tuple[float, float]) -> None:
        """Show other figures in other colours and another size at once."""

    def show(self, table: Shown_contra) -> None:
        """Show other figures."""

    def lay_out(self, width: float, height: float) -> None:
        """Fit into a size."""

    def restyle(self, tokens: Mapping[str, str]) -> None:
        """Draw in another theme's colours."""

    def at(self, x: float, y: float) -> str:
        """Say what is at a point; "" where nothing is."""


class DrawnFigure(ABC, Generic[Table]):
    """A chart whose layout is a ``Drawing``; draws it with artists that it keeps."""

    def __init__(self, tokens: Mapping[str, str], family: str) -> None:
        """Make an empty figure in the colours ``tokens`` and the font ``family``."""
        self.figure = Figure(dpi=PIXELS_PER_INCH)
        self.families = families(family)
        self.drawing = Drawing()
        self._axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self.tokens = tokens
        self._size = (0.0, 0.0)
        self._table: Table | None = None
        self._texts: list[Text] = []
        self._lines: list[Line2D] = []
        self._rectangles: list[Rectangle] = []

    @abstractmethod
    def draw(self, table: Table, space: Space) -> Drawing:
        """Lay a table out."""

    @abstractmethod
    def wanted_height(self, table: Table, width: float) -> int:
        """Return the height in pixels that a table wants in a space of some width."""

    @property
    def table(self) -> Table | None:
        """What is shown."""
        return self._table

    @property
    def summary(self) -> str:
        """The chart in a sentence; "" before it shows anything."""
        return self._table.summary if self._table is not None else ""

    @property
    def points(self) -> tuple[Point, ...]:
        """Every figure with its place, in the order of the data."""
        return tuple(self.drawing.points)

    @property
    def twin(self) -> TableTwin | None:
        """The table behind the chart."""
        return self._table.twin if self._table is not None else None

    def update(self, table: Table, tokens: Mapping[str, str], size: tuple[float, float]) -> None:
        """Show other figures in other colours and another size at once."""
        self._table, self.tokens, self._size = table, tokens, size
        self._place()

    def show(self, table: Table) -> None:
        """Show other figures."""
        self.update(table, self.tokens, self._size)

    def lay_out(self, width: float, height: float) -> None:
        """Fit the chart into a size in pixels."""
        self._size = (width, height)
        self._place()

    def restyle(self, tokens: Mapping[str, str]) -> None:
        """Draw in another theme's colours."""
        self.tokens = tokens
        self._place()

    def at(self, x: float, y: float) -> str:
        """Say what is at a point, in pixels from the top left corner; "" where nothing is."""
        for point in self.drawing.points:
            if point.area is not None:
                left, top, width, height = point.area
                if left <= x <= left + width and top <= y <= top + height:
                    return point.said
        near = [(hypot(point.x - x, point.y - y), point.said) for point in self.drawing.points if point.area is None]
        distance, said = min(near, key=lambda pair: pair[0], default=(REACH + 1, ""))
        return said if distance <= REACH else ""

    def _place(self) -> None:
        width, height = self._size
        self.figure.set_facecolor(self.tokens["background"])
        if self._table is None or width <= 0 or height <= 0:
            return
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self.drawing = self.draw(self._table, Space(width, height, self.tokens, self.families))
        for place, words in enumerate(self.drawing.words):
            self._put_words(self._text(place), words)
        for place, stroke in enumerate(self.drawing.strokes):
            _put_stroke(self._line(place), stroke)
        for place, box in enumerate(self.drawing.boxes):
            _put_box(self._rectangle(place), box)
        _hide(self._texts[len(self.drawing.words) :])
        _hide(self._lines[len(self.drawing.strokes) :])
        _hide(self._rectangles[len(self.drawing.boxes) :])

    def _text(self, place: int) -> Text:
        if place == len(self._texts):
            # On the figure, in the axes' coordinates: the axes would set up a clipping path for each text.
            made = self.figure.text(0, 0, "", va="center_baseline")
            made.set(transform=self._axes.transData, zorder=_TEXT_LEVEL, fontfamily=list(self.families), parse_math=False)
            self._texts.append(made)
        return self._texts[place]

    def _line(self, place: int) -> Line2D:
        if place == len(self._lines):
            self._lines.append(Line2D([], [], solid_capstyle="round", solid_joinstyle="round", dash_capstyle="butt"))
            self._axes.add_line(self._lines[place])
        return self._lines[place]

    def _rectangle(self, place: int) -> Rectangle:
        if place == len(self._rectangles):
            self._rectangles.append(Rectangle((0, 0), 0, 0))
            self._axes.add_patch(self._rectangles[place])
        return self._rectangles[place]

    @staticmethod
    def _put_words(text: Text, words: Words) -> None:
        text.set_text(words.text)
        text.set_position((words.x, words.y))
        text.set(color=words.colour, fontsize=words.size, fontweight=words.weight, ha=words.align, visible=True)


def _put_stroke(line: Line2D, stroke: Stroke) -> None:
    line.set_data(stroke.xs, stroke.ys)
    line.set(color=stroke.colour, linewidth=stroke.width or 1.0, zorder=stroke.level, visible=True)
    line.set_linestyle("None" if stroke.width == 0 else (0, stroke.dash) if stroke.dash else "-")
    line.set_marker(stroke.marker or "None")
    line.set(markersize=stroke.marker_size, markevery=stroke.marker_every, markeredgewidth=1.5)
    line.set_markerfacecolor(stroke.hollow or stroke.colour)


def _put_box(rectangle: Rectangle, box: Box) -> None:
    rectangle.set_bounds(box.left, box.top, box.width, box.height)
    rectangle.set(facecolor=box.fill or "none", edgecolor=box.edge or "none", hatch=box.hatch or None)
    rectangle.set(linewidth=1.0 if box.edge else 0.0, zorder=box.level, visible=True)


def _hide(artists: Sequence[Artist]) -> None:
    for artist in artists:
        artist.set_visible(False)
