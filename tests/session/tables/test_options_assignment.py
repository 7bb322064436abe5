from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.domain.option_edits import shares_for, with_option
from ppm_desktop.domain.scenario import Assignment
from ppm_desktop.session.tables.assignment_table import AssignmentTable
from ppm_desktop.session.tables.table_cell import CellRole

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

NARROW = "\N{NARROW NO-BREAK SPACE}"
LONDON, MUNICH, BOARD, REST = range(4)
PRODUCT = 2


@pytest.fixture
def table(document: Document, style: NumberStyle) -> AssignmentTable:
    return AssignmentTable(document, style)


def column(table: AssignmentTable, key: str) -> int:
    return next(c for c, shape in enumerate(table.columns) if shape.key == key)


def text(table: AssignmentTable, row: int, key: str) -> str:
    return str(table.index(row, column(table, key)).data()).replace(NARROW, " ")


def put(table: AssignmentTable, row: int, key: str, entry: str) -> bool:
    return table.setData(table.index(row, column(table, key)), entry)


def refusals(table: AssignmentTable) -> list[str]:
    said: list[str] = []
    table.refused.connect(lambda _row, _column, reason: said.append(reason))
    return said


def test_a_row_for_every_group_and_one_for_everybody_else(table: AssignmentTable) -> None:
    table.choose(3)
    assert [text(table, row, "group") for row in range(4)] == ["Sales London", "Engineering Munich", "Board", "Everybody else"]
    assert [text(table, row, "product") for row in range(4)] == ["Per-user licence", "as everybody else", "keep E5", "Pay per minute"]
    assert [text(table, row, "share_pay_per_minute") for row in range(4)] == ["–", "100 %", "–", "100 %"]
    assert [text(table, row, "licences") for row in range(4)] == ["140", "420", "18", "420"]


def test_a_typed_share_leaves_the_rest_to_what_all_had(table: AssignmentTable, document: Document) -> None:
    assert put(table, LONDON, "share_pay_per_minute", "60")
    assert shares_for(document.scenario.options[0], "Sales London") == (("pay_per_minute", 0.6), ("standard", 0.4))
    assert text(table, LONDON, "product") == "split"
    assert text(table, LONDON, "licences") == "56 + 84"
    assert document.undo_stack.undoText() == "Change the share of Pay per minute of Sales London"
    document.undo_stack.undo()
    assert text(table, LONDON, "product") == "as everybody else"


def test_shares_that_do_not_add_up_are_said_at_the_sum_and_can_be_normalised(table: AssignmentTable, document: Document) -> None:
    put(table, LONDON, "share_pay_per_minute", "60 %")
    put(table, LONDON, "share_standard", "20 %")
    place = table.index(LONDON, column(table, "sum"))
    assert place.data(CellRole.SEVERITY) == "error"
    assert "must add up to 1 (100 %)" in place.data(CellRole.PROBLEM)
    assert text(table, LONDON, "licences") == ""
    assert table.wrong_sum(LONDON) == pytest.approx(0.8)
    table.normalise(LONDON)
    assert dict(shares_for(document.scenario.options[0], "Sales London") or ()) == pytest.approx({"pay_per_minute": 0.75, "standard": 0.25})
    assert document.undo_stack.undoText() == "Normalise the shares of Sales London"


def test_a_licence_is_chosen_for_all_of_a_group_and_given_back(table: AssignmentTable, document: Document) -> None:
    assert put(table, LONDON, "product", "No phone meetings")
    assert shares_for(document.scenario.options[0], "Sales London") == (("none", 1.0),)
    assert put(table, LONDON, "product", "as everybody else")
    assert shares_for(document.scenario.options[0], "Sales London") is None


def test_who_holds_e5_keeps_it(table: AssignmentTable, document: Document) -> None:
    said, before = refusals(table), document.project
    assert not put(table, BOARD, "share_standard", "50 %")
    assert not put(table, BOARD, "product", "Pay per minute")
    assert said == ["Board hold E5, which brings the licence; they keep it in every option."] * 2
    assert document.project == before


def test_somebody_always_gets_something(table: AssignmentTable, document: Document) -> None:
    said, before = refusals(table), document.project
    assert not put(table, REST, "share_standard", "0")
    assert said[0].startswith("Somebody has to get something.")
    assert not put(table, REST, "product", "as everybody else")
    assert said[1] == "This row is everybody else."
    assert document.project == before


def test_a_word_that_is_no_licence_is_refused_with_those_there_are(table: AssignmentTable) -> None:
    said = refusals(table)
    assert not put(table, LONDON, "product", "Premium")
    assert said[0].startswith("“Premium” is not a licence of the price book: Per-user licence")


def test_a_block_is_pasted_as_one_step_over_rows_that_stay_as_they_are(table: AssignmentTable, document: Document) -> None:
    first = column(table, "share_standard")
    rows = [[table.spelled(row, c) for c in range(first, first + 4)] for row in range(4)]
    rows[MUNICH] = ["25%", "0%", "75%", "0%"]
    steps = document.undo_stack.count()
    assert table.paste(0, first, rows) == ()
    assert document.undo_stack.count() == steps + 1
    assert document.undo_stack.undoText() == "Paste 16 cells"
    option = document.scenario.options[0]
    assert [entry.group for entry in option.assign] == ["*", "Engineering Munich"]
    assert shares_for(option, "Engineering Munich") == (("pay_per_minute", 0.75), ("standard", 0.25))


def test_a_whole_table_pasted_back_changes_nothing(table: AssignmentTable, document: Document) -> None:
    table.choose(3)
    before = document.project
    block = [[table.spelled(row, c) for c in range(len(table.columns))] for row in range(len(table.rows))]
    assert table.paste(0, 0, block) == ()
    assert document.project == before


def test_a_product_that_the_price_book_does_not_have_is_said_at_its_group(table: AssignmentTable, document: Document) -> None:
    option = document.scenario.options[0]
    unknown = replace(option, assign=(*option.assign, Assignment("Sales London", (("gold", 1.0),))))
    document.edit_scenario(with_option(document.scenario, 0, unknown), "Break")
    assert 'no product "gold"' in table.index(LONDON, PRODUCT).data(CellRole.PROBLEM)
    assert "share_gold" in [shape.key for shape in table.columns]


def test_a_name_that_is_no_group_is_shown_and_can_be_taken_out(table: AssignmentTable, document: Document) -> None:
    option = document.scenario.options[0]
    unknown = replace(option, assign=(*option.assign, Assignment("Sales Paris", (("pay_per_minute", 1.0),))))
    document.edit_scenario(with_option(document.scenario, 0, unknown), "Break")
    row = next(r for r in range(table.rowCount()) if text(table, r, "group") == "Sales Paris")
    assert table.index(row, 0).data(CellRole.SEVERITY) == "error"
    assert put(table, row, "product", "as everybody else")
    assert document.scenario.options[0] == option


def test_where_nobody_said_what_a_group_gets_it_is_said_at_its_licence(table: AssignmentTable, document: Document) -> None:
    option = document.scenario.options[0]
    document.edit_scenario(
        with_option(document.scenario, 0, replace(option, assign=(Assignment("Sales London", option.assign[0].shares),))), "x"
    )
    assert table.index(MUNICH, PRODUCT).data(CellRole.SEVERITY) == "error"
    assert text(table, MUNICH, "product") == "nothing yet"
    assert put(table, REST, "product", "Pay per minute")
    assert text(table, MUNICH, "product") == "as everybody else"


def test_the_chosen_option_stays_chosen_when_it_moves(table: AssignmentTable, document: Document) -> None:
    table.choose(3)
    chosen = table.option
    options = document.scenario.options
    document.edit_scenario(replace(document.scenario, options=(options[3], *options[:3])), "Move")
    assert table.option == chosen
    document.edit_scenario(replace(document.scenario, options=options[:3]), "Remove")
    assert table.option == options[0]
    assert text(table, LONDON, "product") == "as everybody else"
