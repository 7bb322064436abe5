"""The ranges of the shown scenario, and what else comes by chance; both are part of the plan, and every change can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ppm_desktop.session.tables.ranges_table import RangesTable
from ppm_desktop.views.risk.controls import SeedField
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.ranges import Risk
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

_MOST_ROWS: Final = 14


class RangesPanel(QWidget):
    """A table of inputs with both ends, and below it correlation and chance."""

    def __init__(self, document: Document, style: NumberStyle, catalogue: Catalogue) -> None:
        """Edit ``document``."""
        super().__init__()
        self._document = document
        self._style = style
        self._defaults = catalogue.risk_defaults.defaults()
        self.model = RangesTable(document, style, self._defaults)
        self.table = DataTable(self.model, tr("Ranges of inputs"), most_rows=_MOST_ROWS)
        self.reset_button = button(tr("Reset to ass&umed"), tr("Take for the selected inputs what the program assumes"))
        self.reset_all_button = button(tr("Reset all"), tr("Take for all inputs what the program assumes"))
        self.exact_button = button(tr("Ta&ke as entered"), tr("No range for the selected inputs"))
        self.correlation = SeedField()
        self.correlation.setRange(0, 100)
        self.correlation.setSuffix(" %")
        self.correlation.setKeyboardTracking(False)
        self.correlation.setMinimumWidth(90)
        self.correlation.lineEdit().setTextMargins(6, 0, 0, 0)
        self.correlation.setAccessibleName(tr("Correlation between inputs"))
        self.correlation.setToolTip(tr("0 %: each input is drawn alone. 100 %: all are low or high together."))
        self.correlation_note = label("muted")
        self.reset_correlation = button(tr("Reset"), tr("Take the correlation that the program assumes"))
        self.reset_correlation.setAccessibleName(tr("Reset the correlation"))
        self.noise = QCheckBox(tr("Calls come &by chance"))
        self.noise.setToolTip(tr("Numbers and lengths of calls, organisers and months differ by chance, beside the ranges"))
        self.basis = label("small", self._defaults.basis, wrap=True)
        explained_by(self, "range")
        self._arrange()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings of the shown scenario."""
        risk = self._document.scenario.risk
        value = self._defaults.correlation if risk.correlation is None else risk.correlation
        self.correlation.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.correlation.setValue(round(100 * value))
        self.correlation.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.correlation_note.setText(tr("assumed by default") if risk.correlation is None else tr("yours"))
        self.reset_correlation.setVisible(risk.correlation is not None)
        self.noise.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.noise.setChecked(risk.volume_noise)
        self.noise.blockSignals(False)  # noqa: FBT003 - Qt's signature
        rows = self.table.selected_rows()
        known = [self.model.rows[row] for row in rows if row < len(self.model.rows)]
        self.reset_button.setEnabled(any(not row.as_assumed for row in known))
        self.exact_button.setEnabled(any(not row.exact for row in known))
        self.reset_all_button.setEnabled(any(not row.as_assumed for row in self.model.rows))

    def _change(self, risk: Risk, text: str, key: str | None = None) -> None:
        self._document.edit_scenario(replace(self._document.scenario, risk=risk), text, key)

    def _set_correlation(self, percent: int) -> None:
        key = f"scenarios[{self._document.scenario_index}].risk.correlation"
        self._change(replace(self._document.scenario.risk, correlation=percent / 100), tr("Change the correlation"), key)

    def _set_noise(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        text = tr("Let calls come by chance") if on else tr("Leave chance out")
        self._change(replace(self._document.scenario.risk, volume_noise=on), text)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(FlowRow(self.reset_button, self.exact_button, self.reset_all_button))
        column.addWidget(self.basis)
        column.addSpacing(8)
        column.addWidget(FlowRow(labelled(tr("Corre&lation"), self.correlation), self.correlation_note, self.reset_correlation, self.noise))

    def _connect(self) -> None:
        self.model.dataChanged.connect(self.refresh)
        self.model.modelReset.connect(self.refresh)
        self.table.selectionModel().selectionChanged.connect(self.refresh)
        self._document.changed.connect(self.refresh)
        self._document.scenario_changed.connect(self.refresh)
        self.reset_button.clicked.connect(lambda: self.model.reset(self.table.selected_rows()))
        self.exact_button.clicked.connect(lambda: self.model.make_exact(self.table.selected_rows()))
        self.reset_all_button.clicked.connect(lambda: self.model.reset(range(len(self.model.rows))))
        self.correlation.valueChanged.connect(self._set_correlation)
        self.reset_correlation.clicked.connect(
            lambda: self._change(replace(self._document.scenario.risk, correlation=None), tr("Reset the correlation"))
        )
        self.noise.toggled.connect(self._set_noise)
