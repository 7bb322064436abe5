"""Text measured by matplotlib: what the window's charts are laid out by, in whatever typeface the system has."""

from __future__ import annotations

import logging
from typing import Final

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

#: With this resolution a point is a pixel, so a chart is laid out in the same units as the window around it.
PIXELS_PER_INCH: Final = 72
# It would report for each face that the fallback has no semibold and that the bold one is taken, which is what we want.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
# Hinting would move each letter to whole pixels: the words would be wider than measured and look spaced out.
mpl.rcParams["text.hinting"] = "none"


def is_readable(family: str) -> bool:
    """Say whether a font family of the system can be read from a file."""
    return family in {entry.name for entry in font_manager.fontManager.ttflist}


def canvas_width(text: str, family: tuple[str, ...], size: int, weight: int) -> float:
    """Return how wide a line of text is, in pixels."""
    font = FontProperties(family=list(family), size=size, weight=weight)
    renderer = RendererAgg(1, 1, PIXELS_PER_INCH)  # type: ignore[no-untyped-call]  # matplotlib leaves its renderers untyped
    width, _height, _descent = renderer.get_text_width_height_descent(text, font, ismath=False)  # type: ignore[no-untyped-call]  # as above
    return float(width)
