"""The import of a rate sheet in one window: how the file is read, what comes of its rows, and what that changes in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_sentence
from ppm_desktop.session.rate_sheet.rate_changes import unpriced_sentence
from ppm_desktop.views.dialogs.rate_sheet.facts_form import FactsForm
from ppm_desktop.views.dialogs.rate_sheet.reading_area import ReadingArea
from ppm_desktop.views.dialogs.rate_sheet.rows_area import RowsArea
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.rate_differences import RateDifferences
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.rate_sheet.rate_sheet_import import RateSheetImport

_SIZE: Final = (1240, 700)
_FACTS_WIDTH: Final = 470


class RateSheetDialog(QDialog):
    """Cancel changes nothing; Import is one step of Undo."""

    def __init__(self, sheet: RateSheetImport, path: Path, style: NumberStyle, parent: QWidget) -> None:
        """Begin to read ``path``; the caller opens the dialog."""
        super().__init__(parent)
        self.sheet = sheet
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import rate sheet"))
        explained_by(self, "rate-sheet")
        self.heading = label("title", tr("Import rates from {name}").format(name=path.name))
        self.said = label("muted", tr("Reading {name} …").format(name=path.name), wrap=True)
        self.facts = FactsForm(sheet, style)
        self.reading = ReadingArea(sheet)
        self.outcome = RowsArea(sheet)
        self.differences = RateDifferences(tr("What it changes in the plan's price book"), style, sheet.country_name)
        self._areas = QWidget()
        self._arrange()
        self._areas.setVisible(False)
        sheet.opened.connect(self._show_sheet)
        sheet.refused.connect(self._say_refused)
        sheet.changed.connect(self._show_reading)
        sheet.judged.connect(self._show_judgement)
        self.take.setEnabled(False)
        self.resize(*_SIZE)
        sheet.read(path)

    def accept(self) -> None:
        """Take the rates over; without any the dialog stays."""
        if self.sheet.take_over():
            super().accept()

    def _show_sheet(self) -> None:
        self._areas.setVisible(True)
        self._said_of_reading()
        self.facts.show_sheet()
        self.reading.show_sheet()
        self.facts.title.setFocus()
        self.facts.title.selectAll()

    def _show_reading(self) -> None:
        self.facts.show_sheet()
        self.reading.show_tab()
        self._said_of_reading()

    def _said_of_reading(self) -> None:
        workbook = self.sheet.workbook
        notes = [rate_sheet_sentence(note) for note in workbook.notes] if workbook is not None else []
        first = tr("Read as last time: the file has the same form.") if self.sheet.read_as_last_time else ""
        first = first or tr("Check what each column is read as. Nothing changes in the plan until you import.")
        self.said.setText(" ".join((first, *notes)))

    def _say_refused(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setProperty("role", "error")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.adjustSize()

    def _show_judgement(self) -> None:
        judgement = self.sheet.judgement
        if judgement is None:
            return
        self.facts.show_currency(judgement.sheet_currency)
        self.outcome.show_judgement()
        remark = unpriced_sentence(judgement.unpriced, self.sheet.country_name)
        self.differences.show_differences(judgement.changes, judgement.kept, remark)
        count = len(judgement.checked.accepted)
        self.take.setText(trn("&Import {count} rate", "&Import {count} rates", count).format(count=count))
        self.take.setEnabled(self.sheet.can_take_over)
        self.open_points.setText(self._left_to_say())
        self.open_points.setVisible(bool(self.open_points.text()))

    def _left_to_say(self) -> str:
        judgement = self.sheet.judgement
        points = judgement.open_points if judgement is not None else ()
        sentences = [
            tr("Tab “{tab}”: {sentence}").format(tab=point.path, sentence=rate_sheet_sentence(point))
            if point.path
            else rate_sheet_sentence(point)
            for point in points
        ]
        if not self.sheet.facts.source.title:
            sentences.append(tr("Type a title for the source: every report names it."))
        return " ".join(sentences)

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 16, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(self.heading)
        column.addWidget(self.said)
        column.addWidget(self._areas, 1)
        areas = QVBoxLayout(self._areas)
        areas.setContentsMargins(0, 0, 0, 0)
        areas.setSpacing(metrics.around)
        above = QHBoxLayout()
        above.setSpacing(metrics.page)
        left = QVBoxLayout()
        left.setSpacing(metrics.inside)
        left.addWidget(self.facts)
        self.open_points = label("error", "", wrap=True)
        left.addWidget(self.open_points)
        left.addStretch(1)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(_FACTS_WIDTH)
        above.addWidget(holder)
        above.addWidget(self.reading, 1)
        below = QHBoxLayout()
        below.setSpacing(metrics.page)
        below.addWidget(self.outcome, 1)
        below.addWidget(self.differences, 1)
        areas.addLayout(above, 1)
        areas.addLayout(below, 1)
        column.addStretch(0)  # while the areas are not there yet
        column.addWidget(self._closing())

    def _closing(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = QPushButton(tr("&Import"))
        self.take.setProperty("role", "primary")
        self.take.setAutoDefault(False)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("&Cancel"))
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
