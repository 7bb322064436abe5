"""A newer edition of the plan's price book is found; nothing else is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.newer_price_books import newer_price_book

CATALOGUE = load_catalogue()
SHIPPED = CATALOGUE.example_price_book()


def test_an_older_edition_of_a_shipped_book_has_a_newer_one() -> None:
    assert newer_price_book(CATALOGUE, replace(SHIPPED, as_of=date(2024, 1, 1))) == SHIPPED


def test_the_same_edition_a_newer_one_another_book_and_another_currency_have_none() -> None:
    for book in (
        SHIPPED,
        replace(SHIPPED, as_of=date(2099, 1, 1)),
        replace(SHIPPED, id="contoso-2024-01", as_of=date(2024, 1, 1)),
        replace(SHIPPED, currency="EUR", as_of=date(2024, 1, 1)),
    ):
        assert newer_price_book(CATALOGUE, book) is None
