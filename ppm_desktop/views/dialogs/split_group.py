"""Some people of a group become a group of their own: how many, what they are called, and how they phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ppm_desktop.reports.words import month_label
from ppm_desktop.session.edits.group_split import Split, option_licensing, organisers_to_split, split_off, with_group_split
from ppm_desktop.session.entry.number_entry import Refusal, read_whole
from ppm_desktop.session.first_plan import assumption_sentence
from ppm_desktop.session.tables.groups_table import read_name
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.start.choice_question import ChoiceQuestion
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.field_message import FieldMessage
from ppm_desktop.views.widgets.labels import label, set_look, yielding
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

#: The choice beside the profiles: to phone as those who stay.
_AS_BEFORE: Final = "as-before"
#: The longest line of a profile stands in one line.
_WIDTH: Final = 820


class SplitGroupDialog(QDialog):
    """Split off makes one undo step; Cancel makes none. It closes when another scenario is shown."""

    def __init__(self, document: Document, place: int, catalogue: Catalogue, style: NumberStyle, parent: QWidget) -> None:
        """Ask about the group at a place of the shown scenario, which has at least two people; the caller opens the dialog."""
        super().__init__(parent)
        self._document, self._place, self._catalogue, self._style = document, place, catalogue, style
        self._group = document.scenario.groups[place]
        self._there = organisers_to_split(self._group, document.project.start)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Split off a group"))
        explained_by(self, "group")
        self._column = QVBoxLayout(self)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("such as: Sales"))
        self.organisers = QLineEdit()
        self.organisers.setFixedWidth(110)
        self.organisers.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.name_message, self.organisers_message = FieldMessage(), FieldMessage()
        profiles = [(name, e.title.shown, (e.line.shown, assumption_sentence(e, style))) for name, e in catalogue.profiles.items()]
        before = (_AS_BEFORE, tr("As before"), (tr("Their habits are changed under Meetings, whenever you know more."),))
        self.phoning = ChoiceQuestion(tr("&How do they phone?"), [before, *profiles])
        self.phoning.choose(_AS_BEFORE)
        self.licensed = QCheckBox(tr("&Compare an option in which only they are licensed"))
        self.licensed.setToolTip(tr("Everybody else pays per minute, or has the no-charge licence where pay per minute cannot be bought"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.split_button = self.buttons.addButton(tr("&Split off"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.split_button.setDefault(True)
        self._offer_option()
        self._arrange()
        self.name_message.watch(self.name, self._wrong_name)
        self.organisers_message.watch(self.organisers, self._wrong_number)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        document.scenario_changed.connect(self.reject)
        self.resize(_WIDTH, 0)

    def event(self, event: QEvent) -> bool:
        """Be as high as the wrapped texts need: a window does not ask them by itself."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumHeight(self._column.totalHeightForWidth(max(self.width(), self.minimumWidth())))
        return done

    def accept(self) -> None:
        """Split the group, or say at the first field what is wrong there."""
        said = ((self.name, self.name_message, self._wrong_name), (self.organisers, self.organisers_message, self._wrong_number))
        wrong = [field for field, message, objection in said if self._says(field, message, objection(field.text()))]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        name, count = read_name(self.name.text()), read_whole(self.organisers.text(), self._style)
        if not isinstance(name, Refusal) and not isinstance(count, Refusal):
            profile = None if self.phoning.chosen == _AS_BEFORE else self._catalogue.profiles[self.phoning.chosen].profile()
            split_off(self._document, self._place, Split(name, count, profile, licensed=self.licensed.isChecked()))
        super().accept()

    def _says(self, field: QLineEdit, message: FieldMessage, text: str) -> bool:
        set_look(field, "wrong", "true" if text else "false")
        field.setAccessibleDescription(text)
        message.say(text)
        return bool(text)

    def _wrong_name(self, text: str) -> str:
        name = read_name(text)
        if isinstance(name, Refusal):
            return name.reason
        if any(group.name == name for group in self._document.scenario.groups):
            return tr("There is a group “{name}” already. Give these people another name.").format(name=name)
        return ""

    def _wrong_number(self, text: str) -> str:
        number = read_whole(text, self._style)
        if isinstance(number, Refusal):
            return number.reason
        if 0 < number < self._there:
            return ""
        said = tr("From 1 to {most} people can leave: somebody has to stay.")
        return said.format(most=self._style.count(self._there - 1))

    def _offer_option(self) -> None:
        """Offer the option, already chosen, where it can be made."""
        project, scenario = self._document.project, self._document.scenario
        tried = Split("\N{BULLET}", 1)
        able = option_licensing(project, with_group_split(scenario, self._place, tried, project.start), tried.name) is not None
        self.licensed.setChecked(able)
        self.licensed.setVisible(able)

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        column = self._column
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(yielding(label("verdict", tr("Split people off {group}").format(group=self._group.name), wrap=True)))
        there = trn(
            "{group} has {count} organiser in {month}. The new group is in the same country, holds the same, and gets the same in every option.",
            "{group} has {count} organisers in {month}. The new group is in the same country, holds the same, and gets the same in every option.",
            self._there,
        )
        month = month_label(self._document.project.start)
        said = there.format(group=self._group.name, count=self._style.count(self._there), month=month)
        column.addWidget(yielding(label("muted", said, wrap=True)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        fields = ((tr("&Name"), self.name, self.name_message), (tr("&Organisers"), self.organisers, self.organisers_message))
        for number, (text, field, message) in enumerate(fields):
            words = label("", text)
            words.setBuddy(field)
            grid.addWidget(words, 2 * number, 0)
            grid.addWidget(field, 2 * number, 1)
            grid.addWidget(message, 2 * number + 1, 1)
        column.addLayout(grid)
        column.addSpacing(metrics.inside)
        column.addWidget(self.phoning)
        column.addWidget(self.licensed)
        column.addSpacing(metrics.inside)
        column.addWidget(self.buttons)
