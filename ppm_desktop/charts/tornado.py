"""The tornado: a bar for each input from its low to its high, around today's difference, the zero line bold."""

from __future__ import annotations

from typing import Final

from ppm_desktop.charts.axis_marks import money_marks, spread
from ppm_desktop.charts.bar_measures import NARROW
from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, SMALL_SIZE, TINY_SIZE, broken_into_lines, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.colours import shade
from ppm_desktop.charts.drawing import LINE, Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.reports.sensitivity.tornado_table import TornadoBar, TornadoEnd, TornadoTable
from ppm_desktop.wording import tr

_THICK: Final = 20
_PITCH: Final = 36
_NAME_ABOVE: Final = 20
_HEAD: Final = 46
_BELOW: Final = 28
_EDGE: Final = 2
_GAP: Final = 8
_NAME_SHARE: Final = 0.3
_MOST_MARKS: Final = 4
_HATCH: Final = "///"


class TornadoChart(Chart[TornadoTable]):
    """The chart of ``tornado_table``. Where the second option is cheaper a bar has its colour and is hatched; a diamond marks the flip."""

    def wanted_height(self, table: TornadoTable, width: float) -> int:
        """Return the height of all rows with head and axis."""
        return int(_HEAD + _BELOW + sum(self._heights(table, width)))

    def draw(self, table: TornadoTable, space: Space) -> Drawing:
        """Lay the bars out, the widest on top."""
        drawing = Drawing()
        scale = _Scale(table, space, [self._name(bar, space.width) for bar in table.bars])
        heights = self._heights(table, space.width)
        bottom = _HEAD + sum(heights)
        _draw_axis(drawing, table, scale, bottom)
        top = float(_HEAD)
        for bar, height in zip(table.bars, heights, strict=True):
            self._draw_row(drawing, bar, table, scale, (top, height))
            top += height
        return drawing

    def _name(self, bar: TornadoBar, width: float) -> list[str]:
        name = f"{bar.name} ◆" if bar.flips else bar.name
        return [name] if width < NARROW else broken_into_lines(name, self.families, BASE_SIZE, width * _NAME_SHARE).split("\n")

    def _heights(self, table: TornadoTable, width: float) -> list[float]:
        if width < NARROW:
            return [float(_PITCH + _NAME_ABOVE)] * len(table.bars)
        return [max(_PITCH, len(self._name(bar, width)) * BASE_SIZE * LINE + 8) for bar in table.bars]

    def _draw_row(self, drawing: Drawing, bar: TornadoBar, table: TornadoTable, scale: _Scale, place: tuple[float, float]) -> None:
        (top, height), tokens = place, scale.space.tokens
        above = scale.space.width < NARROW
        middle = top + height / 2 + (_NAME_ABOVE / 2 if above else 0)
        lines = self._name(bar, scale.space.width)
        first = top + _NAME_ABOVE / 2 if above else middle - (len(lines) - 1) * BASE_SIZE * LINE / 2
        for row, line in enumerate(lines):
            x = _EDGE if above else scale.names
            weight = BOLD if bar.flips else 400
            drawing.words.append(
                Words(line, x, first + row * BASE_SIZE * LINE, tokens["text"], weight=weight, align="left" if above else "right")
            )
        ends = [end for end in (bar.low, bar.high) if end.difference is not None]
        if len(ends) < 2:  # noqa: PLR2004 - a bar has two ends
            drawing.words.append(Words(tr("a price is missing"), scale.x(0.0) + _GAP, middle, tokens["muted"], SMALL_SIZE))
            drawing.points.append(Point(scale.x(0.0), middle, bar.low.said if bar.low.difference is None else bar.high.said, bar.path))
            return
        _draw_bar(drawing, bar, table, scale, middle)


class _Scale:
    """Where differences are, in pixels."""

    def __init__(self, table: TornadoTable, space: Space, names: list[list[str]]) -> None:
        self.space = space
        widest = max((text_width(line, space.family, BASE_SIZE, BOLD) for lines in names for line in lines), default=0.0)
        self.names = widest + _EDGE
        values = [end.value for bar in table.bars for end in (bar.low, bar.high)]
        self.outside = max((text_width(text, space.family, SMALL_SIZE) for text in values), default=0.0) + 2 * _GAP
        left = _EDGE if space.width < NARROW else self.names + _GAP
        self.left, self.right = left + self.outside, max(left + self.outside + 1, space.width - self.outside)
        known = [end.difference for bar in table.bars for end in (bar.low, bar.high) if end.difference is not None]
        self.lowest, self.highest = min(0.0, table.today or 0.0, *known, 0.0), max(0.0, table.today or 0.0, *known, 0.0)
        if self.highest <= self.lowest:
            self.highest = self.lowest + 1.0

    def x(self, difference: float) -> float:
        """Return the place of a difference."""
        return self.left + (self.right - self.left) * (difference - self.lowest) / (self.highest - self.lowest)

    def marks(self) -> list[float]:
        """Return round differences for the axis, zero among them."""
        steps = money_marks(max(self.highest, -self.lowest), _MOST_MARKS)
        return [mark for mark in (*(-step for step in steps[:0:-1]), *steps) if self.lowest <= mark <= self.highest]


def _draw_bar(drawing: Drawing, bar: TornadoBar, table: TornadoTable, scale: _Scale, middle: float) -> None:
    tokens = scale.space.tokens
    left, right = sorted((bar.low, bar.high), key=_difference)
    zero, begin, end = scale.x(0.0), scale.x(_difference(left)), scale.x(_difference(right))
    first, second = (tokens[role] for role in table.roles)
    if table.roles[0] == table.roles[1]:
        second = shade(second, tokens["background"], 2)
    if end > zero:
        drawing.boxes.append(Box(max(begin, zero), middle - _THICK / 2, max(1.0, end - max(begin, zero)), _THICK, first))
    if begin < zero:
        width = max(1.0, min(end, zero) - begin)
        drawing.boxes.append(
            Box(begin, middle - _THICK / 2, width, _THICK, shade(second, tokens["background"], 3), edge=second, hatch=_HATCH)
        )
    if bar.flips:
        drawing.strokes.append(Stroke((zero,), (middle,), tokens["text"], 0, (), "D", 9, 1, tokens["background"], 6))
    for place, (side, x) in enumerate(((left, begin), (right, end))):
        at = x - _GAP if place == 0 else x + _GAP
        drawing.words.append(Words(side.value, at, middle, tokens["text"], SMALL_SIZE, align="right" if place == 0 else "left"))
        drawing.points.append(Point(x, middle, side.said, bar.path))


def _draw_axis(drawing: Drawing, table: TornadoTable, scale: _Scale, bottom: float) -> None:
    tokens, family, zero = scale.space.tokens, scale.space.family, scale.x(0.0)
    marks = scale.marks()
    digits = 0 if all(mark == round(mark) for mark in marks) else 2
    for mark in marks:
        x = scale.x(mark)
        if mark:
            drawing.strokes.append(Stroke((x, x), (_HEAD, bottom), tokens["line"], 1.0, level=0))
        drawing.words.append(
            Words(table.style.fixed(mark, digits) if mark else "0", x, bottom + 14, tokens["muted"], TINY_SIZE, align="center")
        )
    drawing.strokes.append(Stroke((zero, zero), (_HEAD - 6, bottom + 4), tokens["text"], 2.0, level=2))
    first, second = table.names
    room_left, room_right = zero - _GAP, scale.space.width - zero - _GAP
    right = _fitting(tr("{option} cheaper →").format(option=first), tr("cheaper →"), room_right, family)
    left = _fitting(tr("← {option} cheaper").format(option=second), tr("← cheaper"), room_left, family)
    drawing.words.append(Words(right, zero + _GAP, 10, tokens["text"], SMALL_SIZE))
    drawing.words.append(Words(left, zero - _GAP, 10, tokens["text"], SMALL_SIZE, align="right"))
    if table.today is not None:
        x = scale.x(table.today)
        drawing.strokes.append(Stroke((x, x), (_HEAD - 8, bottom), tokens["text"], 1.2, (4.0, 3.0), level=3))
        half = text_width(table.today_said, family, TINY_SIZE) / 2
        (at,) = spread([x], [2 * half], 0.0, scale.space.width - _EDGE)
        drawing.words.append(Words(table.today_said, at, _HEAD - 16, tokens["muted"], TINY_SIZE, align="center"))


def _fitting(text: str, shorter: str, room: float, family: tuple[str, ...]) -> str:
    return next((tried for tried in (text, shorter) if text_width(tried, family, SMALL_SIZE) <= room), "")


def _difference(end: TornadoEnd) -> float:
    return 0.0 if end.difference is None else end.difference
