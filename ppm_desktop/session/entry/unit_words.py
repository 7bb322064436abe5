"""The words for units of time that people type after a number, and the word between: ``2 a week``, ``90 min``, ``2 pro Woche``."""

from __future__ import annotations

from typing import Final, Literal

from ppm_desktop.wording import mark, tr

Word = Literal["per", "minute", "hour", "day", "week", "month", "year"]

#: A translation lists the words of its language, with spaces between them. The English ones are understood in every language.
_WORDS: Final[dict[Word, str]] = {
    "per": mark("a per"),
    "minute": mark("m min mins minute minutes"),
    "hour": mark("h hr hrs hour hours"),
    "day": mark("d day days"),
    "week": mark("w wk week weeks"),
    "month": mark("m mo month months"),
    "year": mark("y yr year years"),
}
#: Understood whatever the language: plans go to colleagues abroad, and figures come from their messages.
_ABROAD: Final[dict[Word, str]] = {
    "per": "pro par",
    "minute": "minuten",
    "hour": "",
    "day": "tag jour j",
    "week": "woche semaine sem",
    "month": "monat mois",
    "year": "jahr an",
}


def means(typed: str, word: Word) -> bool:
    """Say whether a typed word is one for ``word``, in any case of letters."""
    return typed.casefold() in f"{_WORDS[word]} {_ABROAD[word]} {tr(_WORDS[word])}".casefold().split()
