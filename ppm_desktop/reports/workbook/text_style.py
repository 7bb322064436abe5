"""How the workbook's texts write numbers and days: as the language in force does, wherever the workbook is made."""

from __future__ import annotations

from typing import Final

from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.wording import current_language

_STYLES: Final = {
    "de": NumberStyle(decimal_point=",", group_separator=".", day_pattern="{day:02}.{month:02}.{year:04}"),
}


def style_of_language() -> NumberStyle:
    """Return the style of numbers in texts; English ones are grouped with commas."""
    return _STYLES.get(current_language(), NumberStyle(group_separator=","))
