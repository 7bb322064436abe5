"""Text on a figure that is measured in pixels: sizes, widths and line breaks."""

from __future__ import annotations

import logging
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

if TYPE_CHECKING:
    from collections.abc import Callable

#: With this resolution a point is a pixel, so a chart is laid out in the same units as the window around it.
PIXELS_PER_INCH: Final = 72
BASE_SIZE: Final = 13
SMALL_SIZE: Final = 12
TINY_SIZE: Final = 11
BOLD: Final = 600
#: Comes with matplotlib and has every sign that we write.
_FALLBACK: Final = "DejaVu Sans"
# It would report for each face that the fallback has no semibold and that the bold one is taken, which is what we want.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
# Hinting would move each letter to whole pixels: the words would be wider than measured and look spaced out.
mpl.rcParams["text.hinting"] = "none"


def families(preferred: str) -> tuple[str, ...]:
    """Return the font families to draw with: the window's own if it can be read from a file, then one that is always there."""
    known = {entry.name for entry in font_manager.fontManager.ttflist}
    return (preferred, _FALLBACK) if preferred in known else (_FALLBACK,)


def text_width(text: str, family: tuple[str, ...], size: int, weight: int = 400) -> float:
    """Return how wide a line of text is, in pixels."""
    return _width(text, family, size, weight)


def broken_into_lines(text: str, family: tuple[str, ...], size: int, limit: float, weight: int = 400) -> str:
    """Break a label at its spaces so that each line fits, into lines of about equal length; a word that is wider stays whole."""

    def width(line: str) -> float:
        return text_width(line, family, size, weight)

    lines = _lines(text, width, limit)
    while len(lines) > 1:
        narrower = max(width(line) for line in lines) - 1
        tried = _lines(text, width, narrower)
        if len(tried) > len(lines) or max(width(line) for line in tried) > narrower:
            break
        lines = tried
    return "\n".join(lines)


def _lines(text: str, width: Callable[[str], float], limit: float) -> list[str]:
    """Fill lines with as many words as fit. Measuring is slow, so each line's end is looked for by halving."""
    words, lines, begin = text.split(" "), list[str](), 0
    while begin < len(words):
        ends = range(begin + 2, len(words) + 1)  # the first word stands whatever its width
        if begin == 0 and ends and width(text) <= limit:
            return [text]
        fitting = bisect_right(ends, limit, key=lambda end: width(" ".join(words[begin:end])))
        lines.append(" ".join(words[begin : begin + 1 + fitting]))
        begin += 1 + fitting
    return lines


@lru_cache(maxsize=2048)
def _width(text: str, family: tuple[str, ...], size: int, weight: int) -> float:
    if not text.strip():
        return 0.0
    font = FontProperties(family=list(family), size=size, weight=weight)
    renderer = RendererAgg(1, 1, PIXELS_PER_INCH)  # type: ignore[no-untyped-call]  # matplotlib leaves its renderers untyped
    width, _height, _descent = renderer.get_text_width_height_descent(text, font, ismath=False)  # type: ignore[no-untyped-call]  # as above
    return float(width)
