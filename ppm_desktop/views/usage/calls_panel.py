"""What the calls say: headline figures, the months as a chart, where the minutes go, and what does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtWidgets import QWidget

from ppm_desktop.reports.usage.words import left_out_twin, places_twin, usage_figures, usage_notes
from ppm_desktop.session.tables.twin_model import TwinModel
from ppm_desktop.views.compare.chart_kinds import ChartKind
from ppm_desktop.views.compare.painted_panel import TwinPanel
from ppm_desktop.views.widgets.figure_cards import Figures
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.segmented import Segmented
from ppm_desktop.views.widgets.stacked import stack
from ppm_desktop.views.widgets.twin_view import TwinView
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.charts.chart import Chart
    from ppm_desktop.domain.kept_usage import KeptUsage
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.usage.months_table import UsageMeasure
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document

_MEASURES: Final[dict[UsageMeasure, str]] = {"minutes": mark("M&inutes"), "money": mark("Charges"), "calls": mark("Calls")}


def _usage_months() -> type[Chart[Any]]:
    from ppm_desktop.charts.usage_months import UsageMonths  # noqa: PLC0415 - brings matplotlib, in a thread

    return UsageMonths


MONTHS: Final = ChartKind(mark("Chart of imported calls by month"), mark("Imported calls by month"), None, _usage_months)


class CallsPanel(QWidget):
    """Shows what a project keeps of its calls."""

    def __init__(self, document: Document, style: NumberStyle, errands: Errands) -> None:
        """Start empty; ``errands`` lay the chart out."""
        super().__init__()
        self._style = style
        self._kept: KeptUsage | None = None
        self.measure: UsageMeasure = "minutes"
        self.figures = Figures()
        self.measures = Segmented(tr("Measure"), {measure: tr(text) for measure, text in _MEASURES.items()})
        self.measures.choose(self.measure)
        self.finding = label("verdict", wrap=True)
        self.basis = label("muted", wrap=True)
        self.chart = TwinPanel(document, style, errands, MONTHS)
        self.places = TwinModel(style)
        self.places_view = TwinView(self.places, tr("Where the minutes go"))
        self.left_out = TwinModel(style)
        self.left_out_heading = label("verdict", tr("What does not count"))
        self.left_out_view = TwinView(self.left_out, tr("What does not count"))
        self.notes_heading = label("verdict", tr("What to know about the import"))
        self.notes = label("note", wrap=True)
        self._arrange()
        self.measures.chosen.connect(self._choose)

    def show_usage(self, kept: KeptUsage) -> None:
        """Show other calls."""
        if kept is not self._kept:
            self._kept = kept
            self.figures.show_figures(usage_figures(kept, self._style))
            self.places.show(places_twin(kept, self._style))
            left_out = left_out_twin(kept.summary)
            self.left_out.show(left_out)
            for part in (self.left_out_heading, self.left_out_view):
                part.setVisible(left_out is not None)
            notes = usage_notes(kept.summary, self._style)
            self.notes.setText("\n".join(notes))
            for part in (self.notes_heading, self.notes):
                part.setVisible(bool(notes))
            self._show_months()

    def _choose(self, measure: str) -> None:
        self.measure = cast("UsageMeasure", measure)  # the buttons are made from these
        self._show_months()

    def _show_months(self) -> None:
        from ppm_desktop.reports.usage.months_table import usage_months_table  # noqa: PLC0415 - not before there are calls

        if self._kept is not None and self._kept.summary.months:
            table = usage_months_table(self._kept, self.measure, self._style)
            self.finding.setText(table.title)
            self.basis.setText(table.subtitle)
            self.chart.show_chart(table)

    def _arrange(self) -> None:
        stack(
            self,
            (self.figures, 20),
            (self.finding, 1),
            (self.basis, 8),
            (self.measures, 10),
            (self.chart, 20),
            (label("verdict", tr("Where the minutes go")), 4),
            (self.places_view, 20),
            (self.left_out_heading, 4),
            (self.left_out_view, 20),
            (self.notes_heading, 4),
            (self.notes, 16),
        )
