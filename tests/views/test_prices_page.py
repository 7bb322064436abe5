"""The Prices page: the price book, negotiated fees, and rates."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.background.errands import Errands
from ppm_desktop.session.background.recalculation import Recalculator
from ppm_desktop.session.document import Document
from ppm_desktop.views.pages.prices import PricesPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def document(people_document: Document) -> Document:
    return people_document


@pytest.fixture
def page(document: Document, qtbot: QtBot) -> Iterator[PricesPage]:
    catalogue = load_catalogue()
    recalculator, errands = Recalculator(document, lambda: catalogue.availability), Errands()
    page = PricesPage(document, recalculator, catalogue, NumberStyle(), errands)
    qtbot.addWidget(page)
    page.complete()
    page.resize(846, 700)
    with qtbot.waitExposed(page):
        page.show()
    recalculator.ask_soon()
    yield page
    recalculator.stop()
    errands.stop()


def test_the_head_says_whose_prices_these_are_and_how_old(page: PricesPage) -> None:
    assert page.subheading.text() == "Example rates, as of 2025-10-15, in USD, no tax added. 3 sources: 2 example, 1 official."
    assert page.banner.isVisible()
    assert "24 of 24 rates are examples" in page.banner.text()


def test_a_typed_rate_is_counted_as_real(page: PricesPage) -> None:
    page.rates.setData(page.rates.index(0, 3), "0.02")
    assert "23 of 24 rates are examples" in page.banner.text()


def test_a_negotiated_price_needs_amount_and_reason(page: PricesPage, document: Document) -> None:
    form = page.negotiation
    form.amount.setText("3.20")
    form.set_button.click()
    assert "Say why the price differs" in form.error.text()
    assert document.undo_stack.count() == 0
    form.reason.setText("Enterprise agreement")
    form.set_button.click()
    assert document.scenario.fee_overrides == (FeeOverride("standard", Decimal("3.20"), "Enterprise agreement"),)
    assert not form.error.isVisible()


def test_reasons_take_room_only_where_there_are_some(page: PricesPage, document: Document) -> None:
    keys = [column.key for column in page.fees.columns]
    reason, source = keys.index("reason"), keys.index("source")
    assert page.fees_table.isColumnHidden(reason)
    room = page.fees_table.columnWidth(source)
    page.fees.negotiate(0, Decimal("3.20"), "Enterprise agreement")
    assert not page.fees_table.isColumnHidden(reason)
    assert page.fees_table.columnWidth(source) < room
    document.undo_stack.undo()
    assert page.fees_table.isColumnHidden(reason)
    assert page.fees_table.columnWidth(source) == room


def test_a_new_rate_says_whose_it_is_and_from_when(page: PricesPage) -> None:
    labels = [label.text() for label in page.addition.findChildren(QLabel) if label.isVisible()]
    assert labels == ["New rate of the customer's own, USD a minute, in force from Apr 2026:"]


def test_the_form_follows_the_current_licence_and_undo(page: PricesPage, document: Document) -> None:
    form = page.negotiation
    page.fees.negotiate(3, Decimal("1.00"), "Pilot")
    assert form.amount.text() == ""
    page.fees_table.go_to(3, 0)
    assert (form.amount.text(), form.reason.text()) == ("1.00", "Pilot")
    assert form.list_button.isEnabled()
    document.undo_stack.undo()
    assert (form.amount.text(), form.reason.text()) == ("", "")
    assert not form.list_button.isEnabled()


def test_a_negotiated_price_is_taken_back_by_a_button(page: PricesPage, document: Document) -> None:
    page.fees.negotiate(0, Decimal("3.20"), "Enterprise agreement")
    page.negotiation.list_button.click()
    assert document.scenario.fee_overrides == ()


def test_the_filter_narrows_the_rates_and_counts_them(page: PricesPage) -> None:
    page.filter.setText("united kingdom mobile")
    assert page.rates.rowCount() == 1
    assert page.count.text() == "1 of 24 rates"
    page.filter.clear()
    assert page.count.text() == "24 rates"


def test_a_missing_rate_is_added(page: PricesPage, document: Document) -> None:
    form = page.addition
    form.call_type.setCurrentIndex(2)
    form.picker.setEditText("Zimbabwe")
    form.line_choice.setCurrentIndex(2)
    form.rate.setText("0.41")
    form.add_button.click()
    assert document.project.price_book.rates[-1].country == "ZW"
    assert document.project.price_book.rates[-1].line == "mobile"
    assert page.count.text() == "25 rates"
    form.picker.setEditText("Zimbabwe")
    form.rate.setText("0.41")
    form.add_button.click()
    assert form.error.text().startswith("There is a rate of that day for dial-out Zimbabwe, mobile already.")


def test_a_rate_needs_a_country_and_a_price(page: PricesPage, document: Document) -> None:
    page.addition.picker.setEditText("Atlantis")
    page.addition.rate.setText("cheap")
    page.addition.add_button.click()
    assert "no country that is known" in page.addition.error.text()
    assert "“cheap” is not a number" in page.addition.error.text()
    assert document.undo_stack.count() == 0


def test_selected_rates_are_removed(page: PricesPage, document: Document) -> None:
    page.rates_table.go_to(5, 0)
    page.remove_button.click()
    assert len(document.project.price_book.rates) == 23


def test_a_list_price_needs_amount_day_and_source(page: PricesPage, document: Document) -> None:
    form = page.new_fee
    form.amount.setText("4.50")
    form.since.setText("soon")
    form.add_button.click()
    assert "“soon” is not a day" in form.error.text()
    assert "Say where the price comes from" in form.error.text()
    assert document.undo_stack.count() == 0
    form.since.setText("2026-05-01")
    form.source.setText("Reseller, price list of May")
    form.add_button.click()
    assert document.undo_stack.undoText() == "Change the list price of Audio Conferencing (per user)"
    assert "4.50 from 2026-05-01" in str(page.fees.index(0, 6).data())
    page.month.choose("2026-05")
    page._show_month()  # noqa: SLF001 - as when a person chooses
    assert [page.fees.index(0, c).data() for c in (1, 3, 5)] == ["4.50", "4.50", "2026-05-01"]
    assert "in force in May 2026" in page._fees_unit.text()  # noqa: SLF001 - the line above the table


def test_a_rate_that_the_plan_lacks_is_listed_and_its_form_filled_in(document: Document, page: PricesPage, qtbot: QtBot) -> None:
    book = document.project.price_book
    gone = tuple(rate for rate in book.rates if (rate.call_type, rate.country) != ("toll", "GB"))
    document.edit(replace(document.project, price_book=replace(book, rates=gone)), "Remove the rate")
    qtbot.waitUntil(page.missing.isVisible, timeout=30_000)
    assert page.missing.heading.text() == "▲ 1 rate missing for this plan"
    page.missing.buttons[0].click()
    assert page.addition.picker.currentText() == "United Kingdom (GB)"
    assert page.addition.call_type.currentIndex() == 0
    page.addition.rate.setText("0.0095")
    page.addition.add_button.click()
    qtbot.waitUntil(lambda: not page.missing.isVisible(), timeout=30_000)


def test_the_rates_that_the_plan_uses_are_marked_and_can_be_shown_alone(page: PricesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.needs.used), timeout=30_000)
    page.kind.choose("used")
    page._show_kind()  # noqa: SLF001 - as when a person chooses
    assert page.rates.rowCount() == len(page.needs.used)
    assert {page.rates.index(r, 9).data() for r in range(page.rates.rowCount())} == {"✓"}


def test_a_click_on_a_header_sorts_the_rates(page: PricesPage) -> None:
    page.rates_table.horizontalHeader().sectionClicked.emit(3)
    prices = [row.rate.rate for row in page.rates.rows]
    assert prices == sorted(prices)
    page.rates.turn(3)
    assert [row.rate.rate for row in page.rates.rows] == sorted(prices, reverse=True)
    page.rates.turn(3)
    assert [row.position for row in page.rates.rows] == list(range(24))


def test_a_call_is_priced_for_a_number_and_a_shared_code_is_asked_about(page: PricesPage) -> None:
    lookup = page.lookup
    QTest.keyClicks(lookup.number, "+44 20 7946 0000")
    assert lookup.picker.currentText() == "United Kingdom (GB)"
    assert lookup.answer.text().startswith("12 min × 0.015 USD = 0.18 USD.")
    assert "Inside the pool of “Audio Conferencing (per user)” (60 min a licence and month)" in lookup.answer.text()
    lookup.number.clear()
    QTest.keyClicks(lookup.number, "+1 212 555 0100")
    assert lookup.recognised.text() == "+1 is shared by Canada, United States and United States Minor Outlying Islands: choose the country."
    assert lookup.picker.currentText() == ""


def test_every_field_has_a_name(page: PricesPage) -> None:
    for part in page.findChildren(QLineEdit):
        owner = part.parentWidget()
        assert part.accessibleName() or (owner is not None and owner.accessibleName())
