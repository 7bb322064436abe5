"""Licences with fee, source and negotiated price."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.fees_table import FeesTable
from ppm_desktop.session.table_model import CellRole

FEE, EFFECTIVE, SOURCE, NEGOTIATED, REASON = range(1, 6)


@pytest.fixture
def table(document: Document, style: NumberStyle) -> FeesTable:
    return FeesTable(document, style)


def test_the_model_keeps_qts_rules(table: FeesTable, document: Document) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.negotiate(0, Decimal(3), "Contract")
    document.undo_stack.undo()
    assert tester.model() is table


def test_the_fee_in_force_is_shown_with_its_source(table: FeesTable) -> None:
    assert [table.index(0, c).data() for c in range(6)] == [
        "Audio Conferencing (per user)",
        "4.00",
        "2017-01-01",
        "List price quoted by third parties 2017-2021 (example)",
        "–",
        "",
    ]
    assert table.index(1, FEE).data() == "0"
    assert table.index(0, SOURCE).data(CellRole.SEVERITY) == "note"
    assert table.index(1, SOURCE).data(CellRole.SEVERITY) == ""


def test_a_negotiated_price_has_its_reason_and_is_one_step(table: FeesTable, document: Document) -> None:
    table.negotiate(0, Decimal("3.20"), "Enterprise agreement")
    assert document.scenario.fee_overrides == (FeeOverride("standard", Decimal("3.20"), "Enterprise agreement"),)
    assert [table.index(0, c).data() for c in (NEGOTIATED, REASON)] == ["3.20", "Enterprise agreement"]
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
