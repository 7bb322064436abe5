"""The table of rates, sorted by its headers: a click ascending, a second one descending, a third one no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from ppm_desktop.session.tables.rates_table import RatesTable

#: So many rates are seen at once; the others are scrolled to or filtered for.
_RATES_SHOWN: Final = 10
_SORT_KEY: Final = "Ctrl+L"


class RatesView(DataTable):
    """Shows a ``RatesTable``; Ctrl+L sorts by the column of the cursor."""

    def __init__(self, rates: RatesTable) -> None:
        """Show ``rates``."""
        super().__init__(rates, tr("Rates per minute"), most_rows=_RATES_SHOWN, wraps=False)
        self._rates = rates
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        self.setSortingEnabled(True)  # headers take clicks and no longer select columns; the arrow is part of the title
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(rates.turn)

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        if QKeySequence(event.keyCombination()) == QKeySequence(_SORT_KEY) and self.state() != self.State.EditingState:
            return self._sort_by_current
        return super()._command(event)

    def _sort_by_current(self) -> None:
        if self.currentIndex().isValid():
            self._rates.turn(self.currentIndex().column())
