"""Organisers draw by draw: factors on headcounts and growth, rounded to whole people as the engine rounds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.traffic import headcount_of
from ppm_desktop.domain.organisation import MOST_ORGANISERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.costing.traffic import Headcount
    from ppm_desktop.decisions.risk.drawn_inputs import GroupDraws
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.scenario import Scenario


@dataclass(frozen=True)
class DrawnHeadcount:
    """The organisers of all groups. Shapes: G groups, B draws of a chunk, M months."""

    people: Headcount
    groups: tuple[GroupDraws, ...]
    moving: tuple[bool, ...]  # by group: whether draws differ

    def of(self, part: slice) -> NDArray[np.int64]:
        """Return the organisers of a chunk of draws, shape (G, B, M)."""
        draws = part.stop - part.start
        base = np.repeat(self.people.base[None], draws, axis=0)
        growth = np.repeat(self.people.growth[None], draws, axis=0)
        for g, group in enumerate(self.groups):
            for factor in group.headcount:
                base[:, g] = np.minimum(np.floor(base[:, g] * factor[part][:, None] + 0.5), MOST_ORGANISERS)
            if group.growth is not None:
                growth[:, g] = group.growth[part]
        return np.ascontiguousarray(self.people.grown(base, growth).transpose(1, 0, 2))


def drawn_headcount(scenario: Scenario, months: Sequence[Month], groups: tuple[GroupDraws, ...]) -> DrawnHeadcount | None:
    """Lay out the organisers that draws come to; None where no draw has others than today's."""
    moving = tuple(bool(group.headcount) or group.growth is not None for group in groups)
    return DrawnHeadcount(headcount_of(scenario.groups, months), groups, moving) if any(moving) else None
