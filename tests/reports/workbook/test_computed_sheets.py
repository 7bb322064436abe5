"""Sheets whose figures the program computed: values of the engines, said not to be live."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
from report_making import MISSING_RATE, THREE_OFFICES, project_in
from workbook_making import CATALOGUE, values, written

from ppm_desktop.domain.ranges import Range
from ppm_desktop.reports.decision_findings import DecisionFindings

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CHANGE, HOW_SURE = "What would change it", "How sure"


def test_the_ends_of_each_bar_have_the_engines_totals_and_are_said_not_to_be_live(tmp_path: Path) -> None:
    book = written(project_in(THREE_OFFICES), tmp_path / "plan.xlsx")
    shown = [value for (sheet, _), value in values(book.path).items() if sheet == CHANGE]
    assert any("not live" in str(value) for value in shown)
    numbers = [value for value in shown if isinstance(value, float | int)]
    tornado = DecisionFindings(book.comparison, CATALOGUE).tornado
    assert tornado is not None
    for bar in tornado.bars:
        for end in (bar.low, bar.high):
            for amount in (end.difference, *end.totals):
                assert amount is not None
                assert min(abs(number - amount) for number in numbers) < 1e-6
    sheet: Any = openpyxl.load_workbook(book.path)[CHANGE]
    assert len(sheet._charts) == 1  # noqa: SLF001 - openpyxl has no other way


def test_how_sure_stands_in_the_workbook_of_a_plan_that_gives_ranges_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DecisionFindings, "draws_wanted", 500)
    project = project_in(THREE_OFFICES)
    assert HOW_SURE not in openpyxl.load_workbook(written(project, tmp_path / "plain.xlsx").path).sheetnames
    scenario = replace(project.scenarios[0], ranges=(Range("attendees", 0.7, 1.4),))
    book = written(replace(project, scenarios=(scenario, *project.scenarios[1:])), tmp_path / "ranges.xlsx")
    numbers = [value for (sheet, _), value in values(book.path).items() if sheet == HOW_SURE and isinstance(value, float | int)]
    for option in DecisionFindings(book.comparison, CATALOGUE).risk.summary.options:
        assert option.total is not None
        for amount in (option.total.p10, option.total.p50, option.total.p90, *(band.p90 for band in option.by_month)):
            assert min(abs(number - amount) for number in numbers) < 1e-6


def test_a_missing_price_leaves_no_number_in_its_place(tmp_path: Path) -> None:
    book = written(project_in(MISSING_RATE), tmp_path / "plan.xlsx")
    shown = {str(value) for (sheet, _), value in values(book.path).items() if sheet == CHANGE}
    assert "a price is missing" in shown
