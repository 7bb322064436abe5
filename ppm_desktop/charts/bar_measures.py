"""How much room the bars of cost by component want; known before matplotlib is there, so that the window can reserve it."""

from __future__ import annotations

from typing import Final

#: From one bar to the next.
PITCH: Final = 48
#: In a narrower space the labels stand above the bars, which then have the whole width.
NARROW: Final = 560
_NARROW_PITCH: Final = 62


def chart_height(options: int, width: float) -> int:
    """Return the height in pixels that so many bars want in a space of some width."""
    return options * (_NARROW_PITCH if width < NARROW else PITCH)
