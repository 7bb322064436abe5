"""Compare: what each option costs and what that is made of, as a chart and as the table behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ppm_desktop.session.cost_table_model import CostTableModel, tab_separated
from ppm_desktop.views.dialogs.messages import tell
from ppm_desktop.views.theme import current_theme, load_theme
from ppm_desktop.views.typeface import interface_family
from ppm_desktop.views.widgets.chart_view import ChartView
from ppm_desktop.views.widgets.cost_table_view import CostTableView
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ppm_desktop.charts.cost_by_component import CostByComponent
    from ppm_desktop.charts.export import PictureFormat
    from ppm_desktop.reports.cost_table import CostTable
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.errands import Errands
    from ppm_desktop.session.recalculation import Recalculator
    from ppm_desktop.session.shown_span import ShownSpan

#: As in the chart's own layout, which is not imported here because it brings matplotlib; a test holds them together.
NARROW_CHART: Final = 560
PITCH: Final = 48
NARROW_PITCH: Final = 62
SPAN_LABELS: Final = {"month": "Month", "year": "Year", "whole": "Whole period"}


class ComparePage(QScrollArea):
    """Follows the recalculator; keeps the last figures while new ones are worked out."""

    title: Final = "Compare"
    explanation_wanted = Signal(str, object)  # option id, component or None

    def __init__(self, document: Document, recalculator: Recalculator, style: NumberStyle, span: ShownSpan, errands: Errands) -> None:
        """Show the comparison of ``document``. Exports are drawn by ``errands``."""
        super().__init__()
        self._document = document
        self._recalculator = recalculator
        self._style = style
        self._span = span
        self._errands = errands
        self._chart: CostByComponent | None = None
        self._stale = True
        self.setWidgetResizable(True)
        self.setAccessibleName(self.title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heading = label("title", "Compare", wrap=True)
        self.subheading = label("muted", wrap=True)
        self.spans = Segmented("Figures for", SPAN_LABELS)
        self.spans.choose(span.span)
        self.chart = ChartView("Chart of cost by component")
        self.model = CostTableModel()
        self.table = CostTableView(self.model)
        self.copy_button = QPushButton("&Copy chart")
        self.save_button = QPushButton("Save &picture…")
        self._arrange()
        self._connect()
        self.refresh()

    def load_chart(self) -> None:
        """Put the chart in place of its placeholder. matplotlib must have been imported."""
        from ppm_desktop.charts.cost_by_component import CostByComponent  # noqa: PLC0415 - imported in a thread by then

        self._chart = CostByComponent(current_theme().tokens(), interface_family())
        self._show_in_chart()
        chart = self._chart
        self.chart.host(lambda: chart)

    def refresh(self) -> None:
        """Show the newest figures, if the page can be seen; otherwise when it next is."""
        self._stale = not self.isVisible()
        comparison = self._recalculator.comparison
        if self._stale:
            return
        if comparison is None:
            if self._recalculator.up_to_date:
                self.heading.setText("There is nothing to compare yet")
                self.subheading.setText("The project has problems that must be mended first; they are listed on the right.")
                self._show_figures(None)
            return
        from ppm_desktop.reports.cost_table import cost_table  # noqa: PLC0415 - brings numpy, which waits until the window is visible

        table = cost_table(comparison, self._style, self._span.span)
        self.heading.setText(table.title)
        self.subheading.setText(table.subtitle)
        self._show_figures(table)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put things below each other where there is no room beside."""
        super().resizeEvent(event)
        self._fit()

    def copy_chart(self) -> None:
        """Put the chart's picture and its table on the clipboard."""
        table = self.model.table
        if table is not None:
            text = tab_separated(table, self._style)
            self._draw("png", lambda picture: _to_clipboard(picture, text))

    def save_picture(self) -> None:
        """Ask for a file and save the chart to it."""
        if self.model.table is None:
            return
        dialog = QFileDialog(self.window(), "Save picture")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["PNG picture (*.png)", "SVG drawing (*.svg)"])
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("svg" if "svg" in chosen else "png"))
        dialog.selectFile(f"{self._document.scenario.name}.png")
        dialog.fileSelected.connect(self.save_picture_to)
        dialog.open()

    def save_picture_to(self, path: str) -> None:
        """Save the chart as the kind of picture that the file's name says."""
        kind: PictureFormat = "svg" if path.lower().endswith(".svg") else "png"
        self._draw(kind, lambda picture: self._write(picture, path))

    def _show_figures(self, table: CostTable | None) -> None:
        self.model.show(table)
        for part in (self.chart, self.table, self.copy_button, self.save_button):
            part.setVisible(table is not None)
        if table is not None:
            from ppm_desktop.charts.summary import cost_summary  # noqa: PLC0415 - as above

            self._fit()
            self.chart.describe(cost_summary(table))
            self._show_in_chart()
            self.chart.redraw()

    def _fit(self) -> None:
        width = self.viewport().width() - 2 * current_theme().metrics.page
        narrow = width < NARROW_CHART
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._head.setStretch(0, 0 if narrow else 1)
        if self.model.table is not None:
            self.chart.setFixedHeight(len(self.model.table.columns) * (NARROW_PITCH if narrow else PITCH))

    def _show_in_chart(self) -> None:
        if self._chart is not None and self.model.table is not None:
            self._chart.show(self.model.table)

    def _draw(self, kind: PictureFormat, done: Callable[[bytes], None]) -> None:
        table, document, family = self.model.table, self._document, interface_family()
        if table is None:
            return
        book = document.project.price_book
        example = any(source.status == "example" for source in book.sources)
        prices = f"{'Example prices' if example else 'Prices'}: {book.name}, as of {book.as_of}"
        scenario, tokens = document.scenario.name, load_theme("light").tokens()

        def work() -> bytes:
            from ppm_desktop.charts.export import Caption, cost_picture  # noqa: PLC0415 - brings matplotlib, in a thread

            return cost_picture(table, Caption(scenario, prices), tokens, family, kind)

        self._errands.send(work, done)

    def _write(self, picture: bytes, path: str) -> None:
        from pathlib import Path  # noqa: PLC0415 - beside its only use

        try:
            Path(path).write_bytes(picture)
        except OSError as error:
            tell(self.window(), "The picture was not saved.", f"{path}: {error.strerror}. Choose another folder or name.")

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        content = QWidget()
        content.setProperty("role", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(metrics.page, 14, metrics.page, metrics.around)
        column.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.heading)
        words.addWidget(self.subheading)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(metrics.inside)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.spans, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(self._head)
        column.addSpacing(12)
        column.addWidget(self.chart)
        column.addSpacing(14)
        column.addWidget(self.table)
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.inside)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidget(content)

    def _connect(self) -> None:
        self._recalculator.updated.connect(self.refresh)
        self._span.changed.connect(self.refresh)
        self.spans.chosen.connect(self._span.show)
        self._span.changed.connect(lambda: self.spans.choose(self._span.span))
        self.table.explanation_wanted.connect(self.explanation_wanted)
        self.copy_button.clicked.connect(self.copy_chart)
        self.save_button.clicked.connect(self.save_picture)
        self.copy_button.setToolTip("Copy the picture and its table; paste either")
        self.chart.copy_wanted.connect(self.copy_chart)


def _to_clipboard(picture: bytes, text: str) -> None:
    data = QMimeData()
    data.setImageData(QImage.fromData(picture))
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
