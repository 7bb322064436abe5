"""Cost by month as bands, an option below the other on one scale: P10 to P90, and the middle draw as a line."""

from __future__ import annotations

from typing import Final

from ppm_desktop.charts.axis_marks import marked_months, money_marks, spread
from ppm_desktop.charts.canvas_text import BOLD, SMALL_SIZE, TINY_SIZE, broken_into_lines, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.colours import shade
from ppm_desktop.charts.drawing import LINE, Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.reports.risk.fan_table import FanBand, FanTable

_PANEL: Final = 118
_BETWEEN: Final = 14
_BELOW: Final = 28
_EDGE: Final = 4
_GAP: Final = 8
_MOST_MARKS: Final = 3
_MONTH_GAP: Final = 14
#: How dim a band is: the place in the order of shades.
_DIM: Final = 4


class FanChart(Chart[FanTable]):
    """The chart of ``fan_table``."""

    def wanted_height(self, table: FanTable, width: float) -> int:
        """Return the height of a panel for each option."""
        return int(sum(self._head(band, width) + _PANEL + _BETWEEN for band in table.bands)) + _BELOW

    def draw(self, table: FanTable, space: Space) -> Drawing:
        """Lay a panel out for each option."""
        drawing = Drawing()
        if not table.bands:
            return drawing
        frame = _Frame(table, space)
        top = 0.0
        for place, band in enumerate(table.bands):
            head = self._head(band, space.width)
            for row, (text, bold) in enumerate(self._head_lines(band, space.width)):
                ink = space.tokens["text" if bold and band.eligible else "muted"]
                y = top + (row + 0.5) * SMALL_SIZE * LINE
                drawing.words.append(Words(text, frame.left, y, ink, SMALL_SIZE, BOLD if bold else 400))
            last = place == len(table.bands) - 1
            _draw_panel(drawing, band, frame, top + head, months_named=last)
            top += head + _PANEL + _BETWEEN
        return drawing

    def _head_lines(self, band: FanBand, width: float) -> list[tuple[str, bool]]:
        room = width - 90
        name = broken_into_lines(band.name, self.families, SMALL_SIZE, room, BOLD).split("\n")
        worst = broken_into_lines(band.worst_said, self.families, SMALL_SIZE, room).split("\n")
        return [*((text, True) for text in name), *((text, False) for text in worst)]

    def _head(self, band: FanBand, width: float) -> float:
        return len(self._head_lines(band, width)) * SMALL_SIZE * LINE + 6


class _Frame:
    """Where months and amounts are, in pixels; the same in every panel."""

    def __init__(self, table: FanTable, space: Space) -> None:
        self.table, self.space = table, space
        self.marks = money_marks(max(max(band.high) for band in table.bands), _MOST_MARKS)
        digits = 0 if all(mark == round(mark) for mark in self.marks) else 2
        self.amounts = [table.style.fixed(mark, digits) if mark else "0" for mark in self.marks]
        self.left = _EDGE + max(text_width(text, space.family, TINY_SIZE) for text in self.amounts) + _GAP
        self.ends = [[f"{level} {table.style.money(amounts[-1])}" for level, amounts in _levels(band)] for band in table.bands]
        behind = max(text_width(text, space.family, TINY_SIZE) for texts in self.ends for text in texts)
        self.right = max(self.left + 1, space.width - behind - 2 * _GAP)

    def span(self, month: int) -> tuple[float, float]:
        """Return where a month begins and ends."""
        width = (self.right - self.left) / len(self.table.months)
        return self.left + month * width, self.left + (month + 1) * width

    def y(self, amount: float, top: float) -> float:
        """Return the place of an amount in the panel that begins at ``top``."""
        return top + _PANEL * (1 - amount / self.marks[-1])


def _levels(band: FanBand) -> tuple[tuple[str, tuple[float, ...]], ...]:
    return ("P90", band.high), ("P50", band.middle), ("P10", band.low)


def _draw_panel(drawing: Drawing, band: FanBand, frame: _Frame, top: float, *, months_named: bool) -> None:
    tokens, table, family = frame.space.tokens, frame.table, frame.space.family
    for mark, text in zip(frame.marks, frame.amounts, strict=True):
        y = frame.y(mark, top)
        drawing.strokes.append(Stroke((frame.left, frame.right), (y, y), tokens["line" if mark else "field_line"], 1.0, level=0))
        drawing.words.append(Words(text, frame.left - _GAP, y, tokens["muted"], TINY_SIZE, align="right"))
    fill = shade(tokens[band.role], tokens["background"], _DIM)
    xs: list[float] = []
    ys: list[float] = []
    for month, said in enumerate(band.said):
        begin, end = frame.span(month)
        high, low, middle = (frame.y(amounts[month], top) for amounts in (band.high, band.low, band.middle))
        drawing.boxes.append(Box(begin, high, end - begin, max(1.0, low - high), fill))
        xs += [begin, end]
        ys += [middle, middle]
        area = (begin, top, end - begin, float(_PANEL))
        drawing.points.append(Point((begin + end) / 2, middle, said, band.key, area))
    drawing.strokes.append(Stroke(tuple(xs), tuple(ys), tokens[band.role], 2.0, level=3))
    begin, end = frame.span(band.worst)
    at = frame.y(band.high[band.worst], top)
    drawing.strokes.append(Stroke(((begin + end) / 2,), (at - 7,), tokens["text"], 0, (), "v", 8, 1, level=4))
    texts = frame.ends[table.bands.index(band)]
    wanted = [frame.y(amounts[-1], top) for _level, amounts in _levels(band)]
    for text, y in zip(texts, spread(wanted, [TINY_SIZE * LINE] * 3, top - 8, top + _PANEL + 8), strict=True):
        drawing.words.append(Words(text, frame.right + _GAP, y, tokens["text"], TINY_SIZE))
    if not months_named:
        return
    widths = [text_width(month, family, TINY_SIZE) for month in table.months]
    distance = frame.span(0)[1] - frame.span(0)[0]
    for month in marked_months(widths, distance, _MONTH_GAP):
        x = sum(frame.span(month)) / 2
        if x + widths[month] / 2 <= frame.space.width:
            drawing.words.append(
                Words(table.months[month], max(x, widths[month] / 2), top + _PANEL + 16, tokens["muted"], TINY_SIZE, align="center")
            )
