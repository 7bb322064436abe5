"""Every wrong file is refused with file, line, key, what was found and what is expected.

``tests/bad_files/catalog`` has one file per mistake, in a folder named after the catalogue file that it stands for, and
beside each a ``.words.txt`` whose lines must stand in the message. A price book is a pair of files with one name.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from ppm_desktop.catalog.catalogue import Catalogue
from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.resource_files import resources_root

if TYPE_CHECKING:
    from collections.abc import Callable

BAD_FILES: Final = Path(__file__).parent.parent / "bad_files" / "catalog"
WORDS: Final = ".words.txt"

#: Folder of bad files: the catalogue file that they stand for, and what reads it.
READERS: Final[dict[str, tuple[str, Callable[[Catalogue], object]]]] = {
    "sources": ("sources.toml", lambda catalogue: catalogue.sources),
    "countries": ("countries.csv", lambda catalogue: catalogue.country_codes),
    "zones": ("zones.csv", lambda catalogue: catalogue.zone_a),
    "availability": ("availability.csv", lambda catalogue: catalogue.availability),
    "rules": ("rules.toml", lambda catalogue: catalogue.rules),
    "credits_terms": ("credits_terms.toml", lambda catalogue: catalogue.credits_terms),
    "products": ("products.toml", lambda catalogue: catalogue.product_entries),
    "licence_prices": ("licence_prices.toml", lambda catalogue: catalogue.licence_prices),
}


def _cases(folder: str) -> list[str]:
    return sorted(words.name.removesuffix(WORDS) for words in (BAD_FILES / folder).glob(f"*{WORDS}"))


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped catalogue, to put a bad file into."""
    root = tmp_path_factory.mktemp("resources")
    shutil.copytree(resources_root() / "catalog", root / "catalog")
    return root


@pytest.mark.parametrize(("folder", "case"), [(folder, case) for folder in READERS for case in _cases(folder)])
def test_a_bad_file_is_refused_with_the_words_beside_it(folder: str, case: str, resources: Path) -> None:
    name, read = READERS[folder]
    place = resources / "catalog" / name
    good = place.read_bytes()
    place.write_bytes((BAD_FILES / folder / f"{case}{place.suffix}").read_bytes())
    try:
        with pytest.raises(CatalogueError) as refusal:
            read(Catalogue(resources))
    finally:
        place.write_bytes(good)
    _assert_words(str(refusal.value), BAD_FILES / folder / f"{case}{WORDS}", f"resources/catalog/{name}, line ")


@pytest.mark.parametrize("case", _cases("price_books"))
def test_a_bad_price_book_is_refused_with_the_words_beside_it(case: str, catalogue: Catalogue) -> None:
    head = BAD_FILES / "price_books" / f"{case}.toml"
    with pytest.raises(CatalogueError) as refusal:
        catalogue.read_price_book(head)
    _assert_words(str(refusal.value), head.with_name(f"{case}{WORDS}"), str(head.with_suffix("")))


def test_every_bad_file_has_words_and_every_words_file_has_a_bad_file() -> None:
    files = [path for path in BAD_FILES.rglob("*") if path.is_file()]
    words = {path.parent / path.name.removesuffix(WORDS) for path in files if path.name.endswith(WORDS)}
    bad = {path.with_suffix("") for path in files if not path.name.endswith(WORDS)}
    assert bad == words
    assert {path.parent.name for path in bad} == {*READERS, "price_books"}


def _assert_words(message: str, words: Path, place: str) -> None:
    lines = [line for line in words.read_text(encoding="utf-8").splitlines() if line]
    assert lines, f"{words} is empty"
    missing = [line for line in [place, *lines] if line not in message]
    assert not missing, f"{missing} not in:\n{message}"
