"""The purchases of credits by hand: a small table with what adds to it and takes from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.session.tables.top_ups_table import TopUpsTable
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

#: Two short columns look lost in the whole width.
_WIDTH: Final = 360


class TopUps(QWidget):
    """Edits the purchases by hand of the shown scenario."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Edit ``document``."""
        super().__init__()
        self.model = TopUpsTable(document, style)
        self.table = DataTable(self.model, tr("Purchases of credits by hand"))
        self.table.setMaximumWidth(_WIDTH)
        self.none = label("small", tr("Nothing is bought by hand but the opening amount."), wrap=True)
        self.add_button = button(tr("&Add a purchase"), tr("Add a purchase of credits by hand; change its day and amount in the table"))
        self.remove_button = button(tr("Remove p&urchase"), tr("Remove the selected purchase; Undo brings it back"))
        explained_by(self, "credits")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().metrics.inside)
        for part in (self.none, self.table, FlowRow(self.add_button, self.remove_button)):
            column.addWidget(part)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(lambda: self.model.remove(self.table.current_row))
        document.changed.connect(self._show_rows)
        document.scenario_changed.connect(self._show_rows)
        self._show_rows()

    def _show_rows(self) -> None:
        some = bool(self.model.read_rows())
        self.none.setVisible(not some)
        self.table.setVisible(some)
        self.remove_button.setEnabled(some)

    def _add(self) -> None:
        at = self.model.add()
        self.table.go_to(at, 0)
        self.table.setFocus()
