"""The options that are compared, and who gets what in the chosen one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.session.edits.option_templates import option_templates
from ppm_desktop.session.entry.shares import sum_sentence
from ppm_desktop.session.tables.assignment_columns import group_text
from ppm_desktop.session.tables.assignment_table import AssignmentTable
from ppm_desktop.session.tables.options_list import OptionsList
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button, row
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import Option
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document


class OptionsPanel(QWidget):
    """A list of options; below it the table of the one that the cursor is on."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Edit the options of ``document``."""
        super().__init__()
        self._document = document
        self._style = style
        self.list = OptionsList(document, style)
        self.model = AssignmentTable(document, style)
        self.list_table = DataTable(self.list, tr("Options"), keeps_mark=True, most_rows=8)
        self.table = DataTable(self.model, tr("Who gets what"))
        self.add_button = QPushButton(tr("&Add option"))
        self.add_button.setAutoDefault(False)
        self.add_button.setToolTip(tr("Add an option to compare; change it below"))
        self.templates = QMenu(self)
        self.templates.aboutToShow.connect(self._offer)
        self.add_button.setMenu(self.templates)
        self.duplicate_button = button(tr("Dup&licate"), tr("Copy the current option"))
        self.remove_button = button(tr("&Remove"), tr("Remove the selected options; Undo brings them back"))
        self.up_button = button(tr("Mo&ve up"), tr("Show the current option earlier; the others are held against the first one"))
        self.down_button = button(tr("Move do&wn"), tr("Show the current option later"))
        self.note = label("warning", wrap=True)
        self.table_heading = label("verdict", wrap=True)
        self.hint = label(
            "muted",
            tr("Choose a licence for all of a group, or type shares to split it. Whoever is not named gets what everybody else gets."),
            wrap=True,
        )
        self.sum_note = label("warning", wrap=True)
        self.normalise_button = button(tr("&Normalise"), tr("Scale the shares in proportion, so that they add up to 100 %"))
        self._arrange()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Say which option is shown and what its shares add up to."""
        option = self.model.option
        self.table_heading.setText(tr("Who gets what: {option}").format(option=option.name) if option is not None else "")
        count, current = len(self.list.rows), self.list_table.current_row
        self.duplicate_button.setEnabled(current >= 0)
        self.remove_button.setEnabled(count > 1)
        self.up_button.setEnabled(current > 0)
        self.down_button.setEnabled(0 <= current < count - 1)
        current = self.table.current_row
        total = self.model.wrong_sum(current)
        if total is None:  # another row may be wrong
            current = next((r for r in range(len(self.model.rows)) if self.model.wrong_sum(r) is not None), -1)
            total = self.model.wrong_sum(current)
        self._wrong = current
        self.sum_note.setVisible(total is not None)
        self.normalise_button.setVisible(total is not None)
        if total is not None:
            text = tr("{group}: sum {sum}").format(group=group_text(self.model.rows[current]), sum=sum_sentence(total, self._style))
            self.sum_note.setText(text)

    def add(self, option: Option) -> None:
        """Add an option and lead to its name."""
        self._show_row(self.list.add(option))
        self.list_table.setFocus()

    def duplicate(self) -> None:
        """Copy the current option and lead to the name of the copy, which is to be changed first; a second press of Space copies nothing."""
        self._show_row(self.list.duplicate(self.list_table.current_row))
        self.list_table.setFocus()

    def remove(self) -> None:
        """Remove the selected options."""
        reason = self.list.remove(self.list_table.selected_rows())
        self.note.setText(reason)
        self.note.setVisible(bool(reason))

    def move_option(self, by: int) -> None:
        """Move the current option."""
        self._show_row(self.list.move(self.list_table.current_row, by))

    def _show_row(self, place: int) -> None:
        self.note.hide()
        self.list_table.go_to(place, 0)
        self.model.choose(place)
        self.refresh()

    def _row_chosen(self, place: int) -> None:
        if place >= 0:
            self.model.choose(place)
        self.refresh()

    def _offer(self) -> None:
        self.templates.clear()
        for template in option_templates(self._document.project, self._document.scenario):
            self.templates.addAction(template.text, partial(self.add, template.option))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list_table)
        column.addSpacing(8)
        buttons = (self.add_button, self.duplicate_button, self.remove_button, self.up_button, self.down_button)
        column.addWidget(FlowRow(*buttons))
        self.note.hide()
        column.addWidget(self.note)
        column.addSpacing(24)
        column.addWidget(self.table_heading)
        column.addSpacing(2)
        column.addWidget(self.hint)
        column.addSpacing(8)
        column.addWidget(self.table)
        column.addSpacing(4)
        normalising = row(self.sum_note, self.normalise_button, stretch=False)
        normalising.setStretch(0, 1)
        column.addLayout(normalising)

    def _connect(self) -> None:
        self.list_table.current_row_changed.connect(self._row_chosen)
        self.table.current_row_changed.connect(self.refresh)
        for model in (self.list, self.model):
            model.dataChanged.connect(self.refresh)
            model.modelReset.connect(self.refresh)
        self.duplicate_button.clicked.connect(self.duplicate)
        self.remove_button.clicked.connect(self.remove)
        self.up_button.clicked.connect(partial(self.move_option, -1))
        self.down_button.clicked.connect(partial(self.move_option, 1))
        self.normalise_button.clicked.connect(lambda: self.model.normalise(self._wrong))
