"""The wallet as a chart, and behind it the money in rows: by month, by day, by purchase, by invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppm_desktop.session.tables.twin_model import TwinModel
from ppm_desktop.views.compare.chart_kinds import ChartKind
from ppm_desktop.views.compare.painted_panel import PaintedPanel
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.segmented import Segmented
from ppm_desktop.views.widgets.twin_view import TwinView
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.charts.chart import Chart
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.studies.wallet_result import Rows, WalletResult

_ROWS: Final = {
    "months": mark("By month"),
    "days": mark("By day"),
    "purchases": mark("Purchases"),
    "invoices": mark("Invoices"),
}


def _wallet_chart() -> type[Chart[Any]]:
    from ppm_desktop.charts.wallet_chart import WalletChart  # noqa: PLC0415 - brings matplotlib, in a thread

    return WalletChart


WALLET: Final = ChartKind(mark("Chart of the balance by day"), mark("Credits in rows"), None, _wallet_chart)


class WalletRows(QWidget):
    """One of the tables, chosen by a row of buttons; none is made before it is chosen."""

    def __init__(self, style: NumberStyle) -> None:
        """Start empty, by month."""
        super().__init__()
        self._result: WalletResult | None = None
        self.kind: Rows = "months"
        self.kinds = Segmented(tr("Rows"), {kind: tr(text) for kind, text in _ROWS.items()})
        self.kinds.choose(self.kind)
        self.model = TwinModel(style)
        self.view = TwinView(self.model, tr(WALLET.table_name))
        self.note = label("small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.kinds, self.note, self.view):
            column.addWidget(part)

    def show_result(self, result: WalletResult) -> None:
        """Show other figures."""
        self._result = result
        twin = result.rows(self.kind)
        self.note.setText(twin.subtitle)
        self.model.show(twin)

    def choose(self, kind: str) -> None:
        """Show another table."""
        self.kind = cast("Rows", kind)  # the buttons are made from these
        if self._result is not None:
            self.show_result(self._result)


class WalletPanel(PaintedPanel):
    """The chart; what is exported as CSV is the table that is chosen, by day while none is shown."""

    def __init__(self, document: Document, style: NumberStyle, errands: Errands) -> None:
        """Make the chart and the tables."""
        self.rows = WalletRows(style)
        self._result: WalletResult | None = None
        super().__init__(document, style, errands, WALLET, self.rows)
        self.rows.kinds.chosen.connect(self._choose)
        self.table_button.toggled.connect(self._show_rows_of)

    def show_wallet(self, result: WalletResult) -> None:
        """Show another wallet. There must be one."""
        self._result = result
        self.show_chart(result.chart)  # type: ignore[arg-type]  # the caller has looked

    def show_rows(self, table: Any) -> None:  # noqa: ANN401 - as the base has it
        """Show the chosen table, if it can be seen; otherwise the days are what is exported."""
        del table
        if self._result is not None and self.table_button.isChecked():
            self.rows.show_result(self._result)
            self.exports.twin = self.rows.model.twin

    def _choose(self, kind: str) -> None:
        self.rows.choose(kind)
        self.show_rows(None)

    def _show_rows_of(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        if shown:
            self.show_rows(None)
        elif self._result is not None and self._result.chart is not None:
            self.exports.twin = self._result.chart.twin
