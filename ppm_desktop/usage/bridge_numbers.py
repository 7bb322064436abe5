"""The customer's own list of bridge numbers: which are toll and which toll-free."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.files.bounded_text import read_bounded_text
from ppm_desktop.usage.call_types import number_class
from ppm_desktop.usage.problems import refused

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES: Final = 4 << 20
_NUMBER: Final = re.compile(r"\+?[0-9][0-9 ()./\-]{4,}")
_FEWEST_DIGITS: Final = 6


def read_bridge_numbers(path: Path) -> dict[str, Literal["toll", "toll_free"]]:
    """Read a text with one number a line and, after a comma, semicolon or TAB, ``toll`` or ``toll-free``; a number alone is toll-free.

    Returns digits to class. A first line without a number is a header; lines that begin with # are remarks.

    Raises:
        UsageRefusedError: A line is neither, with its number; or there is no number at all.
        OSError: The file cannot be read, or is no list that anybody has.
    """
    text = read_bounded_text(path, _MOST_BYTES)
    numbers: dict[str, Literal["toll", "toll_free"]] = {}
    for place, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip().strip('"').strip() for cell in re.split(r"[,;\t]", line)]
        if not any(cells) or line.lstrip().startswith("#"):
            continue
        number = next((cell for cell in cells if _NUMBER.fullmatch(cell)), "")
        digits = re.sub(r"[^0-9]", "", number).removeprefix("00")
        if len(digits) < _FEWEST_DIGITS:
            if place == 1:
                continue
            raise refused(path.name, "usage_bridge_line", line=place, found=line.strip()[:60])
        classes = {said for cell in cells if cell != number and (said := number_class(cell, {}))}
        others = [cell for cell in cells if cell and cell != number]
        if len(classes) > 1 or (not classes and len(others) == 1 and len(cells) == 2):  # noqa: PLR2004 - a number and one word
            raise refused(path.name, "usage_bridge_line", line=place, found=line.strip()[:60])
        numbers[digits] = "toll" if classes == {"toll"} else "toll_free"
    if not numbers:
        raise refused(path.name, "usage_bridge_empty")
    return numbers
