"""The worst files, each of which once stopped the program, kept it busy for minutes, or was made to."""

from __future__ import annotations

import json
import os
import struct
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from building import COMPLETE_PROJECTS
from sheet_making import catalogue, workbook_file
from systems import posix
from usage_export_formats import graph_bytes, graph_row
from usage_export_maker import calls, changed, teams_bytes, write_zip
from usage_importing import import_bytes, import_files

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.files.project_file import read_project_bytes
from ppm_desktop.files.rate_sheets.reading import read_rate_sheet
from ppm_desktop.files.rate_sheets.sheet import MOST_COLUMNS, SheetRefusedError, Workbook
from ppm_desktop.reports.rate_sheet.sentences import rate_sheet_sentence
from ppm_desktop.reports.sentences import problem_line
from ppm_desktop.reports.usage.sentences import refusal_sentence
from ppm_desktop.usage.problems import UsageRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET, TEXTS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
END = b"</sheetData>"
ELSEWHERE = "what stands in another file"


# Workbooks


def entity_bomb(root: bytes) -> bytes:
    """The billion laughs: names that stand for fifty of the name before."""
    names = [b'<!ENTITY a "%s">' % (b"x" * 1000)]
    names += [b'<!ENTITY %c "%s">' % (98 + place, b"&%c;" % (97 + place) * 50) for place in range(6)]
    return b"<!DOCTYPE %s [%s]><%s" % (root, b"".join(names), root)


def before_end(added: bytes) -> Callable[[bytes], bytes]:
    return lambda part: part.replace(END, added + END)


def rewritten(path: Path, member: str, change: Callable[[bytes], bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    workbook_file(path, {"Toll": [["Country", "Rate per minute"], ["Germany", 0.013], ["France", 0.02]]})
    target = BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(target, "w", packing) as written:
        for name in archive.namelist():
            written.writestr(name, change(archive.read(name)) if name == member else archive.read(name))
    path.write_bytes(target.getvalue())
    return path


BAD_BOOKS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a row two thousand million rows below": (SHEET, before_end(b'<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>')),
    "more rows than anybody reads": (SHEET, before_end(b"<row/>" * 400_000)),
    "more texts than anybody reads": (TEXTS, lambda part: part.replace(b"</sst>", b"<si/>" * 200_000 + b"</sst>")),
    "sixty thousand merged cells": (SHEET, lambda part: part.replace(END, END + b'<mergeCells><mergeCell ref="A5:B6"/>' + b"<mergeCell/>" * 60_000)),
    "sixty thousand styles": ("xl/styles.xml", lambda part: part.replace(b"</styleSheet>", b"<xf/>" * 60_001 + b"</styleSheet>")),
    "texts of countless runs": (TEXTS, lambda part: part.replace(b"</sst>", b"<si>" + b"<r/>" * 100_001 + b"</si></sst>")),
    "a tag of countless attributes": (SHEET, before_end(b"<row " + b'a="1" ' * 100_000 + b"/>")),
    "more cells than anybody reads": (SHEET, before_end(b"<c><v>1</v></c>" * 500_000)),
    "more formulas than anybody reads twice": (SHEET, before_end(b"<f/>" * 2_000_001)),
    "more tags than anybody reads": (SHEET, before_end(b"<x/>" * 4_100_000)),
    "names that stand for names, in a tab": (
        SHEET, lambda part: part.replace(b"<worksheet", entity_bomb(b"worksheet"), 1).replace(END, b'<row><c t="str"><v>&g;</v></c></row>' + END),
    ),
    "names that stand for names, in the book": (
        BOOK, lambda part: part.replace(b"<workbook", entity_bomb(b"workbook"), 1).replace(b'name="Toll"', b'name="&g;"'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_BOOKS)
def test_a_workbook_made_to_keep_the_program_busy_is_refused(case: str, tmp_path: Path) -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read_rate_sheet(rewritten(tmp_path / "rates.xlsx", *BAD_BOOKS[case]))
    assert rate_sheet_sentence(refused.value.problem)


def test_a_workbook_cannot_bring_in_another_file(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ELSEWHERE, encoding="utf-8")
    entity = f'<!DOCTYPE sst [<!ENTITY a SYSTEM "{other.as_uri()}">]><sst'.encode()
    path = rewritten(tmp_path / "rates.xlsx", TEXTS, lambda part: part.replace(b"<sst", entity, 1).replace(b"Germany", b"&a;"))
    try:
        read = repr(read_rate_sheet(path))
    except SheetRefusedError as refused:
        read = rate_sheet_sentence(refused.problem)
    assert ELSEWHERE not in read


def test_a_text_of_more_cells_than_anybody_reads_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("Country,Rate per minute\n" + ("Germany,0.01" + ",1" * 48 + "\n") * 10_100, encoding="utf-8")
    with pytest.raises(SheetRefusedError) as refused:
        read_rate_sheet(path)
    assert refused.value.problem.code == "sheet_too_full"


def read_cells(book: Workbook) -> dict[int, list[str]]:
    return {row.number: [cell.text for cell in row.cells] for row in book.sheets[0].rows}


def test_a_cell_far_to_the_right_or_far_below_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    far = b'<row r="9"><c r="ZZZ9"><v>1</v></c></row><row r="70000"><c r="A70000"><v>7</v></c></row>'
    book = read_rate_sheet(rewritten(tmp_path / "rates.xlsx", SHEET, before_end(far)))
    assert read_cells(book) == {1: ["Country", "Rate per minute"], 2: ["Germany", "0.013"], 3: ["France", "0.02"], 70000: ["7"]}
    assert book.sheets[0].width < MOST_COLUMNS


# Usage exports


def refusal(*texts: bytes) -> str:
    with pytest.raises(UsageRefusedError) as refused:
        import_bytes(*texts)
    sentence = refusal_sentence(refused.value.problem)
    assert "{" not in sentence
    return refused.value.problem.code


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf\r\n"])
def test_an_export_of_a_byte_order_mark_only_is_empty(mark: bytes) -> None:
    assert refusal(mark) == "usage_empty"


def test_a_page_with_half_a_character_is_read() -> None:
    page = json.loads(graph_bytes(calls(3)))
    page["value"][0]["userPrincipalName"] = "a\ud800b@example.com"
    page["value"][0]["\udfff"] = 1
    assert import_bytes(json.dumps(page).encode()).summary.rows_read == 3


def test_fields_that_mean_nothing_here_do_not_make_a_table_of_thousands_of_columns() -> None:
    rows: list[dict[str, Any]] = [graph_row(call) | {f"x{place}-{n}": 1 for n in range(2000)} for place, call in enumerate(calls(10))]
    assert import_bytes(json.dumps({"value": rows}).encode()).summary.rows_read == 10


def test_a_header_of_thousands_of_columns_is_refused() -> None:
    header, rest = teams_bytes(calls(2)).split(b"\r\n", 1)
    assert refusal(header + b"," * 20_000 + b"\r\n" + rest) == "usage_many_columns"


def test_charges_that_sum_up_beyond_what_the_database_keeps_by_default_are_added_all_the_same() -> None:
    from decimal import Decimal  # noqa: PLC0415 - one use

    dear = [changed(call, charge=Decimal(900_000_000_000)) for call in calls(30)]
    summary = import_bytes(teams_bytes(dear)).summary
    assert summary.rows_read == 30


def test_deep_json_and_numbers_of_thousands_of_digits_are_refused() -> None:
    assert refusal(b'{"value": ' + b"[" * 100_000 + b"]" * 100_000 + b"}").startswith("usage_json")
    assert refusal(b'{"value": [{"id": ' + b"9" * 5000 + b"}]}").startswith("usage_json")


def test_a_damaged_archive_of_any_way_of_packing_is_refused(tmp_path: Path) -> None:
    for packing in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w", packing) as archive:
            archive.writestr("PSTN.calls.csv", teams_bytes(calls(50)))
        data = bytearray(path.read_bytes())
        start = 30 + struct.unpack("<H", data[26:28])[0] + 12
        data[start : start + 40] = bytes(range(40))
        path.write_bytes(data)
        with pytest.raises(UsageRefusedError) as refused:
            import_files(path)
        assert refusal_sentence(refused.value.problem)


def test_an_archive_of_thousands_of_files_is_refused(tmp_path: Path) -> None:
    members = {f"PSTN.calls.{number}.csv": b"x" for number in range(3000)}
    with pytest.raises(UsageRefusedError) as refused:
        import_files(write_zip(tmp_path / "export.zip", members))
    assert refused.value.problem.code == "usage_zip_many"
    assert refusal_sentence(refused.value.problem)


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """An archive with an export, and beside it what makes its directory larger than the one of any export or workbook."""
    path = tmp_path / "crowded.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("PSTN.calls.csv", teams_bytes(calls(2)))
        for number in range(140):
            other = zipfile.ZipInfo(f"other{number}")
            other.comment = b"x" * 60_000
            archive.writestr(other, b"")
    return path


def test_an_archive_whose_directory_takes_long_to_read_is_refused_unread(crowded: Path) -> None:
    with pytest.raises(UsageRefusedError) as refused:
        import_files(crowded)
    assert refused.value.problem.code == "usage_zip_many"
    with pytest.raises(SheetRefusedError) as refused_too:
        read_rate_sheet(crowded)
    assert refused_too.value.problem.code == "sheet_too_full"


# What is no file at all


@posix
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    with pytest.raises(UsageRefusedError):
        import_files(pipe)
    with pytest.raises(CatalogueError, match="a pipe or device"):
        catalogue().read_price_book(pipe)


# Projects


def test_a_price_book_that_is_much_too_large_is_refused(tmp_path: Path) -> None:
    head = tmp_path / "book.toml"
    with head.open("wb") as file:
        file.truncate(17 << 20)
    with pytest.raises(CatalogueError, match="more than 16 MB"):
        catalogue().read_price_book(head)


def test_thousands_of_mistakes_in_a_price_book_are_found_in_one_reading(tmp_path: Path) -> None:
    head = tmp_path / "book.toml"
    head.write_text("".join(f"unknown-{number} = 1\n" for number in range(5000)), encoding="utf-8")
    head.with_suffix(".csv").write_text("call_type,country,line,rate,connection_fee,effective,source,note\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        catalogue().read_price_book(head)
    assert len(refused.value.complaints) >= 5000


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (b'"a": 1, ' * 300_000 + b'"b": 1', "duplicate_key"),
        (b'"a": [' + b"0," * 6_000_000 + b"0]", "too_many_parts"),
        (b",".join(b'"%d": 0' % number for number in range(6_000)), "too_many_mistakes"),
    ],
    ids=["the same key", "values", "mistakes"],
)
def test_a_file_of_nothing_but_mistakes_is_refused_with_one_sentence(more: bytes, code: str) -> None:
    plan = (COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan").read_bytes().rstrip().removesuffix(b"}")
    reading = read_project_bytes(plan + b", " + more + b"}")
    assert [problem.code for problem in reading.problems] == [code]
    assert problem_line("plan.ppmplan", reading.problems[0])


@pytest.mark.parametrize(("place", "entries"), [("scenarios", 1_001), ("scenarios[0].groups", 10_001)])
def test_a_list_longer_than_any_plan_has_is_refused_before_its_entries_are_judged(place: str, entries: int) -> None:
    document = json.loads((COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan").read_bytes())
    holder = document["scenarios"][0] if place.endswith("groups") else document
    holder[place.rpartition(".")[2]] = [{}] * entries
    reading = read_project_bytes(json.dumps(document).encode())
    assert reading.project is None
    assert [(problem.path, problem.code) for problem in reading.problems] == [(place, "too_many_entries")]
    assert str(entries) in problem_line("plan.ppmplan", reading.problems[0]).replace(",", "")


NASTY = ["\x00", "\x1b[2J", "\u202egnp.exe", "\ud800", "n" * 10_000, "\u2028", "a\nb"]


@pytest.mark.parametrize("name", NASTY, ids=[ascii(name)[:12] for name in NASTY])
def test_a_name_that_steers_a_terminal_or_fills_a_page_is_refused_and_spelt_out(name: str) -> None:
    document = json.loads((COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan").read_bytes())
    document["scenarios"][0]["name"] = name
    reading = read_project_bytes(json.dumps(document).encode())
    assert not reading.sound
    lines = [problem_line("plan.ppmplan", problem) for problem in reading.problems]
    assert lines
    assert all(line.isprintable() and len(line) < 500 for line in lines)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "1e308", "-1"])
def test_a_number_that_no_plan_can_have_is_refused(number: str) -> None:
    text = (COMPLETE_PROJECTS / "one-tenant-one-month.ppmplan").read_text(encoding="utf-8")
    document = json.loads(text)
    document["scenarios"][0]["groups"][0]["attendees"] = "here"
    reading = read_project_bytes(json.dumps(document).replace('"here"', number).encode())
    assert not reading.sound
    assert all(problem_line("plan.ppmplan", problem).isprintable() for problem in reading.problems)
