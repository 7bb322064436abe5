"""Bars of what levers save: solid alone, hatched what each adds in their order; what costs more goes to the left."""

from __future__ import annotations

from typing import Final

from ppm_desktop.charts.bar_measures import NARROW
from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, SMALL_SIZE, broken_into_lines, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.colours import shade
from ppm_desktop.charts.drawing import LINE, Align, Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.reports.levers.table import LeverBars, LeverPart, LeversTable

_THICK: Final = 14
_STEP: Final = 19
_GAP_BELOW: Final = 12
_NAME_ABOVE: Final = 20
_EDGE: Final = 2
_GAP: Final = 8
_NAME_SHARE: Final = 0.34
_HATCH: Final = "///"
_TOGETHER: Final = "together"


class LeverBarsChart(Chart[LeversTable]):
    """The chart of ``levers_table``."""

    def wanted_height(self, table: LeversTable, width: float) -> int:
        """Return the height of all rows."""
        return int(sum(self._heights(table, width))) + 2 * _EDGE

    def draw(self, table: LeversTable, space: Space) -> Drawing:
        """Lay the bars out in the levers' order, all together last."""
        drawing = Drawing()
        above = space.width < NARROW
        names = [self._name(bars, space.width) for bars in table.bars]
        widest = max(text_width(line, space.family, BASE_SIZE, BOLD) for lines in names for line in lines)
        left = float(_EDGE) if above else widest + _GAP + _EDGE
        parts = [part for bars in table.bars for part in _parts(bars)]
        values = [part.value or 0.0 for part in parts]
        behind = max(text_width(part.text, space.family, SMALL_SIZE, BOLD) for part in parts) + 2 * _GAP
        lowest, highest = min(0.0, *values), max(0.0, *values)
        room = max(1.0, space.width - left - behind)
        scale = room / (highest - lowest) if highest > lowest else 0.0
        zero = left - lowest * scale
        top = float(_EDGE)
        for bars, lines, height in zip(table.bars, names, self._heights(table, space.width), strict=True):
            self._draw_row(drawing, bars, lines, (left, zero, scale), top, table, space)
            top += height
        drawing.strokes.append(Stroke((zero, zero), (_EDGE, top - _GAP_BELOW), space.tokens["field_line"], 1.5, level=3))
        return drawing

    def _name(self, bars: LeverBars, width: float) -> list[str]:
        return [bars.name] if width < NARROW else broken_into_lines(bars.name, self.families, BASE_SIZE, width * _NAME_SHARE).split("\n")

    def _heights(self, table: LeversTable, width: float) -> list[float]:
        found = []
        for bars in table.bars:
            high = len(_parts(bars)) * _STEP + _GAP_BELOW
            found.append(high + _NAME_ABOVE if width < NARROW else max(high, len(self._name(bars, width)) * BASE_SIZE * LINE + _GAP_BELOW))
        return found

    def _draw_row(
        self,
        drawing: Drawing,
        bars: LeverBars,
        lines: list[str],
        axis: tuple[float, float, float],
        top: float,
        table: LeversTable,
        space: Space,
    ) -> None:
        left, zero, scale = axis
        above = space.width < NARROW
        parts, tokens = _parts(bars), space.tokens
        weight = BOLD if bars.key == _TOGETHER else 400
        first = top + (_NAME_ABOVE / 2 if above else _STEP / 2 if len(lines) > 1 else len(parts) * _STEP / 2)
        for row, line in enumerate(lines):
            x = left if above else left - _GAP
            align: Align = "left" if above else "right"
            drawing.words.append(Words(line, x, first + row * BASE_SIZE * LINE, tokens["text"], weight=weight, align=align))
        begin = top + (_NAME_ABOVE if above else 0.0)
        for row, part in enumerate(parts):
            middle = begin + row * _STEP + _STEP / 2
            end = zero + (part.value or 0.0) * scale
            colour, low, width = tokens[table.role], min(zero, end), max(1.0, abs(end - zero))
            if part.value is not None and part is not bars.alone and bars.key != _TOGETHER:
                fill = shade(colour, tokens["background"], 3)
                drawing.boxes.append(Box(low, middle - _THICK / 2, width, _THICK, fill, edge=colour, hatch=_HATCH))
            elif part.value is not None:
                drawing.boxes.append(Box(low, middle - _THICK / 2, width, _THICK, colour))
            ink = tokens["muted" if part.value is None else "text"]
            drawing.words.append(Words(part.text, max(zero, end) + _GAP, middle, ink, SMALL_SIZE, weight=weight))
            area = (low, middle - _THICK / 2, width, float(_THICK))
            drawing.points.append(Point((zero + end) / 2, middle, part.said, bars.key, area))


def _parts(bars: LeverBars) -> list[LeverPart]:
    return [part for part in (bars.alone, bars.in_order) if part is not None]
