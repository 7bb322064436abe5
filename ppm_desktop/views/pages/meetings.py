"""Meetings: what a typical organiser's month looks like, and the phone minutes that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.entry.shares import adds_up, sum_sentence
from ppm_desktop.session.entry.shown_text import number_text
from ppm_desktop.session.tables.groups_list import GroupsList
from ppm_desktop.session.tables.meetings_table import MeetingsTable
from ppm_desktop.session.tables.season_table import SeasonTable
from ppm_desktop.views.widgets.data_table import DataTable
from ppm_desktop.views.widgets.field_problem import FieldProblem
from ppm_desktop.views.widgets.flow_row import FlowRow
from ppm_desktop.views.widgets.group_filter import GroupFilter
from ppm_desktop.views.widgets.groups_view import GroupsView
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.views.widgets.page_frame import PageFrame, button, row
from ppm_desktop.views.widgets.profile_button import ProfileButton
from ppm_desktop.views.widgets.season_bars import SeasonBars
from ppm_desktop.views.widgets.setting_links import INPUT_PROPERTY, SettingLinks
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.recalculation import Recalculator
    from ppm_desktop.session.document import Document


class MeetingsPage(PageFrame):
    """The table of habits, how the minutes of the current group come about, and the season."""

    title: Final = mark("Meetings")
    explanation_wanted = Signal(object)  # the ``Figure`` of a number

    def __init__(self, document: Document, recalculator: Recalculator, catalogue: Catalogue, style: NumberStyle) -> None:
        """Edit ``document``."""
        super().__init__(tr(self.title), tr("What a typical organiser's month looks like. Only people who join by phone cost anything."))
        del recalculator  # what habits come to is worked out beside them, without the engine
        self._style = style
        self._groups = GroupsList(document)
        self.model = MeetingsTable(document, style, CountryFinder(catalogue))
        self.season = SeasonTable(document, style)
        self.table = GroupsView(self.model, tr("Meetings by group"))
        self.filter = GroupFilter(self.table, style)
        self.total = label("small", wrap=True)
        self.sentence = label("small", wrap=True)
        self.origin = label("small", wrap=True)
        self.join_note = label("warning", wrap=True)
        self.normalise_button = button(
            tr("&Normalise"), tr("Scale toll, toll-free and dial-out in proportion, so that they add up to 100 %")
        )
        self.add_button = button(tr("&Add group"), tr("Add a group below the current one"))
        self.duplicate_button = button(tr("&Duplicate"), tr("Copy the current group, with its products in every option"))
        self.paste_button = button(
            tr("&Paste from Excel"), tr("Paste a block of cells at the cursor; rows that are too many become groups")
        )
        self.defaults_button = button(tr("Defau&lts…"), tr("Values of the customer and of your firm that groups can follow"))
        self.profile_button = ProfileButton(document, self.table, catalogue, style)
        self.bars = SeasonBars(self.season, style)
        self.season_table = DataTable(self.season, tr("Season as a table"))
        self.season_problem = FieldProblem(document, ".season", self.bars)
        self.season_note = label("small", wrap=True)
        self.table_button = button(tr("As a &table"), tr("Show the twelve factors as a table, to type or paste them"))
        self.flat_button = button(tr("All &months alike"), tr("Make every month an average one"))
        self.season_links = SettingLinks(document, "season")
        self.bars.setProperty(INPUT_PROPERTY, "season")
        self._arrange()
        self._connect()
        self.refresh()

    def _arrange(self) -> None:
        self.total.setContentsMargins(10, 0, 0, 0)
        self.sentence.setContentsMargins(10, 0, 0, 0)
        self.origin.setContentsMargins(10, 0, 0, 0)
        self.join_note.setContentsMargins(10, 0, 0, 0)
        self.add(self.filter, 0)
        self.add(self.table)
        self.add(self.total, 2)
        self.add(self.sentence, 2)
        self.add(self.origin, 0)
        normalising = row(self.join_note, self.normalise_button, stretch=False)
        normalising.setStretch(0, 1)
        self.add(normalising, 16)
        self.add(FlowRow(self.add_button, self.duplicate_button, self.paste_button, self.profile_button, self.defaults_button), 22)
        self.add_heading(tr("Season"), tr("1 is an average month. Drag a bar or type."))
        self.add(self.bars)
        self.table_button.setCheckable(True)
        self.season_table.hide()
        self.add(self.season_table)
        self.add(self.season_problem, 0)
        self.add(self.season_note)
        self.add(FlowRow(self.table_button, self.flat_button, self.season_links), 0)
        self.close_column()

    def _connect(self) -> None:
        self.table.current_row_changed.connect(self.refresh)
        self.table.selectionModel().currentChanged.connect(self.refresh)
        self.defaults_button.clicked.connect(self.open_defaults)
        self.table.explanation_wanted.connect(self.explanation_wanted)
        self.model.dataChanged.connect(self.refresh)
        self.model.modelReset.connect(self.refresh)
        self.season.dataChanged.connect(self.refresh)
        self.normalise_button.clicked.connect(lambda: self.model.normalise_join(self.table.current_row))
        self.add_button.clicked.connect(lambda: self._go_to(self._groups.add(self.table.current_group)))
        self.duplicate_button.clicked.connect(lambda: self._go_to(self._groups.duplicate(self.table.current_group)))
        self.paste_button.clicked.connect(self.table.paste)
        self.table_button.toggled.connect(self.season_table.setVisible)
        self.flat_button.clicked.connect(self.season.flatten)

    def refresh(self) -> None:
        """Say what the current row comes to, and whether its shares add up."""
        current, style = self.table.current_row, self._style
        known = 0 <= current < len(self.model.rows)
        self.sentence.setText(
            self.model.sentence(current) if known else "" if self.model.everything else tr("There is no group yet. Add one.")
        )
        self.total.setText(self.model.total())
        self.total.setVisible(len(self.model.everything) > 1)
        origin = self.model.origin(current, self.table.currentIndex().column()) if known else ""
        self.origin.setText(f"{origin[:1].upper()}{origin[1:]}." if origin else "")
        self.origin.setVisible(bool(origin))
        total = self.model.join_total(current) if known else 1.0
        wrong = not adds_up(total)
        self.join_note.setVisible(wrong)
        self.normalise_button.setVisible(wrong)
        if wrong:
            name = self.model.rows[current].group.name
            text = tr("{group}: toll, toll-free and dial-out add up to {sum}.")
            self.join_note.setText(text.format(group=name, sum=sum_sentence(total, style)))
        self.duplicate_button.setEnabled(known)
        mean = self.season.mean
        self.flat_button.setEnabled(any(factor != 1 for factor in self.season.rows[0]))
        text = tr("{factor} on average: a year has the minutes of {months} average months.")
        self.season_note.setText(text.format(factor=number_text(mean, style), months=number_text(mean * 12, style)))

    def open_defaults(self) -> None:
        """Show the defaults beside the window; edits are undone like all others."""
        from ppm_desktop.views.dialogs.defaults import DefaultsDialog  # noqa: PLC0415 - not needed for an ordinary start

        DefaultsDialog(self.model.document, self._style, self.window()).show()

    def _go_to(self, group: int) -> None:
        self.table.go_to_group(group)
