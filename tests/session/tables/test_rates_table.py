"""The rates: typing one makes it the customer's and touches no other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ppm_desktop.domain.destinations import Destination
from ppm_desktop.domain.prices import Source
from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.entry.country_finder import CountryFinder
from ppm_desktop.session.tables.rates_table import RatesTable
from ppm_desktop.session.tables.table_model import CellRole

RATE, CONNECTION, STANDING, SOURCE = 3, 4, 6, 7
TODAY = date(2026, 11, 22)


@pytest.fixture
def table(document: Document, countries: CountryFinder, style: NumberStyle) -> RatesTable:
    return RatesTable(document, countries, style, today=lambda: TODAY)


def row(table: RatesTable, rate_id: str) -> int:
    return next(r for r, shown in enumerate(table.rows) if shown.rate.id == rate_id)


def test_the_model_keeps_qts_rules(table: RatesTable) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.filter("germany")
    table.setData(table.index(0, RATE), "0.5")
    table.filter("")
    assert tester.model() is table


def test_rates_are_shown_with_line_source_and_standing(table: RatesTable) -> None:
    r = row(table, "default:dial_out:GB/mobile:2025-10-15")
    assert [table.index(r, c).data() for c in range(7)] == [
        "dial-out",
        "United Kingdom",
        "mobile",
        "0.320",
        "0",
        "2025-10-15",
        "example",
    ]
    assert table.index(r, STANDING).data(CellRole.SEVERITY) == "note"


def test_a_typed_rate_is_the_customers_own_and_no_other_rate_changes(table: RatesTable, document: Document) -> None:
    before = document.project.price_book
    r = row(table, "default:toll:GB:2022-01-28")
    assert table.setData(table.index(r, RATE), "0.0095")
    book = document.project.price_book
    changed = [(old, new) for old, new in zip(before.rates, book.rates, strict=True) if old != new]
    assert [(new.rate, new.source) for _old, new in changed] == [(Decimal("0.0095"), "typed-2026-11-22")]
    assert book.source("typed-2026-11-22") == Source("typed-2026-11-22", "Typed in on 2026-11-22", TODAY, "customer")
    assert table.index(r, STANDING).data() == "the customer's"
    assert document.undo_stack.undoText() == "Change the rate of toll dial-in United Kingdom"
    document.undo_stack.undo()
    assert document.project.price_book == before


def test_typing_the_same_price_again_is_no_edit(table: RatesTable, document: Document) -> None:
    r = row(table, "default:toll:GB:2022-01-28")
    assert table.setData(table.index(r, RATE), "0.00900")
    assert document.undo_stack.count() == 0


def test_a_connection_fee_is_a_price_too(table: RatesTable, document: Document) -> None:
    table.setData(table.index(0, CONNECTION), "0,10")
    assert document.project.price_book.rates[0].connection_fee == Decimal("0.10")
    assert document.project.price_book.rates[0].source == "typed-2026-11-22"


def test_an_edited_price_book_can_be_saved_and_read_again(table: RatesTable, document: Document) -> None:
    table.setData(table.index(0, RATE), "0.0123")
    reading = read_project_bytes(project_bytes(document.project))
    assert reading.project == document.project


@pytest.mark.parametrize("typed", ["-0.01", "free", "", "1,234", "0.0000000000001"])
def test_what_is_no_price_is_refused(table: RatesTable, document: Document, typed: str) -> None:
    assert not table.setData(table.index(0, RATE), typed)
    assert document.undo_stack.count() == 0


def test_a_rate_that_was_probably_given_in_cents_is_marked(table: RatesTable) -> None:
    table.setData(table.index(0, RATE), "9")
    assert table.index(0, RATE).data(CellRole.SEVERITY) == "warning"
    assert "in cents" in table.index(0, RATE).data(CellRole.PROBLEM)


@pytest.mark.parametrize(
    ("text", "count"), [("", 24), ("united kingdom", 4), ("GB mobile", 1), ("dial-out", 13), ("Azure", 24), ("nothing like it", 0)]
)
def test_the_filter_looks_for_all_words(table: RatesTable, text: str, count: int) -> None:
    table.filter(text)
    assert table.rowCount() == count
    assert table.count == 24


def test_editing_a_filtered_rate_changes_that_rate(table: RatesTable, document: Document) -> None:
    table.filter("zimbabwe")
    table.setData(table.index(0, RATE), "0.3")
    assert [r.country for r in document.project.price_book.rates if r.source.startswith("typed")] == ["ZW"]


def test_a_column_of_prices_is_pasted_as_one_step(table: RatesTable, document: Document) -> None:
    assert table.paste(0, RATE, [["0.01"], ["0.02"], ["0.03"]]) == ()
    assert document.undo_stack.count() == 1
    assert len([r for r in document.project.price_book.rates if r.source.startswith("typed")]) == 3


def test_an_added_rate_is_in_force_from_the_start_and_the_customers_own(table: RatesTable, document: Document) -> None:
    place = Destination("ZW", "mobile")
    assert document.project.price_book.rate_on(document.project.start.first_day, "dial_out", place) is None
    assert table.add("dial_out", place, Decimal("0.41")) == ""
    added = document.project.price_book.rate_on(document.project.start.first_day, "dial_out", place)
    assert added is not None
    assert (added.rate, added.source) == (Decimal("0.41"), "typed-2026-11-22")
    assert document.undo_stack.undoText() == "Add a rate for dial-out Zimbabwe, mobile"
    assert table.add("dial_out", place, Decimal("0.5")).startswith("There is a rate of that day")
    assert document.problems == () or all(problem.severity == "info" for problem in document.problems)


def test_removed_rates_come_back_with_undo(table: RatesTable, document: Document) -> None:
    before = document.project
    table.filter("united kingdom")
    table.remove([0, 1])
    assert table.count == 22
    document.undo_stack.undo()
    assert document.project == before


def test_days_are_shown_as_the_locale_writes_them(document: Document, countries: CountryFinder) -> None:
    german = RatesTable(document, countries, NumberStyle(",", ".", day_pattern="{day:02}.{month:02}.{year:04}"))
    r = row(german, "default:dial_out:GB/mobile:2025-10-15")
    assert german.index(r, 5).data() == "15.10.2025"
    source = german.rows[r].source
    assert source is not None
    assert german.index(r, SOURCE).data(Qt.ItemDataRole.ToolTipRole).startswith(f"{source.title}, {source.date:%d.%m.%Y}")
