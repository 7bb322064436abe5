"""Imported calls on paper: the sums of the import, class by class; nothing in a plan that has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from report_making import CATALOGUE, THREE_OFFICES, case_in

from ppm_desktop.domain.kept_usage import KeptUsage, MonthTally, PlaceTally
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.usage_summary import Assumption, ImportedFile, LeftOut, SeenValue, Tally, UsageSummary
from ppm_desktop.reports.document.blocks import Bullets, Callout, ChartFigure, Table
from ppm_desktop.reports.document.case import Case, case_of
from ppm_desktop.reports.document.outline import DocumentSection, document_of
from ppm_desktop.reports.workbook.document import workbook_bytes

MAY, JUNE = Month(2026, 5), Month(2026, 6)
TOLL, DIAL_OUT = Tally(3, 400, 480, 1.25, 0.0), Tally(2, 100, 120, 0.75, 0.5)
KEPT = KeptUsage(
    date(2026, 7, 1),
    UsageSummary(
        files=(ImportedFile("=SUM(1).zip", "teams_export", 12, 1),),
        skipped=("PSTN.calls.DirectRouting.csv",),
        rows_read=12,
        rows_kept=7,
        duplicates=1,
        left_out=(LeftOut("other_call_type", Tally(4, 240, 240, 9.5, 0.0)),),
        months=(MAY, JUNE),
        partial_months=(JUNE,),
        first_day=date(2026, 5, 1),
        last_day=date(2026, 6, 9),
        currency="USD",
        increment_seconds=60,
        organisers=3,
        by_call_type=(("toll", replace(TOLL, calls=5, billed_seconds=960)), ("toll_free", Tally()), ("dial_out", DIAL_OUT)),
        call_types=(),
        number_types=(),
        capabilities=(),
        unknown_destinations=(SeenValue("Atlantis", "", Tally(1, 60, 60)),),
        assumptions=(Assumption("no_organiser", "", 2),),
    ),
    (MonthTally(MAY, "toll", TOLL), MonthTally(JUNE, "toll", TOLL), MonthTally(JUNE, "dial_out", DIAL_OUT)),
    (PlaceTally("toll", "DE", "any", TOLL), PlaceTally("dial_out", "", "mobile", DIAL_OUT)),
)


def case_with_calls() -> Case:
    case = case_in(THREE_OFFICES)
    comparison = replace(case.comparison, project=replace(case.project, usage_summary=KEPT))
    return case_of(comparison, CATALOGUE, case.style, case.today)


def section_of(case: Case) -> DocumentSection | None:
    return next((section for section in document_of(case).sections if section.id == "calls"), None)


def test_a_plan_that_keeps_an_import_says_its_months_and_what_was_left_out_and_assumed() -> None:
    section = section_of(case_with_calls())
    assert section is not None
    figures, minutes, money, places, left_out = (block for block in section.blocks if isinstance(block, Table))
    assert [row.cells[1] for row in figures.rows] == ["7", "18", "2.50 USD", "2"]
    assert [row.cells for row in minutes.rows] == [("May 2026", "8", "0", "0", "8", "whole"), ("Jun 2026", "8", "0", "2", "10", "in part")]
    assert [row.cells[1:5] for row in money.rows] == [("1.25", "0.00", "0.00", "1.25"), ("1.25", "0.00", "1.25", "2.50")]
    assert [row.cells[0] for row in places.rows] == ["Germany", "no known country (mobile)"]
    assert [row.cells[1] for row in left_out.rows] == ["4", "1"]
    assert [block.kind for block in section.blocks if isinstance(block, Callout)] == ["warning"]  # June is there in part
    assert [block.chart for block in section.blocks if isinstance(block, ChartFigure)] == ["usage_months"]
    notes = " ".join(item.text for block in section.blocks if isinstance(block, Bullets) for item in block.items)
    for said in ("only in part", "2 calls name no organiser", "Atlantis", "DirectRouting"):
        assert said in notes


def test_the_sheet_has_the_same_figures_and_no_name_of_a_file_becomes_a_formula() -> None:
    case = case_with_calls()
    sheet = load_workbook(BytesIO(workbook_bytes(case.comparison, CATALOGUE, case.style)))["Imported calls"]
    rows = [tuple(cell for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)]
    assert ("May 2026", 8, 0, 0, 8, "whole") in rows
    assert ("Jun 2026", 1.25, 0, 1.25, 2.5, "in part") in rows
    assert ("Germany", "toll dial-in", 3, 8, 1.25, 0.15625) in rows
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert any("=SUM(1).zip" in str(row[0]) for row in rows if row)


def test_a_plan_without_an_import_has_neither_section_nor_sheet() -> None:
    case = case_in(THREE_OFFICES)
    assert section_of(case) is None
    assert "Imported calls" not in load_workbook(BytesIO(workbook_bytes(case.comparison, CATALOGUE, case.style))).sheetnames
