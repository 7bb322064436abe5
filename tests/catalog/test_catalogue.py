"""The catalogue as a whole: every entry has a source, and nothing is read before it is asked for."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.resource_files import resources_root

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.catalogue import Catalogue


def test_every_rule_price_page_and_product_has_a_source(catalogue: Catalogue) -> None:
    cited = {state.source for rule in catalogue.rules.values() for state in rule.history}
    cited |= {page.source for page in catalogue.availability.countries}
    cited |= {entry.fee.source for history in catalogue.licence_prices.values() for entry in history}
    cited |= {entry.source for entry in catalogue.product_entries.values()}
    cited |= {code.source for code in catalogue.licence_codes.values()}
    cited |= {catalogue.credits_terms.source, catalogue.credits_terms.advice_source}
    cited |= {rate.source for name in catalogue.price_book_names for rate in catalogue.shipped_price_book(name).book.rates}
    assert cited <= catalogue.sources.keys()


def test_no_state_of_a_rule_is_without_words(catalogue: Catalogue) -> None:
    assert all(state.value.strip() and state.source for rule in catalogue.rules.values() for state in rule.history)


def test_every_source_is_cited_or_named_somewhere() -> None:
    folder = resources_root() / "catalog"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file() and path.name != "sources.toml")
    unused = {source_id for source_id in load_catalogue().sources if source_id not in text}
    assert unused == {"iso-3166-1"}  # the source of countries.csv as a whole


def test_opening_the_catalogue_reads_nothing(tmp_path: Path) -> None:
    empty = load_catalogue(tmp_path)
    with pytest.raises(CatalogueError, match=r"resources/catalog/sources\.toml: found nothing, expected a file"):
        _ = empty.sources


def test_asking_for_countries_availability_and_rules_needs_no_price_files(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    for name in ("sources.toml", "countries.csv", "zones.csv", "availability.csv", "rules.toml"):
        shutil.copy(resources_root() / "catalog" / name, tmp_path / "catalog")
    catalogue = load_catalogue(tmp_path)
    assert (len(catalogue.countries), len(catalogue.availability.countries)) == (250, 114)
    assert "availability" in catalogue.rules
    with pytest.raises(CatalogueError, match=r"price_books/example\.toml: found nothing"):
        catalogue.example_price_book()


def test_what_was_read_is_kept(catalogue: Catalogue) -> None:
    assert catalogue.rules is catalogue.rules
    assert catalogue.example_price_book() is catalogue.example_price_book()
