"""The table behind a chart: to be read and copied, as high as its rows up to a number of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from ppm_desktop.session.entry.clipboard_text import to_tsv
from ppm_desktop.views.look.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from ppm_desktop.session.tables.twin_model import TwinModel

_MOST_ROWS: Final = 13
_PAD: Final = 28
_WIDEST: Final = 260
_MEASURED: Final = 40


class TwinView(QTableView):
    """Shows a ``TwinModel`` without grid and frame."""

    def __init__(self, model: TwinModel, name: str) -> None:
        """``name`` is what assistive technology calls the table."""
        super().__init__()
        self.setModel(model)
        model.setParent(self)
        self.setAccessibleName(name)
        self.setProperty("role", "lines")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current_theme().metrics.row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        model.modelReset.connect(self._fit_soon)
        model.dataChanged.connect(self._fit_soon)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit to what is shown now."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected cells."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows: dict[int, list[str]] = {}
            for index in sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column())):
                rows.setdefault(index.row(), []).append(str(index.data()))
            if rows:
                QGuiApplication.clipboard().setText(to_tsv(list(rows.values())))
        else:
            super().keyPressEvent(event)

    def _fit_soon(self) -> None:
        self._fitting.start()

    def _fit(self) -> None:
        """Give columns the widths of their texts, spare width to all alike, and the table its height."""
        columns, rows = self.model().columnCount(), self.model().rowCount()
        if not self.isVisible() or columns == 0:
            return
        metrics, heads = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        wanted = []
        for column in range(columns):
            texts = [str(self.model().index(row, column).data() or "") for row in range(min(rows, _MEASURED))]
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            head = heads.horizontalAdvance(str(self.model().headerData(column, self.horizontalHeader().orientation())))
            wanted.append(min(_WIDEST, max(widest, int(head * 1.1)) + _PAD))
        spare = max(0, self.viewport().width() - sum(wanted)) // columns
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, width + spare)
        bar = self.horizontalScrollBar().sizeHint().height() if sum(wanted) > self.viewport().width() else 0
        shown = min(rows, _MOST_ROWS) * current_theme().metrics.row
        self.setFixedHeight(self.horizontalHeader().height() + shown + bar + 2)
