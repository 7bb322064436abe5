"""Charts as pictures for documents: always light, at a fixed size, with everything inside that a reader needs."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ppm_desktop.charts.canvas import put_on
from ppm_desktop.charts.canvas_text import BOLD, PIXELS_PER_INCH, SMALL_SIZE, broken_into_lines
from ppm_desktop.charts.drawing import LINE
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ppm_desktop.charts.chart import Chart, Table

PictureFormat = Literal["png", "svg"]

#: Fits a page of A4 and a slide alike.
WIDTH: Final = 1000
#: Empty on the left and on the right.
MARGIN: Final = 24
_ABOVE: Final = 22
_BELOW_HEAD: Final = 18
_FOOT: Final = 40
_TITLE_SIZE: Final = 18
#: Printed at 10 cm a picture still has 300 dots an inch.
_PIXELS_PER_UNIT: Final = 2


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands on the picture besides the chart."""

    scenario: str
    prices: str  # price book and its date; says so when the prices are examples


def picture(
    make: Callable[[Mapping[str, str], str], Chart[Table]],
    table: Table,
    caption: Caption,
    look: tuple[Mapping[str, str], str],
    kind: PictureFormat,
    width: int = WIDTH,
) -> bytes:
    """Return a picture of any chart: its class, what it shows, and the light theme's colours with the font family.

    The title, the subtitle, the scenario and the price book with its date stand inside. The narrower the picture, the larger
    its letters on paper. May run in any thread.
    """
    tokens, family = look
    chart = make(tokens, family)
    inner_width = width - 2 * MARGIN
    inner, drawing = chart.laid_out(table, inner_width)
    source = tr("Scenario: {scenario} · {prices}").format(scenario=caption.scenario, prices=caption.prices)
    title = broken_into_lines(table.title, chart.families, _TITLE_SIZE, inner_width, BOLD).split("\n")
    subtitle = broken_into_lines(table.subtitle, chart.families, SMALL_SIZE, inner_width).split("\n")
    foot = broken_into_lines(source, chart.families, SMALL_SIZE, inner_width).split("\n")
    lines = [(line, _TITLE_SIZE, BOLD, "text") for line in title] + [(line, SMALL_SIZE, 400, "muted") for line in subtitle]
    head = _ABOVE + sum(size * LINE for _, size, _, _ in lines) + _BELOW_HEAD
    below = _FOOT + (len(foot) - 1) * SMALL_SIZE * LINE
    height = head + inner + below
    figure = Figure((width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), PIXELS_PER_INCH)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((MARGIN / width, below / height, inner_width / width, inner / height))
    put_on(axes, drawing, (inner_width, inner), chart.families)
    placed = []
    y = height - _ABOVE
    for words, size, weight, token in lines:
        placed.append((y - size * LINE / 2, words, size, weight, token))
        y -= size * LINE
    placed += [(18 + (len(foot) - 1 - row) * SMALL_SIZE * LINE, words, SMALL_SIZE, 400, "muted") for row, words in enumerate(foot)]
    for y, words, size, weight, token in placed:
        drawn = figure.text(MARGIN / width, y / height, words, fontsize=size, fontweight=weight, color=tokens[token], va="center")
        drawn.set(fontfamily=list(chart.families), parse_math=False)
    buffer = BytesIO()
    # The same chart is the same file: no date, and ids that do not depend on chance.
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "ppm_desktop"}):
        metadata = {"Title": table.title, "Date": None} if kind == "svg" else {"Title": table.title, "Software": None}
        figure.savefig(buffer, format=kind, dpi=PIXELS_PER_INCH * _PIXELS_PER_UNIT, facecolor=tokens["background"], metadata=metadata)
    return buffer.getvalue()
