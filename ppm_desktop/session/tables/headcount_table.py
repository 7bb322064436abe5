"""The headcount steps of one group: from a month on, so many organisers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.reports.words import month_label
from ppm_desktop.session.entry.entry_text import read_month
from ppm_desktop.session.tables.groups_table import groups_path
from ppm_desktop.session.tables.people_table import read_organisers
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.session.tables.table_model import CellRefusal, TableModel
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document


class HeadcountTable(TableModel[HeadcountStep]):
    """Steps of the chosen group, the earliest first."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Show the first group's steps; ``choose`` another."""
        self._group = 0
        super().__init__(document, _columns(style))

    @property
    def group(self) -> Group | None:
        """The chosen group; None when the scenario has no groups."""
        groups = self.document.scenario.groups
        return groups[self._group] if self._group < len(groups) else None

    def choose(self, group: int) -> None:
        """Show the steps of another group."""
        if group != self._group:
            self.beginResetModel()
            self._group = group
            self.rows = self.read_rows()
            self.endResetModel()
            self.refresh()

    def add(self) -> None:
        """Add a step half a year after the last one, with the same number."""
        blank = self.blank_row(self.rows)
        if self.group is not None:
            self.put_rows((*self.rows, blank), tr("Add a headcount step to {group}").format(group=self.group.name), None)

    def remove(self, row: int) -> None:
        """Remove a step."""
        if self.group is not None and 0 <= row < len(self.rows):
            text = tr("Remove a headcount step of {group}").format(group=self.group.name)
            self.put_rows((*self.rows[:row], *self.rows[row + 1 :]), text, None)

    def read_rows(self) -> tuple[HeadcountStep, ...]:
        """Return the steps."""
        return self.group.headcount if self.group is not None else ()

    def put_rows(self, rows: tuple[HeadcountStep, ...], text: str, merge_key: str | None) -> None:
        """Replace the steps, sorted by month."""
        if self.group is not None:
            steps = tuple(sorted(rows, key=lambda step: step.since))
            self.document.edit_group(self._group, replace(self.group, headcount=steps), text, merge_key)

    def row_name(self, row: HeadcountStep) -> str:
        """Name a step."""
        return tr("{group} from {month}").format(group=self.group.name if self.group else "", month=month_label(row.since))

    def rows_path(self) -> str:
        """Return where the steps are in the project."""
        return f"{groups_path(self.document)}[{self._group}].headcount"

    def blank_row(self, rows: Sequence[HeadcountStep]) -> HeadcountStep:
        """Return the step that a new row begins with."""
        last = rows[-1] if rows else None
        return HeadcountStep(last.since.plus(6) if last else self.document.project.start, last.organisers if last else 0)

    def objections(self, rows: Sequence[HeadcountStep]) -> Iterable[CellRefusal]:
        """Refuse a second step in the same month."""
        seen = set()
        for row, step in enumerate(rows):
            if step.since in seen:
                yield CellRefusal(row, 0, tr("There is already a step from {month}.").format(month=month_label(step.since)))
            seen.add(step.since)


def _columns(style: NumberStyle) -> tuple[Column[HeadcountStep], ...]:
    return (
        Column(
            key="from",
            title=tr("From"),
            read=lambda s: str(s.since),
            show=lambda s: month_label(s.since),
            enter=lambda text: read_month(text, style),
            write=lambda s, month: replace(s, since=month),
            noun=tr("the month"),
            alignment="left",
            edit_kind="text",
            tooltip=tr("The first month of this headcount, such as 2027-01 or Jan 2027."),
            places=("from",),
        ),
        Column(
            key="organisers",
            title=tr("Organisers"),
            read=lambda s: s.organisers,
            show=lambda s: style.fixed(s.organisers, 0),
            spell=lambda s: str(s.organisers),
            enter=lambda text: read_organisers(text, style),
            write=lambda s, number: replace(s, organisers=number),
            noun=tr("organisers"),
            cleared="0",
            tooltip=tr("From this month on, before growth."),
            places=("organisers",),
        ),
    )
