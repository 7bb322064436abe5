"""The short cuts past XlsxWriter's public way write the same bytes, and a large workbook looks as its settings say."""

from __future__ import annotations

import tomllib
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from workbook_making import FILES, read, values, written
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # as above

from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.charts.colours import SHADES, shade
from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.reports.workbook.formats import COMPONENT_SHADES, ROLE_COLOURS, paler
from ppm_desktop.reports.workbook.formula_sheet import FormulaSheet
from ppm_desktop.wording import speaking

if TYPE_CHECKING:
    from pathlib import Path

FORMULAS: tuple[tuple[str, float | str], ...] = (
    ("A1+1", 2),
    ("1/3", 1 / 3),
    ('IF(A1<>2,"a & b","<c>")', "a & b"),
    ('IF(A1>=2,"=x","")', ""),
    ("SUMPRODUCT((A1:A9>0)*$B$2)", -0.0),
    ("'Ledger & more'!$A$1", "#1 of two"),
    ('"ü"&" – "&"携帯"', "ü – 携帯"),
    ("A1*1E-9", 1e-9),
    ("1=1", "#N/A"),
)
TEXTS = ("text", "text", " kept ", "a & b <c>", "=1+1", "\x07", "_x0007_", "携帯" * 12_000, "x" * 20_000, "line\nline")


def sheet_xml(fast: bool) -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet: Any = book.add_worksheet("Sheet", FormulaSheet if fast else Worksheet)
    formats = [book.add_format({"num_format": number}) for number in ("0.00", "#,##0", "@")]
    sheet.set_row(3, 40)
    sheet.set_row(60, 20)
    sheet.write_string(70, 3, "far below", None)
    sheet.write_blank(33, 40, None, formats[0])
    sheet.write_number(34, 2, 1 / 3, formats[0])
    put = sheet.put_text if fast else sheet.write_string
    for row, text in enumerate(TEXTS):
        put(row, 30, text, formats[row % 3])
    for row, (formula, value) in enumerate(FORMULAS):
        sheet.write_number(row, 0, row, formats[1])
        for column, cell_format in enumerate(formats, start=1):
            if fast:
                sheet.put_formula(row, column * 20, formula, cell_format, value)
            else:
                sheet.write_formula(row, column * 20, f"={formula}", cell_format, value)
    book.close()
    with ZipFile(BytesIO(target.getvalue())) as archive:
        return b"".join(archive.read(f"xl/{part}.xml") for part in ("worksheets/sheet1", "styles", "sharedStrings"))


def test_cells_are_written_byte_for_byte_as_by_the_public_way() -> None:
    assert sheet_xml(fast=True) == sheet_xml(fast=False)


def test_a_cell_that_no_sheet_has_is_refused() -> None:
    sheet: Any = xlsxwriter.Workbook(BytesIO()).add_worksheet("Sheet", FormulaSheet)
    with pytest.raises(ValueError, match="no such cell"):
        sheet.put_formula(2_000_000, 0, "1", None, 1)


def test_colours_are_those_of_the_windows_charts() -> None:
    series = tomllib.loads((resource_path("themes") / "light.toml").read_text(encoding="utf-8"))["series"]
    assert series == ROLE_COLOURS
    assert COMPONENT_SHADES == SHADES
    for colour in ROLE_COLOURS.values():
        for place in range(len(COMPONENTS)):
            assert paler(colour, COMPONENT_SHADES[place]) == shade(colour, "#FFFFFF", place)


def test_charts_of_the_summary_use_an_options_own_colour(tmp_path: Path) -> None:
    book = written(read(FILES[0]), tmp_path / "plan.xlsx")
    with ZipFile(book.path) as archive:
        charts = [archive.read(f"xl/charts/chart{number}.xml").decode() for number in (1, 2)]
    for chart in charts:
        assert "0072B2" in chart
        assert "D55E00" in chart


def test_every_sheet_has_frozen_headings_a_print_area_and_a_page_setup(tmp_path: Path) -> None:
    opened = openpyxl.load_workbook(written(read(FILES[-1]), tmp_path / "plan.xlsx").path)
    for sheet in opened:
        assert sheet.print_area, sheet.title
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.freeze_panes or sheet.title == "Summary", sheet.title
    for title, count in {"Inputs": 10, "Destinations": 2, "Prices": 5, "Options": 2, "Explain": 3}.items():
        assert len(opened[title].data_validations.dataValidation) >= count, title


def test_amounts_lead_to_their_ledger_rows(tmp_path: Path) -> None:
    book = written(read(FILES[-1]), tmp_path / "plan.xlsx")
    opened = openpyxl.load_workbook(book.path)
    for o in range(len(book.comparison.results)):
        for column in (*COMPONENTS, "total"):
            cell = book.layout.summary(column).cell(o)
            link = opened["Summary"].cell(cell.top + 1, cell.left + 1).hyperlink
            assert link is not None
            assert link.location == str(book.layout.ledger(column, o))
    month = book.layout.month_total(0).cell(1)
    assert opened["Months"].cell(month.top + 1, month.left + 1).hyperlink is not None


def test_the_explain_sheet_says_the_winners_total_in_words(tmp_path: Path) -> None:
    book = written(read(FILES[-1]), tmp_path / "plan.xlsx")
    cells = values(book.path)
    best = book.comparison.cheapest
    assert best is not None
    assert cells["Explain", "B4"] == best.option.name
    assert cells["Explain", "B7"] == pytest.approx(best.total)
    assert cells["Explain", "B12"].startswith("The sum of column S, rows ")


def test_days_months_and_currency_are_written_as_the_language_does(tmp_path: Path) -> None:
    with speaking("de"):
        book = written(read(FILES[-1]), tmp_path / "plan.xlsx")
    opened = openpyxl.load_workbook(book.path)
    formats = {cell.number_format for sheet in opened for row in sheet.iter_rows() for cell in row}
    assert "dd.mm.yyyy" in formats
    assert any(one.startswith("[$-407]mmm") for one in formats)
    assert "yyyy-mm-dd" not in formats
