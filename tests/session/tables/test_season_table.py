"""The season as a row of twelve factors."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.domain.scenario import FLAT_SEASON
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.tables.season_table import SeasonTable


@pytest.fixture
def table(document: Document, style: NumberStyle) -> SeasonTable:
    return SeasonTable(document, style)


def test_the_model_keeps_qts_rules(table: SeasonTable, document: Document) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.set_factor(0, 2)
    document.undo_stack.undo()
    assert tester.model() is table


def test_twelve_factors_are_shown_from_january_on(table: SeasonTable) -> None:
    assert [table.index(0, c).data() for c in range(12)] == ["1", "1", "1.1", "1", "1", "1", "0.7", "0.6", "1", "1.1", "1.1", "0.7"]


def test_a_drag_over_many_values_is_one_step(table: SeasonTable, document: Document) -> None:
    for factor in (0.65, 0.7, 0.75, 0.8):
        table.set_factor(7, factor)
    assert document.scenario.season[7] == 0.8
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Change the season of August"


def test_two_months_are_two_steps(table: SeasonTable, document: Document) -> None:
    table.set_factor(6, 0.8)
    table.set_factor(7, 0.8)
    assert document.undo_stack.count() == 2


def test_factors_stay_within_what_a_file_holds(table: SeasonTable, document: Document) -> None:
    table.set_factor(0, -3)
    table.set_factor(1, 5000)
    assert document.scenario.season[:2] == (0, 1000)
    assert not table.setData(table.index(0, 0), "1001")


def test_a_year_of_factors_is_pasted_as_one_step(table: SeasonTable, document: Document) -> None:
    assert table.paste(0, 0, [["0,5"] * 12]) == ()
    assert document.scenario.season == (0.5,) * 12
    assert document.undo_stack.count() == 1


def test_delete_makes_a_month_an_average_one(table: SeasonTable, document: Document) -> None:
    table.clear([(0, 7)])
    assert document.scenario.season[7] == 1


def test_all_months_can_be_made_alike_and_the_mean_is_told(table: SeasonTable, document: Document) -> None:
    assert table.mean == pytest.approx(11.3 / 12)
    table.flatten()
    assert document.scenario.season == FLAT_SEASON
    assert table.mean == 1
