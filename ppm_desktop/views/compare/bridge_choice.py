"""What the bridge leads from and to: two options of the shown scenario, or one option in two scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.segmented import Segmented
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document

_MODES: Final = {"options": mark("T&wo options"), "scenarios": mark("Two scena&rios")}
#: As wide as so many letters; what is longer is seen when the list is open.
_LETTERS: Final = 24


class BridgeChoice(QWidget):
    """Values are ids of options and places of scenarios as text."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        """Offer what ``document`` has."""
        super().__init__()
        self._document = document
        self.mode = "options"
        self.modes = Segmented(tr("Difference between"), {mode: tr(text) for mode, text in _MODES.items()})
        self.modes.choose(self.mode)
        self.first = Choice(tr("Difference from"))
        self.second = Choice(tr("Difference to"))
        self.option = Choice(tr("Option of both scenarios"))
        self.first_label = buddy(tr("&Difference from"), self.first)
        self.second_label = buddy(tr("t&o"), self.second)
        self.option_label = buddy(tr("in o&ption"), self.option)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setAccessibleName(tr("The steps are being worked out"))
        self.progress.hide()
        self.note = label("small", wrap=True)
        self._arrange()
        self.modes.chosen.connect(self._turn)
        for choice in (self.first, self.second, self.option):
            choice.activated.connect(self._tell)
        self.refresh()

    @property
    def ends(self) -> tuple[str, str]:
        """What the bridge leads from and to."""
        return self.first.value, self.second.value

    def refresh(self) -> None:
        """Offer what there is now; what was chosen stays chosen if it is still there."""
        scenario = self._document.scenario
        options = [(option.id, option.name) for option in scenario.options]
        names = [(str(place), each.name) for place, each in enumerate(self._document.project.scenarios)]
        offered = options if self.mode == "options" else names
        for choice, usual in ((self.first, 0), (self.second, 1)):
            before, none_to_choose = choice.value, choice.count() <= 1
            choice.offer(offered)
            if (none_to_choose or before not in dict(offered)) and usual < len(offered):
                choice.choose(offered[usual][0])
        common = [pair for pair in options if all(any(o.id == pair[0] for o in each.options) for each in self._document.project.scenarios)]
        self.option.offer(common)
        between_scenarios = self.mode == "scenarios"
        self.option.setVisible(between_scenarios)
        self.option_label.setVisible(between_scenarios)
        self.row.updateGeometry()

    def lacking(self) -> str:
        """Return why there is no bridge, as a sentence; "" where there is one."""
        count = self.first.count()
        if self.mode == "options" and count < 2:  # noqa: PLR2004 - two ends
            return tr("There is only one option. Add another one under Options.")
        if self.mode == "scenarios" and count < 2:  # noqa: PLR2004 - as above
            return tr("There is only one scenario. Add another one with the + beside its name.")
        if self.mode == "scenarios" and not self.option.value:
            return tr("The scenarios have no option in common.")
        if self.first.value == self.second.value:
            return tr("Both ends are the same. Choose two that differ.")
        return ""

    def say(self, note: str, *, at_work: bool) -> None:
        """Say why there is no bridge, and show that something is under way."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.progress.setVisible(at_work)

    def _turn(self, mode: str) -> None:
        if mode != self.mode:
            self.mode = mode
            self.refresh()
            self.changed.emit()

    def _tell(self) -> None:
        self.changed.emit()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().metrics.inside)
        for choice in (self.first, self.second, self.option):
            choice.setSizeAdjustPolicy(choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(_LETTERS)
        for words in (self.first_label, self.second_label, self.option_label):
            words.setFixedHeight(self.first.sizeHint().height())  # the row places everything at the top of its line
        column.addWidget(FlowRow(self.modes))
        self.row = FlowRow(self.first_label, self.first, self.second_label, self.second, self.option_label, self.option)
        column.addWidget(self.row)
        column.addWidget(self.progress)
        column.addWidget(self.note)
