"""The defaults that groups can follow: the firm's and the customer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ppm_desktop.session.firm_defaults import read_firm_defaults, write_firm_defaults
from ppm_desktop.session.tables.defaults_table import DefaultsTable
from ppm_desktop.views.dialogs.messages import tell
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


class DefaultsDialog(QDialog):
    """Stays beside the window while the groups are edited; every change is an undo step of the document."""

    def __init__(self, document: Document, style: NumberStyle, parent: QWidget) -> None:
        """Show the defaults of ``document``."""
        super().__init__(parent)
        self._document = document
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Defaults"))
        explained_by(self, "default")
        self.model = DefaultsTable(document, style)
        self.table = DataTable(self.model, tr("Defaults"), keeps_mark=True)
        self.follow_button = button(tr("Let &all groups follow"), tr("All groups of all scenarios take the selected defaults over"))
        self.firm_button = button(tr("&Use my firm's defaults"), tr("Copy the firm's defaults of this computer into the project"))
        self.keep_button = button(tr("&Keep as my firm's"), tr("Keep the defaults in force here as the firm's defaults on this computer"))
        metrics = current_theme().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(label("title", tr("Defaults")))
        words = tr(
            "A group follows a default until somebody types a value of its own into it; “Reset to default” in the menu of a cell "
            "makes it follow again. The customer's default comes before the firm's."
        )
        column.addWidget(label("muted", words, wrap=True))
        column.addWidget(self.table)
        column.addWidget(FlowRow(self.follow_button, self.firm_button, self.keep_button))
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.follow_button.clicked.connect(lambda: self.model.follow_everywhere(self.table.selected_rows()))
        self.firm_button.clicked.connect(self.use_firm)
        self.keep_button.clicked.connect(self.keep_as_firm)
        for action, key in (
            (document.undo_stack.createUndoAction(self), QKeySequence.StandardKey.Undo),
            (document.undo_stack.createRedoAction(self), QKeySequence.StandardKey.Redo),
        ):
            action.setShortcuts(key)  # the window's own do not reach into a dialog
            self.addAction(action)
        self.table.go_to(0, 2)
        self.resize(780, 640)  # no name of an input breaks, in longer languages either

    def use_firm(self) -> None:
        """Copy the firm's defaults into the project."""
        layer = read_firm_defaults()
        if layer:
            self.model.use_firm(layer)
        else:
            tell(self, tr("There are no firm's defaults on this computer yet."), tr("Set them here, then press “Keep as my firm's”."))

    def keep_as_firm(self) -> None:
        """Keep what is in force as the firm's defaults, on this computer and in the project."""
        defaults = self._document.project.defaults
        layer = tuple(sorted((defaults.layer("firm") | defaults.layer("customer")).items(), key=lambda item: item[0]))
        try:
            write_firm_defaults(layer)
        except OSError as error:
            tell(self, tr("The firm's defaults were not kept."), f"{error.filename}: {error.strerror}.")
        else:
            self.model.use_firm(layer)
