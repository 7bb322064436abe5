"""The Meetings table: habits beside the minutes that they come to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.tables.meetings_table import MeetingsTable
from ppm_desktop.session.tables.table_model import CellRole

NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def table(document: Document, style: NumberStyle) -> MeetingsTable:
    return MeetingsTable(document, style)


def texts(table: MeetingsTable, row: int) -> list[str]:
    return [str(table.index(row, c).data()).replace(NARROW, "") for c in range(table.columnCount())]


def column(table: MeetingsTable, key: str) -> int:
    return next(c for c, shape in enumerate(table.columns) if shape.key == key)


def test_the_model_keeps_qts_rules(table: MeetingsTable, document: Document) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.setData(table.index(0, 2), "11")
    document.undo_stack.undo()
    assert tester.model() is table


def test_habits_and_minutes_of_each_group_are_shown(table: MeetingsTable) -> None:
    assert texts(table, 0) == ["Sales London", "140", "22", "5", "18%", "34min", "55%", "25%", "20%", "51 836", "23 562", "18 850"]
    assert texts(table, 1) == ["Engineering Munich", "420", "11", "6", "3%", "41min", "85%", "0%", "15%", "28 981", "0", "5 114"]
    assert texts(table, 2) == ["Board", "18", "9", "8", "40%", "52min", "30%", "50%", "20%", "8 087", "13 478", "5 391"]


def test_the_sentence_says_how_the_minutes_come_about(table: MeetingsTable) -> None:
    assert table.sentence(0).replace(NARROW, " ") == (
        "Sales London: 140 organisers × 22 meetings × 5 attendees × 18 % by phone = 2 772 calls a month, 94 248 minutes."
    )


@pytest.mark.parametrize(
    ("key", "typed", "shown", "step"),
    [
        ("meetings_per_organiser", "2/week", "8.67", "Change meetings a month of Sales London"),
        ("attendees", "6", "6", "Change attendees of Sales London"),
        ("phone_share", "0.25", "25%", "Change the share by phone of Sales London"),
        ("minutes_per_call", "1h30", "90min", "Change minutes a call of Sales London"),
        ("organisers", "1 000", "1 000", "Change organisers of Sales London"),
        ("join.toll", "50 %", "50%", "Change the toll share of Sales London"),
    ],
)
def test_typing_changes_the_project_as_one_named_step(
    table: MeetingsTable, document: Document, key: str, typed: str, shown: str, step: str
) -> None:
    before = document.project
    assert table.setData(table.index(0, column(table, key)), typed)
    assert texts(table, 0)[column(table, key)] == shown
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == step
    document.undo_stack.undo()
    assert document.project == before


def test_the_implied_minutes_follow_at_once(table: MeetingsTable) -> None:
    table.setData(table.index(0, column(table, "meetings_per_organiser")), "11")
    assert texts(table, 0)[9:] == ["25 918", "11 781", "9 425"]


def test_typing_on_in_one_cell_is_one_step(table: MeetingsTable, document: Document) -> None:
    for minutes in ("30", "40", "50"):
        table.setData(table.index(0, 5), minutes)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert texts(table, 0)[5] == "34min"


@pytest.mark.parametrize(
    ("key", "typed"), [("phone_share", "1"), ("phone_share", "180 %"), ("attendees", "1,234"), ("name", " "), ("name", "Board")]
)
def test_a_refused_text_keeps_the_old_value_and_says_why(table: MeetingsTable, document: Document, key: str, typed: str) -> None:
    said: list[tuple[int, int, str]] = []
    table.refused.connect(lambda row, col, reason: said.append((row, col, reason)))
    before = document.project
    assert not table.setData(table.index(0, column(table, key)), typed)
    assert document.project is before
    assert [where[:2] for where in said] == [(0, column(table, key))]
    assert said[0][2]


def test_minutes_are_computed_and_cannot_be_typed(table: MeetingsTable) -> None:
    index = table.index(0, 9)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert index.data(CellRole.COMPUTED) is True
    assert not table.setData(index, "5")


def test_a_block_is_pasted_as_one_step_and_computed_columns_are_passed_over(table: MeetingsTable, document: Document) -> None:
    assert table.paste(0, 7, [["30%", "15%", "999"], ["0", "15 %", "999"]]) == ()
    assert [texts(table, row)[7:9] for row in range(2)] == [["30%", "15%"], ["0%", "15%"]]
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Paste 6 cells"


def test_one_wrong_cell_keeps_the_whole_block_out_and_is_named(table: MeetingsTable, document: Document) -> None:
    said: list[str] = []
    table.refused.connect(lambda _row, _column, reason: said.append(reason))
    refusals = table.paste(0, 2, [["10", "5"], ["ten", "5"]])
    assert [(refusal.row, refusal.column) for refusal in refusals] == [(1, 2)]
    assert said == ["Nothing was pasted. Row 2, Meetings a month: “ten” is not a number."]
    assert document.undo_stack.count() == 0


def test_rows_that_are_pasted_below_the_last_become_groups(table: MeetingsTable, document: Document) -> None:
    assert table.paste(2, 0, [["Board", "20"], ["Support", "30"]]) == ()
    assert [group.name for group in document.scenario.groups] == ["Sales London", "Engineering Munich", "Board", "Support"]
    assert document.undo_stack.count() == 1
    assert table.rowCount() == 4


def test_shares_that_do_not_add_up_are_marked_in_their_cells(table: MeetingsTable) -> None:
    table.setData(table.index(0, column(table, "join.toll")), "50 %")
    for key in ("join.toll", "join.toll_free", "join.dial_out"):
        index = table.index(0, column(table, key))
        assert index.data(CellRole.SEVERITY) == "error"
        assert "add up to 0.95" in index.data(CellRole.PROBLEM)
    assert table.index(0, 0).data(CellRole.SEVERITY) == ""


def test_normalising_mends_the_shares_in_proportion(table: MeetingsTable, document: Document) -> None:
    table.setData(table.index(0, column(table, "join.toll")), "30 %")
    table.normalise_join(0)
    assert texts(table, 0)[6:9] == ["40%", "33.33%", "26.67%"]
    assert document.problems == () or all(problem.severity == "info" for problem in document.problems)


def test_undo_is_shown_in_the_cells_that_changed_only(table: MeetingsTable, document: Document) -> None:
    table.setData(table.index(1, 3), "7")
    seen: list[tuple[int, int]] = []
    table.dataChanged.connect(lambda top, bottom: seen.append((top.row(), bottom.row())))
    document.undo_stack.undo()
    assert seen == [(1, 1)]
    assert texts(table, 1)[3] == "6"


def test_a_cell_says_to_assistive_technology_whose_value_it_is(table: MeetingsTable) -> None:
    assert table.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Sales London, Meetings a month: 22"


def test_the_tooltip_of_minutes_says_what_will_be_billed(table: MeetingsTable) -> None:
    tip = table.index(0, 9).data(Qt.ItemDataRole.ToolTipRole).replace(NARROW, " ")
    assert "1 525 calls × 34 minutes" in tip
    assert "Billed: 52 599 minutes" in tip
