from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS
from PySide6.QtCore import Qt

from ppm_desktop.costing.comparison import compare
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.cost_table import CostTable, cost_table
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.session.tables.cost_table_model import CostRole, CostTableModel, tab_separated

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ppm_desktop.catalog.catalogue import Catalogue


@pytest.fixture
def table(catalogue: Catalogue, style: NumberStyle) -> CostTable:
    return table_of("three-offices-three-years", catalogue, style)


def table_of(name: str, catalogue: Catalogue, style: NumberStyle) -> CostTable:
    project = read_project(COMPLETE_PROJECTS / f"{name}.ppmplan").project
    assert project is not None
    return cost_table(compare(project, project.scenarios[0], catalogue.availability), style)


def test_qt_finds_nothing_wrong_with_the_model(table: CostTable, qtmodeltester: ModelTester) -> None:
    model = CostTableModel()
    model.show(table)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_the_model_has_a_row_per_component_and_the_total_last(table: CostTable) -> None:
    model = CostTableModel()
    model.show(table)
    last = model.rowCount() - 1
    assert model.rowCount() == len(table.rows) + 1
    assert model.columnCount() == len(table.columns) + 1
    assert model.headerData(0, Qt.Orientation.Horizontal) == "USD a year"
    assert model.index(last, 0).data() == "Total"
    assert model.index(last, 1).data() == "49 480"
    assert model.index(last, 1).data(CostRole.TOTAL)
    assert not model.index(0, 1).data(CostRole.TOTAL)


def test_a_figure_knows_what_it_is_the_cost_of(table: CostTable) -> None:
    model = CostTableModel()
    model.show(table)
    assert model.figure_at(model.index(0, 0)) is None
    assert model.figure_at(model.index(0, 1)) == Figure("component", table.option_ids[0], table.span, "licences")
    assert model.figure_at(model.index(model.rowCount() - 1, 2)) == Figure("total", table.option_ids[1], table.span)


def test_other_figures_of_the_same_shape_keep_the_selection(
    table: CostTable, catalogue: Catalogue, style: NumberStyle, qtbot: QtBot
) -> None:
    model = CostTableModel()
    model.show(table)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(table)
    with qtbot.waitSignal(model.modelReset):
        model.show(table_of("one-tenant-one-month", catalogue, style))


def test_a_cell_without_a_rate_says_what_is_missing(catalogue: Catalogue, style: NumberStyle) -> None:
    model = CostTableModel()
    model.show(table_of("missing-rate", catalogue, style))
    cells = [model.index(row, 1) for row in range(model.rowCount())]
    lacking = [cell for cell in cells if cell.data(CostRole.GAP)]
    assert len(lacking) == 2
    for cell in lacking:
        assert cell.data().startswith("≥")
        assert "United Arab Emirates (mobile)" in cell.data(Qt.ItemDataRole.ToolTipRole)
        assert "incomplete" in cell.data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_option_that_cannot_be_bought_is_marked_in_its_column(catalogue: Catalogue, style: NumberStyle) -> None:
    table = table_of("every-rule-at-once", catalogue, style)
    model = CostTableModel()
    model.show(table)
    barred = [bool(model.headerData(column, Qt.Orientation.Horizontal, CostRole.BARRED)) for column in range(model.columnCount())]
    assert barred == [False, *(not ok for ok in table.eligible)]
    assert any(barred)


def test_the_clipboard_gets_numbers_that_a_worksheet_understands(table: CostTable) -> None:
    lines = [line.split("\t") for line in tab_separated(table, NumberStyle(decimal_point=",")).splitlines()]
    assert lines[2][0] == "USD a year"
    assert lines[3][:2] == ["Licences", "30366,67"]
    assert lines[-1][0] == "Total"


def test_the_clipboard_never_gets_a_number_for_an_incomplete_sum(catalogue: Catalogue, style: NumberStyle) -> None:
    text = tab_separated(table_of("missing-rate", catalogue, style), style)
    total = text.splitlines()[-1].split("\t")
    assert all(cell.startswith("≥") for cell in total[1:])
