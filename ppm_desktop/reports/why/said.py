"""Numbers within a sentence: where each one stands, and what it is the number of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ppm_desktop.reports.why.figures import Figure

#: Around a number while its sentence is put together: characters for private use, which no translation has.
_BEGIN, _END = "\ue000", "\ue001"
_MARKED: Final = re.compile(f"{_BEGIN}([^{_END}]*){_END}")


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A number in a text, by the positions of its characters."""

    start: int
    end: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the numbers in it that can be asked about, in the order in which they stand."""

    text: str
    numbers: tuple[SaidNumber, ...] = ()


@dataclass(slots=True)
class Saying:
    """Puts a sentence together and remembers its numbers, wherever a translation puts them."""

    _figures: list[Figure] = field(default_factory=list)

    def number(self, text: str, figure: Figure) -> str:
        """Mark the text of a number, to be put into a sentence that ``said`` then finishes."""
        self._figures.append(figure)
        return f"{_BEGIN}{len(self._figures) - 1}:{text}{_END}"

    def said(self, text: str) -> Said:
        """Take the marks out of a sentence."""
        plain, numbers, at = "", [], 0
        for found in _MARKED.finditer(text):
            place, _, number = found[1].partition(":")
            plain += text[at : found.start()]
            numbers.append(SaidNumber(len(plain), len(plain) + len(number), self._figures[int(place)]))
            plain += number
            at = found.end()
        return Said(plain + text[at:], tuple(numbers))
