"""The best mix on paper: its figures are the engine's, and it is printed only when somebody asks."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook
from report_making import CATALOGUE, MISSING_RATE, THREE_OFFICES, case_in

from ppm_desktop.decisions.best_mix.candidates import NoCandidateError
from ppm_desktop.reports.document.blocks import Bullets, Callout, Table
from ppm_desktop.reports.document.outline import document_of
from ppm_desktop.reports.mix.words import mix_headline
from ppm_desktop.reports.workbook.document import workbook_bytes


def test_the_bands_printed_and_in_the_workbook_add_up_to_the_mix() -> None:
    case = case_in(THREE_OFFICES)
    assert "mix" not in {section.id for section in document_of(case).sections}
    assert not isinstance(case.findings.mix, NoCandidateError)
    answer, simple = case.findings.mix
    (section,) = document_of(case, ("mix",)).sections
    said = [block for block in section.blocks if isinstance(block, Callout)]
    assert [block.text for block in said] == [mix_headline(answer, case.style)]
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert [row.cells[:2] for row in table.rows] == [(band.group.name, band.product.name) for band in answer.bands]
    assert [row.cells[-1] for row in table.rows] == [case.style.fixed(band.licences + band.calls, 0) for band in answer.bands]
    assert [len(block.items) for block in section.blocks if isinstance(block, Bullets)] == [len(simple)]
    assert "--no-donors" not in str(section)
    sheet = load_workbook(BytesIO(workbook_bytes(case.comparison, CATALOGUE, case.style)))["Best mix"]
    amounts = [row[7] for row in sheet.iter_rows(values_only=True) if isinstance(row[7], int | float)]
    assert abs(sum(amounts) - answer.mix.total) < 0.01  # cents that rounding of the printed rows may leave


def test_where_a_group_cannot_be_licensed_the_section_says_why_and_there_is_no_sheet() -> None:
    case = case_in(MISSING_RATE)
    (section,) = document_of(case, ("mix",)).sections
    warning = section.blocks[0]
    assert isinstance(warning, Callout)
    assert "no product that may be bought and has a price for every call" in warning.text
    book = load_workbook(BytesIO(workbook_bytes(case.comparison, CATALOGUE, case.style)))
    assert "Best mix" not in book.sheetnames
