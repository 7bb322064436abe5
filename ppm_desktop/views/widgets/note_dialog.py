"""What is said about one input, or the same about several: a note, a source, and how far the value can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.domain.annotations import NOTHING_SAID, Annotation, Confidence, annotation_of
from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.reports.annotation_words import CONFIDENCE_LABELS
from ppm_desktop.reports.input_table import input_label
from ppm_desktop.session.edits.annotation_edits import annotate
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.labels import label, yielding
from ppm_desktop.views.widgets.long_text import LongText
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.session.document import Document

#: What can be chosen. "profile" is offered only where it is what is said: nobody but a profile says it.
_OFFERED: Final[tuple[Confidence, ...]] = ("", "measured", "estimated", "guessed")


class NoteDialog(QDialog):
    """OK makes one undo step, whatever the number of inputs; Cancel makes none. It stays open while the scenario is shown."""

    def __init__(self, document: Document, inputs: Sequence[tuple[int, str]], parent: QWidget) -> None:
        """Ask about inputs of the shown scenario, given by the place of their group and their field; the caller opens the dialog."""
        super().__init__(parent)
        self._document = document
        self._inputs = tuple(inputs)
        self._scenario = document.scenario_index
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Note and source"))
        explained_by(self, "confidence")
        said = {_said(document, place, field) for place, field in self._inputs}
        self._before = said.pop() if len(said) == 1 else NOTHING_SAID
        self._differs = bool(said)
        offered = _OFFERED if self._before.confidence in _OFFERED else (*_OFFERED, self._before.confidence)
        self.source = QLineEdit(self._before.source)
        self.source.selectAll()  # whoever knows better types over it
        self.source.setPlaceholderText(tr("such as: usage report of October, bill, survey, a person"))
        self.confidence = Choice(
            tr("How far the value can be trusted"), [(value or "-", tr(CONFIDENCE_LABELS[value])) for value in offered]
        )
        self.confidence.choose(self._before.confidence or "-")
        self.note = LongText(self._before.note)
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText(tr("Anything that whoever reads this plan should know about the value."))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.take_out = self.buttons.addButton(tr("&Take out"), QDialogButtonBox.ButtonRole.ResetRole)
        self.take_out.setToolTip(tr("Say nothing about it any more"))
        self.take_out.setEnabled(self._differs or self._before != NOTHING_SAID)
        self._arrange()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.take_out.clicked.connect(lambda: self._say(NOTHING_SAID))
        document.scenario_changed.connect(self.reject)  # the inputs are those of another scenario then
        self.resize(480, 340)

    @property
    def annotation(self) -> Annotation:
        """What the fields say."""
        confidence: Confidence = next((value for value in CONFIDENCE_LABELS if value == self.confidence.value), "")
        return Annotation(self.note.toPlainText(), self.source.text(), confidence)

    def accept(self) -> None:
        """Say it. What was said about several inputs stays different if nothing was typed."""
        if self._differs and self.annotation == NOTHING_SAID:
            super().accept()
        else:
            self._say(self.annotation)

    def _say(self, annotation: Annotation) -> None:
        groups = len(self._document.scenario.groups)
        annotate(self._document, [(place, field) for place, field in self._inputs if place < groups], annotation)
        super().accept()

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(yielding(label("verdict", self._about(), wrap=True)))
        if self._differs:
            column.addWidget(label("note", tr("Different things are said about them. What you type replaces all of it."), wrap=True))
        form = QFormLayout()
        form.setSpacing(metrics.inside)
        for text, field in ((tr("&Source"), self.source), (tr("&Confidence"), self.confidence), (tr("&Note"), self.note)):
            words = QLabel(text)
            words.setBuddy(field)
            form.addRow(words, field)
        column.addLayout(form, 1)
        column.addWidget(label("small", tr("It stands beside the value in tables and reports. No result changes."), wrap=True))
        column.addWidget(self.buttons)

    def _about(self) -> str:
        """Name the input, or count the inputs."""
        if len(self._inputs) > 1:
            return trn("{count} input", "{count} inputs", len(self._inputs)).format(count=len(self._inputs))
        place, field = self._inputs[0]
        name = input_label(field)
        name = f"{name[:1].upper()}{name[1:]}"
        if place == NO_GROUP:
            return name
        return tr("{input} of {group}").format(input=name, group=self._document.scenario.groups[place].name)


def _said(document: Document, place: int, field: str) -> Annotation:
    scenario = document.scenario
    annotations = scenario.annotations if place == NO_GROUP else scenario.groups[place].annotations
    return annotation_of(annotations, field) or NOTHING_SAID
