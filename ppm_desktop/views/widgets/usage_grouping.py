"""By what the organisers of imported calls are put into groups: by country, by how much they phone, by a list of departments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ppm_desktop.session.calls.usage_grouping import GROUPED_BY, GroupedBy, Grouping
from ppm_desktop.views.widgets.choice import Choice
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.labelled import labelled
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXTS: Final[Mapping[GroupedBy, str]] = {
    "country": mark("By country"),
    "band": mark("By how much they phone"),
    "list": mark("By a list of departments…"),
}


class GroupingChoice(QWidget):
    """Tells by ``list_wanted`` that a list is to be chosen."""

    list_wanted = Signal()
    changed = Signal()

    def __init__(self, grouping: Grouping) -> None:
        """Start with ``grouping``."""
        super().__init__()
        self.grouping = grouping
        self.choice = Choice(tr("Groups"), [(by, tr(_TEXTS[by])) for by in GROUPED_BY])
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.choice.setToolTip(tr("A list of departments has a user principal name, a comma and a department in each line"))
        self.name = label("small")
        self.months = Choice(tr("Months of the plan"), [("", tr("The months of the calls")), ("ahead", tr("The year from next month"))])
        self.months.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        explained_by(self, "usage-groups")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FlowRow(labelled(tr("&Groups"), self.choice), self.name, labelled(tr("Pl&an for"), self.months)))
        self.choice.activated.connect(self._choose)
        self.months.activated.connect(lambda: self.take(replace(self.grouping, ahead=bool(self.months.value))))
        self._show()

    def ask_for_list(self, parent: QWidget) -> None:
        """Ask which list it is; without an answer everything stays as it was."""
        dialog = QFileDialog(parent, tr("List of departments"), "", tr("Texts ({patterns})").format(patterns="*.csv *.txt"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take(replace(self.grouping, by="list", departments=Path(path))))
        dialog.rejected.connect(self._show)
        dialog.open()

    def take(self, grouping: Grouping) -> None:
        """Show and tell another grouping."""
        self.grouping = grouping
        self._show()
        self.changed.emit()

    def _choose(self) -> None:
        chosen = self.choice.value
        if chosen == "list":
            self.list_wanted.emit()
        else:
            self.take(replace(self.grouping, by="band" if chosen == "band" else "country", departments=None))

    def _show(self) -> None:
        self.choice.choose(self.grouping.by)
        self.months.choose("ahead" if self.grouping.ahead else "")
        departments = self.grouping.departments
        self.name.setText("" if departments is None else departments.name)
