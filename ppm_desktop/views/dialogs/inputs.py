"""All inputs of the shown scenario with where they come from, and those that nobody has given a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ppm_desktop.session.entry.clipboard_text import to_tsv
from ppm_desktop.session.tables.inputs_table import InputsTable
from ppm_desktop.views.input_jump import place_of_input
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

_MOST_ROWS = 14


class InputsDialog(QDialog):
    """Stays beside the window; what is typed here is an undo step of the document."""

    input_wanted = Signal(int, str)  # the place of a group or NO_GROUP, and the field

    def __init__(self, document: Document, countries: CountryFinder, style: NumberStyle, parent: QWidget) -> None:
        """Show the inputs of the scenario that ``document`` shows."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Inputs and their sources"))
        explained_by(self, "confidence")
        self.model = InputsTable(document, countries, style)
        self.table = DataTable(self.model, tr("Inputs and their sources"), most_rows=_MOST_ROWS, wraps=False, keeps_mark=True)
        self.count = label("muted", wrap=True)
        self.only = QCheckBox(tr("Only those &without a source"))
        self.go_button = button(tr("&Go to its place"), tr("Show the cell or the field where the input is changed"))
        self.copy_button = button(tr("Copy &all"), tr("Copy the shown rows with their headings, for a worksheet"))
        self._arrange()
        self.only.toggled.connect(self.model.show_only_without_source)
        self.table.doubleClicked.connect(self._double_clicked)
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.go_button.clicked.connect(lambda: self.go_to(self.table.current_row))
        self.copy_button.clicked.connect(self.copy_all)
        for signal in (self.model.dataChanged, self.model.modelReset, document.changed, document.scenario_changed):
            signal.connect(self.refresh)
        for action, key in (
            (document.undo_stack.createUndoAction(self), QKeySequence.StandardKey.Undo),
            (document.undo_stack.createRedoAction(self), QKeySequence.StandardKey.Redo),
        ):
            action.setShortcuts(key)  # the window's own do not reach into a dialog
            self.addAction(action)
        self.refresh()
        self.table.go_to(0, 0)
        self.resize(1080, 680)

    def refresh(self) -> None:
        """Count the inputs, those without a source, and those of a profile that nobody has confirmed."""
        count, missing, unconfirmed = self.model.count, self.model.count_without_source, self.model.count_of_profile
        parts = [
            trn("{count} input", "{count} inputs", count).format(count=count),
            trn("{count} without a source", "{count} without a source", missing).format(count=missing),
            trn("{count} from a profile", "{count} from a profile", unconfirmed).format(count=unconfirmed),
        ]
        self.count.setText(tr("{inputs}; {missing}, {unconfirmed}").format(inputs=parts[0], missing=parts[1], unconfirmed=parts[2]))
        self._choose()

    def go_to(self, row: int) -> None:
        """Ask for the place of an input."""
        if 0 <= row < len(self.model.rows):
            entry = self.model.rows[row].entry
            self.input_wanted.emit(entry.group, entry.field)

    def copy_all(self) -> None:
        """Put all shown rows with their headings on the clipboard."""
        columns = self.model.columns
        rows = [[self.model.spelled(row, column) for column in range(len(columns))] for row in range(len(self.model.rows))]
        QGuiApplication.clipboard().setText(to_tsv([[column.name for column in columns], *rows]))

    def _double_clicked(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].computed:  # the others are typed into
            self.go_to(index.row())

    def _choose(self) -> None:
        row = self.table.current_row
        known = 0 <= row < len(self.model.rows)
        self.go_button.setEnabled(known and bool(place_of_input(self.model.rows[row].entry.field)))
        self.copy_button.setEnabled(bool(self.model.rows))

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(label("title", tr("Inputs and their sources")))
        column.addWidget(self.count)
        words = tr(
            "What the results of this scenario rest on. Say where each value comes from and how far it can be trusted; "
            "a double click on an input leads to it."
        )
        column.addWidget(label("muted", words, wrap=True))
        column.addWidget(self.only)
        column.addWidget(self.table, 1)
        column.addWidget(FlowRow(self.go_button, self.copy_button))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
