"""The report as a PDF: read back and compared with what was calculated."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pdf_reading import Pdf
from report_making import MISSING_RATE, THREE_OFFICES, case_for, case_in, project_in

from ppm_desktop.paper.firm import Firm, shipped_firm
from ppm_desktop.paper.report.page_texts import page_texts
from ppm_desktop.paper.report.pdf import report_pdf
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.document.blocks import Heading, Table
from ppm_desktop.reports.document.outline import document_of
from ppm_desktop.wording import speaking

TESTS = Path(__file__).parents[2]


def png() -> bytes:
    """One black point."""
    parts = (b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), b"IDAT" + zlib.compress(b"\0\0"), b"IEND")
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NARROW NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("file", [THREE_OFFICES, MISSING_RATE], ids=lambda file: file.stem)
def test_every_total_and_part_of_the_comparison_stands_in_the_file(file: Path) -> None:
    case = case_in(file)
    lines = {plain(line) for line in Pdf(report_pdf(case, shipped_firm())).text.split("\n")}
    for span in ("year", "whole"):
        table = cost_table(case.comparison, case.style, span)
        assert {plain(text) for row in (*table.rows, table.total) for text in row.texts} <= lines


def test_the_file_is_tagged_with_title_language_bookmarks_heads_and_words_for_every_chart() -> None:
    case = case_in(THREE_OFFICES)
    pdf = Pdf(report_pdf(case, shipped_firm()))
    assert b"/MarkInfo<</Marked true" in pdf.data
    assert b"pdfuaid:part" in pdf.data
    assert pdf.texts(b"Lang")[0] == "en"
    assert b"/DisplayDocTitle true" in pdf.data
    document = document_of(case)
    assert {section.title for section in document.sections} <= set(pdf.bookmarks)
    assert pdf.tags(b"H1") == len(document.sections)
    assert pdf.tags(b"TH") > 0
    assert case.costs.summary in pdf.texts(b"Alt")
    assert pdf.tags(b"Figure") == len(pdf.texts(b"Alt")) == 5


def test_whoever_listens_finds_every_cell_with_its_heads_headings_without_gaps_and_nothing_outside() -> None:
    case = case_in(THREE_OFFICES)
    pdf = Pdf(report_pdf(case, shipped_firm()))
    assert pdf.unmarked() == []
    kinds = {number: re.search(rb"/S/(\w+)", content)[1] for number, content in pdf.structure.items()}  # type: ignore[index]  # each has one
    levels = [int(kind[1:]) for kind in kinds.values() if re.fullmatch(rb"H\d", kind)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for number, content in pdf.structure.items():
        parent = kinds.get(int(re.search(rb"/P (\d+) 0 R", content)[1]), b"")  # type: ignore[index]  # as above
        match kinds[number]:
            case b"TH":
                assert re.search(rb"/Scope/(Column|Row|Both)", content)
                assert parent == b"TR"
            case b"TD":
                assert b"/Headers[" in content
                assert parent == b"TR"
            case b"TR":
                assert parent in {b"THead", b"TBody", b"TFoot", b"Table"}
            case b"Figure":
                assert b"/Alt" in content
                assert b"/BBox" in content
            case b"LI":
                assert parent == b"L"
    fonts = [content for content in pdf.objects.values() if b"/Subtype/Type0" in content]
    assert fonts
    assert all(b"/ToUnicode" in font for font in fonts)
    pages = [content for content in pdf.objects.values() if re.search(rb"/Type/Page\b", content)]
    assert all(b"/Tabs/S" in page and b"/StructParents" in page for page in pages)


def test_letters_of_charts_can_be_selected_and_found_and_are_not_read_out_one_by_one() -> None:
    case = case_in(THREE_OFFICES)
    data = report_pdf(case, shipped_firm(), sections=("decision",))
    said = "".join(Pdf(data).text.split())
    (page,) = page_texts(data)
    for text in (case.costs.title, case.costs.subtitle):
        assert "".join(text.split()) in said
        assert text not in page
    assert "example prices" in case.costs.subtitle
    assert case.answer.headline in page.replace("\n", " ")
    assert min(len(line) for line in page.split("\n")) > 1


def test_a_report_is_made_without_the_library_that_draws_for_the_window() -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from report_making import THREE_OFFICES, case_in\n"
        "from ppm_desktop.paper.firm import shipped_firm\n"
        "from ppm_desktop.paper.report.pdf import report_pdf\n"
        "assert report_pdf(case_in(THREE_OFFICES), shipped_firm(), sections=('decision',))\n"
        "assert 'matplotlib' not in sys.modules and 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(TESTS)], check=True)


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_page_ends_with_a_heading_or_caption_whose_table_is_on_the_next(language: str) -> None:
    with speaking(language):
        case = case_in(THREE_OFFICES)
        sections = ("decision", "costs", "change", "levers", "inputs", "prices")
        blocks = [block for section in document_of(case, sections).sections for block in section.blocks]
        pages = page_texts(report_pdf(case, shipped_firm(), sections=sections))
    above = {one.text for one, after in pairwise(blocks) if isinstance(one, Heading) and isinstance(after, Table)}
    above |= {block.caption for block in blocks if isinstance(block, Table)}
    assert len(above) > 10
    assert not above & {page.rsplit("\n", 1)[-1] for page in pages}


def test_every_page_says_its_number_period_currency_day_and_that_prices_are_examples() -> None:
    case = case_in(THREE_OFFICES)
    pages = Pdf(report_pdf(case, shipped_firm())).pages
    basis = document_of(case).basis
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
        assert plain(basis) in plain(page)
        assert "Example prices" in page


def test_the_decision_is_on_page_one_and_nothing_else() -> None:
    pages = Pdf(report_pdf(case_in(THREE_OFFICES), shipped_firm())).pages
    assert "more steps, with reasons and sources" in pages[0]
    assert "What the options cost" in pages[1].split("\n")[:6]


def test_the_same_input_gives_the_same_bytes_and_another_day_others() -> None:
    case = case_in(MISSING_RATE)
    first = report_pdf(case, shipped_firm(), sections=("decision",))
    assert report_pdf(case_in(MISSING_RATE), shipped_firm(), sections=("decision",)) == first
    assert report_pdf(replace(case, today=case.today.replace(day=23)), shipped_firm(), sections=("decision",)) != first


def test_names_are_printed_as_they_are_written_and_never_read_as_markup() -> None:
    project = project_in(THREE_OFFICES)
    name = '*b* _i_ #panic() $x$ <a> @q `c` \\ // /* "“ = + [z] {y}'
    pdf = Pdf(report_pdf(case_for(replace(project, customer=name, notes=f"= {name}\n#include")), shipped_firm()))
    assert plain(name) in plain(pdf.text.replace("\n", " "))
    assert "#include" in pdf.text


@pytest.mark.parametrize(
    "name",
    [
        "W" * 10_000,
        "word " * 2_000,
        "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 123",
        "Team \U0001f680\U0001f469\u200d\U0001f4bb",
        "東京支社",
        "a\u0301\u0323e",
    ],
    ids=["one long word", "many words", "right to left", "emoji", "ideographs", "combining"],
)
def test_no_name_breaks_the_report(name: str) -> None:
    project = project_in(THREE_OFFICES)
    scenario = project.scenarios[0]
    groups = (replace(scenario.groups[0], name=name), *scenario.groups[1:])
    options = (replace(scenario.options[0], name=name), *scenario.options[1:])
    changed = replace(
        project, name=name, customer=name, notes=name, scenarios=(replace(scenario, name=name, groups=groups, options=options),)
    )
    pages = Pdf(report_pdf(case_for(changed), shipped_firm(), sections=("decision", "costs", "inputs"))).pages
    assert len(pages) < 10


def test_german_says_its_language_and_letter_is_another_sheet() -> None:
    with speaking("de"):
        pdf = Pdf(report_pdf(case_in(MISSING_RATE), shipped_firm(), "letter", ("decision",)))
    assert pdf.texts(b"Lang")[0] == "de"
    assert b"/MediaBox[0 0 612 792]" in b"\n".join(pdf.objects.values())


def test_the_firm_stands_on_every_page() -> None:
    firm = Firm("Harrow & Lindqvist", "#FF0000", "12 High Street", png(), "png")
    pages = Pdf(report_pdf(case_in(MISSING_RATE), firm, sections=("decision", "steps"))).pages
    assert len(pages) > 1
    assert all("Harrow & Lindqvist" in page and "12 High Street" in page for page in pages)
