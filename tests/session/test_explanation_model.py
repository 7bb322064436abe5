from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS

from ppm_desktop.costing.comparison import Comparison, compare
from ppm_desktop.files.project_file import read_project
from ppm_desktop.session.explanation_model import ExplanationModel, why

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.reports.number_text import NumberStyle


def comparison_of(name: str, catalogue: Catalogue) -> Comparison:
    project = read_project(COMPLETE_PROJECTS / f"{name}.ppmplan").project
    assert project is not None
    return compare(project, project.scenarios[0], catalogue.availability)


def amount(cell: str) -> float:
    return float(cell.replace(" ", ""))


def test_the_amounts_of_the_rows_add_up_to_the_reckoning(catalogue: Catalogue, style: NumberStyle) -> None:
    comparison = comparison_of("three-offices-three-years", catalogue)
    for result in comparison.results:
        text = why(comparison, result.option.id, None, style, "whole", {})
        assert sum(amount(row[-1]) for row in text.rows) == pytest.approx(result.total, abs=len(text.rows))
        assert style.money(result.total) in text.reckoning


def test_an_average_year_is_derived_from_the_whole_period(catalogue: Catalogue, style: NumberStyle) -> None:
    comparison = comparison_of("three-offices-three-years", catalogue)
    text = why(comparison, comparison.results[0].option.id, "licences", style, "year", {})
    assert text.figure == "30 367 USD a year"
    assert "91 100 ÷ 36 × 12 = 30 367 USD" in text.reckoning
    assert text.sources


def test_places_have_their_names(catalogue: Catalogue, style: NumberStyle) -> None:
    comparison = comparison_of("three-offices-three-years", catalogue)
    names = {country.code: country.name for country in catalogue.countries}
    text = why(comparison, comparison.results[1].option.id, "dial_out_other", style, "year", names)
    assert "United Kingdom, mobile" in {row[1] for row in text.rows}


def test_a_missing_rate_is_said_and_never_an_amount_of_zero(catalogue: Catalogue, style: NumberStyle) -> None:
    comparison = comparison_of("missing-rate", catalogue)
    text = why(comparison, comparison.results[0].option.id, "dial_out_other", style, "year", {})
    lacking = [row for row in text.rows if "AE" in row[1]]
    assert lacking
    assert all(row[-1] == row[4] == "no rate" for row in lacking)
    assert text.figure.startswith("≥")


def test_qt_finds_nothing_wrong_with_the_model(catalogue: Catalogue, style: NumberStyle, qtmodeltester: ModelTester) -> None:
    comparison = comparison_of("three-offices-three-years", catalogue)
    qtmodeltester.check(ExplanationModel(why(comparison, comparison.results[0].option.id, None, style, "year", {})))  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
