"""A destination mix: shares, numbers, zone and rate of each place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.catalog.catalogue import Catalogue
from ppm_desktop.domain.destinations import CallType, Destination
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.mix_table import MixTable
from ppm_desktop.session.tables.table_model import CellRole


@pytest.fixture
def dial_out(document: Document, catalogue: Catalogue, countries: CountryFinder, style: NumberStyle) -> MixTable:
    return MixTable(document, "dial_out", catalogue, countries, style)


def shown(table: MixTable) -> list[list[str]]:
    return [
        [str(table.index(r, c).data()).replace("\N{NARROW NO-BREAK SPACE}", " ") for c in range(table.columnCount())]
        for r in range(table.rowCount())
    ]


def test_the_model_keeps_qts_rules(dial_out: MixTable, document: Document) -> None:
    tester = QAbstractItemModelTester(dial_out, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dial_out.add(Destination("DE", "landline"))
    dial_out.choose(2)
    document.undo_stack.undo()
    assert tester.model() is dial_out


def test_dial_out_shows_line_zone_and_rate(dial_out: MixTable) -> None:
    assert shown(dial_out) == [
        ["United Arab Emirates (AE)", "mobile", "no", "0.210", "10 %"],
        ["France (FR)", "mobile", "yes", "0.125", "10 %"],
        ["United Kingdom (GB)", "landline", "yes", "0.015", "30 %"],
        ["United Kingdom (GB)", "mobile", "yes", "0.320", "50 %"],
    ]


@pytest.mark.parametrize(("call_type", "rates"), [("toll", ["0.010", "0.009"]), ("toll_free", ["0.029", "0.022"])])
def test_dial_in_shows_whether_there_are_numbers(
    document: Document, catalogue: Catalogue, countries: CountryFinder, style: NumberStyle, call_type: CallType, rates: list[str]
) -> None:
    table = MixTable(document, call_type, catalogue, countries, style)
    assert [row[1] for row in shown(table)] == ["available", "available"]
    assert [row[2] for row in shown(table)] == rates


def test_a_place_without_a_rate_is_marked_and_never_shown_as_zero(dial_out: MixTable) -> None:
    assert dial_out.add(Destination("ZW", "mobile")) == ""
    row = next(r for r, texts in enumerate(shown(dial_out)) if texts[0] == "Zimbabwe (ZW)")
    index = dial_out.index(row, 3)
    assert index.data() == "no rate"
    assert index.data(CellRole.SEVERITY) == "note"  # nobody is called there yet
    dial_out.setData(dial_out.index(row, 4), "5 %")
    assert index.data(CellRole.SEVERITY) == "warning"
    assert "incomplete" in index.data(CellRole.PROBLEM)


def test_the_rate_shown_is_the_one_in_force_when_the_plan_begins(dial_out: MixTable, document: Document) -> None:
    book = document.project.price_book
    later = next(r for r in book.rates if r.id == "default:dial_out:FR/mobile:2025-10-15")
    rates = tuple(replace(r, effective=document.project.start.plus(1).first_day) if r is later else r for r in book.rates)
    document.edit(replace(document.project, price_book=replace(book, rates=rates)), "Let a rate begin later")
    assert shown(dial_out)[1][3] == "no rate"


def test_an_added_place_takes_what_is_missing(dial_out: MixTable, document: Document) -> None:
    dial_out.setData(dial_out.index(3, 4), "45 %")
    assert dial_out.total == pytest.approx(0.95)
    dial_out.add(Destination("DE", "landline"))
    assert dict(document.scenario.groups[0].destinations.dial_out)[Destination("DE", "landline")] == pytest.approx(0.05)
    assert document.undo_stack.undoText() == "Add Germany, landline to dial-out of Sales London"


def test_a_place_that_is_there_already_is_not_added_again(dial_out: MixTable, document: Document) -> None:
    assert dial_out.add(Destination("FR", "mobile")) == "France, mobile is in this mix already."
    assert document.undo_stack.count() == 0


def test_a_place_cannot_be_typed_onto_another(dial_out: MixTable, document: Document) -> None:
    assert not dial_out.setData(dial_out.index(2, 1), "mobile")
    assert document.undo_stack.count() == 0


def test_country_and_line_can_be_typed_over(dial_out: MixTable, document: Document) -> None:
    assert dial_out.setData(dial_out.index(1, 0), "Germany")
    assert dial_out.setData(dial_out.index(1, 1), "landline")
    assert Destination("DE", "landline") in dict(document.scenario.groups[0].destinations.dial_out)


def test_places_are_removed_as_one_step(dial_out: MixTable, document: Document) -> None:
    dial_out.remove([0, 1])
    assert [row[0] for row in shown(dial_out)] == ["United Kingdom (GB)"] * 2
    assert document.undo_stack.undoText() == "Remove 2 destinations from dial-out of Sales London"
    document.undo_stack.undo()
    assert dial_out.rowCount() == 4


def test_normalising_keeps_the_proportions(dial_out: MixTable, document: Document) -> None:
    dial_out.remove([0])
    dial_out.normalise()
    assert [share for _d, share in document.scenario.groups[0].destinations.dial_out] == pytest.approx([1 / 9, 3 / 9, 5 / 9])
    assert dial_out.total == pytest.approx(1)


def test_other_mixes_of_the_group_are_left_alone(dial_out: MixTable, document: Document) -> None:
    before = document.scenario.groups[0].destinations
    dial_out.remove([0])
    after = document.scenario.groups[0].destinations
    assert (after.toll, after.toll_free) == (before.toll, before.toll_free)
