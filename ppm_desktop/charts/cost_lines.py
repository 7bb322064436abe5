"""Cost over time, month by month or added up: a line per option, each labelled where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.axis_marks import marked_months, money_marks, spread
from ppm_desktop.charts.canvas_text import BOLD, SMALL_SIZE, TINY_SIZE, broken_into_lines, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.drawing import LINE, Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.charts.series_style import SeriesStyle, series_styles
from ppm_desktop.reports.cost_lines import CostLine, LineTable
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.reports.why.figures import FigureKind

HEIGHT: Final = 420
_EDGE: Final = 8
_GAP: Final = 8
_BELOW: Final = 30
#: The labels take at most this share of the width.
_LABEL_SHARE: Final = 0.27
#: From the end of a line to its label: a leader that bends, then the marker.
_LEADER: Final = 30
_MONTH_GAP: Final = 14
_MOST_MARKS: Final = 5
#: Markers stand on about so many months of a line, not on 120.
_MARKERS_SHOWN: Final = 6
#: Beyond so many months lines that go up and down are drawn thinner, or they run together.
_MANY_MONTHS: Final = 60
_THINNER: Final = 0.6
_LEAD_ROWS: Final = 3
_LEAD_ROW: Final = 18
_BETWEEN_LABELS: Final = 5
#: The labels of lines may begin so far above the highest mark.
_LABEL_RISE: Final = 18


class CostLines(Chart[LineTable]):
    """The chart of ``monthly_cost`` and of ``cumulative_cost``."""

    def wanted_height(self, table: LineTable, width: float) -> int:
        """Return the height that leaves room for every label."""
        labels = sum(len(lines) * SMALL_SIZE * LINE + _BETWEEN_LABELS for lines in _label_texts(table, width, self.families))
        return max(HEIGHT, int(labels) + _top(table) + _BELOW + 2 * _EDGE)

    def draw(self, table: LineTable, space: Space) -> Drawing:
        """Lay the lines, their labels, the axes and the changes of lead out."""
        drawing = Drawing()
        frame = _Frame(table, space)
        _draw_axes(drawing, frame)
        styles = series_styles(table.lines, space.tokens)
        for place, (line, style) in enumerate(zip(table.lines, styles, strict=True)):
            _draw_line(drawing, frame, line, style, place)
        _draw_labels(drawing, frame, styles)
        _draw_leads(drawing, frame, styles)
        return drawing


class _Frame:
    """Where months and amounts are, in pixels."""

    def __init__(self, table: LineTable, space: Space) -> None:
        self.table = table
        self.space = space
        self.marks = money_marks(max((max(line.values) for line in table.lines), default=0.0), _MOST_MARKS)
        digits = 0 if all(mark == round(mark) for mark in self.marks) else 2
        self.amounts = [table.style.fixed(mark, digits) if mark else "0" for mark in self.marks]
        self.labels = _label_texts(table, space.width, space.family)
        self.label_width = max(
            (text_width(text, space.family, SMALL_SIZE, weight) for lines in self.labels for text, weight in lines), default=0
        )
        self.left = _EDGE + max(text_width(text, space.family, TINY_SIZE) for text in self.amounts) + _GAP
        self.right = max(self.left + 1, space.width - _EDGE - self.label_width - _LEADER - _GAP)
        self.top = _top(table)
        self.bottom = space.height - _BELOW

    def x(self, month: int) -> float:
        """Return the place of a month; a single one stands near its label."""
        last = len(self.table.months) - 1
        return self.right - 40 if last == 0 else self.left + 6 + (self.right - self.left - 12) * month / last

    def y(self, amount: float) -> float:
        """Return the place of an amount."""
        return self.bottom - (self.bottom - self.top) * amount / self.marks[-1]


def _top(table: LineTable) -> int:
    """Leave room above the highest mark: for the currency, and for the names at changes of lead."""
    return 30 + _LEAD_ROW * _lead_rows(table)


def _lead_rows(table: LineTable) -> int:
    return len(table.leads) if len(table.leads) <= _LEAD_ROWS else 1


def _label_texts(table: LineTable, width: float, family: tuple[str, ...]) -> list[list[tuple[str, int]]]:
    """Return each option's label as lines of text and weight: name, what was reached in total, whether it can be bought."""
    found = []
    for line in table.lines:
        name = broken_into_lines(line.name, family, SMALL_SIZE, width * _LABEL_SHARE).split("\n")
        texts = [(text, 400) for text in name]
        if table.kind == "cumulative":
            texts.append((line.texts[-1], BOLD))
        elif not line.complete:
            texts += [
                (text, 400)
                for text in broken_into_lines(table.style.at_least(tr("incomplete")), family, SMALL_SIZE, width * _LABEL_SHARE).split("\n")
            ]
        if not line.eligible:
            barred = broken_into_lines(tr("cannot be bought"), family, SMALL_SIZE, width * _LABEL_SHARE)
            texts += [(text, 400) for text in barred.split("\n")]
        found.append(texts)
    return found


def _draw_axes(drawing: Drawing, frame: _Frame) -> None:
    tokens, table = frame.space.tokens, frame.table
    for mark, text in zip(frame.marks, frame.amounts, strict=True):
        y = frame.y(mark)
        base = mark == 0
        drawing.strokes.append(
            Stroke((frame.left, frame.right), (y, y), tokens["field_line" if base else "line"], 1.5 if base else 1.0, level=0)
        )
        drawing.words.append(Words(text, frame.left - _GAP, y, tokens["muted"], TINY_SIZE, align="right"))
    drawing.words.append(Words(table.currency, _EDGE, _EDGE + 4, tokens["muted"], TINY_SIZE))
    widths = [text_width(month, frame.space.family, TINY_SIZE) for month in table.months]
    distance = frame.x(1) - frame.x(0) if len(table.months) > 1 else 0.0
    for month in marked_months(widths, distance, _MONTH_GAP) if distance else (0,):
        x = frame.x(month)
        if x + widths[month] / 2 > frame.space.width - _EDGE:
            continue
        drawing.strokes.append(Stroke((x, x), (frame.bottom, frame.bottom + 4), tokens["field_line"], 1.0, level=0))
        drawing.words.append(Words(table.months[month], x, frame.bottom + 16, tokens["muted"], TINY_SIZE, align="center"))


def _draw_line(drawing: Drawing, frame: _Frame, line: CostLine, style: SeriesStyle, place: int) -> None:
    table = frame.table
    xs = tuple(frame.x(month) for month in range(len(table.months)))
    ys = tuple(frame.y(value) for value in line.values)
    thin = table.kind == "monthly" and len(xs) > _MANY_MONTHS
    width = style.width * (_THINNER if thin else 1.0)
    every = max(1, round(len(xs) / _MARKERS_SHOWN))
    drawing.strokes.append(
        Stroke(xs, ys, style.colour, width, style.dash, style.marker, 6.5, every, frame.space.tokens["background"], level=3 + place)
    )
    barred = "" if line.eligible else "\n" + tr("cannot be bought")
    for month, (x, y) in enumerate(zip(xs, ys, strict=True)):
        said = tr("{option}, {month}: {amount} {currency}").format(
            option=line.name, month=table.months[month], amount=line.texts[month], currency=table.currency
        )
        lead = next((lead for lead in table.leads if lead.month == month and table.lines[lead.line] is line), None)
        first = "" if lead is None else "\n" + tr("cheapest in total from here on")
        gap = "\n" + line.gap.replace("; ", "\n") if line.bounds[month] else ""
        kind: FigureKind = "month" if table.kind == "monthly" else "until"
        figure = Figure(kind, line.option_id, month=table.month_ids[month])
        drawing.points.append(Point(x, y, said + first + barred + gap, line.option_id, figure=figure))


def _draw_labels(drawing: Drawing, frame: _Frame, styles: Sequence[SeriesStyle]) -> None:
    tokens = frame.space.tokens
    step = SMALL_SIZE * LINE
    sizes = [len(lines) * step + _BETWEEN_LABELS for lines in frame.labels]
    ends = [frame.y(line.values[-1]) for line in frame.table.lines]
    rise = 0 if frame.table.leads else _LABEL_RISE  # there the names at changes of lead may reach above the labels
    middles = spread(ends, sizes, frame.top - rise, frame.space.height - _EDGE)
    last = frame.x(len(frame.table.months) - 1)
    x = frame.right + _LEADER + _GAP
    for line, texts, style, end, middle, size in zip(frame.table.lines, frame.labels, styles, ends, middles, sizes, strict=True):
        first = middle - size / 2 + _BETWEEN_LABELS / 2 + step / 2
        xs = (last + 5, frame.right + 8, x - 14)
        drawing.strokes.append(Stroke(xs, (end, end, first), style.colour, 0.8, style.dash, level=2))
        drawing.strokes.append(Stroke((x - 9,), (first,), style.colour, 0, (), style.marker, 6.5, 1, tokens["background"], 4))
        for row, (text, weight) in enumerate(texts):
            colour = tokens["text" if line.eligible else "muted"]
            drawing.words.append(Words(text, x, first + row * step, colour, SMALL_SIZE, weight))


def _draw_leads(drawing: Drawing, frame: _Frame, styles: Sequence[SeriesStyle]) -> None:
    """Mark each change of lead with a rule and a ring, and name it; of many only the last one, as the title does."""
    table, tokens, family = frame.table, frame.space.tokens, frame.space.family
    named = table.leads if len(table.leads) <= _LEAD_ROWS else table.leads[-1:]
    for lead in table.leads:
        line = table.lines[lead.line]
        x, y = frame.x(lead.month), frame.y(line.values[lead.month])
        drawing.strokes.append(Stroke((x,), (y,), styles[lead.line].colour, 0, (), "o", 12, 1, "none", 20))
        top = float(frame.top)
        if lead in named:
            words = tr("From {month}: {option}").format(month=table.months[lead.month], option=line.name)
            width = text_width(words, family, SMALL_SIZE, BOLD)
            if width > frame.space.width - 2 * _EDGE:
                words = tr("From {month}").format(month=table.months[lead.month])
                width = text_width(words, family, SMALL_SIZE, BOLD)
            left = max(_EDGE, min(x - 2, frame.space.width - _EDGE - width))
            middle = _EDGE + 22 + named.index(lead) * _LEAD_ROW
            top = middle + _LEAD_ROW / 2
            # Rules of other changes stop short of the words.
            drawing.boxes.append(Box(left - 3, middle - _LEAD_ROW / 2, width + 6, _LEAD_ROW, tokens["background"], level=1))
            drawing.words.append(Words(words, left, middle, tokens["text"], SMALL_SIZE, BOLD))
        drawing.strokes.append(Stroke((x, x), (top, frame.bottom), tokens["field_line"], 1.0, (2.0, 3.0), level=0))
