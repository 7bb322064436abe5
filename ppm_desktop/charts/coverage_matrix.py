"""What is included and what is metered: a cell per option and kind of call, with words and a small bar.

In a narrow space, or with many options, the options stand below each other instead of side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.canvas_text import BASE_SIZE, BOLD, SMALL_SIZE, TINY_SIZE, broken_into_lines, text_width
from ppm_desktop.charts.chart import Chart
from ppm_desktop.charts.drawing import LINE, Box, Drawing, Point, Space, Stroke, Words
from ppm_desktop.charts.series_style import dimmed
from ppm_desktop.reports.coverage_table import POOL_LABEL, CoverageCell, CoverageRow, CoverageTable
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.why.figures import Figure

_EDGE: Final = 8
_GAP: Final = 14
#: A column narrower than this cannot hold its words.
_COLUMN: Final = 124
_LABEL_SHARE: Final = 0.2
_BAR: Final = 9
_PAD: Final = 8
_LIST_ROW: Final = 24
_LIST_GAP: Final = 22
_LIST_LABEL_SHARE: Final = 0.4
_LIST_BAR_SHARE: Final = 0.14
_HATCH: Final = "/////"


class CoverageMatrix(Chart[CoverageTable]):
    """The figure of ``coverage_table``."""

    def wanted_height(self, table: CoverageTable, width: float) -> int:
        """Return the height of all rows with their words broken into lines."""
        return int(self.draw(table, Space(width, 0.0, self.tokens, self.families)).height) + _EDGE

    def draw(self, table: CoverageTable, space: Space) -> Drawing:
        """Lay the cells out side by side where they fit, otherwise as a list."""
        label = min(_widest_label(table, space), space.width * _LABEL_SHARE)
        column = (space.width - 2 * _EDGE - label - _GAP) / max(1, len(table.columns))
        sheet = _Matrix(table, space) if column >= _COLUMN else _List(table, space)
        sheet.fill()
        sheet.drawing.points.sort(key=lambda point: table.option_ids.index(point.series))
        return sheet.drawing


def _widest_label(table: CoverageTable, space: Space) -> float:
    labels = [*(row.label for row in table.rows), tr(POOL_LABEL)]
    return max(text_width(label, space.family, SMALL_SIZE) for label in labels)


@dataclass(frozen=True, slots=True)
class _Face:
    """How a text is set."""

    token: str
    size: int = SMALL_SIZE
    weight: int = 400


_PLAIN: Final = _Face("text")
_MUTED: Final = _Face("muted")
_SMALLEST: Final = _Face("muted", TINY_SIZE)


class _Sheet:
    """What both arrangements write with."""

    def __init__(self, table: CoverageTable, space: Space) -> None:
        self.table = table
        self.space = space
        self.drawing = Drawing()

    def fill(self) -> None:
        """Draw everything."""
        raise NotImplementedError

    def ink(self, option: int) -> str:
        """Return the token for an option's words: what cannot be bought stands back."""
        return "text" if self.table.eligible[option] else "muted"

    def write(self, text: str, where: tuple[float, float], width: float, face: _Face) -> float:
        """Write a text in lines no wider than ``width`` from a left top corner; return its lower end."""
        left, top = where
        lines = broken_into_lines(text, self.space.family, face.size, width, face.weight).split("\n") if text else []
        step = face.size * LINE
        colour = self.space.tokens[face.token]
        self.drawing.words += [Words(line, left, top + (i + 0.5) * step, colour, face.size, face.weight) for i, line in enumerate(lines)]
        return top + len(lines) * step

    def rule(self, y: float) -> None:
        """Draw a line across."""
        self.drawing.strokes.append(Stroke((_EDGE, self.space.width - _EDGE), (y, y), self.space.tokens["line"], 1.0, level=0))

    def bar(self, cell: CoverageCell, option: int, where: tuple[float, float], width: float) -> None:
        """Draw a cell's shares: outlined what is included, hatched what the pool pays, full what is charged."""
        left, top = where
        background = self.space.tokens["background"]
        colour = self.space.tokens[self.table.roles[option]]
        colour = colour if self.table.eligible[option] else dimmed(colour, background)
        for amount, fill, hatch in ((cell.included, background, ""), (cell.pooled, background, _HATCH), (cell.charged, colour, "")):
            part = width * amount / cell.total
            if part > 0:
                self.drawing.boxes.append(Box(left, top, part, _BAR, fill, colour, hatch))
            left += part

    def amount(self, cell: CoverageCell) -> str:
        """Return what a cell costs, with its currency where it is an amount."""
        if cell.cost == 0:
            return cell.cost_text
        return tr("{amount} {currency}").format(amount=cell.cost_text, currency=self.table.currency)

    def point(self, row: CoverageRow, option: int, area: tuple[float, float, float, float]) -> None:
        """Make a cell a figure that can be pointed at."""
        table, cell = self.table, row.cells[option]
        said = [tr("{option}, {calls}: {share}").format(option=table.columns[option], calls=row.label, share=cell.share_text)]
        if cell.quantity_text:
            said.append(tr("{quantity} {span}").format(quantity=cell.quantity_text, span=table.span_text))
        if cell.cost:
            said.append(tr("{amount} {unit}").format(amount=cell.cost_text, unit=table.unit))
        said += cell.gap.split("; ") if cell.gap else []
        self._add_point("\n".join(said), option, area, table.figure(row, option))

    def pool_point(self, option: int, area: tuple[float, float, float, float]) -> None:
        """Make the use of an option's pool a figure that can be pointed at."""
        said = tr("{option}, pool in its peak month: {use}").format(option=self.table.columns[option], use=self.table.pools[option])
        self._add_point(said, option, area, self.table.pool_figures[option])

    def _add_point(self, said: str, option: int, area: tuple[float, float, float, float], figure: Figure | None) -> None:
        left, top, width, height = area
        self.drawing.points.append(Point(left + width / 2, top + height / 2, said, self.table.option_ids[option], area, figure))


class _Matrix(_Sheet):
    """Options side by side, a row per kind of call."""

    def fill(self) -> None:
        """Draw the names, a row per kind of call, and the use of the pools."""
        table, width = self.table, self.space.width
        self.label = min(_widest_label(table, self.space), width * _LABEL_SHARE)
        column = (width - 2 * _EDGE - self.label) / len(table.columns)
        self.lefts = [_EDGE + self.label + _GAP + column * option for option in range(len(table.columns))]
        self.inside = column - _GAP
        y = self._heads() + _PAD
        for row in table.rows:
            y = self._row(row, y)
        self.rule(y)
        bottom = self.write(tr(POOL_LABEL), (_EDGE, y + _PAD), self.label, _PLAIN)
        ends = [self.write(words, (left, y + _PAD), self.inside, _SMALLEST) for words, left in zip(table.pools, self.lefts, strict=True)]
        for option, end in enumerate(ends):
            self.pool_point(option, (self.lefts[option], y, self.inside, end - y))
        self.drawing.height = max(bottom, *ends)

    def _heads(self) -> float:
        ends = []
        for option, name in enumerate(self.table.columns):
            left = self.lefts[option]
            end = self.write(name, (left, _EDGE), self.inside, _Face(self.ink(option), SMALL_SIZE, BOLD))
            if not self.table.eligible[option]:
                end = self.write(tr("cannot be bought"), (left, end), self.inside, _SMALLEST)
            ends.append(end)
        return max(ends)

    def _row(self, row: CoverageRow, y: float) -> float:
        self.rule(y)
        ends = [self.write(row.label, (_EDGE, y + _PAD), self.label, _PLAIN)]
        for option, cell in enumerate(row.cells):
            end = self._cell(cell, option, y + _PAD)
            self.point(row, option, (self.lefts[option], y, self.inside, end - y + _PAD))
            ends.append(end)
        return max(ends) + _PAD

    def _cell(self, cell: CoverageCell, option: int, top: float) -> float:
        """Write what a cell costs, its bar, the shares and the minutes; return its lower end."""
        left, width = self.lefts[option], self.inside
        if cell.total <= 0:
            return self.write(cell.share_text, (left, top), width, _MUTED)
        y = self.write(self.amount(cell), (left, top), width, _Face(self.ink(option), SMALL_SIZE, BOLD)) + 3
        self.bar(cell, option, (left, y), width)
        y += _BAR + 4
        # Lines are broken between the shares, not inside one.
        shares = ", ".join(share.replace(" ", "\N{NO-BREAK SPACE}") for share in cell.shares)
        for words in (shares, cell.quantity_text):
            y = self.write(words, (left, y), width, _SMALLEST)
        return y


class _List(_Sheet):
    """Options below each other, a line per kind of call."""

    def fill(self) -> None:
        """Draw a block per option."""
        width = self.space.width - 2 * _EDGE
        self.label = min(_widest_label(self.table, self.space), width * _LIST_LABEL_SHARE)
        self.bar_x = _EDGE + self.label + _GAP
        self.bar_width = max(40.0, width * _LIST_BAR_SHARE)
        y = float(_EDGE)
        for option in range(len(self.table.columns)):
            if option:
                self.rule(y - _LIST_GAP / 2)
            y = self._block(option, y)
            self.drawing.height = y
            y += _LIST_GAP

    def _block(self, option: int, y: float) -> float:
        table, width = self.table, self.space.width - 2 * _EDGE
        name, ink = table.columns[option], self.ink(option)
        heading = name if table.eligible[option] else tr("{option}, cannot be bought").format(option=name)
        y = self.write(heading, (_EDGE, y), width, _Face(ink, BASE_SIZE, BOLD)) + 4
        words_x = self.bar_x + self.bar_width + _GAP
        for row in table.rows:
            cell = row.cells[option]
            end = self.write(row.label, (_EDGE, y), self.label, _Face(ink))
            if cell.total > 0:
                self.bar(cell, option, (self.bar_x, y + (SMALL_SIZE * LINE - _BAR) / 2), self.bar_width)
            words = ", ".join(text for text in (cell.share_text, cell.quantity_text, self.amount(cell)) if text)
            end = max(end, self.write(words, (words_x, y), self.space.width - _EDGE - words_x, _MUTED))
            below = max(end + 4, y + _LIST_ROW)
            self.point(row, option, (_EDGE, y, width, below - y))
            y = below
        end = self.write(tr(POOL_LABEL), (_EDGE, y), self.label, _Face(ink))
        end = max(end, self.write(table.pools[option], (self.bar_x, y), self.space.width - _EDGE - self.bar_x, _MUTED))
        self.pool_point(option, (_EDGE, y, width, end - y))
        return end
