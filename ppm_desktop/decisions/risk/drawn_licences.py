"""The licences of a chunk of draws: who has which product, what that costs, and how many minutes it puts into pools."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.licences import is_lost, licence_uses
from ppm_desktop.decisions.risk.drawn_headcount import drawn_headcount
from ppm_desktop.domain.cached import cached_property

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.licences import LicenceUse
    from ppm_desktop.decisions.risk.drawn_headcount import DrawnHeadcount
    from ppm_desktop.decisions.risk.drawn_inputs import DrawnInputs
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

Uses = tuple[tuple["LicenceUse", ...], ...]


@dataclass(frozen=True)
class DrawnLicences:
    """What draws make of licences. Shapes: G groups, B draws of a chunk or 1, M months, O options."""

    project: Project
    scenario: Scenario
    drawn: DrawnInputs
    organisers: NDArray[np.int64]  # (G, M) without chance

    @cached_property
    def headcount(self) -> DrawnHeadcount | None:
        """The organisers that draws come to; None where no draw has others than today's."""
        return drawn_headcount(self.scenario, self.project.period, self.drawn.groups)

    @property
    def counts_differ(self) -> bool:
        """Whether the number of licences differs from draw to draw."""
        return self.headcount is not None or self.drawn.purchased is not None

    @property
    def differ(self) -> bool:
        """Whether the cost of licences differs from draw to draw."""
        return self.counts_differ or bool(self.drawn.fees)

    def uses(self, part: slice) -> Uses:
        """Return who has which product, by option; assigned licences are (G, B, M), spare ones (B, M)."""
        return self._same if self.headcount is None else self._uses_of(self.headcount.of(part))

    def paid(self, use: LicenceUse, part: slice) -> NDArray[np.float64]:
        """Return the licences that cost a fee and fill the pool, shape (B, M)."""
        spare = use.spare if self.drawn.purchased is None else use.spare * self.drawn.purchased[part][:, None]
        total: NDArray[np.float64] = (use.assigned.sum(axis=0) + spare).astype(np.float64)
        return total

    def cost(self, uses: Uses, part: slice) -> NDArray[np.float64]:
        """Return what licences cost, (B, O, M); a fee that nobody knows adds nothing, and its option is incomplete."""
        draws = part.stop - part.start if self.differ else 1
        cost = np.zeros((draws, len(uses), self.project.months))
        for option, of_option in enumerate(uses):
            for use in of_option:
                fee = self.drawn.fees.get(use.product.id)
                if fee is None:
                    each = np.array([0.0 if known.amount is None else float(known.amount) for known in use.fees])[None]
                else:
                    each = fee[part][:, None]
                cost[:, option] += each * self.paid(use, part)
        return cost

    def pools(self, uses: tuple[LicenceUse, ...], part: slice) -> dict[str, NDArray[np.float64]]:
        """Return the minutes in each pool of one option, (M, B)."""
        found: dict[str, NDArray[np.float64]] = {}
        for use in uses:
            if use.product.pool_minutes and not is_lost(use):
                found[use.product.pool] = found.get(use.product.pool, 0.0) + use.product.pool_minutes * self.paid(use, part).T
        return found

    @cached_property
    def _same(self) -> Uses:
        return self._uses_of(self.organisers[:, None, :])

    def _uses_of(self, organisers: NDArray[np.int64]) -> Uses:
        scenario = self.scenario if self.drawn.purchased is None else replace(self.scenario, pool_basis="purchased")
        return tuple(licence_uses(self.project, scenario, option, organisers) for option in scenario.options)
