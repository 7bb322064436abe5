"""Sorted and filtered tables of groups: another view, the same project."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.problem import Problem
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.edits.group_edits import new_group
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.groups_list import GroupsList
from ppm_desktop.session.tables.meetings_table import MeetingsTable
from ppm_desktop.session.tables.people_table import PeopleTable
from ppm_desktop.session.tables.policies_table import PoliciesTable

NAME, COUNTRY, ORGANISERS, GROWTH = range(4)


@pytest.fixture
def table(document: Document, countries: CountryFinder, style: NumberStyle) -> PeopleTable:
    """Show delta (Germany, 5), Alpha (France, 20), charlie (Germany, 5), Bravo (Switzerland, 9)."""
    start, scenario = document.project.start, document.scenario
    listed = (("delta", "DE", 5), ("Alpha", "FR", 20), ("charlie", "DE", 5), ("Bravo", "CH", 9))
    blank = new_group(document.project, ())
    groups = tuple(replace(blank, name=n, country=c, headcount=(HeadcountStep(start, h),)) for n, c, h in listed)
    options = tuple(replace(option, assign=()) for option in scenario.options)
    document.edit_scenario(replace(scenario, groups=groups, options=options), "Start")
    document.undo_stack.clear()
    return PeopleTable(document, countries, style)


def shown(table: PeopleTable) -> list[str]:
    return [row.name for row in table.rows]


def names(table: PeopleTable) -> list[str]:
    return [group.name for group in table.document.scenario.groups]


def organisers(group: Group) -> int:
    return group.headcount[0].organisers


def test_the_model_keeps_qts_rules(table: PeopleTable, document: Document) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.turn(NAME)
    table.filter("germany")
    GroupsList(document).add(0)
    document.undo_stack.undo()
    table.filter("")
    assert tester.model() is table


def test_three_turns_go_up_down_and_back_to_the_file(table: PeopleTable) -> None:
    table.turn(NAME)
    assert shown(table) == ["Alpha", "Bravo", "charlie", "delta"]
    table.turn(NAME)
    assert shown(table) == ["delta", "charlie", "Bravo", "Alpha"]
    table.turn(NAME)
    assert shown(table) == names(table) == ["delta", "Alpha", "charlie", "Bravo"]


def test_numbers_are_sorted_as_numbers_and_equal_ones_stay_as_in_the_file(table: PeopleTable) -> None:
    table.turn(ORGANISERS)
    assert shown(table) == ["delta", "charlie", "Bravo", "Alpha"]
    table.turn(ORGANISERS)
    assert shown(table) == ["Alpha", "Bravo", "delta", "charlie"]


def test_countries_are_sorted_by_the_names_that_are_seen(table: PeopleTable) -> None:
    table.turn(COUNTRY)
    assert shown(table) == ["Alpha", "delta", "charlie", "Bravo"]


def test_sorting_is_no_edit(table: PeopleTable, document: Document) -> None:
    before, revision = document.project, document.revision
    table.turn(NAME)
    table.filter("a")
    assert document.project is before
    assert document.revision == revision
    assert not document.modified


def test_the_header_has_an_arrow_only_where_it_is_sorted(table: PeopleTable) -> None:
    def title(column: int) -> object:
        return table.headerData(column, Qt.Orientation.Horizontal)

    table.turn(ORGANISERS)
    assert title(ORGANISERS) == "Organisers\nat start ↑"
    assert title(NAME) == "Group"
    table.turn(ORGANISERS)
    assert title(ORGANISERS) == "Organisers\nat start ↓"
    table.turn(ORGANISERS)
    assert title(ORGANISERS) == "Organisers\nat start"


def test_an_edited_row_stays_where_it_is_until_it_is_sorted_again(table: PeopleTable) -> None:
    table.turn(NAME)
    assert table.setData(table.index(0, NAME), "Zulu")
    assert shown(table) == ["Zulu", "Bravo", "charlie", "delta"]
    assert names(table) == ["delta", "Zulu", "charlie", "Bravo"]
    table.document.undo_stack.undo()
    assert shown(table) == ["Alpha", "Bravo", "charlie", "delta"]


def test_all_names_at_once_may_be_pasted_over(table: PeopleTable) -> None:
    table.turn(NAME)
    assert table.paste(0, NAME, [["Z"], ["Y"], ["X"], ["W"]]) == ()
    assert shown(table) == ["Z", "Y", "X", "W"]
    assert names(table) == ["W", "Z", "X", "Y"]


def test_pasting_filling_and_clearing_act_on_the_rows_as_shown(table: PeopleTable) -> None:
    table.turn(NAME)
    assert table.paste(0, ORGANISERS, [["1"], ["2"], ["3"], ["4"]]) == ()
    assert [(g.name, organisers(g)) for g in table.document.scenario.groups] == [("delta", 4), ("Alpha", 1), ("charlie", 3), ("Bravo", 2)]
    table.fill({(1, ORGANISERS): (0, ORGANISERS)})
    table.clear([(3, ORGANISERS)])
    assert [organisers(g) for g in table.document.scenario.groups] == [0, 1, 3, 1]


def test_rows_that_are_pasted_below_become_groups_at_the_end(table: PeopleTable) -> None:
    table.turn(NAME)
    assert table.paste(3, NAME, [["Echo"], ["Aardvark"]]) == ()
    assert shown(table) == ["Alpha", "Bravo", "charlie", "Echo", "Aardvark"]
    assert names(table) == ["Echo", "Alpha", "charlie", "Bravo", "Aardvark"]
    table.document.undo_stack.undo()
    assert shown(table) == ["Alpha", "Bravo", "charlie", "delta"]


def test_typing_into_the_same_shown_row_of_two_orders_is_two_steps(table: PeopleTable) -> None:
    table.setData(table.index(0, ORGANISERS), "7")
    table.turn(NAME)
    table.setData(table.index(0, ORGANISERS), "8")
    assert table.document.undo_stack.count() == 2


def test_groups_that_come_and_go_leave_the_others_in_their_order(table: PeopleTable, document: Document) -> None:
    table.turn(NAME)
    table.setData(table.index(0, NAME), "Zulu")
    GroupsList(document).add(0)
    assert shown(table) == ["Zulu", "Bravo", "charlie", "delta", "New group"]
    GroupsList(document).remove([table.position(1)])
    assert shown(table) == ["Zulu", "charlie", "delta", "New group"]
    assert [table.position(row) for row in range(4)] == [2, 3, 0, 1]


def test_another_scenario_is_sorted_by_itself(table: PeopleTable, document: Document) -> None:
    other = replace(document.scenario, name="Other", groups=document.scenario.groups[2:])
    document.edit(replace(document.project, scenarios=(document.scenario, other)), "Add")
    table.turn(NAME)
    document.show_scenario(1)
    assert shown(table) == ["Bravo", "charlie"]


def test_a_filter_finds_names_and_countries_by_all_words(table: PeopleTable) -> None:
    table.filter("GERM del")
    assert shown(table) == ["delta"]
    table.filter("switz")
    assert shown(table) == ["Bravo"]
    table.filter("nowhere")
    assert shown(table) == []
    table.filter("  ")
    assert len(shown(table)) == 4


def test_edits_of_filtered_rows_leave_the_hidden_ones_alone(table: PeopleTable) -> None:
    table.filter("germany")
    assert table.paste(0, ORGANISERS, [["1"], ["2"]]) == ()
    assert [organisers(g) for g in table.document.scenario.groups] == [1, 20, 2, 9]
    assert table.setData(table.index(0, COUNTRY), "France")
    assert shown(table) == ["delta", "charlie"]


def test_a_filtered_table_does_not_grow_by_pasting_but_shows_what_is_added(table: PeopleTable, document: Document) -> None:
    table.filter("germany")
    assert table.paste(1, NAME, [["a"], ["b"]]) != ()
    assert names(table) == ["delta", "Alpha", "charlie", "Bravo"]
    GroupsList(document).add(0)
    assert shown(table) == ["delta", "charlie", "New group"]


def test_a_name_that_a_hidden_group_has_is_refused(table: PeopleTable) -> None:
    table.filter("germany")
    refusals = table.enter({(1, NAME): "Bravo"}, "Rename")
    assert [(r.row, r.column) for r in refusals] == [(1, NAME)]


def test_a_problem_is_found_where_its_group_is_shown(table: PeopleTable) -> None:
    problem = Problem("scenarios[0].groups[1].name", "error", "any", ())
    table.turn(NAME)
    assert table.place_of(problem) == (0, "name")
    table.filter("germany")
    assert table.place_of(problem) is None
    table.reveal(1)
    assert table.place_of(problem) == (0, "name")


def test_normalising_means_the_group_that_is_shown(table: PeopleTable, document: Document, style: NumberStyle) -> None:
    meetings, policies = MeetingsTable(document, style), PoliciesTable(document, style)
    meetings.turn(NAME)
    policies.turn(NAME)
    assert [row.group.name for row in meetings.rows] == ["Alpha", "Bravo", "charlie", "delta"]
    assert [row.group.name for row in policies.rows] == ["Alpha", "Bravo", "charlie", "delta"]
    toll = next(c for c, column in enumerate(meetings.columns) if column.title == "Toll")
    assert meetings.setData(meetings.index(0, toll), "50 %")
    assert meetings.join_total(0) == pytest.approx(0.5)
    meetings.normalise_join(0)
    assert [group.habits.join.total for group in table.document.scenario.groups] == [pytest.approx(1)] * 4


def test_the_total_is_that_of_all_groups(table: PeopleTable, document: Document, style: NumberStyle) -> None:
    del table
    meetings = MeetingsTable(document, style)
    total = meetings.total()
    assert total.startswith("All groups: 39 organisers; ")
    assert total.endswith(" dial-out minutes a month.")
    meetings.filter("alpha")
    assert meetings.total() == total
