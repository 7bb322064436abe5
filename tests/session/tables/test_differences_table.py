"""What differs between scenarios, also where that is more than anybody reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.scale_plan import scale_plan
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.differences_table import MOST_ROWS, DifferencesTable

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project


def table_of(project: Project) -> DifferencesTable:
    return DifferencesTable(Document(project), CountryFinder(load_catalogue()), NumberStyle())


def test_thousands_of_differences_are_cut_short_and_the_table_says_so() -> None:
    plan = scale_plan(sorted(load_catalogue().country_codes), groups=600, scenarios=4)
    table = table_of(plan)
    assert table.rowCount() == MOST_ROWS
    assert table.cut_short
    assert {row.scenario for row in table.rows} == {"Scenario 02", "Scenario 03"}


def test_one_changed_group_of_hundreds_is_all_that_is_listed() -> None:
    plan = scale_plan(sorted(load_catalogue().country_codes), groups=300, scenarios=1)
    first = plan.scenarios[0]
    groups = (*first.groups[:200], replace(first.groups[200], country="GB"), *first.groups[201:])
    assert first.groups[200].country != "GB"
    table = table_of(replace(plan, scenarios=(first, replace(first, name="Moved", groups=groups))))
    assert [(row.scenario, row.row.after) for row in table.rows] == [("Moved", "GB")]
    assert not table.cut_short
