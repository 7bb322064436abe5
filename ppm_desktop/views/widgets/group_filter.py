"""The filter above a long table of groups: which are shown, how many of how many, and how to see all again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import button
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.views.widgets.groups_view import GroupsView

#: So many groups are found by looking.
FEW_GROUPS: Final = 15


class GroupFilter(QWidget):
    """Shown while there are many groups, or while some of them are filtered away."""

    def __init__(self, table: GroupsView, style: NumberStyle) -> None:
        """Filter ``table``."""
        super().__init__()
        self._table, self._style = table, style
        self.text = QLineEdit()
        self.count = label("small")
        self.clear_button = button(tr("Sh&ow all"), tr("Clear the filter"))
        self.text.setPlaceholderText(tr("Group or country"))
        self.text.setAccessibleName(tr("Filter the groups"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(280)
        for cross in self.text.findChildren(QToolButton):
            cross.setAccessibleName(tr("Clear the filter"))
        buddy = label("muted", tr("Fi&lter"))
        buddy.setBuddy(self.text)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 8)
        line.setSpacing(current_theme().metrics.inside)
        for part in (buddy, self.text, self.count, self.clear_button):
            line.addWidget(part)
        line.addStretch(1)
        self.text.textChanged.connect(table.filter)
        self.clear_button.clicked.connect(self.text.clear)
        table.groups.modelReset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how many groups are shown; follow a filter that was cleared elsewhere."""
        groups, style = self._table.groups, self._style
        if not groups.filter_text and self.text.text().strip():
            self.text.clear()
        shown, total = len(groups.rows), len(groups.everything)
        counted = tr("{shown} of {all} groups shown") if shown else tr("None of {all} groups shown")
        counted = counted.format(shown=style.fixed(shown, 0), all=style.fixed(total, 0))
        self.count.setText(counted if groups.filter_text else "")
        self.clear_button.setVisible(bool(groups.filter_text) and not shown)
        if total <= FEW_GROUPS and not groups.filter_text:
            self.hide()
        elif self.parentWidget() is not None:  # before that it would become a window of its own
            self.show()
