"""Texts of the resources in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.complaints import CatalogueError, ComplaintLog
from ppm_desktop.catalog.spoken_text import OTHER_LANGUAGES, SpokenText, spoken_texts
from ppm_desktop.catalog.text_files import TextFile
from ppm_desktop.catalog.toml_entries import read_toml
from ppm_desktop.wording import PSEUDO, choose_language, current_language
from ppm_desktop.wording.language import ENGLISH
from ppm_desktop.wording.pseudo import pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.catalog.catalogue import Catalogue

TEXT = SpokenText("Numbers", (("de", "Rufnummern"),))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = current_language()
    yield
    choose_language(before)


def texts_of(catalogue: Catalogue) -> list[SpokenText]:
    """Every text of the resources."""
    steps = catalogue.purchase_steps
    entries = [entry.text for entry in (*steps.steps, *steps.questions, *steps.limits)] + [step.why for step in steps.steps]
    samples = [text for sample in catalogue.samples for text in (sample.title, sample.line, sample.shows)]
    profiles = [text for entry in catalogue.profiles.values() for text in (entry.title, entry.line, *entry.basis.values())]
    return entries + samples + profiles


def test_a_text_is_shown_in_the_language_in_force() -> None:
    choose_language(ENGLISH)
    assert TEXT.shown == "Numbers"
    choose_language("de")
    assert TEXT.shown == "Rufnummern"
    choose_language(PSEUDO)
    assert TEXT.shown == pseudo("Numbers")


def test_every_text_has_german_of_its_own(catalogue: Catalogue) -> None:
    assert OTHER_LANGUAGES == ("de",)
    for text in texts_of(catalogue):
        german = dict(text.translations)["de"]
        assert german != text.english
        assert "umsonst" not in german
        assert "kostenlos" not in german


def test_no_text_calls_anything_free(catalogue: Catalogue) -> None:
    for text in texts_of(catalogue):
        words = text.english.lower().replace("toll-free", "").split()
        assert "free" not in words


def test_a_translation_that_drops_a_value_is_refused() -> None:
    log = ComplaintLog()
    top = read_toml(TextFile("f.toml", 'text = "For {groups}"\n\n[de]\ntext = "Für alle"\n'), log)
    spoken_texts(top, "text")
    top.end()
    with pytest.raises(CatalogueError) as refusal:
        log.raise_if_any()
    assert str(refusal.value) == "f.toml, line 4, de.text: found none, expected the values of the English text: {groups}"
