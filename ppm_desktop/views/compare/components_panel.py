"""Cost by component: bars, and below them a table whose every figure can be asked why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.charts.bar_measures import chart_height
from ppm_desktop.session.tables.cost_table_model import CostTableModel
from ppm_desktop.views.compare.painted_panel import PaintedPanel
from ppm_desktop.views.widgets.cost_table_view import CostTableView

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.views.compare.chart_kinds import ChartKind


class ComponentsPanel(PaintedPanel):
    """What people see first in Compare."""

    def __init__(self, document: Document, style: NumberStyle, errands: Errands, kind: ChartKind) -> None:
        """Make the chart, its table and its exports."""
        self.model = CostTableModel()
        self.rows = CostTableView(self.model)
        super().__init__(document, style, errands, kind, self.rows)

    def show_rows(self, table: Any) -> None:  # noqa: ANN401 - each chart has a table of its own
        """Show a ``CostTable``; None shows nothing."""
        self.model.show(table)

    def expect(self, width: int) -> None:
        """Reserve the height that the bars want in a width, so that nothing below them moves when they are there."""
        if self.model.table is not None:
            self.painted.expect(chart_height(len(self.model.table.columns), width))
