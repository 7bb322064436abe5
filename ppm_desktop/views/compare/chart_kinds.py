"""The painted charts of Compare as data: what they are called, the table that they show, and the class that lays them out.

Everything is imported where it is used: tables bring numpy, charts bring matplotlib, and neither must keep the window waiting.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.wording import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.charts.chart import Chart, ChartTable
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One chart."""

    name: str  # marked text: what assistive technology calls the chart
    table_name: str  # marked text: the same of the table behind it
    table: Callable[[Comparison, NumberStyle, Span], ChartTable] | None  # None: it takes more to know than a comparison and a span
    chart: Callable[[], type[Chart[Any]]]  # imports the chart's class
    table_shown: bool = False


def import_charts() -> None:
    """Import what the charts need; in a thread, before anybody asks for them."""
    for name in ("cost_table", "cost_lines", "coverage_table", "bridge"):
        importlib.import_module(f"ppm_desktop.reports.{name}")
    importlib.import_module("ppm_desktop.charts.export")
    for kind in CHARTS.values():
        kind.chart()


def _cost_by_component() -> type[Chart[Any]]:
    from ppm_desktop.charts.cost_by_component import CostByComponent  # noqa: PLC0415 - see the module's docstring

    return CostByComponent


def _cost_lines() -> type[Chart[Any]]:
    from ppm_desktop.charts.cost_lines import CostLines  # noqa: PLC0415 - as above

    return CostLines


def _coverage_matrix() -> type[Chart[Any]]:
    from ppm_desktop.charts.coverage_matrix import CoverageMatrix  # noqa: PLC0415 - as above

    return CoverageMatrix


def _bridge_chart() -> type[Chart[Any]]:
    from ppm_desktop.charts.bridge_chart import BridgeChart  # noqa: PLC0415 - as above

    return BridgeChart


def _components(comparison: Comparison, style: NumberStyle, span: Span) -> ChartTable:
    from ppm_desktop.reports.cost_table import cost_table  # noqa: PLC0415 - as above

    return cost_table(comparison, style, span)


def _monthly(comparison: Comparison, style: NumberStyle, _span: Span) -> ChartTable:
    from ppm_desktop.reports.cost_lines import monthly_cost  # noqa: PLC0415 - as above

    return monthly_cost(comparison, style)


def _cumulative(comparison: Comparison, style: NumberStyle, _span: Span) -> ChartTable:
    from ppm_desktop.reports.cost_lines import cumulative_cost  # noqa: PLC0415 - as above

    return cumulative_cost(comparison, style)


def _coverage(comparison: Comparison, style: NumberStyle, span: Span) -> ChartTable:
    from ppm_desktop.reports.coverage_table import coverage_table  # noqa: PLC0415 - as above

    return coverage_table(comparison, style, span)


CHARTS: Final = {
    "components": ChartKind(
        mark("Chart of cost by component"), mark("Cost by component and option"), _components, _cost_by_component, table_shown=True
    ),
    "months": ChartKind(mark("Chart of cost by month"), mark("Cost by month and option"), _monthly, _cost_lines),
    "cumulative": ChartKind(mark("Chart of cost added up"), mark("Cost added up by month and option"), _cumulative, _cost_lines),
    "coverage": ChartKind(mark("What is included and what is metered"), mark("Minutes by who pays for them"), _coverage, _coverage_matrix),
    "bridge": ChartKind(mark("Bridge between two costs"), mark("Parts of the difference"), None, _bridge_chart, table_shown=True),
}
