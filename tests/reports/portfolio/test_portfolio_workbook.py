"""The workbooks of many projects: live formulas that LibreOffice works out alike, text that stays text, links to the files."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from building import ANYWHERE, group, price_book, project, rate, scenario
from libreoffice import needs_libreoffice
from workbook_making import alike, formulas, recalculated, values

from ppm_desktop.decisions.drift import drift_of
from ppm_desktop.decisions.portfolio import Standing, standing_of
from ppm_desktop.domain.project import Project
from ppm_desktop.reports.drift.workbook import drift_workbook
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.portfolio.workbook import portfolio_workbook

STYLE = NumberStyle(group_separator=",")
BOOK = price_book(rate("toll", "US", "0.05"))
PLAN = project(BOOK, scenario(group(organisers=10)), months=3)
EURO = replace(PLAN, currency="EUR", price_book=replace(BOOK, currency="EUR"))
PLANS = {
    "a.ppmplan": replace(PLAN, customer='=HYPERLINK("http://example.com")'),
    "b #1 & more.ppmplan": replace(PLAN, months=12),
    "c.ppmplan": EURO,
    "d.ppmplan": replace(PLAN, price_book=price_book()),
    "=e.ppmplan": project(BOOK, scenario(group(organisers=0))),
}
BAD = {"bad.ppmplan": ("bad.ppmplan: Line 1: this is not JSON.",)}


def standing(file: str, plan: Project) -> Standing:
    return standing_of(file, plan, plan.scenarios[0], ANYWHERE)


def portfolio(folder: Path) -> Path:
    path = folder / "portfolio.xlsx"
    path.write_bytes(portfolio_workbook([standing(*entry) for entry in PLANS.items()], BAD, STYLE, lambda file: file))
    return path


def drifts(folder: Path) -> Path:
    path = folder / "drift.xlsx"
    dearer = price_book(rate("toll", "US", "0.50"))
    found = [drift_of(file, plan, plan.scenarios[0], dearer, ANYWHERE) for file, plan in PLANS.items()]
    path.write_bytes(drift_workbook(found, BAD, "Dearer", STYLE, lambda file: file))
    return path


@needs_libreoffice
def test_libreoffice_works_out_what_the_program_stored(tmp_path: Path) -> None:
    paths = [portfolio(tmp_path), drifts(tmp_path)]
    for path, again in zip(paths, recalculated(paths, tmp_path), strict=True):
        stored, found = values(path), values(again)
        cells = formulas(path)
        assert len(cells) >= 10
        wrong = [place for place in cells if not alike(stored.get(place) or "", found.get(place) or "")]
        assert wrong == []


def test_totals_are_formulas_one_line_for_each_currency(tmp_path: Path) -> None:
    path = portfolio(tmp_path)
    cells, stored = formulas(path), values(path)
    lines = {stored["Portfolio", f"E{row}"]: row for row in (5, 6)}
    assert sorted(lines) == ["EUR", "USD"]
    assert all("SUMIFS(" in cells["Portfolio", f"K{row}"] for row in lines.values())
    assert stored["Portfolio", f"K{lines['USD']}"] == pytest.approx(15 + 60 + 0)
    assert stored["Portfolio", f"K{lines['EUR']}"] == pytest.approx(15)


def test_headings_are_frozen_filtered_and_files_are_linked(tmp_path: Path) -> None:
    for path, frozen in ((portfolio(tmp_path), "B9"), (drifts(tmp_path), "C6")):
        sheet = openpyxl.load_workbook(path).worksheets[0]
        assert sheet.freeze_panes == frozen
        assert sheet.auto_filter.ref
        links = {cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
        assert len(links) == len(PLANS)
        assert any("%23" in str(target) for target in links)


def test_no_name_becomes_a_formula(tmp_path: Path) -> None:
    for path in (portfolio(tmp_path), drifts(tmp_path)):
        assert not any("HYPERLINK" in formula or "e.ppmplan" in formula for formula in formulas(path).values())
        texts = set(map(str, values(path).values()))
        assert {'=HYPERLINK("http://example.com")', "=e.ppmplan"} <= texts


def test_a_plan_without_a_cheapest_option_has_an_empty_total_and_files_not_read_are_listed(tmp_path: Path) -> None:
    stored = values(portfolio(tmp_path))
    [row] = [place[1][1:] for place, value in stored.items() if value == "d.ppmplan" and place[0] == "Portfolio"]
    assert ("Portfolio", f"K{row}") not in stored
    assert stored["Portfolio", f"T{row}"] == "incomplete"
    assert stored["Not read", "A5"] == "bad.ppmplan"


def test_an_empty_portfolio_is_still_a_workbook() -> None:
    book = openpyxl.load_workbook(BytesIO(portfolio_workbook([], BAD, STYLE, str)))
    assert book.sheetnames == ["Portfolio", "Not read"]
