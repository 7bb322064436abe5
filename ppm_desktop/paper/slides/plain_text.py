"""Names as slides can hold them: no character that XML forbids, none that turns the text around it, and no endless ones."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Characters of one text on a slide; nobody reads more, and shapes have to hold it.
LONGEST: Final = 600
#: Characters of the notes of one slide.
LONGEST_NOTES: Final = 20_000
_SPACES: Final = re.compile(r"[ \t]{2,}")
#: Control characters, halves of surrogate pairs, what has no meaning (among it U+FFFE and U+FFFF).
_FORBIDDEN: Final = frozenset(("Cc", "Cs", "Cn"))
#: Marks that reverse the direction of all that follows in a line.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Where a name that runs from right to left ends in a sentence: what follows would be drawn into its direction.
_AFTER_NAME: Final = re.compile(r"(?<=[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])([\s\d]*)(?=[:;,.()·])")
_BACK_TO_LEFT: Final = "\\1\N{LEFT-TO-RIGHT MARK}"
_RIGHT_TO_LEFT: Final = frozenset(("R", "AL"))


def plain(text: str, most: int = LONGEST) -> str:
    """Return a text in one line, cut with an ellipsis where it is too long."""
    shown = _SPACES.sub(" ", "".join(_allowed(letter) for letter in text[: 2 * most])).strip()
    shown = shown if len(shown) <= most else f"{shown[: most - 1].rstrip()}…"
    return shown if reads_right_to_left(shown) else _AFTER_NAME.sub(_BACK_TO_LEFT, shown)


def plain_notes(text: str) -> str:
    """Return a text with its lines, as it can stand in the notes."""
    shown = "\n".join(plain(line, LONGEST_NOTES) for line in text[: 2 * LONGEST_NOTES].splitlines())
    return shown if len(shown) <= LONGEST_NOTES else f"{shown[: LONGEST_NOTES - 1].rstrip()}…"


def reads_right_to_left(text: str) -> bool:
    """Whether all letters run from right to left: a name by itself, not a sentence of ours with such a name in it."""
    directions = {unicodedata.bidirectional(letter) for letter in text}
    return bool(directions & _RIGHT_TO_LEFT) and "L" not in directions


def _allowed(letter: str) -> str:
    return " " if letter in _TURNING or unicodedata.category(letter) in _FORBIDDEN else letter
