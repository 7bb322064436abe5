"""Samples in German: every text of their own has its German one, and nothing but texts is different."""

from __future__ import annotations

import json

import pytest

from ppm_desktop.catalog.catalogue import Catalogue, load_catalogue
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.catalog.sample_texts import own_texts, sample_texts, spoken_price_book, spoken_sample
from ppm_desktop.costing.comparison import compare
from ppm_desktop.files.project_file import project_bytes, read_project_bytes
from ppm_desktop.wording.language import speaking

SAMPLES = [sample.resource for sample in load_catalogue().samples]


def test_every_text_of_the_samples_is_translated_and_none_is_left_over() -> None:
    there: frozenset[str] = frozenset().union(*(own_texts(json.loads(resource_path(name).read_bytes())) for name in SAMPLES))
    assert {language: frozenset(texts) for language, texts in sample_texts().items()} == {"de": there}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_in_english_is_the_shipped_file(name: str) -> None:
    data = resource_path(name).read_bytes()
    assert spoken_sample(data) == data


@pytest.mark.parametrize("name", SAMPLES)
def test_a_german_sample_is_sound_and_costs_the_same(name: str, catalogue: Catalogue) -> None:
    data = resource_path(name).read_bytes()
    with speaking("de"):
        german = spoken_sample(data)
    english_project, read = read_project_bytes(data).project, read_project_bytes(german, catalogue.country_codes)
    project = read.project
    assert project is not None
    assert english_project is not None
    assert {problem.code for problem in read.problems} == {"example_prices"}
    assert "Erfundener Kunde" in project.notes
    assert project_bytes(project) == german
    assert project.price_book.sources == english_project.price_book.sources
    for scenario, english in zip(project.scenarios, english_project.scenarios, strict=True):
        totals = sorted(result.total for result in compare(project, scenario, catalogue.availability).results)
        expected = sorted(result.total for result in compare(english_project, english, catalogue.availability).results)
        assert totals == pytest.approx(expected, rel=1e-12)


def test_a_new_plan_in_german_has_german_names_of_products_and_the_same_prices(catalogue: Catalogue) -> None:
    book = catalogue.example_price_book()
    assert spoken_price_book(book) == book
    with speaking("de"):
        german = spoken_price_book(book)
    assert german.name.startswith("Beispielpreise")
    assert [product.name for product in german.products if product.id == "standard"] == ["Audiokonferenzen (je Benutzer)"]
    assert [(product.id, product.fees) for product in german.products] == [(product.id, product.fees) for product in book.products]
    assert german.rates == book.rates
