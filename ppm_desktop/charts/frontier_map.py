"""The map of two inputs: shades say which option is cheaper and by how much, a bold line where both cost the same."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.charts.canvas_text import BOLD, SMALL_SIZE, TINY_SIZE, broken_into_lines, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.colours import mixed
from ppm_desktop.charts.drawing import LINE, Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.charts.label_places import LabelPlaces
from ppm_desktop.charts.value_axis import value_marks
from ppm_desktop.reports.break_even.frontier_table import FrontierTable, axis_text
from ppm_desktop.reports.input_words import input_name
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.frontier_positions import GroupPosition

HEIGHT: Final = 350
_EDGE: Final = 8
_GAP: Final = 8
_ABOVE: Final = 26
_BELOW: Final = 44
_MOST_MARKS: Final = 6
#: Shares of a full colour: of the least difference and of the largest. Letters in the text's colour stay readable on both.
_LEAST: Final = 0.06
_LARGEST: Final = 0.46
#: More groups are shown by their points; their names are said.
_MOST_NAMED: Final = 14
#: Of a long line so many points can be reached with the keyboard.
_MOST_POINTS: Final = 48
_NAME_SHARE: Final = 0.3


class FrontierMap(Chart[FrontierTable]):
    """The chart of ``frontier_table``. The first box of its drawing is the map's frame."""

    def wanted_height(self, _table: FrontierTable, width: float) -> int:
        """Return the height of a map that is a little wider than high."""
        return int(min(HEIGHT, max(280, width * 0.62)))

    def draw(self, table: FrontierTable, space: Space) -> Drawing:
        """Lay the shades, the line, the axes, the customer's point and the groups out."""
        drawing = Drawing()
        frame = _Frame(table, space)
        drawing.boxes.append(Box(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top, space.tokens["panel"], level=0))
        _draw_shades(drawing, frame)
        _draw_axes(drawing, frame)
        for branch in table.frontier.branches:
            xs, ys = tuple(frame.x(p.x) for p in branch), tuple(frame.y(p.y) for p in branch)
            drawing.strokes.append(Stroke(xs, ys, space.tokens["background"], 6.0, level=3))
            drawing.strokes.append(Stroke(xs, ys, space.tokens["text"], 3.0, level=4))
        places = LabelPlaces((frame.left + 2, frame.top + 2, frame.right - 2, frame.bottom - 2), space.family)
        for branch in table.frontier.branches:
            for one, other in pairwise(branch):
                for part in (0.0, 0.25, 0.5, 0.75, 1.0):
                    places.keep_clear(frame.x(one.x + (other.x - one.x) * part), frame.y(one.y + (other.y - one.y) * part), 3)
        _draw_customers(drawing, frame, places)
        _draw_points_of_the_line(drawing, frame)
        return drawing


class _Frame:
    """Where values are, in pixels."""

    def __init__(self, table: FrontierTable, space: Space) -> None:
        self.table, self.space = table, space
        found = table.frontier
        self.x_marks = value_marks(float(found.xs[0]), float(found.xs[-1]), _MOST_MARKS)
        self.y_marks = value_marks(float(found.ys[0]), float(found.ys[-1]), _MOST_MARKS)
        self.y_texts = [axis_text(found.pair.y, mark, table.style) for mark in self.y_marks]
        self.left = _EDGE + max(text_width(text, space.family, TINY_SIZE) for text in self.y_texts) + _GAP
        self.right = max(self.left + 40, space.width - _EDGE - 6)
        self.top, self.bottom = float(_ABOVE), space.height - _BELOW

    def x(self, value: float) -> float:
        low, high = float(self.table.frontier.xs[0]), float(self.table.frontier.xs[-1])
        return self.left + (self.right - self.left) * (value - low) / (high - low)

    def y(self, value: float) -> float:
        low, high = float(self.table.frontier.ys[0]), float(self.table.frontier.ys[-1])
        return self.bottom - (self.bottom - self.top) * (value - low) / (high - low)

    def shows(self, x: float, y: float) -> bool:
        found = self.table.frontier
        return bool(found.xs[0] <= x <= found.xs[-1] and found.ys[0] <= y <= found.ys[-1])


def _draw_shades(drawing: Drawing, frame: _Frame) -> None:
    table, tokens, found = frame.table, frame.space.tokens, frame.table.frontier
    shades = table.shades
    known = np.abs(shades[np.isfinite(shades)])
    most = float(known.max()) if len(known) else 0.0
    colours = [tokens[role] for role in table.roles]
    rows, columns = shades.shape
    lefts = np.round(np.linspace(frame.left, frame.right, columns + 1)).tolist()
    tops = np.round(np.linspace(frame.bottom, frame.top, rows + 1)).tolist()
    for i, row in enumerate(shades.tolist()):
        for j, value in enumerate(row):
            area = (lefts[j], tops[i + 1], lefts[j + 1] - lefts[j], tops[i] - tops[i + 1])
            if np.isnan(value):
                drawing.boxes.append(Box(*area, tokens["panel"], tokens["field_line"], "/", level=1, outlined=False))
            elif most and value:
                share = _LEAST + (_LARGEST - _LEAST) * sqrt(abs(value) / most)
                drawing.boxes.append(Box(*area, mixed(colours[0 if value < 0 else 1], tokens["background"], share), level=1))
    for i, row in enumerate(table.cells.tolist()):
        for j, value in enumerate(row):
            left, right = frame.x(float(found.xs[j])), frame.x(float(found.xs[j + 1]))
            top, bottom = frame.y(float(found.ys[i + 1])), frame.y(float(found.ys[i]))
            middle = table.at(float(found.xs[j] + found.xs[j + 1]) / 2, float(found.ys[i] + found.ys[i + 1]) / 2)
            drawing.surroundings.append(((left, top, right - left, bottom - top), f"{middle}\n{table.said_of(value)}"))


def _draw_axes(drawing: Drawing, frame: _Frame) -> None:
    tokens, pair, style = frame.space.tokens, frame.table.frontier.pair, frame.table.style
    for mark, text in zip(frame.y_marks, frame.y_texts, strict=True):
        y = frame.y(mark)
        drawing.strokes.append(Stroke((frame.left - 4, frame.left), (y, y), tokens["field_line"], 1.0, level=2))
        drawing.words.append(Words(text, frame.left - _GAP, y, tokens["muted"], TINY_SIZE, align="right"))
    for mark in frame.x_marks:
        x, text = frame.x(mark), axis_text(pair.x, mark, style)
        drawing.strokes.append(Stroke((x, x), (frame.bottom, frame.bottom + 4), tokens["field_line"], 1.0, level=2))
        half = text_width(text, frame.space.family, TINY_SIZE) / 2
        x = min(x, frame.space.width - 2 - half)
        drawing.words.append(Words(text, x, frame.bottom + 14, tokens["muted"], TINY_SIZE, align="center"))
    drawing.words.append(Words(_axis_name(pair.y.multiplied, input_name(pair.y)), _EDGE, _ABOVE / 2, tokens["text"], SMALL_SIZE))
    right = frame.space.width - _EDGE
    name = _axis_name(pair.x.multiplied, input_name(pair.x))
    drawing.words.append(Words(name, right, frame.space.height - 9, tokens["text"], SMALL_SIZE, align="right"))


def _axis_name(multiplied: bool, name: str) -> str:  # noqa: FBT001 - one of two names
    return tr("{input}, times today’s").format(input=name) if multiplied else name


def _draw_customers(drawing: Drawing, frame: _Frame, places: LabelPlaces) -> None:
    """Draw the customer's point, the groups with their ranges, then the names of both areas where there is room."""
    table, tokens, found = frame.table, frame.space.tokens, frame.table.frontier
    shown = [group for group in found.groups if frame.shows(group.x, group.y)] if len(found.groups) > 1 else []
    for group in shown:
        _draw_range(drawing, frame, group)
        x, y = frame.x(group.x), frame.y(group.y)
        drawing.strokes.append(Stroke((x,), (y,), tokens["text"], 0, (), "o", 7, 1, tokens["background"], 5))
        places.keep_clear(x, y, 5)
    x, y = frame.x(found.today[0]), frame.y(found.today[1])
    drawing.strokes.append(Stroke((x,), (y,), tokens["text"], 0, (), "D", 10, 1, "", 6))
    places.keep_clear(x, y, 8)
    _draw_areas(drawing, frame, places)
    own = tr("Today") if found.today_is_exact else tr("Today, on average")
    _label(drawing, frame, places, own, (x, y), BOLD)
    difference = table.difference_at(*found.today)
    drawing.points.append(Point(x, y, f"{own}: {table.at(*found.today)}\n{table.said_of(difference)}", "today"))
    for place, group in enumerate(shown):
        x, y = frame.x(group.x), frame.y(group.y)
        if place < _MOST_NAMED:
            _label(drawing, frame, places, group.group, (x, y), 400)
        said = tr("If all were like {group}: {place}").format(group=group.group, place=table.at(group.x, group.y))
        drawing.points.append(Point(x, y, f"{said}\n{table.said_of(table.difference_at(group.x, group.y))}", "groups"))


def _draw_range(drawing: Drawing, frame: _Frame, group: GroupPosition) -> None:
    if group.x_range is None and group.y_range is None:
        return
    xs = [frame.x(x) for x in (group.x_range or (group.x, group.x))]
    ys = [frame.y(y) for y in (group.y_range or (group.y, group.y))]
    left, right = max(frame.left, xs[0]), min(frame.right, xs[1])
    top, bottom = max(frame.top, ys[1]), min(frame.bottom, ys[0])
    if right >= left and bottom >= top:
        drawing.boxes.append(Box(left, top, max(2.0, right - left), max(2.0, bottom - top), "", frame.space.tokens["muted"], level=4))


def _label(drawing: Drawing, frame: _Frame, places: LabelPlaces, text: str, at: tuple[float, float], weight: int) -> None:
    width = text_width(text, frame.space.family, SMALL_SIZE, weight)
    found = places.beside(*at, width, SMALL_SIZE * LINE)
    if found is not None:
        drawing.words.append(Words(text, *found, frame.space.tokens["text"], SMALL_SIZE, weight))


def _draw_areas(drawing: Drawing, frame: _Frame, places: LabelPlaces) -> None:
    """Write in each area which option is cheaper there, where the area is widest."""
    table, found, space = frame.table, frame.table.frontier, frame.space
    for side, name in ((table.cells < 0, table.names[0]), (table.cells > 0, table.names[1])):
        lines = broken_into_lines(
            tr("{option} cheaper").format(option=name), space.family, SMALL_SIZE, (frame.right - frame.left) * _NAME_SHARE, BOLD
        ).split("\n")
        width = max(text_width(line, space.family, SMALL_SIZE, BOLD) for line in lines)
        height = len(lines) * SMALL_SIZE * LINE
        for i, j in _middles(side):
            x = frame.x(float(found.xs[j] + found.xs[j + 1]) / 2)
            y = frame.y(float(found.ys[i] + found.ys[i + 1]) / 2)
            x = min(max(x, frame.left + width / 2 + 4), frame.right - width / 2 - 4)
            y = min(max(y, frame.top + height / 2 + 4), frame.bottom - height / 2 - 4)
            words = [
                Words(line, x, y + (row - (len(lines) - 1) / 2) * SMALL_SIZE * LINE, space.tokens["text"], SMALL_SIZE, BOLD, "center")
                for row, line in enumerate(lines)
            ]
            if all(places._free(one.extent(space.family)) for one in words):  # noqa: SLF001 - asked for several lines at once
                drawing.words += words
                for one in words:
                    places.take(one)
                break


def _middles(side: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the cells of an area, those farthest from its edge first."""
    inside = list(zip(*np.nonzero(side), strict=True))
    if not inside:
        return []
    padded = np.pad(side, 1, constant_values=False)
    outside = np.argwhere(~padded) - 1
    cells = np.array(inside)
    # Names are wider than high: a step to the side counts for less.
    away = np.maximum(np.abs(cells[:, None, 0] - outside[None, :, 0]), np.abs(cells[:, None, 1] - outside[None, :, 1]) / 2).min(axis=1)
    return [(int(cells[k, 0]), int(cells[k, 1])) for k in np.argsort(-away, kind="stable")[:60]]


def _draw_points_of_the_line(drawing: Drawing, frame: _Frame) -> None:
    table = frame.table
    for branch in table.frontier.branches:
        every = max(1, len(branch) // _MOST_POINTS)
        for point in branch[::every]:
            said = tr("Both cost the same: {place}").format(place=table.at(point.x, point.y))
            drawing.points.append(Point(frame.x(point.x), frame.y(point.y), said, "line"))
