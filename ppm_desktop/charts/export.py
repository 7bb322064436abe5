"""Charts as pictures for documents: always light, at a fixed size, with everything inside that a reader needs."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg

from ppm_desktop.charts.bar_layout import chart_height
from ppm_desktop.charts.canvas_text import BOLD, PIXELS_PER_INCH, SMALL_SIZE
from ppm_desktop.charts.cost_by_component import CostByComponent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.reports.cost_table import CostTable

PictureFormat = Literal["png", "svg"]

#: Fits a page of A4 and a slide alike.
WIDTH: Final = 1000
_MARGIN: Final = 24
_HEAD: Final = 84
_FOOT: Final = 40
_TITLE_SIZE: Final = 18
#: Printed at 10 cm a picture still has 300 dots an inch.
_PIXELS_PER_UNIT: Final = 2


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands on the picture besides the bars."""

    scenario: str
    prices: str  # price book and its date; says so when the prices are examples


def cost_picture(table: CostTable, caption: Caption, tokens: Mapping[str, str], family: str, kind: PictureFormat) -> bytes:
    """Return a picture of the chart. ``tokens`` must be those of the light theme. May run in any thread."""
    chart = CostByComponent(tokens, family)
    inner = chart_height(len(table.columns), WIDTH - 2 * _MARGIN)
    height = _HEAD + inner + _FOOT
    figure = chart.figure
    figure.set_size_inches(WIDTH / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
    FigureCanvasAgg(figure)
    figure.axes[0].set_position((_MARGIN / WIDTH, _FOOT / height, 1 - 2 * _MARGIN / WIDTH, inner / height))
    chart.show(table)
    chart.lay_out(WIDTH - 2 * _MARGIN, inner)
    source = f"Scenario: {caption.scenario} · {caption.prices}"
    lines = ((height - 34, table.title, _TITLE_SIZE, BOLD, "text"), (height - 60, table.subtitle, SMALL_SIZE, 400, "muted"))
    for y, words, size, weight, token in (*lines, (18, source, SMALL_SIZE, 400, "muted")):
        drawn = figure.text(_MARGIN / WIDTH, y / height, words, fontsize=size, fontweight=weight, color=tokens[token], va="center")
        drawn.set_fontfamily(list(chart.families))
    buffer = BytesIO()
    # The same chart is the same file: no date, and ids that do not depend on chance.
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "ppm_desktop"}):
        metadata = {"Title": table.title, "Date": None} if kind == "svg" else {"Title": table.title, "Software": None}
        figure.savefig(buffer, format=kind, dpi=PIXELS_PER_INCH * _PIXELS_PER_UNIT, facecolor=tokens["background"], metadata=metadata)
    return buffer.getvalue()
