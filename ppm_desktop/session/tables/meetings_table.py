"""How each group meets, and the minutes that come of it, beside each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.meetings import Join
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.session.entry.shares import normalised
from ppm_desktop.session.entry.shown_text import number_text, percent_text
from ppm_desktop.session.implied_minutes import implied_minutes
from ppm_desktop.session.tables.groups_table import blank_group, groups_path
from ppm_desktop.session.tables.layered_table import LayeredTable
from ppm_desktop.session.tables.meetings_columns import MeetingsRow, meetings_columns
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

#: The computed columns, and which minutes each shows.
_IMPLIED: Final[dict[str, CallType]] = {"toll_minutes": "toll", "toll_free_minutes": "toll_free", "dial_out_minutes": "dial_out"}


class MeetingsTable(LayeredTable[MeetingsRow]):
    """Groups of the shown scenario with their habits."""

    def __init__(self, document: Document, style: NumberStyle, countries: CountryFinder | None = None) -> None:
        """Show the groups of ``document``."""
        self._frame: tuple[object, ...] = ()  # what the rows depend on besides their groups; an edit makes new ones for changed groups only
        super().__init__(document, meetings_columns(document, style), style, countries)

    def group_of(self, row: MeetingsRow) -> Group:
        """Return the group of a row."""
        return row.group

    def all_rows(self) -> tuple[MeetingsRow, ...]:
        """Return the groups with the minutes of an average month."""
        frame = (self.document.project.start, self.document.project.price_book.zone_a, self.document.scenario.increment_seconds)
        known = {id(row.group): row for row in self.everything} if frame == self._frame else {}
        self._frame = frame
        return tuple(known.get(id(group)) or self._row(group) for group in self.document.scenario.groups)

    def _row(self, group: Group) -> MeetingsRow:
        project = self.document.project
        return MeetingsRow(
            group, implied_minutes(group, project.start, project.price_book.zone_a), self.document.scenario.increment_seconds
        )

    def rows_path(self) -> str:
        """Return where the groups are in the project."""
        return groups_path(self.document)

    def blank_row(self, rows: Sequence[MeetingsRow]) -> MeetingsRow | None:
        """Return a group for a pasted row that is one too many; among filtered ones there is no place for it."""
        return None if self.filter_text else self._row(blank_group(self.document, [row.group for row in rows]))

    def figure_at(self, row: int, column: int) -> Figure | None:
        """Return the address of the minutes that a group's habits come to."""
        call_type = _IMPLIED.get(self.columns[column].key)
        return None if call_type is None else Figure("implied_minutes", group=self.position(row), call_type=call_type)

    def sentence(self, row: int) -> str:
        """Say how a group's minutes come about."""
        group, implied = self.rows[row].group, self.rows[row].implied
        style, habits = self._style, group.habits
        text = tr(
            "{group}: {organisers} organisers × {meetings} meetings × {attendees} attendees × {share} by phone = "
            "{calls} calls a month, {minutes} minutes."
        )
        return text.format(
            group=group.name,
            organisers=style.fixed(implied.organisers, 0),
            meetings=number_text(habits.meetings_per_organiser, style),
            attendees=number_text(habits.attendees, style),
            share=percent_text(habits.phone_share, style),
            calls=style.count(implied.calls),
            minutes=style.count(implied.minutes),
        )

    def total(self) -> str:
        """Say what all groups come to, filtered or not."""
        implied, count = [row.implied for row in self.everything], self._style.count
        text = tr("All groups: {organisers} organisers; {toll} toll, {toll_free} toll-free, {dial_out} dial-out minutes a month.")
        return text.format(
            organisers=count(sum(i.organisers for i in implied)),
            toll=count(sum(i.toll_minutes for i in implied)),
            toll_free=count(sum(i.toll_free_minutes for i in implied)),
            dial_out=count(sum(i.dial_out_minutes for i in implied)),
        )

    def join_total(self, row: int) -> float:
        """Return what the shares of toll, toll-free and dial-out add up to."""
        return self.rows[row].group.habits.join.total

    def normalise_join(self, row: int) -> None:
        """Scale the three shares so that they add up to 100 %."""
        group = self.rows[row].group
        join = group.habits.join
        scaled = Join(*normalised((join.toll, join.toll_free, join.dial_out)))
        text = tr("Normalise how {group} join").format(group=group.name)
        self.document.edit_group(self.position(row), replace(group, habits=replace(group.habits, join=scaled)), text)
