"""The balance of a wallet day by day as a step line, with the trigger, what is bought and what expires below it, and days without service."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.axis_marks import marked_months, money_marks
from ppm_desktop.charts.canvas_text import BOLD, SMALL_SIZE, TINY_SIZE, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.colours import shade
from ppm_desktop.charts.drawing import Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.reports.funding.wallet_table import MarkKind, WalletTable
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLOT: Final = 190
_ABOVE: Final = 26
_STRIP: Final = 20
_BELOW: Final = 26
#: The first strip keeps so far from the axis, whose 0 stands beside its name.
_APART: Final = 5
_EDGE: Final = 8
_GAP: Final = 8
_MOST_MARKS: Final = 5
_MONTH_GAP: Final = 14
#: From the line of the trigger to the middle of its label.
_LABEL: Final = 10.0
_TICK: Final = 7.0
_REACH: Final = 3.0
#: Where days are narrower, the line is thinner, or it runs together.
_DENSE: Final = 1.2
#: How dim days without service are, and the strokes on them: places in the order of shades.
_DIM: Final = 5
_HATCH_DIM: Final = 1
_DASH: Final = (5.0, 3.0)
_HATCH: Final = "///"


class WalletChart(Chart[WalletTable]):
    """The chart of ``wallet_table``."""

    def wanted_height(self, table: WalletTable, _width: float) -> int:
        """Return the height: the balance, a strip for purchases, and one for what expires where anything does."""
        return _ABOVE + _PLOT + _STRIP * len(_strips(table)) + _APART + _BELOW

    def draw(self, table: WalletTable, space: Space) -> Drawing:
        """Lay axes, outages, line, trigger and strips out."""
        drawing = Drawing()
        frame = _Frame(table, space)
        _draw_axes(drawing, frame)
        _draw_balance(drawing, frame)
        _draw_trigger(drawing, frame)
        for row, kinds in enumerate(_strips(table)):
            _draw_strip(drawing, frame, row, kinds)
        _draw_outages(drawing, frame)
        return drawing


class _Frame:
    """Where days and amounts are, in pixels."""

    def __init__(self, table: WalletTable, space: Space) -> None:
        self.table, self.space = table, space
        self.marks = money_marks(max(*table.balances, table.trigger or 0.0), _MOST_MARKS)
        digits = 0 if all(mark == round(mark) for mark in self.marks) else 2
        self.amounts = [table.style.fixed(mark, digits) if mark else "0" for mark in self.marks]
        names = [strip_name(kinds) for kinds in _strips(table)]
        widest = max(text_width(text, space.family, TINY_SIZE) for text in (*self.amounts, *names))
        self.left = _EDGE + widest + _GAP
        self.right = max(self.left + 1, space.width - _EDGE)
        self.top, self.bottom = float(_ABOVE), float(_ABOVE + _PLOT)
        self.day_width = (self.right - self.left) / len(table.balances)

    def x(self, day: float) -> float:
        """Return where a day begins."""
        return self.left + day * self.day_width

    def y(self, amount: float) -> float:
        """Return the place of an amount."""
        return self.bottom - (self.bottom - self.top) * amount / self.marks[-1]


def strip_name(kinds: Sequence[MarkKind]) -> str:
    """Name a strip of marks."""
    return tr("expired") if "expired" in kinds else tr("bought")


def _strips(table: WalletTable) -> list[tuple[MarkKind, ...]]:
    expired: list[tuple[MarkKind, ...]] = [("expired",)] if any(mark.kind == "expired" for mark in table.marks) else []
    return [("recharge", "by_hand"), *expired]


def _draw_axes(drawing: Drawing, frame: _Frame) -> None:
    tokens, table, family = frame.space.tokens, frame.table, frame.space.family
    for mark, text in zip(frame.marks, frame.amounts, strict=True):
        y = frame.y(mark)
        base = mark == 0
        drawing.strokes.append(
            Stroke((frame.left, frame.right), (y, y), tokens["field_line" if base else "line"], 1.5 if base else 1.0, level=0)
        )
        drawing.words.append(Words(text, frame.left - _GAP, y, tokens["muted"], TINY_SIZE, align="right"))
    drawing.words.append(Words(table.currency, _EDGE, 8, tokens["muted"], TINY_SIZE))
    begins = [0, *accumulate(table.month_days)][:-1]
    widths = [text_width(month, family, TINY_SIZE) for month in table.months]
    bottom = frame.bottom + _STRIP * len(_strips(table)) + _APART
    for month in marked_months(widths, frame.day_width * min(table.month_days), _MONTH_GAP):
        x = frame.x(begins[month])
        if x + widths[month] > frame.space.width:
            continue
        drawing.strokes.append(Stroke((x, x), (frame.bottom, bottom + 4), tokens["field_line"], 1.0, level=0))
        drawing.words.append(Words(table.months[month], x, bottom + 14, tokens["muted"], TINY_SIZE))


def _draw_balance(drawing: Drawing, frame: _Frame) -> None:
    table, colour = frame.table, frame.space.tokens["credits"]
    xs: list[float] = []
    ys: list[float] = []
    height = frame.bottom - frame.top
    for day, (balance, said) in enumerate(zip(table.balances, table.day_said, strict=True)):
        left, y = frame.x(day), frame.y(balance)
        xs += [left, left + frame.day_width]
        ys += [y, y]
        drawing.surroundings.append(((left, frame.top, frame.day_width, height), said))
    thick = 2.0 if frame.day_width > _DENSE else 1.4
    drawing.strokes.append(Stroke(tuple(xs), tuple(ys), colour, thick, level=3))
    for end, said in zip(accumulate(table.month_days), table.month_said, strict=True):
        drawing.points.append(Point(frame.x(end), frame.y(table.balances[end - 1]), said, "balance"))


def _draw_trigger(drawing: Drawing, frame: _Frame) -> None:
    """Draw a dashed line with its amount: below it, where the balance rarely is, or above it where there is no room."""
    table, tokens = frame.table, frame.space.tokens
    if table.trigger is None:
        return
    y = frame.y(table.trigger)
    drawing.strokes.append(Stroke((frame.left, frame.right), (y, y), tokens["text"], 1.2, _DASH, level=4))
    width = text_width(table.trigger_said, frame.space.family, SMALL_SIZE, BOLD)
    middle = y + _LABEL if frame.bottom - y > 2 * _LABEL else max(_LABEL, y - _LABEL)
    drawing.boxes.append(Box(frame.right - width - 4, middle - 7, width + 6, 14, tokens["background"], level=4))
    drawing.words.append(Words(table.trigger_said, frame.right, middle, tokens["text"], SMALL_SIZE, BOLD, "right"))


def _draw_strip(drawing: Drawing, frame: _Frame, row: int, kinds: tuple[MarkKind, ...]) -> None:
    """Draw recharges as ticks, purchases by hand as diamonds, what expires as crosses."""
    table, tokens = frame.table, frame.space.tokens
    middle = frame.bottom + _STRIP * (row + 0.5) + _APART
    drawing.words.append(Words(strip_name(kinds), frame.left - _GAP, middle, tokens["muted"], TINY_SIZE, align="right"))
    for mark in table.marks:
        if mark.kind not in kinds:
            continue
        x = frame.x(mark.day + 0.5)
        if mark.kind == "recharge":
            drawing.strokes.append(Stroke((x, x), (middle - _TICK, middle + _TICK - 2), tokens["credits"], 2.0, level=2))
        elif mark.kind == "by_hand":
            drawing.strokes.append(Stroke((x,), (middle,), tokens["credits"], 0, (), "D", 8, 1, tokens["background"], 3))
        else:
            drawing.strokes.append(Stroke((x,), (middle,), tokens["text"], 0, (), "X", 8, 1, level=3))
        area = (x - _REACH, middle - _TICK, 2 * _REACH, 2 * _TICK)
        drawing.points.append(Point(x, middle, mark.said, strip_name(kinds), area))


def _draw_outages(drawing: Drawing, frame: _Frame) -> None:
    """Shade days without service, and name the longest run."""
    table, tokens = frame.table, frame.space.tokens
    if not table.outages:
        return
    fill, hatch = (shade(tokens["warning"], tokens["background"], place) for place in (_DIM, _HATCH_DIM))
    height = frame.bottom - frame.top
    for outage in table.outages:
        left = frame.x(outage.first)
        width = max(1.5, frame.x(outage.last + 1) - left)
        drawing.boxes.append(Box(left, frame.top, width, height, fill, hatch, _HATCH, level=1, outlined=False))
        area = (left, frame.top, width, height)
        drawing.points.append(Point(left + width / 2, frame.top + height / 2, outage.said, "outage", area))
    longest = max(table.outages, key=lambda outage: outage.last - outage.first)
    text = tr("no service")
    room = text_width(text, frame.space.family, SMALL_SIZE, BOLD) / 2
    middle = frame.x((longest.first + longest.last + 1) / 2)
    middle = min(max(middle, frame.left + room), frame.right - room)
    drawing.words.append(Words(text, middle, frame.top - 10, tokens["warning"], SMALL_SIZE, BOLD, "center"))
