from __future__ import annotations

from pathlib import Path

import pytest

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.glossary import load_glossary, read_glossary
from ppm_desktop.catalog.text_files import TextFile, read_text_file


def file_of(tmp_path: Path, text: str) -> TextFile:
    path = tmp_path / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    return read_text_file(path, "glossary.toml")


ENTRY = """
[[terms]]
id = "pool"
term = "Pool"
line = "Minutes."
text = "Minutes."
[terms.de]
term = "Minutenpool"
line = "Minuten."
text = "Minuten."
"""


def test_every_term_is_explained_in_one_line_and_in_both_languages() -> None:
    terms = load_glossary()
    assert len(terms) >= 35
    for term in terms:
        for spoken in (term.term, term.line, term.text):
            assert spoken.english
            assert dict(spoken.translations)["de"]
        assert len(term.line.english) <= 130
        assert "\n" not in term.line.english
        assert " free" not in f" {term.explained}".replace("toll-free", "").casefold()


def test_the_line_is_not_said_twice(tmp_path: Path) -> None:
    (term,) = read_glossary(file_of(tmp_path, ENTRY))
    assert term.explained == "Minutes."


def test_a_term_that_stands_twice_or_lacks_its_german_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="a second time"):
        read_glossary(file_of(tmp_path, ENTRY + ENTRY))
    with pytest.raises(CatalogueError, match="line"):
        read_glossary(file_of(tmp_path, ENTRY.replace('line = "Minuten."', "")))


@pytest.mark.parametrize("place", ["break-even-map", "best-mix", "risk", "credits-place", "usage-export"])
def test_a_place_says_what_it_answers_how_to_read_it_what_is_assumed_and_what_it_cannot_say(place: str) -> None:
    text = next(term.text for term in load_glossary() if term.id == place)
    english = ("What it answers: ", "How to read it: ", "What is assumed: ", "What it cannot say: ")
    german = ("Was hier beantwortet wird: ", "Wie man es liest: ", "Was angenommen wird: ", "Was es nicht sagen kann: ")
    for said, leads in ((text.english, english), (dict(text.translations)["de"], german)):
        assert [paragraph.startswith(lead) for paragraph, lead in zip(said.split("\n\n"), leads, strict=True)] == [True] * 4
