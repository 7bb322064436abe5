"""The bridge between two costs: a bar for each end, and between them one for each part, from where the last one stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, SMALL_SIZE, broken_into_lines, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.drawing import LINE, Align, Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.charts.series_style import dimmed
from ppm_desktop.reports.bridge import BridgePillar, BridgeStep, BridgeTable
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.reports.why.figures import Figure

PITCH: Final = 40
NARROW: Final = 560
_NARROW_PITCH: Final = 52
_BAR: Final = 22
_EDGE: Final = 8
_GAP: Final = 10
_LABEL_SHARE: Final = 0.3
_LABEL_ABOVE: Final = 18
_REFUSAL_HEIGHT: Final = 120
_HATCH: Final = "////"
#: When everything happens in less than this share of the larger cost, the bars of the ends are cut so that the parts can be seen.
_CUT_BELOW: Final = 0.35
_CUT_KEEPS: Final = 0.25
_NOTE: Final = 26
_NARROW_NOTE: Final = 42


class BridgeChart(Chart[BridgeTable]):
    """The chart of ``option_bridge`` and of ``scenario_bridge``."""

    def wanted_height(self, table: BridgeTable, width: float) -> int:
        """Return the height for a row per end and part; less where there is only a sentence."""
        if table.refusal:
            return _REFUSAL_HEIGHT
        return (len(table.steps) + 2) * (_NARROW_PITCH if width < NARROW else PITCH) + _note_height(width)

    def draw(self, table: BridgeTable, space: Space) -> Drawing:
        """Lay the bars out from top to bottom, or the sentence that says why there are none."""
        drawing = Drawing()
        if table.refusal:
            _draw_refusal(drawing, table.refusal, space)
            return drawing
        rows = _rows(table)
        frame = _Frame(table, rows, space)
        zero = Stroke((frame.zero, frame.zero), (0, frame.bottom), space.tokens["field_line"], 1.5)
        drawing.strokes.append(zero)
        for place, row in enumerate(rows):
            _draw_row(drawing, frame, row, place)
            if place + 1 < len(rows):
                x, y = frame.x(row.stop), frame.middle(place)
                if frame.above and x < _EDGE + text_width(rows[place + 1].label, space.family, BASE_SIZE) + _EDGE:
                    continue  # it would run through the label
                ends = (y + _BAR / 2, frame.middle(place + 1) - _BAR / 2)
                drawing.strokes.append(Stroke((x, x), ends, space.tokens["field_line"], 1.0, (2.0, 2.0)))
        if frame.floor > 0:
            note = tr("The bars of both totals are cut at the left, so that the parts can be seen.")
            lines = broken_into_lines(note, space.family, SMALL_SIZE, space.width - 2 * _EDGE).split("\n")
            first = frame.bottom + SMALL_SIZE * LINE / 2 + 4
            muted = space.tokens["muted"]
            drawing.words += [Words(line, _EDGE, first + i * SMALL_SIZE * LINE, muted, SMALL_SIZE) for i, line in enumerate(lines)]
        return drawing


def _note_height(width: float) -> int:
    """Leave room for the note; in a narrow space it may take two lines."""
    return _NARROW_NOTE if width < NARROW else _NOTE


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar: from ``begin`` to ``stop``, in money."""

    id: str
    label: str
    begin: float
    stop: float
    text: str
    said: str
    end: BridgePillar | None  # None for a part
    figure: Figure | None  # the address of its number


def _rows(table: BridgeTable) -> list[_Row]:
    return [_end_row(table, table.start), *(_step_row(table, step) for step in table.steps), _end_row(table, table.end)]


def _end_row(table: BridgeTable, pillar: BridgePillar) -> _Row:
    said = tr("{name}: {amount} {unit}").format(name=pillar.label, amount=pillar.text, unit=table.unit)
    text = pillar.text
    if not pillar.eligible:
        text = tr("{amount}  cannot be bought").format(amount=text)
        said += "\n" + tr("cannot be bought")
    return _Row(pillar.id, pillar.label, 0.0, pillar.value, text, said, pillar, pillar.figure)


def _step_row(table: BridgeTable, step: BridgeStep) -> _Row:
    amount = step.text.lstrip("+").removeprefix(table.style.minus)
    if amount == "0":
        said = tr("{part}: no difference").format(part=step.label)
    else:
        words = tr("{part}: {amount} {unit} more") if step.value > 0 else tr("{part}: {amount} {unit} less")
        said = words.format(part=step.label, amount=amount, unit=table.unit)
    return _Row(step.id, step.label, step.before, step.after, step.text, said, None, step.figure)


class _Frame:
    """Where rows and amounts are, in pixels."""

    def __init__(self, table: BridgeTable, rows: Sequence[_Row], space: Space) -> None:
        self.space = space
        self.above = space.width < NARROW
        corners = [corner for row in rows if row.end is None for corner in (row.begin, row.stop)] + [table.start.value, table.end.value]
        lowest, highest = min(corners), max(corners)
        cut = highest > 0 and highest - lowest < _CUT_BELOW * highest and highest > lowest
        self.floor = max(0.0, lowest - _CUT_KEEPS * (highest - lowest)) if cut else 0.0
        self.labels = [
            row.label if self.above else broken_into_lines(row.label, space.family, BASE_SIZE, space.width * _LABEL_SHARE) for row in rows
        ]
        widest = max(text_width(line, space.family, BASE_SIZE) for label in self.labels for line in label.split("\n"))
        self.zero = 1.0 if self.above else _EDGE + widest + _GAP
        after = max(text_width(row.text, space.family, BASE_SIZE, BOLD) for row in rows) + _GAP + _EDGE
        # Negative corners come only from parts that overshoot below nothing; then zero is not the left end.
        self.low = min(0.0, lowest) if not cut else self.floor
        self.scale = max(0.0, space.width - self.zero - after) / (highest - self.low) if highest > self.low else 0.0
        self.bottom = space.height - _note_height(space.width)
        self.pitch = self.bottom / len(rows)

    def x(self, amount: float) -> float:
        """Return the place of an amount."""
        return self.zero + max(0.0, amount - self.low) * self.scale

    def middle(self, row: int) -> float:
        """Return the middle of a bar."""
        return self.pitch * (row + 0.5) + (_LABEL_ABOVE / 2 if self.above else 0)


def _draw_row(drawing: Drawing, frame: _Frame, row: _Row, place: int) -> None:
    space = frame.space
    tokens, middle = space.tokens, frame.middle(place)
    begin, stop = (frame.x(frame.low if row.end else row.begin), frame.x(row.stop))
    left, width = min(begin, stop), abs(stop - begin)
    top = middle - _BAR / 2
    ink = tokens["text" if row.end is None or row.end.eligible else "muted"]
    if row.end is not None:
        fill = tokens[row.end.role] if row.end.eligible else dimmed(tokens[row.end.role], tokens["background"])
        drawing.boxes.append(Box(left, top, width, _BAR, fill))
        if frame.floor > 0 and width > 2 * _GAP:
            for shift in (_GAP, _GAP + 5):
                cut = Stroke((left + shift + 3, left + shift - 3), (top - 2, top + _BAR + 2), tokens["background"], 2.5, level=4)
                drawing.strokes.append(cut)
    elif row.stop >= row.begin:
        drawing.boxes.append(Box(left, top, max(width, 1.0), _BAR, tokens["other"]))
    else:  # what saves is hatched, not only placed to the left
        drawing.boxes.append(Box(left, top, max(width, 1.0), _BAR, tokens["background"], tokens["other"], _HATCH))
    drawing.words.append(Words(row.text, left + width + _GAP, middle, ink, BASE_SIZE, BOLD if row.end else 400))
    align: Align = "left" if frame.above else "right"
    x = _EDGE if frame.above else frame.zero - _GAP
    lines = frame.labels[place].split("\n")
    first = top - _LABEL_ABOVE / 2 - 2 if frame.above else middle - (len(lines) - 1) * BASE_SIZE * LINE / 2
    drawing.words += [Words(line, x, first + i * BASE_SIZE * LINE, ink, BASE_SIZE, align=align) for i, line in enumerate(lines)]
    area = (left, top, max(width, 4.0), float(_BAR))
    drawing.points.append(Point(left + width / 2, middle, row.said, row.id, area, row.figure))


def _draw_refusal(drawing: Drawing, refusal: str, space: Space) -> None:
    lines = broken_into_lines(refusal, space.family, BASE_SIZE, space.width - 2 * _EDGE).split("\n")
    first = max(_GAP + BASE_SIZE, space.height / 2 - (len(lines) - 1) * BASE_SIZE * LINE / 2)
    for place, line in enumerate(lines):
        drawing.words.append(Words(line, _EDGE, first + place * BASE_SIZE * LINE, space.tokens["text"]))
