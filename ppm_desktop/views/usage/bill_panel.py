"""The bill explained: the way from the plan's prices to what was charged, what differs where, and the rates that the bill shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ppm_desktop.session.tables.twin_model import TwinModel
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label, unbroken
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.views.widgets.stacked import stack
from ppm_desktop.views.widgets.twin_view import TwinView
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.studies.bill_study import BillStudy


class BillPanel(QWidget):
    """Follows the study; the last figures stay while prices change."""

    told = Signal()  # the newest figures are shown

    def __init__(self, study: BillStudy, style: NumberStyle) -> None:
        """Show what ``study`` finds."""
        super().__init__()
        self._study = study
        self._style = style
        self.heading, self.subheading = tr("Bill explained"), ""
        self.state = label("muted", tr("Holding the bill against the prices …"))
        self.sentences = label("", wrap=True)
        self.steps_heading = label("verdict", tr("From prices to bill"))
        self.steps = TwinModel(style)
        self.steps_view = TwinView(self.steps, tr("From prices to bill"))
        self.places_heading = label("verdict", tr("What differs where"))
        self.places = TwinModel(style)
        self.places_view = TwinView(self.places, tr("The bill by destination"))
        self.copy_button = button(tr("C&opy table"), tr("Copy all columns, for a worksheet"))
        self.learned_heading = label("verdict", tr("Rates that the bill shows"))
        self.learned_text = label("muted", wrap=True)
        self.learned = TwinModel(style)
        self.learned_view = TwinView(self.learned, tr("Rates that the bill shows"))
        self.use_button = button(
            tr("&Use these rates in the plan"), tr("They take the place of the plan's rates for the same calls; undo takes them back")
        )
        self.method = label("small", wrap=True)
        explained_by(self, "bill-explained")
        self._arrange()
        for told in (study.started, study.changed):
            told.connect(self.refresh)
        self.copy_button.clicked.connect(self._copy)
        self.use_button.clicked.connect(study.use_learned_rates)

    def refresh(self) -> None:
        """Show the newest figures, or that they are being worked out."""
        study, result = self._study, self._study.result
        self.state.setVisible(study.at_work)
        shown = result is not None and result.steps is not None
        learned = result is not None and result.learned is not None
        with_figures: tuple[QWidget, ...] = (self.steps_heading, self.places_heading, self.learned_heading, self.learned_text)
        for part in (*with_figures, self.steps_view, self.places_view, self.copy_button):
            part.setVisible(shown)
        with_rates: tuple[QWidget, ...] = (self.learned_view, self.use_button, self.method)
        for part in with_rates:
            part.setVisible(learned)
        self.sentences.setVisible(result is not None and bool(result.sentences))
        if result is None:
            return
        self.heading, self.subheading = result.headline, result.basis
        self.sentences.setText(unbroken("\n".join(result.sentences)))
        self.steps.show(result.steps)
        from ppm_desktop.reports.bill.panel import fitted  # noqa: PLC0415 - the result has brought it

        self.places.show(None if result.places is None else fitted(result.places))
        self.learned_text.setText(result.learned_headline)
        self.learned.show(result.learned)
        self.method.setText(result.method)
        self.use_button.setEnabled(result.book is not None and study.up_to_date)
        if study.up_to_date:
            self.told.emit()

    def _copy(self) -> None:
        result = self._study.result
        if result is not None and result.places is not None:
            QGuiApplication.clipboard().setText(result.places.tab_separated(self._style))

    def _arrange(self) -> None:
        stack(
            self,
            (self.state, 4),
            (self.sentences, 16),
            (self.steps_heading, 4),
            (self.steps_view, 20),
            (self.places_heading, 4),
            (self.places_view, 8),
            (FlowRow(self.copy_button), 20),
            (self.learned_heading, 2),
            (self.learned_text, 4),
            (self.learned_view, 8),
            (FlowRow(self.use_button), 8),
            (self.method, 16),
        )
