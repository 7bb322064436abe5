"""Every change of how calls are paid for is one named step, and leaves a plan without errors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.domain.checks import has_errors
from ppm_desktop.domain.credits import FUNDING_MODES, Credits, TopUp
from ppm_desktop.session.edits.funding_edits import change_amount, choose_mode, use_amounts
from ppm_desktop.session.tables.top_ups_table import TopUpsTable, spelled_amount

if TYPE_CHECKING:
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

AMOUNTS = Credits("auto_recharge", Decimal(800), Decimal(200), Decimal(700))


@pytest.mark.parametrize("first", ["", *FUNDING_MODES])
@pytest.mark.parametrize("then", ["", *FUNDING_MODES])
def test_every_way_can_be_chosen_from_every_other_and_undone(document: Document, first: str, then: str) -> None:
    choose_mode(document, first, AMOUNTS)
    before, steps = document.project, document.undo_stack.count()
    choose_mode(document, then, AMOUNTS)
    funding = document.scenario.credits
    assert ("" if funding is None else funding.mode) == then
    assert not has_errors(document.problems)
    if first != then:
        assert document.undo_stack.count() == steps + 1
        document.undo_stack.undo()
        assert document.project is before


def test_amounts_that_are_there_stay_when_the_way_changes(document: Document) -> None:
    choose_mode(document, "auto_recharge", AMOUNTS)
    change_amount(document, "opening", Decimal(1234))
    choose_mode(document, "one_time", AMOUNTS)
    assert document.scenario.credits == Credits("one_time", Decimal(1234))
    choose_mode(document, "post_paid")
    assert document.scenario.credits == Credits("post_paid")


def test_typing_on_in_one_field_is_one_step_with_its_name(document: Document) -> None:
    choose_mode(document, "auto_recharge", AMOUNTS)
    steps = document.undo_stack.count()
    for amount in (9, 90, 900):
        change_amount(document, "trigger", Decimal(amount))
    assert document.undo_stack.count() == steps + 1
    assert document.undo_stack.undoText() == "Change the trigger"
    change_amount(document, "recharge", Decimal(50))
    assert document.undo_stack.undoText() == "Change the recharge amount"


def test_advised_amounts_leave_purchases_by_hand_alone(document: Document, style: NumberStyle) -> None:
    choose_mode(document, "one_time", AMOUNTS)
    table = TopUpsTable(document, style)
    table.add()
    use_amounts(document, AMOUNTS)
    funding = document.scenario.credits
    assert funding is not None
    assert (funding.mode, funding.trigger, funding.recharge) == ("auto_recharge", Decimal(200), Decimal(700))
    assert funding.top_ups == table.rows


def test_purchases_are_typed_in_a_table_and_stand_in_the_order_of_their_days(document: Document, style: NumberStyle) -> None:
    choose_mode(document, "one_time", AMOUNTS)
    table = TopUpsTable(document, style)
    first = table.add()
    second = table.add()
    assert (first, second) == (0, 1)
    assert table.setData(table.index(1, 0), "2026-06-15")
    assert table.setData(table.index(0, 1), "250")
    funding = document.scenario.credits
    assert funding is not None
    assert funding.top_ups[0] == TopUp(date(2026, 6, 15), Decimal(250))
    assert document.undo_stack.undoText() == "Change the amount of the purchase of 2026-06-15"
    table.remove(0)
    assert len(table.rows) == 1
    document.undo_stack.undo()
    assert len(table.rows) == 2


def test_a_day_or_an_amount_that_cannot_be_read_is_refused_with_its_reason(document: Document, style: NumberStyle) -> None:
    choose_mode(document, "one_time", AMOUNTS)
    table = TopUpsTable(document, style)
    table.add()
    said: list[str] = []
    table.refused.connect(lambda _row, _column, reason: said.append(reason))
    assert not table.setData(table.index(0, 0), "tomorrow")
    assert not table.setData(table.index(0, 1), "-5")
    assert [reason.split(".")[0] for reason in said] == ["“tomorrow” is not a day", "Less than 0 is not possible here"]


def test_a_purchase_outside_the_plan_is_marked(document: Document, style: NumberStyle) -> None:
    choose_mode(document, "one_time", AMOUNTS)
    table = TopUpsTable(document, style)
    table.add()
    table.setData(table.index(0, 0), "2050-01-01")
    warn = table.columns[0].warn
    assert warn is not None
    assert "not counted" in warn(table.rows[0])


def test_amounts_are_spelled_as_they_are_typed(style: NumberStyle) -> None:
    assert [spelled_amount(Decimal(text), style) for text in ("1000", "1E+3", "12.50", "0")] == ["1000", "1000", "12.5", "0"]
