"""The rows of a sheet that need a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from sheet_making import take, text_sheet

from ppm_desktop.session.rate_sheet.rate_sheet_preview import SheetPreview
from ppm_desktop.session.rate_sheet.rate_sheet_rows import FOUND, SheetRows, rows_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Rates of April\nCountry,Toll rate,Remark\nGermany,0.01,\nGermany,0.01,again\nFrance,50,\nAtlantis,0.02,\nGermany,0.03,other\nFrance\n"
)


def test_each_row_is_shown_with_what_stands_there_and_what_to_do(qapp: object, tmp_path: Path) -> None:
    del qapp
    checked = take(text_sheet(tmp_path, TEXT)).checked
    model = SheetRows()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(rows_of(checked, "rejected"))
    shown = [[model.index(r, c).data() for c in range(1, 4)] for r in range(model.rowCount())]
    assert shown == [["6", "country", "Atlantis"], ["7", "rate: toll", "0.03"], ["8", "rate: toll", ""]]
    said: list[tuple[str, int, str, str]] = []
    model.mended.connect(lambda *mended: said.append(mended))
    assert model.setData(model.index(0, FOUND), "France")
    assert said == [("", 6, "country", "France")]
    assert not model.setData(model.index(0, FOUND), "Atlantis")
    assert model.flags(model.index(0, FOUND)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert tester.model() is model


def test_warnings_duplicates_and_skipped_rows_are_listed_and_cannot_be_typed_into(qapp: object, tmp_path: Path) -> None:
    del qapp
    checked = take(text_sheet(tmp_path, TEXT)).checked
    assert [(row.row, row.can_be_mended) for row in rows_of(checked, "warnings")] == [(5, False)]
    assert [(row.row, row.why) for row in rows_of(checked, "duplicates")] == [(4, "Says again what row 3 says.")]
    assert [(row.row, row.why) for row in rows_of(checked, "skipped")] == [(1, "above the headings"), (2, "headings")]


def test_the_preview_shows_the_file_as_it_stands_and_dims_what_is_not_read(qapp: object, tmp_path: Path) -> None:
    del qapp
    taken = take(text_sheet(tmp_path, TEXT))
    preview = SheetPreview()
    tester = QAbstractItemModelTester(preview, QAbstractItemModelTester.FailureReportingMode.Fatal)
    preview.show_tab(taken.workbook.sheets[0], taken.mapping.tabs[0])
    assert preview.index(2, 0).data() == "Germany"
    assert [preview.heading(column) for column in range(3)] == ["Country", "Toll rate", "Remark"]
    assert preview.flags(preview.index(2, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert not preview.flags(preview.index(2, 2)) & Qt.ItemFlag.ItemIsEnabled
    assert not preview.flags(preview.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert tester.model() is preview
