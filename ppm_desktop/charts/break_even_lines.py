"""Two cost lines over one input, each labelled where it ends, and the points where they cross."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.charts.axis_marks import money_marks, spread
from ppm_desktop.charts.canvas_text import BOLD, SMALL_SIZE, TINY_SIZE, broken_into_lines, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.colours import mixed
from ppm_desktop.charts.drawing import LINE, Drawing, Point, Space, Stroke, Words
from ppm_desktop.charts.label_places import LabelPlaces
from ppm_desktop.charts.series_style import MARKERS
from ppm_desktop.charts.value_axis import value_marks
from ppm_desktop.reports.break_even.table import BreakEvenTable
from ppm_desktop.reports.input_words import input_name
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT: Final = 300
_EDGE: Final = 8
_GAP: Final = 8
_ABOVE: Final = 26
_BELOW: Final = 44
_MOST_MARKS: Final = 5
_LABEL_SHARE: Final = 0.25
#: A second option of the same colour goes so far towards the text's.
_SAME_COLOUR: Final = 0.55
_MARKERS_SHOWN: Final = 6


class BreakEvenLines(Chart[BreakEvenTable]):
    """The chart of ``break_even_table``."""

    def wanted_height(self, _table: BreakEvenTable, _width: float) -> int:
        """Return the height."""
        return HEIGHT

    def draw(self, table: BreakEvenTable, space: Space) -> Drawing:
        """Lay the axes, the lines, their labels and the crossings out."""
        drawing = Drawing()
        frame = _Frame(table, space)
        _draw_axes(drawing, frame)
        one, other = (space.tokens[role] for role in table.roles)
        colours = one, mixed(other, space.tokens["text"], _SAME_COLOUR) if one == other else other
        _draw_lines(drawing, frame, colours)
        _draw_crossings(drawing, frame)
        return drawing


class _Frame:
    """Where values and amounts are, in pixels."""

    def __init__(self, table: BreakEvenTable, space: Space) -> None:
        self.table, self.space = table, space
        self.marks = money_marks(max(map(max, table.costs)), _MOST_MARKS)
        digits = 0 if all(mark == round(mark) for mark in self.marks) else 2
        self.amounts = [table.style.fixed(mark, digits) if mark else "0" for mark in self.marks]
        self.labels = [broken_into_lines(name, space.family, SMALL_SIZE, space.width * _LABEL_SHARE).split("\n") for name in table.names]
        widest = max(text_width(line, space.family, SMALL_SIZE) for lines in self.labels for line in lines)
        self.left = _EDGE + max(text_width(text, space.family, TINY_SIZE) for text in self.amounts) + _GAP
        self.right = max(self.left + 40, space.width - _EDGE - widest - 2 * _GAP)
        self.top, self.bottom = float(_ABOVE), space.height - _BELOW

    def x(self, value: float) -> float:
        low, high = self.table.xs[0], self.table.xs[-1]
        return self.left + (self.right - self.left) * (value - low) / ((high - low) or 1.0)

    def y(self, amount: float) -> float:
        return self.bottom - (self.bottom - self.top) * amount / self.marks[-1]


def _draw_axes(drawing: Drawing, frame: _Frame) -> None:
    tokens, table = frame.space.tokens, frame.table
    for mark, text in zip(frame.marks, frame.amounts, strict=True):
        y, base = frame.y(mark), mark == 0
        colour = tokens["field_line" if base else "line"]
        drawing.strokes.append(Stroke((frame.left, frame.right), (y, y), colour, 1.5 if base else 1.0, level=0))
        drawing.words.append(Words(text, frame.left - _GAP, y, tokens["muted"], TINY_SIZE, align="right"))
    drawing.words.append(Words(table.currency, _EDGE, _EDGE + 2, tokens["muted"], TINY_SIZE))
    for mark in value_marks(table.xs[0], table.xs[-1], _MOST_MARKS):
        x = frame.x(mark)
        drawing.strokes.append(Stroke((x, x), (frame.bottom, frame.bottom + 4), tokens["field_line"], 1.0, level=0))
        drawing.words.append(Words(table.text(mark), x, frame.bottom + 14, tokens["muted"], TINY_SIZE, align="center"))
    changing = table.found.changing
    name = tr("{input}, times today’s").format(input=input_name(changing)) if changing.multiplied else input_name(changing)
    drawing.words.append(Words(name, frame.right, frame.space.height - 9, tokens["text"], SMALL_SIZE, align="right"))
    if changing.today is not None and table.xs[0] <= changing.today <= table.xs[-1]:
        x = frame.x(changing.today)
        drawing.strokes.append(Stroke((x, x), (frame.top, frame.bottom), tokens["muted"], 1.0, (4.0, 3.0), level=1))
        drawing.words.append(Words(tr("Today"), x, _ABOVE / 2, tokens["muted"], SMALL_SIZE, align="center"))


def _draw_lines(drawing: Drawing, frame: _Frame, colours: Sequence[str]) -> None:
    table, tokens, step = frame.table, frame.space.tokens, SMALL_SIZE * LINE
    xs = tuple(frame.x(x) for x in table.xs)
    ends = [frame.y(costs[-1]) for costs in table.costs]
    middles = spread(ends, [len(lines) * step + 4 for lines in frame.labels], frame.top - 10, frame.space.height - _EDGE)
    for number, (costs, colour, middle) in enumerate(zip(table.costs, colours, middles, strict=True)):
        ys = tuple(frame.y(cost) for cost in costs)
        every = max(1, len(xs) // _MARKERS_SHOWN)
        drawing.strokes.append(Stroke(xs, ys, colour, 2.2, (), MARKERS[number], 6.5, every, tokens["background"], level=3 + number))
        lines = frame.labels[number]
        for row, line in enumerate(lines):
            y = middle + (row - (len(lines) - 1) / 2) * step
            drawing.words.append(Words(line, frame.right + 2 * _GAP, y, tokens["text"], SMALL_SIZE))
        drawing.strokes.append(Stroke((xs[-1] + 3, frame.right + 2 * _GAP - 3), (ends[number], middle), colour, 1.0, level=2))
        for x, y, value, cost in list(zip(xs, ys, table.xs, costs, strict=True))[::3]:
            said = tr("{option}, {input} {place}: {amount} {currency}").format(
                option=table.names[number],
                input=input_name(table.found.changing),
                place=table.text(value),
                amount=table.style.money(cost),
                currency=table.currency,
            )
            drawing.points.append(Point(x, y, said, table.found.options[number].id))


def _draw_crossings(drawing: Drawing, frame: _Frame) -> None:
    table, tokens = frame.table, frame.space.tokens
    places = LabelPlaces((frame.left, frame.top, frame.right, frame.bottom), frame.space.family)
    for costs in table.costs:
        for x, cost in zip(table.xs, costs, strict=True):
            places.keep_clear(frame.x(x), frame.y(cost), 3)
    for point in table.found.points:
        if not table.xs[0] <= point.x <= table.xs[-1]:
            continue
        cost = float(np.mean(point.costs))
        x, y = frame.x(point.x), frame.y(cost)
        drawing.strokes.append(Stroke((x,), (y,), tokens["text"], 0, (), "o", 10, 1, tokens["background"], 7))
        text = tr("equal at {place}").format(place=table.text(point.x))
        found = places.beside(x, y, text_width(text, frame.space.family, SMALL_SIZE, BOLD), SMALL_SIZE * LINE)
        if found is not None:
            drawing.words.append(Words(text, *found, tokens["text"], SMALL_SIZE, BOLD))
        said = tr("Both cost the same at {place}: {amount} {currency}")
        said = said.format(place=table.text(point.x), amount=table.style.money(cost), currency=table.currency)
        drawing.points.append(Point(x, y, said, "equal"))
