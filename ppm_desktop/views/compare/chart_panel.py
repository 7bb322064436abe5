"""A chart with its summary, what can be done with it, and the table behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.views.compare.chart_exports import KINDS, ChartExports
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.menu_text import with_key
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from ppm_desktop.reports.table_twin import TableTwin
    from ppm_desktop.reports.why.figures import Figure
    from ppm_desktop.views.widgets.chart_frame import ChartFrame

_EXPORTS = {"png": mark("&PNG picture…"), "svg": mark("&SVG drawing…"), "csv": mark("&CSV table…")}


class ChartPanel(QWidget):
    """One view of Compare. ``above`` stands over the chart, the table below its buttons, where it can be hidden."""

    explanation_wanted = Signal(object)  # the ``Figure`` of a number of the chart

    def __init__(
        self, chart: ChartFrame, table: QWidget, exports: ChartExports, *, above: QWidget | None = None, table_shown: bool = False
    ) -> None:
        """Put the parts together."""
        super().__init__()
        self.chart = chart
        self.table = table
        self.exports = exports
        self.summary = label("small", wrap=True)
        self.copy_button = button(tr("&Copy chart"), tr("Copy the picture and its table; paste either"))
        self.export_button = QPushButton(tr("E&xport…"))
        self.export_button.setAutoDefault(False)
        self.export_button.setToolTip(tr("Save the picture or its table to a file"))
        self.menu = QMenu(self)
        for kind in KINDS:
            self.menu.addAction(tr(_EXPORTS[kind]), partial(exports.ask, kind))
        self.export_button.setMenu(self.menu)
        self.table_button = button("", tr("The figures of the chart in rows"))
        self.table_button.setCheckable(True)
        self._arrange(above)
        self.table_button.toggled.connect(self._show_table)
        self.table_button.setChecked(table_shown)
        self._show_table(table_shown)
        self.copy_button.clicked.connect(exports.copy)
        chart.copy_wanted.connect(exports.copy)
        chart.menu_wanted.connect(self._offer)
        chart.explanation_wanted.connect(self.explanation_wanted)

    def show_figures(self, table: Any, twin: TableTwin | None, summary: str) -> None:  # noqa: ANN401 - each chart has a table of its own
        """Take what is shown, for the exports, and say it in a sentence; the chart gets it from the subclass or the page."""
        self.exports.table, self.exports.twin = table, twin
        self.summary.setText(summary)
        self.chart.describe(summary)

    def _show_table(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show the rows, or the sentence in their place."""
        self.table.setVisible(shown)
        self.summary.setVisible(not shown)
        self.table_button.setText(tr("Hide &table") if shown else tr("Show &table"))

    def _offer(self, at: QPoint, figure: Figure | None) -> None:
        """Offer the same by mouse; first to explain the number that is meant."""
        menu = self.chart_menu(figure)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def chart_menu(self, figure: Figure | None) -> QMenu:
        """Return what can be done with the chart, and with one of its numbers."""
        menu = QMenu(self)
        if figure is not None:
            menu.addAction(with_key(tr("&Why?"), "Return"), partial(self.explanation_wanted.emit, figure))
            menu.addSeparator()
        menu.addAction(with_key(tr("&Copy chart"), "Ctrl+C"), self.exports.copy)
        menu.addSeparator()
        menu.addActions(self.menu.actions())
        return menu

    def _arrange(self, above: QWidget | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if above is not None:
            column.addWidget(above)
            column.addSpacing(12)
        column.addWidget(self.chart)
        column.addSpacing(8)
        column.addWidget(self.summary)
        column.addSpacing(10)
        column.addWidget(FlowRow(self.copy_button, self.export_button, self.table_button))
        column.addSpacing(10)
        column.addWidget(self.table)
        self.setMinimumWidth(current_theme().metrics.page)
