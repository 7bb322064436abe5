"""How wide text is in a typeface whose files come with the program.

A document that is lettered in our own typeface can so be laid out without matplotlib, whose import takes longer than all its charts.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.ImageFont import FreeTypeFont

#: Widths are taken at this size, where rounding to whole pixels is a thousandth of it.
_MEASURED_AT: Final = 1000


class FontFile:
    """One face of a typeface: an OpenType or TrueType file."""

    def __init__(self, path: Path) -> None:
        """Take the file; it is read when the first text is measured."""
        self._path = path

    def width(self, text: str, size: float) -> float:
        """Return how wide a line of text is without kerning, in the unit of ``size``. A letter that the typeface lacks is as wide as its box."""
        return self._face.getlength(text) * size / _MEASURED_AT

    @cached_property
    def _face(self) -> FreeTypeFont:
        from PIL import ImageFont  # noqa: PLC0415 - only when something is lettered

        return ImageFont.truetype(self._path, _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)
