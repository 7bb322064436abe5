"""How much room a text takes, without asking for fonts: the measures of Arial, in sum."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Height of a line by the size of its letters.
LEADING: Final = 1.2
#: Widths in parts of the size of letters, as the measures of Arial have them.
_LETTERS: Final = {
    "ijl'’‘|": 0.23,
    " .,:;/!ftI[]\\·\u202f\u00a0": 0.28,
    "r()-‐–“”„`*": 0.34,
    "cksvxyzJ": 0.5,
    "+=<>~≥−": 0.585,
    "FTZßLø": 0.612,
    "ABEKPSVXY&ÄÜ": 0.67,
    "CDHNRUwÖ": 0.723,
    "GOQ": 0.779,
    "mM": 0.834,
    "%W@…—▲": 1.0,
}
_WIDTHS: Final = {letter: width for letters, width in _LETTERS.items() for letter in letters}
_USUAL: Final = 0.557
_CAPITAL: Final = 0.72
_BROAD: Final = 1.02
_BOLD: Final = 1.07
_SCALES: Final = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
_SHORTER: Final = 0.8
_SHORTEST: Final = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. Sizes and distances are in points; a colour is a token or ``#RRGGBB``."""

    text: str
    size: float = 12.0
    colour: str = "text"
    bold: bool = False
    bullet: str = ""  # "•", or "1" for numbers
    before: float = 0.0
    align: str = "l"


#: What bullets and numbers take from a line's width.
INDENT: Final = 14.0


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is in one line, in points."""
    return sum(_width(letter) for letter in text) * size * (_BOLD if bold else 1.0)


def lines_taken(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return into how many lines a text of that width is broken; words that are longer than a line are broken too."""
    taken, filled = 1, 0.0
    space = width_of(" ", size, bold=bold)
    for word in text.split(" "):
        long = width_of(word, size, bold=bold)
        if filled and filled + space + long <= width:
            filled += space + long
            continue
        taken += 1 if filled else 0
        taken += int(long // width)
        filled = long % width
    return taken


def height_of(lines: Sequence[Line], width: float) -> float:
    """Return how high paragraphs are in a column of that width."""
    return sum(_height(line, width) for line in lines)


def fitted(lines: Sequence[Line], width: float, height: float) -> list[Line]:
    """Return paragraphs that fit: smaller letters first, then the longest texts cut, at last without the last paragraphs."""
    for scale in _SCALES:
        shown = [replace(line, size=round(line.size * scale * 2) / 2, before=line.before * scale) for line in lines]
        if height_of(shown, width) <= height:
            return shown
    while len(shown) > 1 or shown[0].text:
        if height_of(shown, width) <= height:
            break
        place = max(range(len(shown)), key=lambda place: _height(shown[place], width) - shown[place].before)
        longest = shown[place]
        if len(longest.text) > _SHORTEST and _height(longest, width) > longest.size * LEADING + longest.before:
            cut = longest.text[: int(len(longest.text) * _SHORTER)].rstrip(" …")
            shown[place] = replace(longest, text=f"{cut}…")
        elif len(shown) > 1:
            shown.pop()
        else:
            break
    return shown


def cut_to(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return the beginning of a text that fits one line."""
    if width_of(text, size, bold=bold) <= width:
        return text
    shown = text
    while len(shown) > 1 and width_of(f"{shown}…", size, bold=bold) > width:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"


def _height(line: Line, width: float) -> float:
    room = width - INDENT if line.bullet else width
    return line.before + lines_taken(line.text, room, line.size, bold=line.bold) * line.size * LEADING


@cache
def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _BROAD
    return _WIDTHS.get(letter, _CAPITAL if letter.isupper() else _USUAL)
