"""Where a label goes beside its point so that it covers neither another label nor another point."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ppm_desktop.charts.drawing import Words

#: Left, top, right and bottom.
Extent = tuple[float, float, float, float]
#: Directions that are tried, in this order: right, left, above, below, then the corners; near, then farther off.
_DIRECTIONS: Final = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
_DISTANCES: Final = (10.0, 20.0, 34.0)


@dataclass
class LabelPlaces:
    """What is taken of an area, label by label."""

    inside: Extent
    family: tuple[str, ...]
    taken: list[Extent] = field(default_factory=list)

    def keep_clear(self, x: float, y: float, reach: float) -> None:
        """Take the place of a point."""
        self.taken.append((x - reach, y - reach, x + reach, y + reach))

    def take(self, words: Words) -> None:
        """Take the place of a text that stays where it is."""
        self.taken.append(words.extent(self.family))

    def beside(self, x: float, y: float, width: float, height: float) -> tuple[float, float] | None:
        """Return the left end and the middle of a label for a point, and take its place; None where there is no room."""
        for distance in _DISTANCES:
            for dx, dy in _DIRECTIONS:
                left = x + dx * distance if dx > 0 else x - distance - width if dx < 0 else x - width / 2
                middle = y + dy * (distance + height / 2)
                extent = (left, middle - height / 2, left + width, middle + height / 2)
                if self._free(extent):
                    self.taken.append(extent)
                    return left, middle
        return None

    def _free(self, one: Extent) -> bool:
        low_x, low_y, high_x, high_y = self.inside
        if one[0] < low_x or one[1] < low_y or one[2] > high_x or one[3] > high_y:
            return False
        return all(one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1] for other in self.taken)
