"""Opening rate sheets: what is read as it stands, and what is refused with which sentence."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from libreoffice import convert, needs_libreoffice
from sheet_making import take, text_sheet, workbook_file
from systems import posix

from ppm_desktop.files.rate_sheets import excel, sheet
from ppm_desktop.files.rate_sheets.excel import number_text
from ppm_desktop.files.rate_sheets.reading import read_rate_sheet
from ppm_desktop.files.rate_sheets.sheet import SheetRefusedError
from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_sentence

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "Country;Toll rate;Toll-free rate\nGermany;0,013;0,02\nÖsterreich;0,01;0,0897\n"
PRICES = {"toll:DE": "0.013", "toll_free:DE": "0.02", "toll:AT": "0.01", "toll_free:AT": "0.0897"}


def refusal(path: Path) -> str:
    with pytest.raises(SheetRefusedError) as refused:
        read_rate_sheet(path)
    return rate_sheet_sentence(refused.value.problem)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_text_sheet_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str, line_end: str, delimiter: str) -> None:
    text = ROWS.replace("\n", line_end).replace(";", delimiter)
    taken = take(text_sheet(tmp_path, text, encoding), "EUR")
    assert taken.prices == PRICES
    assert taken.workbook.notes == ()


def test_big_endian_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rates.txt"
    path.write_bytes(b"\xfe\xff" + ROWS.encode("utf-16-be"))
    assert take(path, "EUR").prices == PRICES


def test_western_european_text_is_read_and_says_so(tmp_path: Path) -> None:
    taken = take(text_sheet(tmp_path, ROWS, "cp1252"), "EUR")
    assert taken.prices == PRICES
    assert [rate_sheet_sentence(note) for note in taken.workbook.notes] == [
        "Line 3 is not UTF-8, so the text was read as Western European (Windows-1252). Check the names with accents."
    ]


def test_quoted_fields_hold_commas_and_line_ends_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    text = '\n"Rates, 2026"\n\nCountry,Toll rate,Note\n"Bolivia, Plurinational State of","0.05","two\nlines"\nNowhere,0.01,\n'
    taken = take(text_sheet(tmp_path, text))
    assert taken.prices == {"toll:BO": "0.05"}
    assert taken.sentences == ["Row 6: “Nowhere” is no country that is known. Type its name or its two-letter code, such as GB."]


def test_the_separator_line_of_excel_is_obeyed(tmp_path: Path) -> None:
    assert take(text_sheet(tmp_path, "sep=;\r\n" + ROWS), "EUR").prices == PRICES


def test_decimal_commas_do_not_make_the_comma_the_delimiter(tmp_path: Path) -> None:
    text = "Land;Minutenpreis\n" + "".join(f"{code};0,0{n}\n" for n, code in enumerate(("DE", "FR", "GB", "US"), start=1))
    taken = take(text_sheet(tmp_path, text, name="toll.csv"), "EUR")
    assert taken.prices == {"toll:DE": "0.01", "toll:FR": "0.02", "toll:GB": "0.03", "toll:US": "0.04"}


def test_a_workbook_keeps_the_digits_of_its_numbers(tmp_path: Path) -> None:
    path = workbook_file(tmp_path / "r.xlsx", {"Toll": [["Country", "Rate"], ["DE", 0.013], ["FR", 0.1 + 0.2], ["GB", 2]]})
    assert take(path).prices == {"toll:DE": "0.013", "toll:FR": "0.3", "toll:GB": "2"}


@pytest.mark.parametrize(
    ("number", "text"), [(0.013, "0.013"), (1e-7, "0.0000001"), (0.1 + 0.2, "0.3"), (3, "3"), (-0.5, "-0.5"), (0.0, "0")]
)
def test_a_number_is_its_shortest_decimal_text(number: float, text: str) -> None:
    assert number_text(number) == text


@needs_libreoffice
def test_a_workbook_of_libreoffice_is_read(tmp_path: Path) -> None:
    source = text_sheet(tmp_path, "Rates of April\n\nCountry,Toll rate,Toll-free rate,Valid from\nGermany,0.013,0.02,2026-05-01\n")
    (workbook,) = convert([source], "xlsx", tmp_path)
    taken = take(workbook)
    assert taken.prices == {"toll:DE": "0.013", "toll_free:DE": "0.02"}
    assert {rate.effective.isoformat() for rate in taken.checked.rates} == {"2026-05-01"}


def test_a_formula_without_a_stored_value_is_named_with_its_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    tab = book.active
    assert tab is not None
    tab.title = "Toll"
    for row in (["Country", "Rate"], ["DE", 0.01], ["FR", "=B2*2"]):
        tab.append(row)
    book.save(tmp_path / "formula.xlsx")
    taken = take(tmp_path / "formula.xlsx")
    assert taken.prices == {"toll:DE": "0.01"}
    assert taken.sentences == [
        "Toll, row 3: The row holds a formula without a stored value. Open the file in Excel and save it, or type the value."
    ]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = workbook_file(tmp_path / "r.xlsx", {"Toll": [["Country", "Rate"], ["=1+1", 0.01], ["DE", 0.02]]})
    taken = take(path)
    assert taken.prices == {"toll:DE": "0.02"}
    assert "“=1+1” is no country" in taken.sentences[0]


def test_a_row_at_the_end_of_the_tab_is_read_with_its_number(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Country", "Rate"], *[[] for _ in range(2000)], ["DE", -1]]
    taken = take(workbook_file(tmp_path / "r.xlsx", {"Toll": rows}))
    assert taken.sentences == ["Toll, row 2002: The rate -1 is below zero. Type the price of a minute."]


def test_a_stray_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        tab = book.add_worksheet("Toll")
        for place, value in {"A1": "Country", "B1": "Rate", "A2": "DE", "B2": 0.01, "XFD100000": "x", "A100001": "y"}.items():
            tab.write(place, value)
    taken = take(path)
    assert taken.prices == {"toll:DE": "0.01"}
    assert taken.checked.skip_counts == {"header": 1, "blank": 99_998, "remark": 1}


def test_what_is_no_rate_sheet_is_refused_with_what_to_do(tmp_path: Path) -> None:
    old = tmp_path / "old.xls"
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    archive = tmp_path / "archive.xlsx"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.txt", "no workbook")
    table = tmp_path / "table.ods"
    with zipfile.ZipFile(table, "w") as file:
        file.writestr("content.xml", "<x/>")
    assert refusal(old).startswith("This is a file of an old Excel (.xls). Open it in Excel or LibreOffice and save it as .xlsx.")
    assert "protected with a password" in refusal(locked)
    assert refusal(archive) == "This is an archive, but not a workbook. Rates are read from .xlsx and .csv files."
    assert "spreadsheet of another format" in refusal(table)
    assert refusal(text_sheet(tmp_path, "%PDF-1.7", name="r.pdf")).startswith("This is a PDF.")
    assert refusal(tmp_path / "nowhere.csv").startswith("There is no such file.")
    assert refusal(tmp_path).startswith("This is a folder or a device")
    assert refusal(text_sheet(tmp_path, "", name="empty.csv")).startswith("The file is empty")
    assert refusal(text_sheet(tmp_path, ";;;\n;;\n", name="blank.csv")).startswith("The file is empty")
    assert refusal(text_sheet(tmp_path, "a\0b", name="nul.csv")).startswith("This is neither a workbook nor text.")
    assert refusal(text_sheet(tmp_path, 'Country,Rate\nDE,"' + "x" * 200_000, name="quote.csv")).startswith("Row 2 begins a quoted text")


@posix
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert refusal(tmp_path / "pipe.csv").startswith("This is a folder or a device")


def test_a_damaged_workbook_is_refused_wherever_it_was_cut_or_overwritten(tmp_path: Path) -> None:
    whole = workbook_file(tmp_path / "whole.xlsx", {"Toll": [["Country", "Rate"], ["DE", 0.01]]}).read_bytes()
    path = tmp_path / "damaged.xlsx"
    for cut in range(4, len(whole), len(whole) // 25):
        path.write_bytes(whole[:cut])
        assert "damaged" in refusal(path)
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for broken in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        with zipfile.ZipFile(path, "w") as file:
            for name, data in parts.items():
                file.writestr(name, data[: len(data) // 2] if name == broken else data)
        assert "damaged" in refusal(path)


def test_a_workbook_that_unpacks_to_an_absurd_size_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"\0" * 2_000_000)
    monkeypatch.setattr(excel, "MOST_UNPACKED", 1_000_000)
    assert refusal(path) == "The workbook unpacks to 2 MB; at most 1 MB are read. This is probably not a rate sheet."


def test_more_rows_than_a_rate_sheet_can_have_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 10)
    assert refusal(text_sheet(tmp_path, "DE,0.01\n" * 11)).startswith("More than 10 rows are filled.")
