"""Usage: what the imported calls say, whether the prices explain their charges, and the product proposed for each organiser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.reports.usage.words import usage_finding, usage_source_line
from ppm_desktop.session.studies.bill_study import BillStudy
from ppm_desktop.session.studies.people_mix_study import PeopleMixStudy
from ppm_desktop.views.pages.views_page import ViewsPage
from ppm_desktop.views.usage.bill_panel import BillPanel
from ppm_desktop.views.usage.calls_panel import CallsPanel
from ppm_desktop.views.usage.no_calls import NoCalls
from ppm_desktop.views.usage.people_panel import PeoplePanel
from ppm_desktop.views.usage.plan_row import PlanRow
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.kept_usage import KeptUsage
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.calls.imported_calls import CallsInMemory
    from ppm_desktop.session.document import Document

#: Name of a view, and what is written on its button.
VIEWS: Final = {"calls": mark("What the calls sa&y"), "bill": mark("&Bill explained"), "people": mark("P&roducts for people")}
_SENTENCE: Final = mark("Calls of the organisation, imported from a usage export: they replace guesses by figures.")


class UsagePage(ViewsPage):
    """Shows the sums that the plan keeps; what takes the calls themselves is there as long as they are in memory."""

    title: Final = mark("Usage")
    calls_wanted = Signal()  # somebody wants to import calls
    plan_of_calls_wanted = Signal(object)  # Grouping

    def __init__(self, document: Document, calls: CallsInMemory, style: NumberStyle, errands: Errands, catalogue: Catalogue) -> None:
        """Show the calls of ``document``; work goes to ``errands``."""
        super().__init__(tr(self.title), tr(_SENTENCE), VIEWS)
        self._document, self._calls, self._style, self._errands = document, calls, style, errands
        self._drawing = False
        self.study = PeopleMixStudy(document, calls, catalogue, style, errands)
        self.bill_study = BillStudy(document, calls, catalogue, style, errands)
        self.source = label("small", wrap=True)
        self.no_calls = NoCalls()
        self.plan_row = PlanRow()
        self._arrange()
        self.build_later(self._add_calls, self._add_bill, self._add_people, self._connect, self.refresh)

    def draw_charts(self) -> None:
        """Put the chart in place of its placeholder. What lays it out must have been imported."""
        self._drawing = True
        self.calls.chart.painted.load()

    def refresh(self) -> None:
        """Show the newest figures, if the page can be seen; otherwise when it next is."""
        if not self.isVisible():
            return
        kept, in_memory = self._document.project.usage_summary, self._calls.of(self._document.project)
        with_calls = kept is not None and self.view != "calls"
        self.switch_row.setVisible(kept is not None)
        self.source.setVisible(kept is not None)
        self.calls.setVisible(kept is not None and not with_calls)
        self.people.setVisible(self.view == "people" and in_memory is not None)
        self.bill.setVisible(self.view == "bill" and in_memory is not None)
        self.plan_row.setVisible(kept is not None)
        self.plan_row.show_state(in_memory is not None)
        self.no_calls.setVisible(kept is None or (with_calls and in_memory is None))
        self.no_calls.show_state(gone=kept is not None)
        if kept is not None:
            self.source.setText(usage_source_line(kept, self._style))
        if with_calls and in_memory is not None:
            (self.study if self.view == "people" else self.bill_study).look()
            self._show_found()
        else:
            self._show_calls(kept)

    def _show_calls(self, kept: KeptUsage | None) -> None:
        if kept is None:
            self.heading.setText(tr(self.title))
            self.subheading.setText(tr(_SENTENCE))
        else:
            self.heading.setText(unbroken(usage_finding(kept, self._style)))
            self.subheading.setText(tr(_SENTENCE))
            self.calls.show_usage(kept)
        if kept is None or self.view != "calls" or not kept.summary.months:
            QTimer.singleShot(0, self, self.view_drawn.emit)

    def _show_found(self) -> None:
        """Show what a study says of the calls themselves."""
        panels: dict[str, BillPanel | PeoplePanel] = {"people": self.people, "bill": self.bill}
        panel = panels.get(self.view)
        if panel is not None and panel.isVisibleTo(self):
            panel.refresh()
            self.heading.setText(unbroken(panel.heading))
            self.subheading.setText(panel.subheading)

    # layout

    def _arrange(self) -> None:
        self.add(self.source, 10)
        self.add(self.no_calls, 8)
        figures = QWidget()
        self._figures = QVBoxLayout(figures)
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._figures.setSpacing(0)
        self.add(figures, 8)
        self.add(self.plan_row, 8)
        self.close_column()
        for part in (self.switch_row, self.source, self.no_calls, self.plan_row):
            part.hide()

    def _add_calls(self) -> None:
        self.calls = CallsPanel(self._document, self._style, self._errands)
        self._figures.addWidget(self.calls)
        self.calls.hide()

    def _add_people(self) -> None:
        self.people = PeoplePanel(self.study, self._style)
        self._figures.addWidget(self.people)
        self.people.hide()

    def _add_bill(self) -> None:
        self.bill = BillPanel(self.bill_study, self._style)
        self._figures.addWidget(self.bill)
        self.bill.hide()

    def _connect(self) -> None:
        self._document.changed.connect(self.refresh)
        self._document.scenario_changed.connect(self.refresh)
        self._calls.changed.connect(self.refresh)
        for study in (self.study, self.bill_study):
            study.started.connect(self._show_found)
            study.changed.connect(self._show_found)
        for panel in (self.people, self.bill):
            panel.told.connect(self.view_drawn)
        self.calls.chart.painted.drawn.connect(self.view_drawn)
        self.calls.chart.painted.point_shown.connect(self.reveal)
        self.no_calls.import_button.clicked.connect(self.calls_wanted)
        self.plan_row.import_button.clicked.connect(self.calls_wanted)
        self.plan_row.plan_wanted.connect(self.plan_of_calls_wanted)
