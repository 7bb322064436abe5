"""How one option is told from another: its colour has a fixed meaning, its marker is its own, and its dash says what it may not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.colours import contrast, mixed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ppm_desktop.reports.cost_lines import CostLine

#: One per option in the order of the project, so that options of the same colour differ.
MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X", "p")
BARRED_DASH: Final = (5.0, 3.0)
#: Contrast that a mark keeps (WCAG 2.2, 1.4.11), with a little to spare for rounding.
MARK_CONTRAST: Final = 3.02
_STEPS: Final = 20
_NEARER: Final = (1.0, 0.72, 0.5, 0.34)


@dataclass(frozen=True, slots=True)
class SeriesStyle:
    """The look of one option's line."""

    colour: str
    marker: str
    dash: tuple[float, ...]
    width: float


def series_styles(lines: Sequence[CostLine], tokens: Mapping[str, str]) -> list[SeriesStyle]:
    """Return the look of each option: what cannot be bought is dashed, thinner and as dim as can still be seen.

    Several options of one meaning, such as mixes, have its colour, each one nearer to the text's than the one before.
    """
    met: Counter[str] = Counter()
    styles = []
    for place, line in enumerate(lines):
        marker = MARKERS[place % len(MARKERS)]
        colour = mixed(tokens[line.role], tokens["text"], _NEARER[min(met[line.role], len(_NEARER) - 1)])
        met[line.role] += 1
        if line.eligible:
            styles.append(SeriesStyle(colour, marker, (), 2.2))
        else:
            styles.append(SeriesStyle(dimmed(colour, tokens["background"]), marker, BARRED_DASH, 1.4))
    return styles


def dimmed(colour: str, background: str) -> str:
    """Return the colour moved towards the background as far as it can still be told from it."""
    dimmest = colour
    for step in range(_STEPS):
        tried = mixed(colour, background, 1 - step / _STEPS)
        if contrast(tried, background) < MARK_CONTRAST:
            break
        dimmest = tried
    return dimmest
