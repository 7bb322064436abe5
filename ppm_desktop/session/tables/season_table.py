"""The twelve season factors: the table twin of the bars."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.scenario import FLAT_SEASON
from ppm_desktop.session.entry.entry_text import read_average
from ppm_desktop.session.entry.month_names import MONTH_NAMES, SHORT_MONTH_NAMES
from ppm_desktop.session.entry.shown_text import number_text
from ppm_desktop.session.tables.annotated_table import AnnotatedTable
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

__all__ = ["LARGEST_FACTOR", "MONTH_NAMES", "SeasonTable", "with_factor"]

#: What the project file allows for a factor.
LARGEST_FACTOR: Final = 1000.0

Season = tuple[float, ...]


class SeasonTable(AnnotatedTable[Season]):
    """One row, twelve columns."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Show the season of the scenario that ``document`` shows."""
        super().__init__(document, tuple(_column(month, style) for month in range(MONTHS_PER_YEAR)))

    def read_rows(self) -> tuple[Season, ...]:
        """Return the factors as the only row."""
        return (self.document.scenario.season,)

    def put_rows(self, rows: tuple[Season, ...], text: str, merge_key: str | None) -> None:
        """Replace the factors."""
        self.document.edit_scenario(replace(self.document.scenario, season=rows[0]), text, merge_key)

    def row_name(self, row: Season) -> str:
        """Name the row."""
        del row
        return tr("the season")

    def rows_path(self) -> str:
        """Return a path for merging; the checks say nothing about seasons."""
        return f"scenarios[{self.document.scenario_index}].season"

    def context(self) -> object:
        """Return what is said about the season."""
        return self.document.scenario.annotations

    def input_at(self, row: int, column: int) -> tuple[int, str] | None:
        """Return the season, whichever month is meant."""
        del row, column
        return NO_GROUP, "season"

    def set_factor(self, month: int, factor: float) -> None:
        """Change one month's factor (0 is January); a drag is one undo step."""
        season = with_factor(self.rows[0], month, factor)
        text = tr("Change the season of {month}").format(month=tr(MONTH_NAMES[month]))
        self.put_rows((season,), text, f"{self.rows_path()}[0].{MONTH_NAMES[month]}")

    def flatten(self) -> None:
        """Make every month an average one."""
        self.put_rows((FLAT_SEASON,), tr("Make all months alike"), None)

    @property
    def mean(self) -> float:
        """The average factor; 1 when the season moves minutes about without adding any."""
        return sum(self.rows[0]) / MONTHS_PER_YEAR


def with_factor(season: Season, month: int, factor: float) -> Season:
    """Return the season with one factor changed."""
    return (*season[:month], min(max(factor, 0.0), LARGEST_FACTOR), *season[month + 1 :])


def _column(month: int, style: NumberStyle) -> Column[Season]:
    name = tr(MONTH_NAMES[month])
    return Column(
        key=MONTH_NAMES[month],
        title=tr(SHORT_MONTH_NAMES[month]),
        read=lambda season: season[month],
        show=lambda season: number_text(season[month], style),
        spell=lambda season: style.plain(season[month]),
        enter=lambda text: read_average(text, style, LARGEST_FACTOR),
        write=partial(_written, month=month),
        noun=name,
        cleared="1",
        tooltip=tr("{month}: 1 is an average month, 0.5 has half its meetings.").format(month=name),
    )


def _written(season: Season, factor: float, *, month: int) -> Season:
    return with_factor(season, month, factor)
