"""People: groups of organisers, how many they are and become, and what they already hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from ppm_desktop.reports.words import month_label
from ppm_desktop.session.edits.group_split import organisers_to_split
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.implied_minutes import organisers_in
from ppm_desktop.session.tables.groups_list import GroupsList
from ppm_desktop.session.tables.headcount_table import HeadcountTable
from ppm_desktop.session.tables.people_table import PeopleTable
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.group_filter import GroupFilter
from ppm_desktop.views.widgets.groups_view import SORTED_HINT, GroupsView
from ppm_desktop.views.widgets.headcount_chart import HeadcountChart
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import PageFrame, button, row
from ppm_desktop.views.widgets.when_seen import WhenSeen
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.period import Month
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document

#: Two short columns look lost in the whole width.
_STEPS_WIDTH: Final = 320


class PeoplePage(PageFrame):
    """The table of groups, and below it the headcount steps of the current one."""

    title: Final = mark("People")

    def __init__(self, document: Document, recalculator: Recalculator, catalogue: Catalogue, style: NumberStyle) -> None:
        """Edit ``document``."""
        super().__init__(
            tr(self.title), tr("Groups of organisers who are alike. Only organisers need a licence; those who just attend never do.")
        )
        del recalculator  # the page shows inputs only
        self._document, self._catalogue, self._style = document, catalogue, style
        self._shown = WhenSeen(self, self.refresh)
        self._groups = GroupsList(document)
        countries = CountryFinder(catalogue)
        self.model = PeopleTable(document, countries, style)
        self.steps = HeadcountTable(document, style)
        self.table = GroupsView(self.model, tr("Groups of organisers"), countries=countries)
        self.filter = GroupFilter(self.table, style)
        self.steps_table = DataTable(self.steps, tr("Headcount steps"))
        self.chart = HeadcountChart(style)
        self.total = label("small", wrap=True)
        self._counted: tuple[object, object] | None = None  # the groups and the period that the total is of
        self.add_button = button(tr("&Add group"), tr("Add a group below the current one"))
        self.duplicate_button = button(tr("&Duplicate"), tr("Copy the current group with its products in every option"))
        self.split_button = button(
            tr("Sp&lit off…"),
            tr("Make some people of the current group a group of their own: those who phone more, or hold something else"),
        )
        self.remove_button = button(tr("&Remove"), tr("Remove the selected groups; Undo brings them back"))
        self.up_button = button(tr("Move &up"), tr("Move the current group up"))
        self.down_button = button(tr("Move do&wn"), tr("Move the current group down"))
        self.paste_button = button(
            tr("&Paste from Excel"), tr("Paste a block of cells at the cursor; rows that are too many become groups")
        )
        self.steps_heading = label("verdict", wrap=True)
        self.add_step_button = button(tr("&New step"), tr("Add a headcount step half a year after the last one"))
        self.remove_step_button = button(tr("Remove s&tep"), tr("Remove the selected headcount step"))
        self._arrange()
        self._connect()
        self._choose(self.table.current_row)

    def _arrange(self) -> None:
        self.total.setContentsMargins(10, 0, 0, 0)
        self.add(self.filter, 0)
        self.add(self.table)
        self.add(self.total, 16)
        changing = (self.add_button, self.split_button, self.duplicate_button, self.remove_button)
        self.add(FlowRow(*changing, self.up_button, self.down_button, self.paste_button), 22)
        self.add(self.steps_heading, 2)
        self.add(label("muted", tr("From each month on, before growth. Type a month as 2027-01 or Jan 2027."), wrap=True))
        self.steps_table.setMaximumWidth(_STEPS_WIDTH)
        beside = row(self.steps_table, self.chart, stretch=False)
        beside.setStretch(1, 1)
        beside.setSpacing(current_theme().metrics.around)
        beside.setAlignment(self.steps_table, Qt.AlignmentFlag.AlignTop)
        self.add(beside, 12)
        self.add(FlowRow(self.add_step_button, self.remove_step_button), 0)
        self.close_column()

    def _connect(self) -> None:
        self.table.current_row_changed.connect(self._choose)
        for signal in (self.model.dataChanged, self.model.modelReset, self.steps.dataChanged, self.steps.modelReset):
            signal.connect(self._shown.act)
        self._document.changed.connect(self._shown.act)
        self._document.scenario_changed.connect(self._shown.act)
        self.add_button.clicked.connect(lambda: self._go_to(self._groups.add(self.table.current_group)))
        self.duplicate_button.clicked.connect(lambda: self._go_to(self._groups.duplicate(self.table.current_group)))
        self.split_button.clicked.connect(self.ask_to_split)
        self.remove_button.clicked.connect(self.remove_groups)
        self.up_button.clicked.connect(lambda: self._go_to(self._groups.move(self.table.current_group, -1)))
        self.down_button.clicked.connect(lambda: self._go_to(self._groups.move(self.table.current_group, 1)))
        self.paste_button.clicked.connect(self.table.paste)
        self.add_step_button.clicked.connect(self._add_step)
        self.remove_step_button.clicked.connect(lambda: self.steps.remove(self.steps_table.current_row))

    def ask_to_split(self) -> None:
        """Ask who leaves the current group to become one of their own, and go there."""
        from ppm_desktop.views.dialogs.split_group import SplitGroupDialog  # noqa: PLC0415 - rarely needed

        place = self.table.current_group
        if self.split_button.isEnabled():
            dialog = SplitGroupDialog(self._document, place, self._catalogue, self._style, self.window())
            dialog.accepted.connect(lambda: self._go_to(place + 1))
            dialog.open()

    def remove_groups(self) -> None:
        """Remove the groups that have a selected cell, as one step."""
        self._groups.remove(self.table.selected_groups())

    def refresh(self) -> None:
        """Say how many people there are, and what can be done."""
        groups, period = self._document.scenario.groups, self._document.project.period
        self._show_total(groups, period)
        current, arranged = self.table.current_group, self.table.arranged
        chosen = self.steps.group
        self.chart.show_group(chosen, period)
        self.steps_heading.setText(tr("Headcount of {group}").format(group=chosen.name) if chosen else tr("Headcount"))
        self.add_step_button.setEnabled(chosen is not None)
        for part in (self.duplicate_button, self.remove_button):
            part.setEnabled(current >= 0)
        able = 0 <= current < len(groups) and organisers_to_split(groups[current], period[0]) > 1
        self.split_button.setEnabled(able)
        self.up_button.setEnabled(not arranged and current > 0)
        self.down_button.setEnabled(not arranged and 0 <= current < len(groups) - 1)
        self.up_button.setToolTip(tr(SORTED_HINT) if arranged else tr("Move the current group up"))
        self.down_button.setToolTip(tr(SORTED_HINT) if arranged else tr("Move the current group down"))
        self.remove_step_button.setEnabled(len(self.steps.rows) > 1)

    def _show_total(self, groups: tuple[Group, ...], period: tuple[Month, ...]) -> None:
        """Say how many organisers there are; of what was counted before, nothing is counted again."""
        if self._counted is not None and self._counted[0] is groups and self._counted[1] == period:
            return
        self._counted, style = (groups, period), self._style
        start, end = (sum(organisers_in(group, month) for group in groups) for month in (period[0], period[-1]))
        text = trn(
            "{count} group: {start} organisers in {first}, {end} in {last}.",
            "{count} groups: {start} organisers in {first}, {end} in {last}.",
            len(groups),
        ).format(
            count=len(groups),
            start=style.fixed(start, 0),
            first=month_label(period[0]),
            end=style.fixed(end, 0),
            last=month_label(period[-1]),
        )
        self.total.setText(text if groups else tr("There is no group yet. Add one, or paste a table from Excel."))

    def _choose(self, row: int) -> None:
        self.steps.choose(max(self.model.position(row), 0))
        self.refresh()

    def _add_step(self) -> None:
        self.steps.add()
        self.steps_table.go_to(len(self.steps.rows) - 1, 0)
        self.steps_table.setFocus()

    def _go_to(self, group: int) -> None:
        self.table.go_to_group(group)
