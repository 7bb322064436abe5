"""Who gets what in one option: a row for every group and one for everybody else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.option_edits import shares_for, with_assignment, with_option
from ppm_desktop.domain.problem import at
from ppm_desktop.domain.scenario import EVERYBODY
from ppm_desktop.session.entry.product_words import offered_products, product_word
from ppm_desktop.session.entry.shares import adds_up, normalised
from ppm_desktop.session.tables.assignment_columns import assignment_columns, group_text
from ppm_desktop.session.tables.assignment_row import AssignmentRow
from ppm_desktop.session.tables.table_model import TableModel
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.scenario import Option
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.tables.table_column import Column

#: The column that a problem of an assignment is shown at.
_PLACES: Final = {"sum_not_one": "sum", "unknown_group": "group"}


class AssignmentTable(TableModel[AssignmentRow]):
    """Edits one option of the shown scenario; ``choose`` says which."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Show the first option of ``document``."""
        self._style = style
        self._option_id = ""
        self.document = document  # before the columns are made: they are those of its price book
        self._made_for = self._basis()
        super().__init__(document, self._columns())

    @property
    def place(self) -> int:
        """Where the chosen option stands in the scenario; where it is gone, the first."""
        ids = [option.id for option in self.document.scenario.options]
        return ids.index(self._option_id) if self._option_id in ids else 0

    @property
    def option(self) -> Option | None:
        """The chosen option; None when the scenario has none."""
        options = self.document.scenario.options
        return options[self.place] if options else None

    def choose(self, place: int) -> None:
        """Show another option."""
        options = self.document.scenario.options
        if 0 <= place < len(options) and options[place].id != self._option_id:
            self._option_id = options[place].id
            self._show_anew()

    def wrong_sum(self, row: int) -> float | None:
        """Return what the shares of a row add up to if that is not 100 %."""
        if not 0 <= row < len(self.rows) or self.rows[row].fixed or not self.rows[row].shares:
            return None
        total = sum(self.rows[row].shares.values())
        return None if adds_up(total) else total

    def normalise(self, row: int) -> None:
        """Scale the shares of a row so that they add up to 100 %."""
        shares = self.rows[row].shares
        scaled = tuple(zip(shares, normalised(tuple(shares.values())), strict=True))
        rows = (*self.rows[:row], replace(self.rows[row], own=scaled), *self.rows[row + 1 :])
        self.put_rows(rows, tr("Normalise the shares of {group}").format(group=group_text(self.rows[row])), None)

    # what the base asks

    def read_rows(self) -> tuple[AssignmentRow, ...]:
        """Return the groups of the scenario, names that are no groups, and everybody else."""
        option, scenario = self.option, self.document.scenario
        if option is None:
            return ()
        rest = shares_for(option, EVERYBODY)
        people = self._people()
        rows = [
            AssignmentRow(group.name, people[g], shares_for(option, group.name), rest, group.holds == "included")
            for g, group in enumerate(scenario.groups)
        ]
        names = {group.name for group in scenario.groups} | {EVERYBODY}
        rows += [AssignmentRow(entry.group, 0, entry.shares, rest, known=False) for entry in option.assign if entry.group not in names]
        others = sum(row.organisers for row in rows if row.follows and not row.fixed)
        return (*rows, AssignmentRow(EVERYBODY, others, rest, rest))

    def put_rows(self, rows: tuple[AssignmentRow, ...], text: str, merge_key: str | None) -> None:
        """Put what changed into the option: everybody else first, because groups are held against them."""
        option = self.option
        if option is None:
            return
        for before, after in sorted(zip(self.rows, rows, strict=True), key=lambda pair: pair[0].group != EVERYBODY):
            if before.own != after.own:
                option = with_assignment(option, after.group, None if after.own is None else dict(after.own))
        self.document.edit_scenario(with_option(self.document.scenario, self.place, option), text, merge_key)

    def row_name(self, row: AssignmentRow) -> str:
        """Name a row."""
        return group_text(row)

    def rows_path(self) -> str:
        """Return where the assignments are in the project."""
        return f"scenarios[{self.document.scenario_index}].options[{self.place}].assign"

    def context(self) -> object:
        """Return the chosen option."""
        return self.option.id if self.option is not None else None

    def place_of(self, problem: Problem) -> tuple[int, str] | None:
        """Find the row that a problem is about."""
        path = self.rows_path()
        if problem.path == path and problem.code == "group_without_product":
            return self._row_of(problem.value["group"], "product")
        if not re.match(re.escape(path) + r"[.\[]", problem.path):
            return None
        found = next((group for group in self._groups() if problem.path == at(path, group)), None)
        return None if found is None else self._row_of(found, _PLACES.get(problem.code, "product"))

    def refresh(self) -> None:
        """Follow the document; with other products there are other columns."""
        if not self._asleep and self._basis() != self._made_for:
            self._show_anew()
        else:
            super().refresh()

    def _row_of(self, group: str, place: str) -> tuple[int, str] | None:
        groups = self._groups()
        return (groups.index(group), place) if group in groups else None

    def _groups(self) -> list[str]:
        """Return what the rows name, in their order: groups, names that are none, and everybody else."""
        groups = [group.name for group in self.document.scenario.groups]
        strangers = [entry.group for entry in (self.option.assign if self.option else ()) if entry.group not in {*groups, EVERYBODY}]
        return [*groups, *strangers, EVERYBODY]

    def _show_anew(self) -> None:
        self.beginResetModel()
        self._made_for = self._basis()
        self.columns = self._columns()
        self.rows = self.read_rows()
        self._problems = self._problems_by_row()
        self._context = self.context()
        self._behind = False
        self.endResetModel()

    def _basis(self) -> tuple[object, ...]:
        """Return what the columns depend on."""
        project = self.document.project
        return project.price_book.products, offered_products(project, self.option)

    def _columns(self) -> tuple[Column[AssignmentRow], ...]:
        project = self.document.project
        return assignment_columns(project.price_book, offered_products(project, self.option), self._style, self._licences)

    def _people(self) -> list[int]:
        """Return the organisers of each group in the first month."""
        from ppm_desktop.costing.traffic import organisers_by_month  # noqa: PLC0415 - brings numpy, which waits until the window is visible

        groups = self.document.scenario.groups
        months = self.document.project.period[:1]
        return [int(number) for number in organisers_by_month(groups, months)[:, 0]] if groups else []

    def _licences(self, row: AssignmentRow, *, named: bool) -> str:
        """Say how many get what in the first month, as the engine counts them."""
        if row.fixed:
            count = self._style.fixed(row.organisers, 0)
            return tr("{count} with E5").format(count=count) if named else count
        if not row.shares or not adds_up(sum(row.shares.values())) or (row.group == EVERYBODY and not row.organisers):
            return ""
        import numpy as np  # noqa: PLC0415 - waits until the window is visible

        from ppm_desktop.costing.licences import split  # noqa: PLC0415 - brings numpy, as above

        book = self.document.project.price_book
        parts = split(np.array([row.organisers]), tuple(row.shares.items()))
        offered = offered_products(self.document.project, self.option)
        counts = [
            (product, self._style.fixed(int(parts[product][0]), 0)) for product in offered if product in parts and row.shares[product]
        ]
        if named:
            return ", ".join(tr("{count} {product}").format(count=count, product=product_word(product, book)) for product, count in counts)
        return " + ".join(count for _product, count in counts)
