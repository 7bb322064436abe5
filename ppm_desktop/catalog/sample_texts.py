"""Sample projects in the language in force: their own texts from ``resources/samples/texts.toml``, everything else as it stands."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.catalog.resource_files import read_resource
from ppm_desktop.wording import current_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.domain.prices import PriceBook

TEXTS: Final = "samples/texts.toml"
#: What third parties call their price lists, and where those are, is not ours to translate.
_THEIRS: Final = "sources"
_SAID: Final = frozenset({"customer", "notes", "note", "reason", "source"})


def spoken_sample(data: bytes) -> bytes:
    """Return a sample's project file in the language in force; ``data`` is the shipped file, which is in English."""
    texts = sample_texts().get(current_language(), {})
    if not texts:
        return data
    translated = _translated(json.loads(data), texts)
    return (json.dumps(translated, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def spoken_price_book(book: PriceBook) -> PriceBook:
    """Return the example price book for a new plan: its name and those of its products in the language in force, as the samples have them."""
    texts = sample_texts().get(current_language(), {})
    products = tuple(replace(product, name=texts.get(product.name, product.name)) for product in book.products)
    return replace(book, name=texts.get(book.name, book.name), products=products)


def sample_texts() -> Mapping[str, Mapping[str, str]]:
    """Return by language what each English text of the samples is in it."""
    return tomllib.loads(read_resource(TEXTS).text)


def own_texts(value: Any, *, key: str = "") -> frozenset[str]:  # noqa: ANN401 - any JSON
    """Return the texts of a sample that are the samples' own: names, notes, sources of inputs, reasons."""
    if isinstance(value, dict):
        parts = [own_texts(inner, key=name) for name, inner in value.items() if name != _THEIRS]
        return frozenset().union(*parts)
    if isinstance(value, list):
        return frozenset().union(*(own_texts(inner, key=key) for inner in value)) if key != "rates" else frozenset()
    said = key == "name" or (key in _SAID and isinstance(value, str) and " " in value)  # an id of a source has no blank
    return frozenset({value}) if isinstance(value, str) and said else frozenset()


def _translated(value: Any, texts: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    """Translate texts wherever they stand, names of groups as keys of an option's assignments too."""
    if isinstance(value, dict):
        return {texts.get(name, name): inner if name == _THEIRS else _translated(inner, texts) for name, inner in value.items()}
    if isinstance(value, list):
        return [_translated(inner, texts) for inner in value]
    return texts.get(value, value) if isinstance(value, str) else value
