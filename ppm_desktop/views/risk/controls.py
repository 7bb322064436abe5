"""How it is drawn: number of draws, seed, when to stop; and while it is drawn, how far it is and a way to stop."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QProgressBar, QSpinBox, QVBoxLayout, QWidget

from ppm_desktop.session.studies.risk_study import DRAWS, LARGEST_SEED
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.studies.risk_study import RiskStudy

#: A new seed is short enough to be read out.
_NEW_SEEDS = 1_000_000
_BAR_WIDTH = 140
#: From so many seconds on, minutes are said.
_MINUTES_FROM = 120


class SeedField(QSpinBox):
    """A whole number; scrolling past does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class RiskControls(QWidget):
    """Changes how ``study`` draws; nothing of it is part of the plan."""

    def __init__(self, study: RiskStudy, style: NumberStyle) -> None:
        """Show what ``study`` does."""
        super().__init__()
        self._study = study
        self.draws = Choice(tr("Number of draws"), [(str(count), style.fixed(count, 0)) for count in DRAWS])
        self.draws.setToolTip(tr("More draws take longer and leave less to chance"))
        self.seed = SeedField()
        self.seed.setRange(0, LARGEST_SEED)
        self.seed.setKeyboardTracking(False)
        self.seed.setMinimumWidth(110)
        self.seed.setAccessibleName(tr("Seed"))
        self.seed.setToolTip(tr("The same seed gives the same draws, here and on the command line"))
        self.seed.lineEdit().setTextMargins(6, 0, 0, 0)
        line = self.draws.sizeHint().height()
        self.seed.setMaximumHeight(line)
        self.new_seed = button(tr("Ne&w seed"), tr("Draw again with other random numbers: what changes then is chance"))
        self.until_known = QCheckBox(tr("Stop at ±&1 point"))
        self.until_known.setToolTip(tr("Stop as soon as every chance is known to one point up or down, in 95 of 100 cases"))
        self.until_known.setMinimumHeight(line)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR_WIDTH, 6)
        self.bar.setAccessibleName(tr("Progress of the draws"))
        self.state = label("muted")
        self.state.setMinimumHeight(line)
        self.stop_button = button(tr("Sto&p drawing"), tr("Stop; the last figures stay"))
        self.run_button = button(tr("Draw now"), tr("Draw for the plan as it is now"))
        explained_by(self, "simulation")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(FlowRow(labelled(tr("Dr&aws"), self.draws), labelled(tr("See&d"), self.seed), self.new_seed, self.until_known))
        holder = QWidget()
        holder.setFixedHeight(line)
        middle = QVBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._holder = holder
        self.under_way = FlowRow(holder, self.state, self.stop_button, self.run_button)
        column.addWidget(self.under_way)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings, and whether it is drawn."""
        study = self._study
        self.draws.choose(str(study.draws))
        self.seed.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.seed.setValue(study.seed)
        self.seed.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.until_known.setChecked(study.until_known)
        self._show_progress(study.progress if study.at_work else 0)
        halted = study.possible and not study.at_work and study.current is None
        self.under_way.setVisible(study.at_work or halted)
        self._holder.setVisible(study.at_work)
        self.stop_button.setVisible(study.at_work)
        self.run_button.setVisible(halted)
        if study.too_large:
            self.state.setText(tr("So many draws of this plan do not fit into memory. Choose fewer."))
        elif halted:
            self.state.setText(tr("Not drawn for the plan as it is now."))

    def _show_progress(self, percent: int) -> None:
        self.bar.setValue(percent)
        if not self._study.at_work:
            return
        left = self._study.seconds_left
        if left is None:
            self.state.setText(tr("Drawing … {percent} %").format(percent=percent))
        elif left < _MINUTES_FROM:
            self.state.setText(tr("Drawing … {percent} %, about {seconds} seconds left").format(percent=percent, seconds=round(left)))
        else:
            self.state.setText(tr("Drawing … {percent} %, about {minutes} minutes left").format(percent=percent, minutes=round(left / 60)))

    def _connect(self) -> None:
        study = self._study
        self.draws.activated.connect(lambda: study.choose(draws=int(self.draws.value)))
        self.seed.valueChanged.connect(lambda value: study.choose(seed=value))
        self.new_seed.clicked.connect(lambda: study.choose(seed=secrets.randbelow(_NEW_SEEDS)))
        self.until_known.toggled.connect(lambda on: study.choose(until_known=on))
        self.stop_button.clicked.connect(study.halt)
        self.run_button.clicked.connect(study.run)
        study.changed.connect(self.refresh)
        study.progressed.connect(self._show_progress)
