"""Bars that measure one thing of each row, each with its name before it and its figure behind it."""

from __future__ import annotations

from typing import Final

from ppm_desktop.charts.bar_measures import NARROW
from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, broken_into_lines, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.drawing import LINE, Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.reports.bars_table import BarsTable, MeasuredBar

_THICK: Final = 22
_PITCH: Final = 38
_NAME_ABOVE: Final = 20
_EDGE: Final = 2
_GAP: Final = 10
#: Names take at most this share of the width.
_NAME_SHARE: Final = 0.34
#: Half the height of the ends of a reach.
_CAP: Final = 5


class MeasuredBars(Chart[BarsTable]):
    """The chart of ``chance_table``, ``regret_table`` and ``measure_table``."""

    def wanted_height(self, table: BarsTable, width: float) -> int:
        """Return the height of all rows."""
        return max(_PITCH, int(sum(self._heights(table, width))) + 2 * _EDGE)

    def draw(self, table: BarsTable, space: Space) -> Drawing:
        """Lay the bars out from top to bottom."""
        drawing = Drawing()
        above = space.width < NARROW
        names = [self._name(bar, space.width).split("\n") for bar in table.bars]
        widest = max((text_width(line, space.family, BASE_SIZE) for lines in names for line in lines), default=0.0)
        zero = _EDGE if above else widest + _GAP + _EDGE
        behind = max((text_width(bar.text, space.family, BASE_SIZE, BOLD) for bar in table.bars), default=0.0) + 2 * _GAP
        largest = table.whole or max((max(bar.value or 0.0, *(bar.reach or (0.0,))) for bar in table.bars), default=0.0)
        scale = max(0.0, space.width - zero - behind) / largest if largest > 0 else 0.0
        top = float(_EDGE)
        for bar, lines, height in zip(table.bars, names, self._heights(table, space.width), strict=True):
            self._draw_row(drawing, bar, lines, (zero, scale), (top, height), space)
            top += height
        drawing.strokes.append(Stroke((zero, zero), (_EDGE, top), space.tokens["field_line"], 1.5))
        return drawing

    def _name(self, bar: MeasuredBar, width: float) -> str:
        return bar.name if width < NARROW else broken_into_lines(bar.name, self.families, BASE_SIZE, width * _NAME_SHARE)

    def _heights(self, table: BarsTable, width: float) -> list[float]:
        if width < NARROW:
            return [float(_PITCH + _NAME_ABOVE)] * len(table.bars)
        return [max(_PITCH, len(self._name(bar, width).split("\n")) * BASE_SIZE * LINE + 8) for bar in table.bars]

    def _draw_row(
        self, drawing: Drawing, bar: MeasuredBar, lines: list[str], axis: tuple[float, float], place: tuple[float, float], space: Space
    ) -> None:
        (zero, scale), (top, height), tokens = axis, place, space.tokens
        above = space.width < NARROW
        middle = top + height / 2 + (_NAME_ABOVE / 2 if above else 0)
        ink = tokens["muted" if bar.value is None else "text"]
        first = top + _NAME_ABOVE / 2 if above else middle - (len(lines) - 1) * BASE_SIZE * LINE / 2
        for row, line in enumerate(lines):
            x = zero + _GAP / 2 if above else zero - _GAP
            drawing.words.append(Words(line, x, first + row * BASE_SIZE * LINE, ink, align="left" if above else "right"))
        length = 0.0 if bar.value is None else bar.value * scale
        if length > 0:
            drawing.boxes.append(Box(zero, middle - _THICK / 2, max(1.0, length), _THICK, tokens[bar.role]))
        end = zero + length
        if bar.reach is not None:
            low, high = (zero + amount * scale for amount in bar.reach)
            drawing.strokes.append(Stroke((low, high), (middle, middle), tokens["text"], 1.5, level=3))
            for x in (low, high):
                drawing.strokes.append(Stroke((x, x), (middle - _CAP, middle + _CAP), tokens["text"], 1.5, level=3))
            end = max(end, high)
        drawing.words.append(Words(bar.text, end + _GAP, middle, ink, weight=BOLD if bar.value is not None else 400))
        area = (zero, middle - _THICK / 2, max(end - zero, 2.0), float(_THICK))
        drawing.points.append(Point(zero + length / 2, middle, bar.said, "bars", area))
        drawing.surroundings.append(((0.0, top, space.width, height), bar.said))
