"""Where an option is completely priced as an input changes: what a pool pays whole needs no rate, so a missing one shows only beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.unpriced import Unpriced
from ppm_desktop.domain.cached import cached_property

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Part
    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.decisions.cost_curve import Gap

#: The component that a pool pays.
POOLED: Final = "dial_out_pool"


class Priced:
    """One option: whether nothing that it charges lacks a price, as calls, minutes or fees change."""

    def __init__(self, today: OptionResult, curve: Gap) -> None:
        """Read it off today's result; ``curve`` is the option's cost as the input changes."""
        self._today = today
        self._curve = curve
        #: A fee, or a rate of minutes that no pool pays, is missing however many calls there are.
        self.never = any(not isinstance(one, Unpriced) or set(one.components) != {POOLED} for one in today.unpriced)

    @property
    def always(self) -> bool:
        """Whether it is completely priced however far the input goes."""
        return not self.never and not self._lacking.any()

    def at(self, x: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return whether it is completely priced at every number of ``x``, of shape (X,); not meant for numbers without any calls."""
        if self.never or self.always:
            return np.full(x.shape, not self.never)
        eligible, size = self._curve.eligible[:, self._lacking], self._curve.size[self._lacking]
        short: NDArray[np.bool_] = (eligible[0] + np.multiply.outer(x, eligible[1]) > size).any(axis=-1)
        return ~short

    def changes(self, low: float, high: float) -> list[float]:
        """Return every place between two where a pool that hides a missing rate is just used up."""
        if self.never or self.always:
            return []
        (at_0, slope), size = self._curve.eligible[:, self._lacking], self._curve.size[self._lacking]
        moving = slope != 0
        where = (size[moving] - at_0[moving]) / slope[moving]
        found: list[float] = np.unique(where[(where > low) & (where < high)]).tolist()
        return found

    @cached_property
    def _lacking(self) -> NDArray[np.bool_]:
        """Which months of pools, in the order of the curve, lack a rate once the pool is used up; shape (T,)."""
        charges = self._today.charges
        lacking = np.zeros((len(charges.pools), len(charges.traffic.months)), dtype=np.bool_)
        for number, pool in enumerate(charges.pools):
            for part in charges.parts:
                if part.use.product.pool == pool:
                    lacking[number] |= (lacks(part, charges.traffic.weights, POOLED) & (part.calls > 0)).any(axis=0)
        return lacking.ravel()


def lacks(part: Part, weights: NDArray[np.float64], component: str) -> NDArray[np.bool_]:
    """Return where some of a group's calls of a component have no rate, if they are charged; shape (G, M)."""
    missing, mask = part.tariff.rates.missing, part.tariff.masks[component]
    found: NDArray[np.bool_] = (weights[:, mask] > 0).astype(np.float64) @ missing[:, mask].T.astype(np.float64) > 0
    return found
