"""The bridge: what makes the difference between two options, or between two scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ppm_desktop.session.studies.scenario_steps import ScenarioSteps
from ppm_desktop.views.compare.bridge_choice import BridgeChoice
from ppm_desktop.views.compare.painted_panel import TwinPanel
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.charts.chart import ChartTable
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.views.compare.chart_kinds import ChartKind


@dataclass(frozen=True, slots=True)
class _Titles:
    """What the page says while there is no bridge."""

    title: str
    subtitle: str = ""


class BridgePanel(TwinPanel):
    """Chosen ends above the chart."""

    changed = Signal()  # other ends were chosen, or their steps are there

    def __init__(self, document: Document, style: NumberStyle, errands: Errands, kind: ChartKind, catalogue: Catalogue) -> None:
        """Offer the ends of ``document``; steps between scenarios are costed by ``errands``."""
        self.choice = BridgeChoice(document)
        super().__init__(document, style, errands, kind, self.choice)
        self._document = document
        self.steps = ScenarioSteps(document, lambda: catalogue.availability, errands)
        self.choice.changed.connect(self.changed)
        self.steps.changed.connect(self.changed)

    def show_comparison(self, comparison: Comparison, span: Span) -> Any:  # noqa: ANN401 - what the page takes its title from
        """Show the bridge between the chosen ends, or say why there is none."""
        self.choice.refresh()
        lacking = self.choice.lacking()
        table = None if lacking else self._table(comparison, span)
        at_work = table is None and not lacking
        self.choice.say(lacking, at_work=at_work)
        for part in (self.painted, self.copy_button, self.export_button, self.table_button):
            part.setVisible(not lacking)
        rows = self.table_button.isChecked()
        self.table.setVisible(not lacking and rows)
        self.summary.setVisible(not lacking and not rows)
        if table is None:
            title = tr("What makes the difference") if lacking else tr("Working out the steps …")
            return _Titles(title)
        self.show_chart(table)
        return table

    def _table(self, comparison: Comparison, span: Span) -> ChartTable | None:
        """Return the bridge; None while its steps are being costed."""
        from ppm_desktop.reports.bridge import option_bridge, scenario_bridge  # noqa: PLC0415 - brings numpy

        first, second = self.choice.ends
        project = comparison.project
        if self.choice.mode == "options":
            results = {result.option.id: result for result in comparison.results}
            if first not in results or second not in results:
                return None  # the comparison of the edit that brought them is on its way
            return option_bridge(project, results[first], results[second], self._style, span)
        steps = self.steps.steps(int(first), int(second), self.choice.option.value)
        if not steps:
            return None
        scenarios = self._document.project.scenarios
        names = (scenarios[int(first)].name, scenarios[int(second)].name)
        return scenario_bridge(self._document.project, steps, names, self._style, span)
