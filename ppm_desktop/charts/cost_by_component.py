"""What each option costs and what that is made of: a horizontal bar per option, stacked by component.

Labels stand inside and beside the bars instead of in a legend.
"""

from __future__ import annotations

from typing import Final

from ppm_desktop.charts.bar_layout import Bar, BarLayout, bar_layout
from ppm_desktop.charts.bar_measures import chart_height
from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, TINY_SIZE, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.colours import ink_on, shade
from ppm_desktop.charts.drawing import LINE, Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.reports.cost_table import CostTable

_HATCH: Final = "////"


class CostByComponent(Chart[CostTable]):
    """The chart of ``cost_table``."""

    def wanted_height(self, table: CostTable, width: float) -> int:
        """Return the height that a table's bars want in a space of some width."""
        return chart_height(len(table.columns), width)

    def draw(self, table: CostTable, space: Space) -> Drawing:
        """Lay the bars out from top to bottom."""
        layout = bar_layout(table, space.width, space.height, space.family)
        drawing = Drawing()
        drawing.strokes.append(Stroke((layout.zero, layout.zero), (0, space.height), space.tokens["field_line"], 1.5))
        for place, bar in enumerate(layout.bars):
            _draw_bar(drawing, bar, layout, space)
            _add_points(drawing, bar, table, place, space)
        return drawing


def _draw_bar(drawing: Drawing, bar: Bar, layout: BarLayout, space: Space) -> None:
    tokens = space.tokens
    colour, ink = tokens[bar.role], tokens["text" if bar.eligible else "muted"]
    lines = bar.label.split("\n")
    first = bar.label_y - (len(lines) - 1) * BASE_SIZE * LINE / 2
    for place, line in enumerate(lines):
        y = first + place * BASE_SIZE * LINE
        drawing.words.append(Words(line, layout.label_x, y, ink, align="left" if layout.labels_above else "right"))
    drawing.words.append(Words(bar.total, bar.total_x, bar.middle, ink, weight=BOLD))
    for place, segment in enumerate(bar.segments):
        if segment.drawn_width <= 0:
            continue
        fill = shade(colour, tokens["background"], place)
        drawing.boxes.append(Box(segment.left, bar.top, segment.drawn_width, bar.height, fill))
        if segment.name:
            middle = segment.left + segment.drawn_width / 2
            drawing.words.append(Words(segment.name, middle, bar.middle, ink_on(fill), TINY_SIZE, align="center"))
    if bar.open_width > 0:
        end = Box(bar.open_end, bar.top, bar.open_width, bar.height, edge=colour, hatch=_HATCH, outlined=False)
        drawing.boxes.append(end)


def _add_points(drawing: Drawing, bar: Bar, table: CostTable, place: int, space: Space) -> None:
    """Make the parts and the total figures that can be pointed at; anywhere else beside the bar the total is meant."""
    option = table.option_ids[place]
    for segment, row in zip(bar.segments, table.rows, strict=True):
        area = (segment.left, bar.top, segment.drawn_width, bar.height)
        drawing.points.append(
            Point(segment.left + segment.drawn_width / 2, bar.middle, segment.said, option, area, table.figure(row, place))
        )
    area = (bar.total_x, bar.top, text_width(bar.total, space.family, BASE_SIZE, BOLD), bar.height)
    drawing.points.append(Point(bar.total_x, bar.middle, bar.said, option, area, table.figure(table.total, place)))
    drawing.surroundings.append(((0.0, bar.top, space.width, bar.height), bar.said))
