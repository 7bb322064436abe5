"""How calls and licences are counted in a scenario: the billing increment, and assigned or purchased licences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from ppm_desktop.session.tables.purchased_table import PurchasedTable
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.field_problem import FieldProblem
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import row
from ppm_desktop.views.widgets.segmented import Segmented
from ppm_desktop.views.widgets.setting_links import INPUT_PROPERTY, SettingLinks
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QWheelEvent

    from ppm_desktop.domain.scenario import PoolBasis
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

_BASES: Final[Mapping[PoolBasis, str]] = {"assigned": mark("Assigned"), "purchased": mark("Purchased")}
_LONGEST_INCREMENT: Final = 3600
_TABLE_WIDTH: Final = 420


class IncrementField(QSpinBox):
    """Seconds; scrolling past does not change them."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class CountingSettings(QWidget):
    """Two settings with a line each that says what they do."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Edit the shown scenario of ``document``."""
        super().__init__()
        self._document = document
        self.increment = IncrementField()
        self.increment.setRange(1, _LONGEST_INCREMENT)
        self.increment.setSuffix(" " + tr("seconds"))
        self.increment.setKeyboardTracking(False)
        self.increment.setMinimumWidth(130)
        self.increment.setAccessibleName(tr("Billing increment"))
        self.increment.lineEdit().setTextMargins(6, 0, 0, 0)
        self.basis = Segmented(tr("Licences that count"), {basis: tr(text) for basis, text in _BASES.items()})
        self.model = PurchasedTable(document, style)
        self.table = DataTable(self.model, tr("Licences purchased"))
        self.table.setMaximumWidth(_TABLE_WIDTH)
        self.increment.setProperty(INPUT_PROPERTY, "increment_seconds")
        self.basis.setProperty(INPUT_PROPERTY, "pool_basis")
        self.increment_links = SettingLinks(document, "increment_seconds")
        self.basis_links = SettingLinks(document, "pool_basis")
        self.purchased_links = SettingLinks(document, "purchased")
        self.table.setProperty(INPUT_PROPERTY, "purchased")
        self.increment_problem = FieldProblem(document, ".increment_seconds", self.increment)
        self.purchased_problem = FieldProblem(document, ".purchased", self.basis)
        self.rounding = label("small", wrap=True)
        self.counting = label("small", wrap=True)
        self._arrange()
        self.increment.valueChanged.connect(self._change_increment)
        self.basis.chosen.connect(self._change_basis)
        document.changed.connect(self.refresh)
        document.scenario_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the settings of the shown scenario."""
        scenario = self._document.scenario
        self.increment.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.increment.setValue(scenario.increment_seconds)
        self.increment.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.basis.choose(scenario.pool_basis)
        self.table.setVisible(scenario.pool_basis == "purchased")
        self.purchased_links.setVisible(scenario.pool_basis == "purchased")
        extra = scenario.increment_seconds / 2 if scenario.increment_seconds > 1 else 0
        self.rounding.setText(
            tr(
                "Each call is billed rounded up to whole increments: {seconds} seconds more a call on average. "
                "Microsoft does not publish the increment; 60 is cautious."
            ).format(seconds=f"{extra:g}")
            if extra
            else tr("Calls are billed to the second.")
        )
        self.counting.setText(
            tr("Fees and pool minutes count the licences purchased, or those assigned if they are more.")
            if scenario.pool_basis == "purchased"
            else tr(
                "Fees and pool minutes count the licences that each option assigns. Choose Purchased if more were bought than are assigned."
            )
        )

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        buddy = label("", tr("Billing &increment"))
        buddy.setBuddy(self.increment)
        column.addLayout(row(buddy, self.increment, self.increment_links))
        column.addWidget(self.increment_problem)
        column.addWidget(self.rounding)
        column.addSpacing(12)
        column.addLayout(row(label("", tr("Licences that count")), self.basis, self.basis_links))
        column.addWidget(self.purchased_problem)
        column.addWidget(self.counting)
        column.addWidget(self.table)
        column.addWidget(self.purchased_links)

    def _change_increment(self, seconds: int) -> None:
        scenario = self._document.scenario
        key = f"scenarios[{self._document.scenario_index}].increment_seconds"
        self._document.edit_scenario(replace(scenario, increment_seconds=seconds), tr("Change the billing increment"), key)

    def _change_basis(self, chosen: str) -> None:
        self.model.use_basis(next(basis for basis in _BASES if basis == chosen))
