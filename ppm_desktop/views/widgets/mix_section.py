"""One destination mix on a page: its table, what the shares add up to, and a field to add a country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ppm_desktop.domain.destinations import LINES, CallType, Destination
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.entry.shares import adds_up, sum_sentence
from ppm_desktop.session.entry.shown_text import percent_text
from ppm_desktop.session.tables.mix_columns import LINE_CHOICES
from ppm_desktop.session.tables.mix_table import MixTable
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.country_picker import CountryPicker
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labels import label, set_look
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.views.widgets.when_seen import WhenSeen
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

_HEADINGS: Final[dict[CallType, str]] = {
    "toll": mark("Toll numbers"),
    "toll_free": mark("Toll-free numbers"),
    "dial_out": mark("Dial-out"),
}
_ADD_HINTS: Final[dict[CallType, str]] = {
    "toll": mark("Add the country to the toll numbers with the share that is missing"),
    "toll_free": mark("Add the country to the toll-free numbers with the share that is missing"),
    "dial_out": mark("Add the country to the dial-out with the share that is missing"),
}


class LineChoice(QComboBox):
    """The line type of a destination to add; scrolling past does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class MixSection(QWidget):
    """A heading with the share of calls, the mix, its sum, and what can be done."""

    def __init__(self, document: Document, call_type: CallType, catalogue: Catalogue, countries: CountryFinder, style: NumberStyle) -> None:
        """Edit one mix of ``document``."""
        super().__init__()
        self._call_type = call_type
        self._style = style
        self.model = MixTable(document, call_type, catalogue, countries, style)
        name = tr(_HEADINGS[call_type])
        self.table = DataTable(self.model, tr("{calls}: destinations").format(calls=name), countries=countries)
        self._use = label("muted")
        self.sum_label = label("small", wrap=True)
        self.sum_label.setAccessibleName(tr("{calls}: sum of the shares").format(calls=name))
        self.note = label("warning", wrap=True)
        self.picker = CountryPicker(countries)
        self.picker.setAccessibleName(tr("{calls}: country to add").format(calls=name))
        self.line_choice = LineChoice()
        self.line_choice.setAccessibleName(tr("{calls}: line type to add").format(calls=name))
        self.line_choice.addItems([tr(text) for _value, text in LINE_CHOICES])
        self.line_choice.setParent(self)
        self.line_choice.setHidden(call_type != "dial_out")
        self.add_button = button(tr("Add"), tr(_ADD_HINTS[call_type]))
        self.add_button.setAccessibleName(tr("{calls}: add the country").format(calls=name))
        self.remove_button = button(tr("Remove"), tr("Remove the selected destinations; Undo brings them back"))
        self.remove_button.setAccessibleName(tr("{calls}: remove the selected destinations").format(calls=name))
        self.normalise_button = button(tr("Normalise"), tr("Scale the shares in proportion, so that they add up to 100 %"))
        self.normalise_button.setAccessibleName(tr("{calls}: normalise the shares").format(calls=name))
        self._arrange(name)
        self._connect()
        self.refresh()

    def choose(self, group: int) -> None:
        """Show the mix of another group."""
        self.model.choose(group)
        self.note.hide()
        self.refresh()

    def refresh(self) -> None:
        """Say how much the mix is used and what its shares add up to."""
        group = self.model.group
        used = group.habits.join.of(self._call_type) if group else 0.0
        self._use.setText(tr("{share} of the calls").format(share=percent_text(used, self._style)) if used else tr("not used"))
        empty, total = not self.model.rows, self.model.total
        wrong = not empty and not adds_up(total)
        missing = empty and used > 0
        set_look(self.sum_label, "role", "warning" if wrong or missing else "small")
        side = Qt.AlignmentFlag.AlignLeft if empty else Qt.AlignmentFlag.AlignRight
        self.sum_label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        if empty:
            self.sum_label.setText(tr("These calls have no destination yet: add a country.") if missing else tr("No destinations."))
        else:
            self.sum_label.setText(tr("Sum {sum}").format(sum=sum_sentence(total, self._style)))
        self.normalise_button.setVisible(wrong)
        self.remove_button.setEnabled(not empty)
        self.table.setVisible(not empty)

    def add_country(self) -> None:
        """Add what is typed into the field."""
        code = self.picker.read()
        if isinstance(code, Refusal):
            self._say(code.reason)
            self.picker.setFocus()
            return
        line = LINES[self.line_choice.currentIndex()] if self._call_type == "dial_out" else "any"
        self._say(self.model.add(Destination(code, line)))
        if not self.note.text():
            self.picker.setEditText("")
            self.picker.setFocus()  # for the next one; Space on the button would only be refused

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _arrange(self, name: str) -> None:
        inside = current_theme().metrics.inside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(inside)
        head.addWidget(label("heading", name))
        head.addWidget(self._use)
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(2)
        column.addWidget(self.table)
        sums = QHBoxLayout()
        sums.setContentsMargins(0, 4, 10, 6)  # the sum stands below the shares that it adds up
        sums.setSpacing(inside)
        sums.addWidget(self.normalise_button)
        sums.addWidget(self.sum_label, 1)
        column.addLayout(sums)
        lines = [self.line_choice] if self._call_type == "dial_out" else []
        column.addWidget(FlowRow(self.picker, *lines, self.add_button, self.remove_button, grows=self.picker))
        self.note.hide()
        column.addWidget(self.note)
        column.addStretch(1)

    def _connect(self) -> None:
        self.model.dataChanged.connect(self.refresh)
        self.model.modelReset.connect(self.refresh)
        shown = WhenSeen(self, self.refresh)
        self.model.document.changed.connect(shown.act)
        self.model.document.scenario_changed.connect(shown.act)
        self.add_button.clicked.connect(self.add_country)
        self.picker.line.returnPressed.connect(self.add_country)
        self.remove_button.clicked.connect(lambda: self.model.remove(self.table.selected_rows()))
        self.normalise_button.clicked.connect(self.model.normalise)
        self.picker.line.textEdited.connect(lambda _text: self.note.hide())
