"""Scenarios: what each of them costs, side by side, and only what differs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.session.background import engine
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.differences_table import DifferencesTable
from ppm_desktop.session.tables.scenario_totals import ScenarioTotals
from ppm_desktop.session.tables.scenarios_list import ScenariosList
from ppm_desktop.session.tables.scenarios_table import ScenariosTable
from ppm_desktop.views.pages.compare import SPAN_LABELS
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.field_problem import FieldProblem
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import PageFrame
from ppm_desktop.views.widgets.segmented import Segmented
from ppm_desktop.views.widgets.setting_links import INPUT_PROPERTY
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent, QWheelEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.shown_span import ShownSpan


_SENTENCES: Final = {
    "month": mark("What each option costs in each scenario, in {currency}, an average month."),
    "year": mark("What each option costs in each scenario, in {currency}, an average year."),
    "whole": mark("What each option costs in each scenario, in {currency}, the whole period."),
}


class BaselineChoice(QComboBox):
    """The scenarios; scrolling past does not change the baseline."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class ScenariosPage(PageFrame):
    """Totals of all scenarios and, below them, the inputs that differ from the baseline."""

    title: Final = mark("Scenarios")
    explanation_wanted = Signal(object)  # the ``Figure`` of a number

    def __init__(self, document: Document, catalogue: Catalogue, style: NumberStyle, span: ShownSpan, errands: Errands) -> None:
        """Show the scenarios of the document; totals are worked out only while the page can be seen."""
        super().__init__(tr(self.title), "")
        self._document = document
        self._span = span
        self._style = style
        self._list = ScenariosList(document)
        self.totals = ScenarioTotals(document, lambda: catalogue.availability, errands, engine.compare)
        self.model = ScenariosTable(document, self.totals, span, style)
        self.differences = DifferencesTable(document, CountryFinder(catalogue), style)
        self.table = DataTable(self.model, tr("Scenarios side by side"), most_rows=16)
        self.differences_table = DataTable(self.differences, tr("Only what differs"))
        self.baseline = BaselineChoice()
        self.baseline.setAccessibleName(tr("Baseline"))
        self.baseline.setMinimumWidth(100)  # with the figures beside it in a narrow window
        self.spans = Segmented(tr("Figures for"), {span: tr(text) for span, text in SPAN_LABELS.items()})
        self.spans.choose(span.span)
        self.baseline.setProperty(INPUT_PROPERTY, "baseline")
        self.baseline_problem = FieldProblem(document, "baseline", self.baseline)
        self.note = label("muted", wrap=True)
        self._arrange()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the baseline, and ask for totals if the page can be seen."""
        project = self._document.project
        names = [scenario.name for scenario in project.scenarios]
        self.baseline.blockSignals(True)  # noqa: FBT003 - Qt's signature
        if names != [self.baseline.itemText(item) for item in range(self.baseline.count())]:
            self.baseline.clear()
            self.baseline.addItems(names)
        unknown = bool(project.baseline) and project.baseline not in names  # choosing any of them mends it
        self.baseline.setCurrentIndex(-1 if unknown else project.baseline_index)
        self.baseline.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.baseline.setEnabled(len(names) > 1 or unknown)
        view = PeriodView(self._span.span, project.months)
        self.subheading.setText(tr(_SENTENCES[view.span]).format(currency=project.currency))
        self.note.setText(self._said(len(names)))
        self.differences_table.setVisible(bool(self.differences.rows))
        if self.isVisible():
            self.totals.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self.differences.paused = False
        self.differences.refresh()
        self.model.refresh()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Compare no more while nobody looks."""
        super().hideEvent(event)
        self.differences.paused = True

    def _said(self, scenarios: int) -> str:
        if scenarios == 1:
            return tr("There is one scenario. Press + beside its tab for a second one, and change there what you want to compare.")
        if not self.differences.rows:
            return tr("All scenarios have the same inputs.")
        inputs = len(self.differences.rows)
        if self.differences.cut_short:
            said = tr("More than {count} inputs are not as in the baseline; the first of them are listed.")
            return said.format(count=self._style.count(inputs))
        return trn(
            "{count} input is not as in the baseline; all others are the same.",
            "{count} inputs are not as in the baseline; all others are the same.",
            inputs,
        ).format(count=inputs)

    def _arrange(self) -> None:
        buddy = label("muted", tr("&Baseline"))
        buddy.setBuddy(self.baseline)
        between = QWidget()
        self.add(FlowRow(buddy, self.baseline, between, self.spans, grows=between), 4)
        self.add(self.baseline_problem)
        self.add(self.table, 22)
        self.add(label("verdict", tr("Only what differs")), 2)
        self.add(self.note)
        self.add(self.differences_table, 0)
        self.close_column()

    def _connect(self) -> None:
        self._document.changed.connect(self.refresh)
        self._document.scenario_changed.connect(self.refresh)
        self._span.changed.connect(self.refresh)
        self._span.changed.connect(lambda: self.spans.choose(self._span.span))
        self.spans.chosen.connect(self._span.show)
        self.table.explanation_wanted.connect(self.explanation_wanted)
        self.baseline.currentIndexChanged.connect(self._list.use_as_baseline)
