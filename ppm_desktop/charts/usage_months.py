"""Imported calls by month: a row of columns for each class of calls, each on a scale of its own; months covered in part are hatched."""

from __future__ import annotations

from typing import Final

from ppm_desktop.charts.axis_marks import marked_months
from ppm_desktop.charts.bar_measures import NARROW
from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, SMALL_SIZE, TINY_SIZE, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.colours import shade
from ppm_desktop.charts.drawing import Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.reports.usage.months_table import UsageMonthsTable, UsageRow

_ROW: Final = 78
_ROW_ABOVE: Final = 98
_PLOT: Final = 52
_BELOW: Final = 26
_TOP: Final = 6
_GAP: Final = 16
_EDGE: Final = 2
#: Columns are no wider than this, and stand so far apart.
_WIDEST: Final = 46
_SEAM: Final = 0.22
_MONTH_GAP: Final = 12
_DIM: Final = 4
_HATCH: Final = "///"


class UsageMonths(Chart[UsageMonthsTable]):
    """The chart of ``usage_months_table``."""

    def wanted_height(self, table: UsageMonthsTable, width: float) -> int:
        """Return the height of all rows and of the months below them."""
        return _TOP + (_ROW_ABOVE if width < NARROW else _ROW) * len(table.rows) + _BELOW

    def draw(self, table: UsageMonthsTable, space: Space) -> Drawing:
        """Lay the rows out from top to bottom, and name the months once."""
        drawing = Drawing()
        above = space.width < NARROW
        named = max(text_width(row.name, space.family, BASE_SIZE, BOLD) for row in table.rows)
        summed = max(text_width(_line(row), space.family, SMALL_SIZE) for row in table.rows)
        left = float(_EDGE) if above else max(named, summed) + _GAP + _EDGE
        step = (space.width - _EDGE - left) / len(table.months)
        top = float(_TOP)
        for row in table.rows:
            if above:
                drawing.words.append(Words(row.name, _EDGE, top + 8, space.tokens["text"], BASE_SIZE, BOLD))
                behind = _EDGE + text_width(row.name, space.family, BASE_SIZE, BOLD) + 8
                drawing.words.append(Words(_line(row), behind, top + 8, space.tokens["muted"], SMALL_SIZE))
            base = top + (_ROW_ABOVE if above else _ROW) - 8
            if not above:
                drawing.words.append(Words(row.name, _EDGE, base - 34, space.tokens["text"], BASE_SIZE, BOLD))
                drawing.words.append(Words(_line(row), _EDGE, base - 15, space.tokens["muted"], SMALL_SIZE))
            self._draw_row(drawing, row, table, (left, step, base), space)
            top += _ROW_ABOVE if above else _ROW
        self._name_months(drawing, table, left, step, top, space)
        return drawing

    @staticmethod
    def _draw_row(drawing: Drawing, row: UsageRow, table: UsageMonthsTable, axis: tuple[float, float, float], space: Space) -> None:
        left, step, base = axis
        tokens = space.tokens
        largest = max(row.values, default=0.0)
        width = min(_WIDEST, step * (1 - _SEAM))
        for place, value in enumerate(row.values):
            begin = left + step * place + (step - width) / 2
            height = _PLOT * value / largest if largest else 0.0
            if value > 0:
                height = max(1.0, height)
                if table.partial[place]:
                    fill = shade(tokens["other"], tokens["background"], _DIM)
                    drawing.boxes.append(Box(begin, base - height, width, height, fill, tokens["other"], _HATCH))
                else:
                    drawing.boxes.append(Box(begin, base - height, width, height, tokens["other"]))
            area = (left + step * place, base - _PLOT, step, float(_PLOT))
            drawing.points.append(Point(begin + width / 2, base - height, row.said[place], row.call_type, area))
        drawing.strokes.append(Stroke((left, space.width - _EDGE), (base, base), tokens["field_line"], 1.0, level=0))
        if row.highest_at >= 0:
            wide = text_width(row.highest, space.family, TINY_SIZE)
            middle = left + step * (row.highest_at + 0.5)
            middle = min(max(middle, left + wide / 2), space.width - _EDGE - wide / 2)
            drawing.words.append(Words(row.highest, middle, base - _PLOT - 9, tokens["muted"], TINY_SIZE, align="center"))

    @staticmethod
    def _name_months(drawing: Drawing, table: UsageMonthsTable, left: float, step: float, top: float, space: Space) -> None:
        widths = [text_width(month, space.family, TINY_SIZE) for month in table.months]
        for place in marked_months(widths, step, _MONTH_GAP):
            middle = left + step * (place + 0.5)
            half = widths[place] / 2
            middle = min(max(middle, half), space.width - _EDGE - half)
            drawing.words.append(Words(table.months[place], middle, top + 8, space.tokens["muted"], TINY_SIZE, align="center"))


def _line(row: UsageRow) -> str:
    return f"{row.total} · {row.share}"
