"""A view of Compare that is a chart: laid out in a thread, painted by Qt, and beside it its figures in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.session.tables.twin_model import TwinModel
from ppm_desktop.views.compare.chart_exports import ChartExports
from ppm_desktop.views.compare.chart_panel import ChartPanel
from ppm_desktop.views.widgets.painted_chart import PaintedChart
from ppm_desktop.views.widgets.twin_view import TwinView
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.charts.chart import ChartTable
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.views.compare.chart_kinds import ChartKind


class PaintedPanel(ChartPanel):
    """Shows one kind of chart; how its rows are shown is said by subclasses."""

    chart_widget: type[PaintedChart] = PaintedChart

    def __init__(
        self, document: Document, style: NumberStyle, errands: Errands, kind: ChartKind, rows: QWidget, above: QWidget | None = None
    ) -> None:
        """Make the chart and its exports; ``rows`` is the table."""
        self.painted = self.chart_widget(tr(kind.name), errands, kind.chart)
        exports = ChartExports(document, style, errands, kind.chart, rows)
        super().__init__(self.painted, rows, exports, above=above, table_shown=kind.table_shown)
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
        self.show_rows(table)
        self.painted.show_table(table)

    def show_rows(self, table: Any) -> None:  # noqa: ANN401 - each chart has a table of its own
        """Show a table in rows."""
        raise NotImplementedError


class TwinPanel(PaintedPanel):
    """Its rows are to be read and copied."""

    def __init__(self, document: Document, style: NumberStyle, errands: Errands, kind: ChartKind, above: QWidget | None = None) -> None:
        """Make the chart, its table and its exports."""
        self.twin_model = TwinModel(style)
        super().__init__(document, style, errands, kind, TwinView(self.twin_model, tr(kind.table_name)), above)

    def show_rows(self, table: Any) -> None:  # noqa: ANN401 - as above
        """Show the table behind the chart."""
        self.twin_model.show(table.twin)
