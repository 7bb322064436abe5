"""A chart with everything that a reader of a document needs: title, subtitle, the chart, scenario and prices, laid out in pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.canvas_text import BOLD, SMALL_SIZE, broken_into_lines
from ppm_desktop.charts.drawing import LINE, Drawing, Words
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ppm_desktop.charts.chart import Chart, Table

#: Fits a page of A4 and a slide alike.
WIDTH: Final = 1000
#: Empty on the left and on the right.
MARGIN: Final = 24
_ABOVE: Final = 22
_BELOW_HEAD: Final = 18
_FOOT: Final = 40
#: Middle of the last line of the foot, from below.
_LAST_LINE: Final = 18
_TITLE_SIZE: Final = 18


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands on the picture besides the chart."""

    scenario: str
    prices: str  # price book and its date; says so when the prices are examples


@dataclass(frozen=True, slots=True)
class Plate:
    """A whole picture before it is drawn."""

    title: str
    width: float
    height: float
    background: str
    families: tuple[str, ...]
    drawing: Drawing


def plate(
    make: Callable[[Mapping[str, str], str], Chart[Table]],
    table: Table,
    caption: Caption,
    look: tuple[Mapping[str, str], str],
    width: float = WIDTH,
) -> Plate:
    """Lay out any chart as a picture: its class, what it shows, and the colours of a theme with the font family.

    The narrower the picture, the larger its letters on paper. May run in any thread.
    """
    tokens, family = look
    chart = make(tokens, family)
    room = width - 2 * MARGIN
    inner, drawing = chart.laid_out(table, room)
    source = tr("Scenario: {scenario} · {prices}").format(scenario=caption.scenario, prices=caption.prices)
    words, y = [], float(_ABOVE)
    for text, size, weight, token in ((table.title, _TITLE_SIZE, BOLD, "text"), (table.subtitle, SMALL_SIZE, 400, "muted")):
        for line in broken_into_lines(text, chart.families, size, room, weight).split("\n"):
            words.append(Words(line, MARGIN, y + size * LINE / 2, tokens[token], size, weight))
            y += size * LINE
    head = y + _BELOW_HEAD
    foot = broken_into_lines(source, chart.families, SMALL_SIZE, room).split("\n")
    height = head + inner + _FOOT + (len(foot) - 1) * SMALL_SIZE * LINE
    for place, line in enumerate(reversed(foot)):
        words.append(Words(line, MARGIN, height - _LAST_LINE - place * SMALL_SIZE * LINE, tokens["muted"], SMALL_SIZE))
    return Plate(table.title, width, height, tokens["background"], chart.families, _moved(drawing, MARGIN, head, words))


def _moved(drawing: Drawing, right: float, down: float, more: list[Words]) -> Drawing:
    """Return what is drawn of a chart at another place, and ``more`` words that stay where they are."""
    strokes = (replace(one, xs=tuple(x + right for x in one.xs), ys=tuple(y + down for y in one.ys)) for one in drawing.strokes)
    return Drawing(
        [*more, *(replace(one, x=one.x + right, y=one.y + down) for one in drawing.words)],
        list(strokes),
        [replace(one, left=one.left + right, top=one.top + down) for one in drawing.boxes],
    )
