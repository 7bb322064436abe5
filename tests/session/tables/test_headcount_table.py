"""The headcount steps of one group."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.domain.organisation import HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.tables.groups_list import GroupsList
from ppm_desktop.session.tables.headcount_table import HeadcountTable


@pytest.fixture
def table(document: Document, style: NumberStyle) -> HeadcountTable:
    table = HeadcountTable(document, style)
    table.choose(1)
    return table


def shown(table: HeadcountTable) -> list[list[str]]:
    return [[str(table.index(r, c).data()) for c in range(2)] for r in range(table.rowCount())]


def test_the_model_keeps_qts_rules(table: HeadcountTable, document: Document) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.add()
    table.choose(0)
    document.undo_stack.undo()
    assert tester.model() is table


def test_the_steps_of_the_chosen_group_are_shown(table: HeadcountTable) -> None:
    assert shown(table) == [["Apr 2026", "420"], ["Jan 2027", "500"]]
    table.choose(0)
    assert shown(table) == [["Apr 2026", "140"]]


def test_a_new_step_follows_half_a_year_later(table: HeadcountTable, document: Document) -> None:
    table.add()
    assert shown(table)[-1] == ["Jul 2027", "500"]
    assert document.undo_stack.undoText() == "Add a headcount step to Engineering Munich"


def test_steps_stay_in_order_when_a_month_is_typed(table: HeadcountTable) -> None:
    assert table.setData(table.index(1, 0), "Jan 2025")
    assert shown(table) == [["Jan 2025", "500"], ["Apr 2026", "420"]]


def test_two_steps_in_one_month_are_refused(table: HeadcountTable, document: Document) -> None:
    assert not table.setData(table.index(1, 0), "2026-04")
    assert document.undo_stack.count() == 0


def test_a_removed_step_comes_back_with_undo(table: HeadcountTable, document: Document) -> None:
    table.remove(1)
    assert document.scenario.groups[1].headcount == (HeadcountStep(Month(2026, 4), 420),)
    document.undo_stack.undo()
    assert shown(table) == [["Apr 2026", "420"], ["Jan 2027", "500"]]


def test_without_the_group_there_are_no_steps(table: HeadcountTable, document: Document) -> None:
    GroupsList(document).remove([1, 2])
    assert table.group is None
    assert table.rowCount() == 0
    table.add()
    assert document.undo_stack.count() == 1
