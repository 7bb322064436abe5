"""The charts of a document as pictures, in the light theme and our own font."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.charts.break_even_lines import BreakEvenLines
from ppm_desktop.charts.bridge_chart import BridgeChart
from ppm_desktop.charts.cost_by_component import CostByComponent
from ppm_desktop.charts.cost_lines import CostLines
from ppm_desktop.charts.coverage_matrix import CoverageMatrix
from ppm_desktop.charts.fan import FanChart
from ppm_desktop.charts.lever_bars import LeverBarsChart
from ppm_desktop.charts.measured_bars import MeasuredBars
from ppm_desktop.charts.plate import Caption, plate
from ppm_desktop.charts.svg import svg_text
from ppm_desktop.charts.tornado import TornadoChart
from ppm_desktop.charts.usage_months import UsageMonths
from ppm_desktop.charts.wallet_chart import WalletChart
from ppm_desktop.paper.look import FAMILY, light_tokens, provide_our_font
from ppm_desktop.reports.document.case import shortened
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ppm_desktop.charts.chart import Chart
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.document.blocks import ChartFigure, ChartKind
    from ppm_desktop.reports.number_text import NumberStyle

#: So many pixels are as wide as the text of a page: letters of charts then print at 8 to 9 points.
PAGE_WIDTH: Final = 720
#: The same for a chart that has to be lower.
SMALL_WIDTH: Final = 840
# Each class draws tables of its own kind, which the block names; no common type says so.
_CHARTS: Final[Mapping[ChartKind, Callable[[Mapping[str, str], str], Chart[Any]]]] = {
    "cost_by_component": CostByComponent,
    "cost_lines": CostLines,
    "coverage": CoverageMatrix,
    "bridge": BridgeChart,
    "break_even": BreakEvenLines,
    "tornado": TornadoChart,
    "bars": MeasuredBars,
    "fan": FanChart,
    "wallet": WalletChart,
    "levers": LeverBarsChart,
    "usage_months": UsageMonths,
}


def caption_of(project: Project, scenario: str, style: NumberStyle) -> Caption:
    """Return what stands below each chart: the scenario, and the price book with its day, marked where it has examples."""
    prices = tr("Example prices: {book}, as of {day}") if project.has_examples else tr("Prices: {book}, as of {day}")
    return Caption(shortened(scenario), prices.format(book=shortened(project.price_book.name), day=style.day(project.price_book.as_of)))


def chart_svg(figure: ChartFigure, caption: Caption, width: float = PAGE_WIDTH) -> str:
    """Lay out a chart ``width`` pixels wide, for a document that has our typeface."""
    provide_our_font()
    return svg_text(plate(_CHARTS[figure.chart], figure.table, caption, (light_tokens(), FAMILY), width))
