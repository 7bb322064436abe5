"""Licences with fee, source and negotiated price."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.domain.period import Month
from ppm_desktop.domain.prices import Source
from ppm_desktop.domain.products import Fee
from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.tables.fees_table import FeesTable, read_source
from ppm_desktop.session.tables.table_model import CellRole

FEE, NEGOTIATED, NET, REASON, EFFECTIVE, SOURCE, AGE = range(1, 8)
TODAY = date(2026, 11, 22)


@pytest.fixture
def table(document: Document, style: NumberStyle) -> FeesTable:
    return FeesTable(document, style, today=lambda: TODAY)


def test_the_model_keeps_qts_rules(table: FeesTable, document: Document) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.negotiate(0, Decimal(3), "Contract")
    document.undo_stack.undo()
    assert tester.model() is table


def test_the_fee_in_force_is_shown_with_its_source(table: FeesTable) -> None:
    assert [table.index(0, c).data() for c in range(8)] == [
        "Audio Conferencing (per user)",
        "4.00",
        "–",
        "4.00",
        "",
        "2017-01-01",
        "example: List price quoted by third parties 2017-2021",
        "▲ 5 years",
    ]
    assert table.index(0, AGE).data(CellRole.PROBLEM) == "The source is 5 years old: ask whether the price still holds."
    assert table.index(1, FEE).data() == "0"
    assert table.index(0, SOURCE).data(CellRole.SEVERITY) == "note"
    assert table.index(1, SOURCE).data(CellRole.SEVERITY) == ""


def test_a_negotiated_price_has_its_reason_and_is_one_step(table: FeesTable, document: Document) -> None:
    table.negotiate(0, Decimal("3.20"), "Enterprise agreement")
    assert document.scenario.fee_overrides == (FeeOverride("standard", Decimal("3.20"), "Enterprise agreement"),)
    assert [table.index(0, c).data() for c in (NEGOTIATED, NET, REASON)] == ["3.20", "3.20", "Enterprise agreement"]
    assert document.undo_stack.undoText() == "Negotiate the price of Audio Conferencing (per user)"


def test_a_negotiated_price_can_be_taken_back(table: FeesTable, document: Document) -> None:
    table.negotiate(0, Decimal("3.20"), "Enterprise agreement")
    table.use_list_price(0)
    assert document.scenario.fee_overrides == ()
    assert table.index(0, NEGOTIATED).data() == "–"


def test_an_amount_without_a_reason_is_refused_with_a_way_out(table: FeesTable, document: Document) -> None:
    said: list[str] = []
    table.refused.connect(lambda _row, _column, reason: said.append(reason))
    assert not table.setData(table.index(0, NEGOTIATED), "3.20")
    assert document.undo_stack.count() == 0
    assert "Enter both below the table" in said[0]


def test_amount_and_reason_of_a_negotiated_price_can_be_typed_over(table: FeesTable, document: Document) -> None:
    table.negotiate(0, Decimal("3.20"), "Enterprise agreement")
    assert table.setData(table.index(0, NEGOTIATED), "3,10")
    assert table.setData(table.index(0, REASON), "Renewal")
    assert document.scenario.fee_overrides == (FeeOverride("standard", Decimal("3.10"), "Renewal"),)
    assert not table.setData(table.index(0, REASON), " ")


def test_a_dated_list_price_is_one_step_has_its_source_and_can_be_undone(table: FeesTable, document: Document) -> None:
    before = project_bytes(document.project)
    table.add_fee(0, Decimal("4.50"), date(2027, 1, 1), "Price list of our reseller, November")
    product = document.project.price_book.product("standard")
    assert product is not None
    assert product.fees[-1] == Fee(date(2027, 1, 1), Decimal("4.50"), "fee-2026-11-22")
    assert document.project.price_book.source("fee-2026-11-22") == Source(
        "fee-2026-11-22", "Price list of our reseller, November", TODAY, "customer"
    )
    assert table.index(0, FEE).data() == "4.00"
    table.show_month(Month(2027, 1))
    assert table.index(0, FEE).data() == "4.50"
    assert table.index(0, AGE).data() == "new"
    assert read_project_bytes(project_bytes(document.project)).project == document.project
    document.undo_stack.undo()
    assert project_bytes(document.project) == before


def test_another_source_of_the_same_day_gets_an_id_of_its_own(table: FeesTable, document: Document) -> None:
    table.add_fee(0, Decimal("4.50"), date(2027, 1, 1), "Reseller A")
    table.add_fee(1, Decimal("0.50"), date(2027, 1, 1), "Reseller B")
    table.add_fee(2, Decimal("0.60"), date(2027, 1, 1), "Reseller A")
    book = document.project.price_book
    assert [source.title for source in book.sources if source.id.startswith("fee-")] == ["Reseller A", "Reseller B"]
    assert [product.fees[-1].source for product in book.products[:3]] == ["fee-2026-11-22", "fee-2026-11-22-2", "fee-2026-11-22"]


def test_a_list_price_of_the_same_day_replaces_the_old_one_and_its_example_source_goes(table: FeesTable, document: Document) -> None:
    table.add_fee(0, Decimal("3.90"), date(2017, 1, 1), "Our contract")
    product = document.project.price_book.product("standard")
    assert product is not None
    assert [fee.amount for fee in product.fees] == [Decimal("3.90")]
    assert {source.title for source in document.project.price_book.sources}.isdisjoint({"List price quoted by third parties 2017-2021"})


@pytest.mark.parametrize("typed", ["", "   ", "x" * 201])
def test_a_source_is_neither_empty_nor_endless(typed: str) -> None:
    assert isinstance(read_source(typed), Refusal)
