"""Texts of the resources in every language: English in the entry itself, the others in a table of it such as ``[steps.de]``."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Final

from ppm_desktop.wording import LANGUAGES, PSEUDO, current_language
from ppm_desktop.wording.pseudo import pseudo

if TYPE_CHECKING:
    from ppm_desktop.catalog.toml_entries import TomlTable

_ENGLISH: Final = "en"
#: Every text must be there in these as well.
OTHER_LANGUAGES: Final = tuple(language for language in LANGUAGES if language != _ENGLISH)


@dataclass(frozen=True, slots=True)
class SpokenText:
    """One text in all languages. Values such as ``{groups}`` are put in afterwards with ``format``."""

    english: str
    translations: tuple[tuple[str, str], ...] = ()  # by language code

    @property
    def shown(self) -> str:
        """The text in the language in force; English where a language does not have it."""
        language = current_language()
        if language == PSEUDO:
            return pseudo(self.english)
        return dict(self.translations).get(language, self.english)

    @property
    def value_names(self) -> frozenset[str]:
        """The names of the values that the English text asks for."""
        return _value_names(self.english)


def spoken_texts(table: TomlTable, *keys: str) -> tuple[SpokenText, ...]:
    """Read texts by key, with all translations; a missing one, or one that asks for other values, is complained of."""
    english = {key: table.text(key) for key in keys}
    found: dict[str, list[tuple[str, str]]] = {key: [] for key in keys}
    for language in OTHER_LANGUAGES:
        translated = table.table(language)
        for key in keys:
            text = translated.text(key)
            if _value_names(text) != _value_names(english[key]):
                translated.contradict(key, found=_names_text(text), expected=f"the values of the English text: {_names_text(english[key])}")
            found[key].append((language, text))
        translated.end()
    return tuple(SpokenText(english[key], tuple(found[key])) for key in keys)


def spoken_where_given(table: TomlTable, key: str, english: str) -> SpokenText:
    """Return a text with the translations that the entry has; where one is left out, the English text stands for it."""
    found = []
    for language in OTHER_LANGUAGES:
        if language in table:
            text = table.table(language).note(key)
            found += [(language, text)] if text else []
    return SpokenText(english, tuple(found))


def _value_names(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:  # a brace without its partner
        return frozenset({"an unmatched brace"})


def _names_text(text: str) -> str:
    return ", ".join(sorted(f"{{{name}}}" for name in _value_names(text))) or "none"
