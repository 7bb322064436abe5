"""The sections, sheets, slides and tables on credits and levers: their figures are the engines', and without a wallet nothing speaks of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from report_making import CATALOGUE, case_for, project_in
from slide_reading import charts, opened, texts, worksheet
from workbook_making import values, written

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.costing.wallet import money
from ppm_desktop.domain.credits import Credits
from ppm_desktop.paper.firm import shipped_firm
from ppm_desktop.paper.slides.deck import deck
from ppm_desktop.reports.decision_findings import DecisionFindings
from ppm_desktop.reports.document.blocks import Callout, ChartFigure, Table
from ppm_desktop.reports.document.outline import document_of
from ppm_desktop.reports.funding.advice_words import advice_headline
from ppm_desktop.reports.levers.words import levers_headline
from ppm_desktop.reports.tables.funding_and_lever_tables import CREDITS, LEVERS
from ppm_desktop.reports.tables.table import Subject

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.domain.project import Project

PREPAID = resource_path("samples") / "forty-person-firm.ppmplan"
AFTERWARDS = Credits("post_paid")


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DecisionFindings, "draws_wanted", 500)


def billed_afterwards() -> Project:
    project = project_in(PREPAID)
    return replace(project, scenarios=tuple(replace(scenario, credits=AFTERWARDS) for scenario in project.scenarios))


def test_the_months_printed_are_those_of_the_wallet_and_the_wallet_is_drawn() -> None:
    case = case_for(project_in(PREPAID))
    funding = case.findings.funding
    assert funding is not None
    (section,) = document_of(case, ("credits",)).sections
    assert [block.chart for block in section.blocks if isinstance(block, ChartFigure)] == ["wallet"]
    months = [block for block in section.blocks if isinstance(block, Table)][1]
    assert [row.cells[6] for row in months.rows[:-1]] == [case.style.fixed(row.closing / 100, 2) for _month, row in funding.rows]
    assert months.rows[-1].cells[2] == case.style.fixed(funding.total_row.bought / 100, 2)


def test_advice_is_printed_when_asked_for() -> None:
    case = case_for(project_in(PREPAID))
    assert "advice" not in [section.id for section in document_of(case).sections]
    (section,) = document_of(case, ("advice",)).sections
    assert case.findings.advice is not None
    headline = next(block for block in section.blocks if isinstance(block, Callout))
    assert headline.text == advice_headline(case.findings.advice, "USD", case.style)


def test_billed_afterwards_no_output_has_a_wallet(tmp_path: Path) -> None:
    project = billed_afterwards()
    case = case_for(project)
    assert document_of(case, ("credits", "advice")).sections == ()
    assert len(opened(deck(case, shipped_firm(), ("credits",))).slides) == 0
    book = written(project, tmp_path / "plan.xlsx")
    assert "Credits" not in openpyxl.load_workbook(book.path).sheetnames
    assert list(CREDITS.rows(Subject("plan", case.comparison, CATALOGUE))) == []


def test_the_sheet_of_credits_has_the_wallets_months_and_a_live_balance(tmp_path: Path) -> None:
    book = written(project_in(PREPAID), tmp_path / "plan.xlsx")
    funding = DecisionFindings(book.comparison, CATALOGUE).funding
    assert funding is not None
    shown = {where: value for (sheet, where), value in values(book.path).items() if sheet == "Credits"}
    numbers = [value for value in shown.values() if isinstance(value, float | int)]
    for _month, row in funding.rows:
        for cents in (row.bought, row.used, row.closing):
            assert min(abs(number - cents / 100) for number in numbers) < 1e-6
    sheet = openpyxl.load_workbook(book.path)["Credits"]
    formulas = [str(cell.value) for line in sheet.iter_rows() for cell in line if str(cell.value).startswith("=")]
    assert sum(formula.startswith("=ROUND(") for formula in formulas) == len(funding.rows) + 1


def test_levers_stand_in_report_sheet_and_slide_with_the_engines_money(tmp_path: Path) -> None:
    case = case_for(project_in(PREPAID))
    study = case.findings.levers
    assert study is not None
    said = levers_headline(study.levers, case.style)
    assert "levers" not in [section.id for section in document_of(case).sections]
    blocks = str(document_of(case, ("levers",)).sections[0].blocks)
    slide = opened(deck(case, shipped_firm(), ("levers",))).slides[0]
    book = written(project_in(PREPAID), tmp_path / "plan.xlsx")
    shown = {where: value for (sheet, where), value in values(book.path).items() if sheet == "Levers"}
    for text in (blocks, " ".join(texts(slide)), str(list(shown.values()))):
        assert said in text
        assert "No barred call is counted as lost" in text
        assert "takes effect at once" in text
    together = study.levers.together
    assert together is not None
    assert any(isinstance(value, float) and abs(value - together) < 1e-6 for value in shown.values())


def test_the_slide_on_credits_has_the_balances_of_the_wallet() -> None:
    case = case_for(project_in(PREPAID))
    funding = case.findings.funding
    assert funding is not None
    assert funding.wallet is not None
    (chart,) = charts(opened(deck(case, shipped_firm(), ("credits",))))
    assert [row[1] for row in worksheet(chart)[1:]] == pytest.approx([float(money(moved.closing)) for _, moved in funding.wallet.months])


def test_the_tables_of_credits_and_levers_add_up() -> None:
    case = case_for(project_in(PREPAID))
    subject = Subject("plan", case.comparison, CATALOGUE)
    rows = [dict(zip([column.name for column in CREDITS.columns], row, strict=True)) for row in CREDITS.rows(subject)]
    assert len(rows) == len(case.comparison.results) * case.project.months
    for row in rows:
        opening, bought, used, forfeited, closing = (
            float(row[name] or 0) for name in ("opening", "bought", "used", "forfeited", "closing")
        )
        assert opening + bought - used - forfeited == pytest.approx(closing, abs=1e-5)
    chosen = case.chosen.option.id
    assert case.findings.levers is not None
    together = sum(float(row[4] or 0) for row in LEVERS.rows(subject) if row[0] == chosen)
    assert together == pytest.approx(case.findings.levers.levers.together, abs=1e-4)
