"""Why a number is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableView, QVBoxLayout, QWidget

from ppm_desktop.session.explanation_model import INCLUDED_COLUMN, ExplanationModel
from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.line_table import line_table

if TYPE_CHECKING:
    from ppm_desktop.session.explanation_model import WhyText


class ExplanationDialog(QDialog):
    """The lines behind a figure, how they add up to it, and the sources of their prices. Escape closes it."""

    def __init__(self, text: WhyText, parent: QWidget) -> None:
        """Show an explanation; the caller opens it."""
        super().__init__(parent)
        metrics = current_theme().metrics
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Why? {text.title}")
        self.setAccessibleName(f"Explanation of {text.title}")
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(4)
        column.addWidget(label("muted", text.title, wrap=True))
        column.addWidget(label("title", text.figure))
        column.addWidget(label("small", text.reckoning, wrap=True))
        column.addSpacing(8)
        column.addWidget(self._table(text), 1)
        column.addSpacing(8)
        if text.sources:
            column.addWidget(label("small", "Prices: " + "; ".join(text.sources), wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        rows = min(len(text.rows), 12)
        self.resize(1080, 230 + metrics.row * rows)

    def _table(self, text: WhyText) -> QTableView:
        table = line_table(ExplanationModel(text), f"Lines behind {text.title}", widest=1)
        table.setColumnHidden(INCLUDED_COLUMN, not any(row[INCLUDED_COLUMN] for row in text.rows))
        return table
