"""Text cells that no spreadsheet runs as a formula."""

from __future__ import annotations

from typing import Final

#: A spreadsheet runs text that starts with one of these as a formula; an apostrophe in front keeps it text.
FORMULA_STARTS: Final = ("=", "+", "-", "@")
#: Read over by spreadsheets that then run what follows.
BLANKS: Final = ("\t", "\r", "\n")


def kept_as_text(value: str) -> str:
    """Return a text that stays one in a spreadsheet."""
    return f"'{value}" if value.startswith(BLANKS) or value.lstrip().startswith(FORMULA_STARTS) else value
