"""The Prices page: the price book, negotiated fees, and rates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from building import COMPLETE_PROJECTS
from PySide6.QtWidgets import QApplication, QLineEdit

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.files.project_file import read_project
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.session.document import Document
from ppm_desktop.session.recalculation import Recalculator
from ppm_desktop.views.pages.prices import PricesPage
from ppm_desktop.views.theme import apply_theme, load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def document(qapp: QApplication) -> Iterator[Document]:
    apply_theme(qapp, load_theme("light"))
    project = read_project(COMPLETE_PROJECTS / "three-offices-three-years.ppmplan").project
    assert project is not None
    document = Document(project)
    yield document
    document.undo_stack.setClean()


@pytest.fixture
def page(document: Document, qtbot: QtBot) -> PricesPage:
    catalogue = load_catalogue()
    page = PricesPage(document, Recalculator(document, lambda: catalogue.availability), catalogue, NumberStyle())
    qtbot.addWidget(page)
    page.resize(846, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


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


def test_every_field_has_a_name(page: PricesPage) -> None:
    for part in page.findChildren(QLineEdit):
        owner = part.parentWidget()
        assert part.accessibleName() or (owner is not None and owner.accessibleName())
