"""A rate sheet is read, judged anew at every change, and taken over as one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sheet_making import text_sheet

from ppm_desktop.domain.destinations import Destination
from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.files.rate_sheets.mapping import ColumnUse
from ppm_desktop.files.rate_sheets.memory import MappingMemory
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.rate_sheet.rate_sheet_import import RateSheetImport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.session.document import Document
    from ppm_desktop.session.rate_sheet.rate_sheet_judgement import Judgement

PATIENCE = 30_000
TODAY = date(2026, 11, 22)
SHEET = "Country,Call type,Line,Rate (USD)\nUnited Kingdom,toll,,0.0095\nGermany,toll,,0.010\nGermany,dial-out,mobile,n/a\nFrannce,toll,,0.011\n"


@pytest.fixture
def importing(document: Document, catalogue: Catalogue, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[str], RateSheetImport]]:
    errands = Errands()

    def read(text: str) -> RateSheetImport:
        sheet = RateSheetImport(document, catalogue, errands, MappingMemory(tmp_path / "memory.json"), today=lambda: TODAY)
        with qtbot.waitSignal(sheet.judged, timeout=PATIENCE):
            sheet.read(text_sheet(tmp_path, text, name="Contract.csv"))
        return sheet

    yield read
    errands.stop()


def judgement_of(sheet: RateSheetImport, qtbot: QtBot) -> Judgement:
    qtbot.waitUntil(lambda: sheet.up_to_date, timeout=PATIENCE)
    assert sheet.judgement is not None
    return sheet.judgement


def test_a_sheet_is_judged_when_it_has_been_read(importing: Callable[[str], RateSheetImport], document: Document) -> None:
    sheet = importing(SHEET)
    judgement = sheet.judgement
    assert judgement is not None
    assert (len(judgement.checked.accepted), len(judgement.checked.rejected)) == (2, 2)
    assert judgement.sheet_currency == "USD"
    assert [(c.kind, c.new.country if c.new else "") for c in judgement.changes] == [("same", "DE"), ("changed", "GB")]
    assert judgement.unpriced == ()
    assert document.undo_stack.count() == 0
    assert sheet.facts.source.title == "Contract"


def test_taking_over_is_one_step_that_undo_takes_back_to_the_byte(importing: Callable[[str], RateSheetImport], document: Document) -> None:
    before = project_bytes(document.project)
    sheet = importing(SHEET)
    assert sheet.take_over()
    assert document.undo_stack.undoText() == "Import rates from Contract.csv"
    rate = document.project.price_book.rate_on(document.project.start.first_day, "toll", Destination("GB"))
    assert rate is not None
    assert rate.rate == Decimal("0.0095")
    source = document.project.price_book.source(rate.source)
    assert source is not None
    assert (source.title, source.date, source.status) == ("Contract", TODAY, "customer")
    assert read_project_bytes(project_bytes(document.project)).project == document.project
    document.undo_stack.undo()
    assert project_bytes(document.project) == before


def test_a_mended_cell_is_checked_at_once_and_mendings_can_be_taken_back(importing: Callable[[str], RateSheetImport], qtbot: QtBot) -> None:
    sheet = importing(SHEET)
    sheet.correct("", 5, "country", "France")
    sheet.correct("", 4, "rate", "0.29")
    judgement = judgement_of(sheet, qtbot)
    assert (len(judgement.checked.accepted), len(judgement.checked.rejected)) == (4, 0)
    sheet.forget_corrections()
    assert len(judgement_of(sheet, qtbot).checked.rejected) == 2


def test_what_cannot_be_guessed_must_be_said_before_anything_is_taken(importing: Callable[[str], RateSheetImport], qtbot: QtBot) -> None:
    sheet = importing("Country,Rate\nGermany,0.01\nFrance,0.02\n")
    assert not sheet.take_over()
    assert sheet.judgement is not None
    assert [point.code for point in sheet.judgement.open_points] == ["no_call_type"]
    assert sheet.mapping is not None
    sheet.read_as(sheet.mapping.with_tab(replace(sheet.mapping.tabs[0], call_type="toll")))
    judgement_of(sheet, qtbot)
    assert sheet.can_take_over
    sheet.say(replace(sheet.facts, source=replace(sheet.facts.source, title="")))
    judgement_of(sheet, qtbot)
    assert not sheet.take_over()


def test_a_sheet_of_the_same_form_is_read_as_last_time(importing: Callable[[str], RateSheetImport], qtbot: QtBot, tmp_path: Path) -> None:
    text = "Country,Price\nGermany,0.01\nFrance,0.02\n"
    first = importing(text)
    assert not first.read_as_last_time
    assert first.mapping is not None
    first.read_as(first.mapping.with_column("", 1, ColumnUse("rate", "toll_free")))
    judgement_of(first, qtbot)
    assert first.take_over()
    qtbot.waitUntil((tmp_path / "memory.json").exists, timeout=PATIENCE)
    again = importing(text.replace("0.02", "0.03"))
    assert again.read_as_last_time
    assert again.mapping == first.mapping


def test_rates_of_one_product_join_a_set_of_its_own(importing: Callable[[str], RateSheetImport], document: Document, qtbot: QtBot) -> None:
    sheet = importing(SHEET)
    sheet.join("pay_per_minute", "add_and_replace", "Contract")
    judgement = judgement_of(sheet, qtbot)
    assert {rate.rate_set for rate in judgement.checked.rates} == {"pay_per_minute"}
    assert sheet.take_over()
    book = document.project.price_book
    assert [(product.id, product.rate_set) for product in book.products if product.rate_set != "default"] == [
        ("pay_per_minute", "pay_per_minute")
    ]
    default = book.rate_on(document.project.start.first_day, "toll", Destination("GB"))
    assert default is not None
    assert default.rate == Decimal("0.009")


def test_replacing_all_rates_says_what_would_have_no_rate(importing: Callable[[str], RateSheetImport], qtbot: QtBot) -> None:
    sheet = importing(SHEET)
    sheet.join("", "replace_all_rates", "Contract")
    judgement = judgement_of(sheet, qtbot)
    assert {change.kind for change in judgement.changes} == {"same", "changed", "removed"}
    assert {rate.call_type for rate in judgement.kept} == {"toll_free", "dial_out"}  # which the sheet has no rate for


def test_a_file_that_is_no_sheet_is_refused_with_a_sentence(document: Document, catalogue: Catalogue, tmp_path: Path, qtbot: QtBot) -> None:
    errands = Errands()
    sheet = RateSheetImport(document, catalogue, errands, MappingMemory(tmp_path / "memory.json"))
    path = tmp_path / "rates.xlsx"
    path.write_bytes(b"%PDF-1.7 rates")
    with qtbot.waitSignal(sheet.refused, timeout=PATIENCE) as refused:
        sheet.read(path)
    assert str(refused.args[0]).startswith("This is a PDF.")
    assert not sheet.take_over()
    errands.stop()


@pytest.mark.parametrize(("name", "title"), [("Rates\u202e 2026.csv", "Rates 2026"), ("Rates\n2026.csv", "Rates2026")])
def test_a_file_name_that_a_project_file_refuses_does_not_make_the_plan_unreadable(
    document: Document, catalogue: Catalogue, tmp_path: Path, qtbot: QtBot, name: str, title: str
) -> None:
    errands = Errands()
    sheet = RateSheetImport(document, catalogue, errands, MappingMemory(tmp_path / "memory.json"), today=lambda: TODAY)
    with qtbot.waitSignal(sheet.judged, timeout=PATIENCE):
        sheet.read(text_sheet(tmp_path, SHEET, name=name))
    assert sheet.facts.source.title == title
    assert sheet.take_over()
    errands.stop()
    assert read_project_bytes(project_bytes(document.project)).sound
