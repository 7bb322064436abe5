"""The best mix: who is licensed above which threshold, what that costs and how sure it is, and what fewer rules would cost more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QWidget

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
    from ppm_desktop.session.studies.mix_study import MixStudy


class MixPanel(QWidget):
    """Follows the study; the last mix stays, said to be old, while the next is looked for."""

    made = Signal(int)  # an option was made of the mix, at this row

    def __init__(self, study: MixStudy, style: NumberStyle) -> None:
        """Show what ``study`` finds."""
        super().__init__()
        self._study = study
        self._style = style
        self.heading, self.subheading = tr("Best mix"), ""
        self.verdict = label("verdict", wrap=True)
        self.state = label("muted", wrap=True)
        self.stop_button = button(tr("Sto&p looking"), tr("Stop; the last mix stays"))
        self.look_button = button(tr("&Look now"), tr("Look for the best mix of the plan as it is now"))
        self.donors = QCheckBox(tr("Licences for the sake of their &pool minutes"))
        self.donors.setToolTip(
            tr("People may get a licence that their own calls do not repay, because heavier users of the tenant share its pool minutes")
        )
        self.donors.setChecked(study.donors)
        self.model = TwinModel(style)
        self.table = TwinView(self.model, tr("Who gets what"))
        self.option_button = button(tr("Make it an &option"), tr("Add an option with these shares to this scenario; undo takes it back"))
        self.copy_button = button(tr("&Copy table"), tr("Copy the table, for a worksheet"))
        self.simple_heading = label("verdict", tr("Keeping it simple"))
        self.simple = label("", wrap=True)
        self.notes = label("small", wrap=True)
        explained_by(self, "best-mix")
        self._arrange()
        self.donors.toggled.connect(study.allow_donors)
        self.stop_button.clicked.connect(study.halt)
        self.look_button.clicked.connect(study.look)
        self.option_button.clicked.connect(self._make)
        self.copy_button.clicked.connect(self._copy)

    def refresh(self) -> None:
        """Show the newest mix, or that it is being looked for."""
        study, result = self._study, self._study.result
        fresh = study.up_to_date
        self.state.setVisible(not fresh)
        self.state.setText(tr("Looking for the best mix …") if study.at_work else tr("Not looked for in the plan as it is now."))
        self.stop_button.setVisible(study.at_work)
        self.look_button.setVisible(study.halted)
        shown = result is not None and result.twin is not None
        for words in (self.verdict, self.notes):
            words.setVisible(result is not None)
        for part in (self.table, self.option_button, self.copy_button):
            part.setVisible(shown)
        self.option_button.setEnabled(fresh)
        if result is None:
            self.heading, self.subheading = tr("Best mix"), tr("Which product each organiser should have so that the total is least.")
            self.simple_heading.hide()
            self.simple.hide()
            return
        self.heading, self.subheading = result.headline, result.basis
        self.verdict.setText(unbroken("\n".join(result.sentences)))
        self.model.show(result.shown)
        self.table.setAccessibleDescription(result.summary)
        self.simple.setText("\n\n".join(result.simple))
        self.simple_heading.setVisible(bool(result.simple))
        self.simple.setVisible(bool(result.simple))
        self.notes.setText("\n\n".join(result.notes))

    def _make(self) -> None:
        place = self._study.make_option()
        if place >= 0:
            self.made.emit(place)

    def _copy(self) -> None:
        result = self._study.result
        if result is not None and result.twin is not None:
            QGuiApplication.clipboard().setText(result.twin.tab_separated(self._style))

    def _arrange(self) -> None:
        stack(
            self,
            (self.verdict, 8),
            (FlowRow(self.state, self.stop_button, self.look_button), 4),
            (self.donors, 12),
            (self.table, 8),
            (FlowRow(self.option_button, self.copy_button), 20),
            (self.simple_heading, 4),
            (self.simple, 20),
            (self.notes, 8),
        )
