"""A plan of last year is opened; the program has a newer price book by now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from views.windows import PATIENCE, THREE_OFFICES, OpenWindow, document_of, open_dialogs

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.files.project_file import project_bytes, read_project
from ppm_desktop.views.dialogs.price_book_comparison import PriceBookComparison
from ppm_desktop.views.pages.prices import PricesPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ppm_desktop.views.main_window import MainWindow


def old_plan(folder: Path) -> Path:
    """A plan with the shipped book as it might have been in 2024: one rate was cheaper, one is the customer's."""
    project = read_project(THREE_OFFICES).project
    assert project is not None
    shipped = load_catalogue().example_price_book()
    own = project.price_book.sources[0]
    customer = replace(own, id="contract", title="Contract", status="customer")
    cheaper = replace(shipped.rates[0], rate=Decimal("0.001"))
    agreed = replace(shipped.rates[1], rate=Decimal("0.002"), source="contract")
    sources = tuple(sorted((*shipped.sources, customer), key=lambda source: source.id))
    book = replace(shipped, as_of=date(2024, 1, 1), rates=(cheaper, agreed, *shipped.rates[2:]), sources=sources)
    path = folder / "Old.ppmplan"
    path.write_bytes(project_bytes(replace(project, price_book=book)))
    return path


def prices(window: MainWindow) -> PricesPage:
    window.show_place("prices")
    page = window.pages["prices"]
    assert isinstance(page, PricesPage)
    return page


def test_a_newer_price_book_is_offered_compared_taken_over_and_undone(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(old_plan(tmp_path))
    document = document_of(window)
    before = project_bytes(document.project)
    page = prices(window)
    qtbot.waitUntil(page.newer.isVisible, timeout=PATIENCE)
    assert project_bytes(document.project) == before
    assert page.newer.text.text() == "A newer price book of 2025-10-15 is there. The plan keeps its own, of 2024-01-01."

    page.newer.compare.click()
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, PriceBookComparison)
    assert dialog.warning.text() == "▲ 1 price of the customer's own would be replaced."
    assert dialog.differences.rows.rowCount() == 2
    dialog.keep.click()
    assert project_bytes(document.project) == before

    page.newer.compare.click()
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, PriceBookComparison)
    dialog.take.click()
    assert document.undo_stack.undoText() == "Take over the price book of 2025-10-15"
    assert document.project.price_book == load_catalogue().example_price_book()
    qtbot.waitUntil(lambda: not page.newer.isVisible(), timeout=PATIENCE)
    document.undo_stack.undo()
    assert project_bytes(document.project) == before
    qtbot.waitUntil(page.newer.isVisible, timeout=PATIENCE)


def test_a_plan_with_the_present_price_book_gets_no_notice(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = prices(window)
    qtbot.waitUntil(lambda: bool(page.needs.used), timeout=PATIENCE)
    assert not page.newer.isVisible()


def test_a_newer_book_in_the_users_folder_is_named_and_a_bad_one_is_told_in_a_sentence(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "price_books"  # beside the preferences
    folder.mkdir()
    shipped = resource_path("catalog/price_books/example.toml")
    head, rates = shipped.read_text(encoding="utf-8"), shipped.with_suffix(".csv").read_text(encoding="utf-8")
    for name, first_rate in (("mine", "0.0042"), ("spoilt", "a dime")):
        (folder / f"{name}.toml").write_text(head.replace("as_of = 2025-10-15", "as_of = 2026-09-01"), encoding="utf-8")
        (folder / f"{name}.csv").write_text(rates.replace("0.0100", first_rate, 1), encoding="utf-8")
    window = open_window()
    document = document_of(window)
    before = project_bytes(document.project)
    page = prices(window)
    qtbot.waitUntil(page.newer.isVisible, timeout=PATIENCE)
    assert "“mine.toml”" in page.newer.text.text()
    assert "spoilt.toml is left out. Line 2 of spoilt.csv: found" in page.newer.refused.text()
    assert "a dime" in page.newer.refused.text()
    assert project_bytes(document.project) == before
    page.newer.compare.click()
    (dialog,) = open_dialogs(window)
    assert isinstance(dialog, PriceBookComparison)
    dialog.take.click()
    assert document.project.price_book.rates[0].rate == Decimal("0.0042")
    document.undo_stack.undo()
    assert project_bytes(document.project) == before
