from __future__ import annotations

from typing import TYPE_CHECKING

from building import COMPLETE_PROJECTS

from ppm_desktop.costing.comparison import compare
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.why.answering import WhyTree, why
from ppm_desktop.reports.why.case import Names
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.session.tables.explanation_model import AMOUNT, CALCULATION, DAY, RATE, SOURCE, WARNING_ROLE, WHAT, ExplanationModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex
    from pytestqt.modeltest import ModelTester

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle


def tree_of(name: str, catalogue: Catalogue, style: NumberStyle, option: int, component: str = "") -> WhyTree:
    project = read_project(COMPLETE_PROJECTS / f"{name}.ppmplan").project
    assert project is not None
    comparison = compare(project, project.scenarios[0], catalogue.availability)
    figure = Figure("component" if component else "total", comparison.results[option].option.id, "year", component)
    return why(comparison, figure, style, Names({country.code: country.name for country in catalogue.countries}))


def rows_below(model: ExplanationModel, index: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(index)):
        below = model.index(row, 0, index)
        yield below
        yield from rows_below(model, below)


def text(index: QModelIndex, column: int) -> str:
    return str(index.siblingAtColumn(column).data())


def test_the_top_row_is_the_number_and_unfolds_to_its_parts(catalogue: Catalogue, style: NumberStyle) -> None:
    model = ExplanationModel(tree_of("three-offices-three-years", catalogue, style, 0, "licences"), style)
    top = model.index(0, 0)
    assert model.rowCount() == 1
    assert text(top, CALCULATION) == "91 100 ÷ 36 months × 12 months"
    assert text(top, AMOUNT) == "30 367"
    assert text(model.index(0, 0, top), CALCULATION) == "22 775 licence months × 4.00"


def test_a_charge_shows_the_rate_its_source_and_its_day_and_marks_an_example(catalogue: Catalogue, style: NumberStyle) -> None:
    model = ExplanationModel(tree_of("three-offices-three-years", catalogue, style, 1, "dial_out_other"), style)
    found = next(index for index in rows_below(model, model.index(0, 0)) if text(index, WHAT) == "Board: Zimbabwe, landline")
    assert text(found, CALCULATION) == "36 905 min × 0.223"
    assert text(found, RATE) == "0.223"
    assert "(example)" in text(found, SOURCE)
    assert text(found, DAY) == "2025-10-15, example"
    assert found.siblingAtColumn(RATE).data(WARNING_ROLE)


def test_a_missing_rate_is_said_and_never_an_amount_of_zero(catalogue: Catalogue, style: NumberStyle) -> None:
    model = ExplanationModel(tree_of("missing-rate", catalogue, style, 0, "dial_out_other"), style)
    lacking = [index for index in rows_below(model, model.index(0, 0)) if "United Arab Emirates, mobile" in text(index, WHAT)]
    assert lacking
    charges = [index for index in lacking if model.hasChildren(index) and "no price" in text(index, CALCULATION)]
    assert charges
    assert all(text(index, AMOUNT) == "no price" for index in charges)
    assert text(model.index(0, 0), AMOUNT).startswith("≥")


def test_qt_finds_nothing_wrong_with_the_model(catalogue: Catalogue, style: NumberStyle, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ExplanationModel(tree_of("one-tenant-one-month", catalogue, style, 0), style))  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
