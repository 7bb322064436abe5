"""A made-up language for tests and pictures: what is not translated, clipped or put together from pieces is seen at once."""

from __future__ import annotations

import math
import re
from gettext import NullTranslations
from typing import Final

#: What must stay as it is: {values}, HTML tags and entities, and the & before a mnemonic's letter.
_UNTOUCHED: Final = r"(\{[^{}]*\}|<[^<>]*>|&\w+;|&)"  # not compiled before it is needed: the window is seen sooner
_ACCENTED: Final = str.maketrans("aceiounyAEIOUNY", "áçéíöüñýÁÉÍÖÜÑÝ")
#: German is up to two fifths longer than English in interfaces; what holds this holds German.
_LONGER: Final = 0.4
_FILLING: Final = "·~"


class PseudoTranslations(NullTranslations):
    """Accents every letter that has one, and lengthens each text by two fifths between brackets."""

    def gettext(self, message: str) -> str:
        """Translate a text."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Translate a text that depends on a number."""
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - one translation for all meanings
        """Translate a text with a context."""
        return pseudo(message)


def pseudo(text: str) -> str:
    """Return the text in the made-up language."""
    parts = re.split(_UNTOUCHED, text)
    letters = sum(len(part) for part in parts[::2])
    filling = (_FILLING * letters)[: math.ceil(letters * _LONGER)]
    return f"[{''.join(part.translate(_ACCENTED) if place % 2 == 0 else part for place, part in enumerate(parts))}{filling}]"
