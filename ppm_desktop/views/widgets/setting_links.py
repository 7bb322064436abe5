"""Small links beside a setting that stands in no table: its note, and its way back to a default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ppm_desktop.domain.annotations import annotation_of
from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.reports.annotation_words import annotation_lines
from ppm_desktop.reports.input_table import input_label
from ppm_desktop.session.edits.setting_defaults import can_follow, follow_default
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document

#: Property of a control that is no table: the key of the input that it changes.
INPUT_PROPERTY: Final = "input"


class SettingLinks(QWidget):
    """Belongs to one input of the shown scenario, such as the billing increment."""

    def __init__(self, document: Document, field: str) -> None:
        """Stand beside the control of ``field``, a key of the scenario in the project file."""
        super().__init__()
        self._document = document
        self._field = field
        self.note_link = _link()
        self.reset_link = _link()
        self.reset_link.setText(tr("Reset to default"))
        self.reset_link.setAccessibleName(tr("Reset to default: {input}").format(input=input_label(field)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)  # as high as a button beside it
        row.setSpacing(current_theme().metrics.inside)
        row.addWidget(self.note_link)
        row.addWidget(self.reset_link)
        self.note_link.clicked.connect(self.open_note)
        self.reset_link.clicked.connect(lambda: follow_default(document, field))
        document.changed.connect(self.refresh)
        document.scenario_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say whether something is said about the setting, and whether there is a default to go back to."""
        annotation = annotation_of(self._document.scenario.annotations, self._field)
        name = input_label(self._field)
        said = annotation_lines(annotation) if annotation is not None else ()
        if annotation is None:
            self.note_link.setText(tr("Add a note…"))
        else:
            # the marks of the cells in tables: hollow for what only a profile says
            self.note_link.setText(tr("◸ Note…") if annotation.confidence == "profile" else tr("◤ Note…"))
        self.note_link.setAccessibleName(tr("Note and source: {input}").format(input=name))
        self.note_link.setAccessibleDescription("\n".join(said))
        self.note_link.setToolTip("\n".join(said) or tr("Say where the value comes from and how far it can be trusted"))
        self.reset_link.setVisible(can_follow(self._document, self._field))

    def open_note(self) -> None:
        """Ask what is to be said about the setting."""
        from ppm_desktop.views.widgets.note_dialog import NoteDialog  # noqa: PLC0415 - not needed for an ordinary start

        NoteDialog(self._document, [(NO_GROUP, self._field)], self.window()).open()


def _link() -> QPushButton:
    made = QPushButton()
    made.setAutoDefault(False)
    made.setProperty("role", "link")
    return made
