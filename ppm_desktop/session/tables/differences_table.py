"""Only what differs: every input of the other scenarios that is not the baseline's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.differences import differences
from ppm_desktop.reports.changes.difference_table import DifferenceRow, Names, difference_rows
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.session.tables.table_model import CellRole, TableModel
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.entry.country_finder import CountryFinder

#: Nobody reads more of them, and to say all of twenty large scenarios would stop the window for ten seconds.
MOST_ROWS: Final = 2000


@dataclass(frozen=True, slots=True)
class ScenarioDifference:
    """A difference and the scenario that has it."""

    scenario: str
    row: DifferenceRow


class DifferencesTable(TableModel[ScenarioDifference]):
    """Every other scenario held against the baseline."""

    def __init__(self, document: Document, countries: CountryFinder, style: NumberStyle) -> None:
        """Compare the scenarios of ``document``."""
        self._style = style
        self._countries = countries
        self._last: tuple[Project, tuple[ScenarioDifference, ...]] | None = None
        self.cut_short = False  # more differs than is listed
        self.paused = False  # while nobody looks: comparing large plans takes longer than an edit may
        super().__init__(document, _columns())

    def read_rows(self) -> tuple[ScenarioDifference, ...]:
        """Return the differences, scenario by scenario."""
        project = self.document.project
        if self.paused and self._last is not None:
            return self._last[1]
        if self._last is None or self._last[0] is not project:
            self._last = (project, self._compared(project))
        return self._last[1]

    def _compared(self, project: Project) -> tuple[ScenarioDifference, ...]:
        baseline = project.scenarios[project.baseline_index]
        names = Names(
            countries={country.code: country.name for country in self._countries.suggestions("")},
            products={product.id: product.name for product in project.price_book.products},
            options={option.id: option.name for scenario in project.scenarios for option in scenario.options},
        )
        found: list[ScenarioDifference] = []
        for scenario in project.scenarios:
            if scenario is not baseline and len(found) <= MOST_ROWS:
                room = MOST_ROWS + 1 - len(found)
                rows = difference_rows(differences(baseline, scenario)[:room], self._style, names)
                found += [ScenarioDifference(scenario.name, row) for row in rows]
        self.cut_short = len(found) > MOST_ROWS
        return tuple(found[:MOST_ROWS])

    def _answers_by_role(self) -> dict[int, Callable[[int, int], object]]:
        """Let the baseline's value step back behind the new one."""
        return super()._answers_by_role() | {CellRole.COMPUTED: lambda _r, c: self.columns[c].key == "before"}

    def row_name(self, row: ScenarioDifference) -> str:
        """Name a difference by its place."""
        return f"{row.row.where}, {row.row.what}"


def _columns() -> tuple[Column[ScenarioDifference], ...]:
    return (
        Column(key="scenario", title=tr("Scenario"), read=lambda d: d.scenario, show=lambda d: d.scenario, alignment="left"),
        Column(key="where", title=tr("Where"), read=lambda d: d.row.where, show=lambda d: d.row.where, alignment="left"),
        Column(key="what", title=tr("What"), read=lambda d: d.row.what, show=lambda d: d.row.what, alignment="left"),
        Column(
            key="before",
            title=tr("Baseline"),
            read=lambda d: d.row.before,
            show=lambda d: d.row.before,
            tooltip=tr("The value in the baseline."),
        ),
        Column(
            key="after", title=tr("Here"), read=lambda d: d.row.after, show=lambda d: d.row.after, tooltip=tr("The value in this scenario.")
        ),
    )
