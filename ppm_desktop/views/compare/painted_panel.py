"""A view of Compare whose chart is painted by Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.session.twin_model import TwinModel
from ppm_desktop.views.compare.chart_exports import ChartExports
from ppm_desktop.views.compare.chart_panel import ChartPanel
from ppm_desktop.views.widgets.painted_chart import PaintedChart
from ppm_desktop.views.widgets.twin_view import TwinView
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.charts.figure import ChartTable
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.errands import Errands
    from ppm_desktop.views.compare.chart_kinds import ChartKind


class PaintedPanel(ChartPanel):
    """Shows one kind of chart."""

    def __init__(self, document: Document, style: NumberStyle, errands: Errands, kind: ChartKind, above: QWidget | None = None) -> None:
        """Make the chart, its table and its exports."""
        self.painted = PaintedChart(tr(kind.name), errands, kind.figure)
        self.twin_model = TwinModel(style)
        view = TwinView(self.twin_model, tr(kind.table_name))
        exports = ChartExports(document, style, errands, kind.figure, view)
        super().__init__(self.painted, view, exports, above=above, table_shown=kind.table_shown)
        self._style = style
        self._kind = kind

    def show_comparison(self, comparison: Comparison, span: Span) -> ChartTable:
        """Show the newest figures; return their table, which has the page's title."""
        assert self._kind.table is not None  # noqa: S101 - a panel that has to know more brings its own
        table = self._kind.table(comparison, self._style, span)
        self.show_chart(table)
        return table

    def show_chart(self, table: ChartTable) -> None:
        """Show a table in the chart, in a sentence and in rows."""
        self.show_figures(table, table.twin, table.summary)
        self.twin_model.show(table.twin)
        self.painted.show_table(table)
