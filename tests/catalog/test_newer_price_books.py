"""A newer edition of the plan's price book is found, shipped or the user's own; nothing else is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.newer_price_books import NewerPriceBooks, newer_price_books
from ppm_desktop.catalog.resource_files import resource_path

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = load_catalogue()
SHIPPED = CATALOGUE.example_price_book()


def own_book(folder: Path, day: str, name: str = "mine", rate: str = "0.0100") -> Path:
    """A copy of the shipped book with another day and another first rate."""
    folder.mkdir(exist_ok=True)
    head = resource_path("catalog/price_books/example.toml").read_text(encoding="utf-8")
    rates = resource_path("catalog/price_books/example.csv").read_text(encoding="utf-8")
    path = folder / f"{name}.toml"
    path.write_text(head.replace("as_of = 2025-10-15", f"as_of = {day}"), encoding="utf-8")
    path.with_suffix(".csv").write_text(rates.replace("0.0100", rate, 1), encoding="utf-8")
    return path


def test_an_older_edition_of_a_shipped_book_has_a_newer_one() -> None:
    assert newer_price_books(CATALOGUE, replace(SHIPPED, as_of=date(2024, 1, 1))) == NewerPriceBooks(SHIPPED)


def test_the_same_edition_a_newer_one_another_book_and_another_currency_have_none() -> None:
    for book in (
        SHIPPED,
        replace(SHIPPED, as_of=date(2099, 1, 1)),
        replace(SHIPPED, id="contoso-2024-01", as_of=date(2024, 1, 1)),
        replace(SHIPPED, currency="EUR", as_of=date(2024, 1, 1)),
    ):
        assert newer_price_books(CATALOGUE, book).newest is None


def test_a_newer_edition_in_the_users_folder_is_found_with_its_file(tmp_path: Path) -> None:
    own_book(tmp_path / "price_books", "2026-03-01", "spring")
    autumn = own_book(tmp_path / "price_books", "2026-09-01", "autumn", rate="0.0777")
    found = newer_price_books(CATALOGUE, SHIPPED, tmp_path / "price_books")
    assert found.newest is not None
    assert (found.newest.as_of, found.newest.rates[0].rate, found.file) == (date(2026, 9, 1), Decimal("0.0777"), autumn)
    assert found.refused == ()


def test_of_two_editions_of_a_day_the_users_own_counts(tmp_path: Path) -> None:
    own = own_book(tmp_path, "2025-10-15")
    assert newer_price_books(CATALOGUE, replace(SHIPPED, as_of=date(2024, 1, 1)), tmp_path).file == own


def test_a_bad_file_is_reported_with_its_line_and_keeps_no_other_from_being_found(tmp_path: Path) -> None:
    good = own_book(tmp_path, "2026-03-01", "good")
    bad = own_book(tmp_path, "2026-09-01", "bad", rate="a dime")
    alone = own_book(tmp_path, "2026-09-01", "alone")
    alone.with_suffix(".csv").unlink()
    found = newer_price_books(CATALOGUE, SHIPPED, tmp_path)
    assert found.file == good
    assert [refused.file for refused in found.refused] == [alone, bad]
    (complaint,) = found.refused[1].complaints
    assert (complaint.line, complaint.key) == (2, "rate")
    assert "a dime" in complaint.found


def test_no_folder_an_empty_one_and_a_file_of_that_name_have_no_books(tmp_path: Path) -> None:
    file = tmp_path / "price_books"
    file.write_text("", encoding="utf-8")
    for folder in (None, tmp_path / "nowhere", tmp_path, file):
        assert newer_price_books(CATALOGUE, SHIPPED, folder) == NewerPriceBooks()
