"""What each option costs and what that is made of: a horizontal bar per option, stacked by component.

Laid out in pixels on axes that span the figure, so that labels stand inside and beside the bars instead of in a
legend. Artists are moved, not made anew, when only figures change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from ppm_desktop.charts.bar_layout import Bar, BarLayout, bar_layout, chart_height
from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, PIXELS_PER_INCH, TINY_SIZE, families
from ppm_desktop.charts.colours import ink_on, shade
from ppm_desktop.charts.drawing import Point
from ppm_desktop.charts.summary import cost_summary
from ppm_desktop.reports.table_twin import cost_twin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from ppm_desktop.reports.cost_table import CostTable
    from ppm_desktop.reports.table_twin import TableTwin

#: Under bars and texts of the same place.
_BEHIND: Final = 1
_FRONT: Final = 2
_HATCH: Final = "////"


@dataclass(frozen=True)
class _BarArtists:
    label: Text
    total: Text
    segments: tuple[Rectangle, ...]
    names: tuple[Text, ...]
    open_end: Rectangle


class CostByComponent:
    """The chart on its figure. Call ``show`` for other figures, ``lay_out`` for another size, ``restyle`` for another theme."""

    def __init__(self, tokens: Mapping[str, str], family: str) -> None:
        """Make an empty figure in the colours ``tokens`` and the font ``family``."""
        self.figure = Figure(dpi=PIXELS_PER_INCH)
        self._axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._tokens = tokens
        self.families = families(family)
        self._table: CostTable | None = None
        self._layout: BarLayout | None = None
        self._size = (0.0, 0.0)
        self._zero = Line2D([], [], linewidth=1.5, solid_capstyle="butt", zorder=_FRONT)
        self._axes.add_line(self._zero)
        self._bars: list[_BarArtists] = []

    @property
    def summary(self) -> str:
        """The chart in a sentence; "" before it shows anything."""
        return cost_summary(self._table) if self._table is not None else ""

    @property
    def points(self) -> tuple[Point, ...]:
        """Each option's parts and its total, with their places in pixels."""
        bars = self._layout.bars if self._layout is not None else ()
        names = self._table.option_ids if self._table is not None else ()
        found = []
        for bar, name in zip(bars, names, strict=False):
            for segment in bar.segments:
                area = (segment.left, bar.top, segment.drawn_width, bar.height)
                found.append(Point(segment.left + segment.drawn_width / 2, bar.middle, segment.said, name, area))
            found.append(Point(bar.total_x, bar.middle, bar.said, name))
        return tuple(found)

    @property
    def twin(self) -> TableTwin | None:
        """The table behind the chart."""
        return cost_twin(self._table) if self._table is not None else None

    def wanted_height(self, table: CostTable, width: float) -> int:
        """Return the height that a table's bars want in a space of some width."""
        return chart_height(len(table.columns), width)

    def update(self, table: CostTable, tokens: Mapping[str, str], size: tuple[float, float]) -> None:
        """Show other figures in other colours and another size at once."""
        self._tokens, self._size = tokens, size
        self.show(table)

    def show(self, table: CostTable) -> None:
        """Show other figures."""
        self._table = table
        if [len(bar.segments) for bar in self._bars] != [len(table.rows)] * len(table.columns):
            self._make_artists(len(table.columns), len(table.rows))
        self._place()

    def lay_out(self, width: float, height: float) -> None:
        """Fit the chart into a size in pixels."""
        self._size = (width, height)
        self._place()

    def restyle(self, tokens: Mapping[str, str]) -> None:
        """Draw in another theme's colours."""
        self._tokens = tokens
        self._place()

    def at(self, x: float, y: float) -> str:
        """Say what is at a point, in pixels from the top left corner; "" where nothing is."""
        return self._layout.at(x, y) if self._layout is not None else ""

    def _make_artists(self, bars: int, segments: int) -> None:
        for bar in self._bars:
            for artist in (bar.label, bar.total, *bar.segments, *bar.names, bar.open_end):
                artist.remove()
        self._bars = [
            _BarArtists(
                label=self._text(BASE_SIZE, "right"),
                total=self._text(BASE_SIZE, "left"),
                segments=tuple(self._rectangle() for _ in range(segments)),
                names=tuple(self._text(TINY_SIZE, "center") for _ in range(segments)),
                open_end=self._rectangle(),
            )
            for _ in range(bars)
        ]

    def _text(self, size: int, align: str) -> Text:
        # On the figure, in the axes' coordinates: the axes would set up a clipping path for each text.
        made = self.figure.text(0, 0, "", fontsize=size, ha=align, va="center_baseline", linespacing=1.1)
        made.set(transform=self._axes.transData, zorder=_FRONT, fontfamily=list(self.families))
        return made

    def _rectangle(self) -> Rectangle:
        rectangle = Rectangle((0, 0), 0, 0, linewidth=0, zorder=_BEHIND)
        self._axes.add_patch(rectangle)
        return rectangle

    def _place(self) -> None:
        """Put every artist where the table, the size and the theme want it."""
        width, height = self._size
        table = self._table
        self.figure.set_facecolor(self._tokens["background"])
        if table is None or width <= 0 or height <= 0:
            return
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._layout = bar_layout(table, width, height, self.families)
        self._zero.set_data([self._layout.zero] * 2, [0, height])
        self._zero.set_color(self._tokens["field_line"])
        for bar, artists in zip(self._layout.bars, self._bars, strict=True):
            self._place_bar(bar, artists, self._layout)

    def _place_bar(self, bar: Bar, artists: _BarArtists, layout: BarLayout) -> None:
        tokens = self._tokens
        colour = tokens[bar.role]
        _put(artists.label, bar.label, layout.label_x, bar.label_y, tokens["text" if bar.eligible else "muted"])
        artists.label.set_horizontalalignment("left" if layout.labels_above else "right")
        _put(artists.total, bar.total, bar.total_x, bar.middle, tokens["text" if bar.eligible else "muted"])
        artists.total.set_fontweight(BOLD)
        for place, (segment, rectangle, name) in enumerate(zip(bar.segments, artists.segments, artists.names, strict=True)):
            fill = shade(colour, tokens["background"], place)
            rectangle.set_bounds(segment.left, bar.top, segment.drawn_width, bar.height)
            rectangle.set_facecolor(fill)
            _put(name, segment.name, segment.left + segment.drawn_width / 2, bar.middle, ink_on(fill))
        artists.open_end.set_bounds(bar.open_end, bar.top, bar.open_width, bar.height)
        artists.open_end.set(facecolor="none", edgecolor=colour, hatch=_HATCH, visible=bar.open_width > 0)


def _put(text: Text, words: str, x: float, y: float, colour: str) -> None:
    text.set_text(words)
    text.set_position((x, y))
    text.set_color(colour)
