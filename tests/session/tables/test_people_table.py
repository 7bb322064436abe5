"""The People table and the list of groups: options keep saying who gets what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.scenario import Assignment, Scenario
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.groups_list import GroupsList
from ppm_desktop.session.tables.people_table import PeopleTable

NAME, COUNTRY, ORGANISERS, GROWTH, AT_END, STEPS, HOLDS = range(7)


@pytest.fixture
def table(document: Document, countries: CountryFinder, style: NumberStyle) -> PeopleTable:
    return PeopleTable(document, countries, style)


def text(table: PeopleTable, row: int, column: int) -> str:
    return str(table.index(row, column).data()).replace("\N{NARROW NO-BREAK SPACE}", " ")


def assigned(document: Document) -> list[dict[str, tuple[tuple[str, float], ...]]]:
    return [{a.group: a.shares for a in option.assign} for option in document.scenario.options]


def sound(document: Document) -> bool:
    return all(problem.severity == "info" for problem in document.problems)


def test_the_model_keeps_qts_rules(table: PeopleTable, document: Document) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    GroupsList(document).add(0)
    GroupsList(document).remove([0, 1])
    document.undo_stack.undo()
    assert tester.model() is table


def test_groups_are_shown_with_what_they_become(table: PeopleTable) -> None:
    assert [text(table, 0, c) for c in range(7)] == ["Sales London", "United Kingdom", "140", "6 %", "166", "–", "nothing"]
    assert text(table, 1, STEPS) == "500 from Jan 2027"
    assert text(table, 2, HOLDS) == "E5 (included)"


def test_a_new_name_is_followed_by_the_options(table: PeopleTable, document: Document) -> None:
    assert table.setData(table.index(0, NAME), "Sales")
    assert assigned(document)[3] == {"*": (("pay_per_minute", 1.0),), "Sales": (("standard", 1.0),)}
    assert sound(document)
    document.undo_stack.undo()
    assert "Sales London" in assigned(document)[3]


def test_two_groups_can_swap_names_by_pasting(table: PeopleTable, document: Document) -> None:
    assert table.paste(0, NAME, [["Board"], ["Engineering Munich"], ["Sales London"]]) == ()
    assert assigned(document)[3] == {"*": (("pay_per_minute", 1.0),), "Board": (("standard", 1.0),)}


@pytest.mark.parametrize("name", ["Board", "", "  ", "*", "x" * 501])
def test_a_name_that_would_confuse_the_options_is_refused(table: PeopleTable, document: Document, name: str) -> None:
    assert not table.setData(table.index(0, NAME), name)
    assert document.undo_stack.count() == 0


@pytest.mark.parametrize("typed", ["France", "fr", "33", "+33", "France (FR)"])
def test_a_country_is_found_by_name_code_or_dial_code(table: PeopleTable, document: Document, typed: str) -> None:
    assert table.setData(table.index(0, COUNTRY), typed)
    assert document.scenario.groups[0].country == "FR"


def test_a_mix_that_lies_wholly_in_the_old_country_moves_along_and_others_stay(table: PeopleTable, document: Document) -> None:
    before = document.scenario.groups[1].destinations
    table.setData(table.index(1, COUNTRY), "FR")
    after = document.scenario.groups[1].destinations
    assert [str(d) for d, _share in after.toll] == ["FR"]
    assert after.dial_out == before.dial_out


def test_typed_organisers_hold_from_the_first_month_on_and_later_steps_stay(table: PeopleTable, document: Document) -> None:
    table.setData(table.index(1, ORGANISERS), "450")
    assert document.scenario.groups[1].headcount == (HeadcountStep(Month(2026, 4), 450), HeadcountStep(Month(2027, 1), 500))


@pytest.mark.parametrize("typed", ["-1", "12.5", "10000001", "many"])
def test_impossible_headcounts_are_refused(table: PeopleTable, document: Document, typed: str) -> None:
    assert not table.setData(table.index(0, ORGANISERS), typed)
    assert document.undo_stack.count() == 0


def test_what_people_hold_is_read_by_its_label_or_its_value(table: PeopleTable, document: Document) -> None:
    assert table.setData(table.index(0, HOLDS), "e5 (INCLUDED)")
    assert table.setData(table.index(2, HOLDS), "none")
    assert [group.holds for group in document.scenario.groups] == ["included", "none", "none"]


def test_delete_sets_numbers_to_nothing_and_leaves_names_alone(table: PeopleTable, document: Document) -> None:
    table.clear([(0, NAME), (0, ORGANISERS), (0, GROWTH), (2, HOLDS)])
    group = document.scenario.groups[0]
    assert (group.name, group.headcount[0].organisers, group.growth_per_year) == ("Sales London", 0, 0)
    assert document.scenario.groups[2].holds == "none"
    assert document.undo_stack.count() == 1


def test_filling_down_copies_values_as_one_step(table: PeopleTable, document: Document) -> None:
    table.fill({(1, GROWTH): (0, GROWTH), (2, GROWTH): (0, GROWTH)})
    assert [group.growth_per_year for group in document.scenario.groups] == [0.06] * 3
    assert document.undo_stack.undoText() == "Fill down"


def test_two_hundred_groups_pasted_from_a_worksheet_add_up_to_the_person(table: PeopleTable, document: Document) -> None:
    block = [[f"Team {number}", "Germany", str(number), "0"] for number in range(1, 201)]
    assert table.paste(0, NAME, block) == ()
    assert table.rowCount() == 200
    assert sum(group.headcount[0].organisers for group in document.scenario.groups) == sum(range(1, 201))
    assert sound(document)
    assert document.undo_stack.count() == 1


def test_a_new_group_can_be_computed_at_once_and_has_a_name_of_its_own(table: PeopleTable, document: Document) -> None:
    groups = GroupsList(document)
    assert groups.add(0) == 1
    assert groups.add(0) == 1
    assert [text(table, row, NAME) for row in range(5)] == ["Sales London", "New group 2", "New group", "Engineering Munich", "Board"]
    assert sound(document)
    assert document.undo_stack.undoText() == "Add New group 2"


def test_a_group_added_where_nobody_says_everybody_else_gets_what_its_neighbour_gets(table: PeopleTable, document: Document) -> None:
    del table
    groups = GroupsList(document)
    document.edit_scenario(_without_everybody(document), "Name all groups")
    groups.add(0)
    assert assigned(document)[3]["New group"] == (("standard", 1.0),)
    assert sound(document)


def test_a_copy_has_the_same_products_as_its_original(document: Document) -> None:
    assert GroupsList(document).duplicate(0) == 1
    assert assigned(document)[3] == {
        "*": (("pay_per_minute", 1.0),),
        "Sales London": (("standard", 1.0),),
        "Sales London 2": (("standard", 1.0),),
    }
    assert document.undo_stack.undoText() == "Duplicate Sales London"


def test_removing_a_group_takes_its_products_out_of_the_options(document: Document) -> None:
    before = document.project
    GroupsList(document).remove([0])
    assert assigned(document)[3] == {"*": (("pay_per_minute", 1.0),)}
    assert sound(document)
    document.undo_stack.undo()
    assert document.project == before


def test_groups_move_up_and_down_and_stop_at_the_ends(document: Document) -> None:
    groups = GroupsList(document)
    assert groups.move(0, 1) == 1
    assert [group.name for group in document.scenario.groups] == ["Engineering Munich", "Sales London", "Board"]
    assert document.undo_stack.undoText() == "Move Sales London down"
    assert groups.move(2, 1) == 2
    assert groups.move(0, -1) == 0
    assert document.undo_stack.count() == 1


def _without_everybody(document: Document) -> Scenario:
    scenario = document.scenario
    options = tuple(
        replace(o, assign=tuple(sorted((Assignment(g.name, o.shares_of(g) or ()) for g in scenario.groups), key=lambda a: a.group)))
        for o in scenario.options
    )
    return replace(scenario, options=options)
