"""The cost of an option as a function of two inputs, written down exactly from four calculations.

Each of the two inputs moves calls, minutes, weights or fees in a straight line, so both together move them as ``a + bx + cy + dxy``. What a
pool pays is the only bend (see ``cost_curve``): cutting a surface along one of the inputs gives a ``Gap`` whose zeros are found exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.cost_curve import Gap, in_pool, outside_pools

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Charges

#: The four calculations: neither input, the first, the second, both.
CORNERS: Final = ((0, 0), (1, 0), (0, 1), (1, 1))


@dataclass(frozen=True)
class CostSurface:
    """What an option costs, or costs more than another, over *x* and *y*. Shapes: 4 coefficients of 1, x, y, xy; T months of pools."""

    base: NDArray[np.float64]  # (4,)
    sign: NDArray[np.float64]  # (T,) -1 for pools of an option that is subtracted
    size: NDArray[np.float64]  # (T,) minutes in the pool
    eligible: NDArray[np.float64]  # (4, T) minutes that may use it
    gross: NDArray[np.float64]  # (4, T) what they cost without a pool
    scale: NDArray[np.float64]  # (4,) of the amounts that are added and subtracted; says how exact the surface can be

    def minus(self, other: CostSurface) -> CostSurface:
        """Return what this costs more than the other."""
        return CostSurface(
            self.base - other.base,
            np.concatenate([self.sign, -other.sign]),
            np.concatenate([self.size, other.size]),
            np.concatenate([self.eligible, other.eligible], axis=1),
            np.concatenate([self.gross, other.gross], axis=1),
            self.scale + other.scale,
        )

    def grid(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the surface at every pair; shape (Y, X)."""
        powers = np.stack([np.ones((len(ys), len(xs))), *np.meshgrid(xs, ys), np.outer(ys, xs)], axis=-1).reshape(-1, 4)
        flat: NDArray[np.float64] = powers @ self.base
        if len(self.size):
            eligible, gross = powers @ self.eligible, powers @ self.gross
            used_up = eligible > self.size
            charged = np.where(used_up, 1.0 - self.size / np.where(used_up, eligible, 1.0), 0.0)
            flat = flat + np.einsum("nt,nt,t->n", charged, gross, self.sign)
        return flat.reshape(len(ys), len(xs))

    def along_x(self, y: float) -> Gap:
        """Cut along the first input, the second held at ``y``."""
        return self._cut(lambda c: np.stack([c[0] + c[2] * y, c[1] + c[3] * y]))

    def along_y(self, x: float) -> Gap:
        """Cut along the second input, the first held at ``x``."""
        return self._cut(lambda c: np.stack([c[0] + c[1] * x, c[2] + c[3] * x]))

    def _cut(self, line: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> Gap:
        base, scale = line(self.base), line(self.scale)
        eligible, gross = line(self.eligible), line(self.gross)
        # Minutes that are none at one number come out as a trillionth of what was added and subtracted: below zero a pool would not bend.
        eligible = np.where(np.abs(eligible) < 1e-12 * np.abs(self.eligible).max(axis=0, initial=0.0), 0.0, eligible)
        return Gap(float(base[0]), float(base[1]), self.sign, self.size, eligible, gross, (float(scale[0]), float(scale[1])))


def surface_of(corners: tuple[Charges, ...], x: float, y: float) -> CostSurface:
    """Return the surface of an option that was calculated at ``CORNERS``: with each input at 0 or at ``x`` and ``y``."""
    pools = sorted({pool for charges in corners for pool in charges.pools})
    months = len(corners[0].traffic.months)
    base = _coefficients(np.array([outside_pools(charges) for charges in corners]), x, y)
    pooled = [[in_pool(charges, pool) for pool in pools] for charges in corners]
    nothing = np.zeros((4, 0))
    eligible = np.stack([np.concatenate([minutes for minutes, _ in row]) for row in pooled]) if pools else nothing
    gross = np.stack([np.concatenate([cost for _, cost in row]) for row in pooled]) if pools else nothing
    size = np.concatenate([corners[0].pools[pool] for pool in pools]) if pools else np.zeros(0)
    gross_by_power = _coefficients(gross, x, y)
    scale = np.abs(base) + np.abs(gross_by_power).sum(axis=1)
    return CostSurface(base, np.ones(len(pools) * months), size, _coefficients(eligible, x, y), gross_by_power, scale)


def _coefficients(at: NDArray[np.float64], x: float, y: float) -> NDArray[np.float64]:
    """Return the factors of 1, x, y and xy of what was found at the four corners."""
    neither, first, second, both = at
    return np.stack([neither, (first - neither) / x, (second - neither) / y, (both - first - second + neither) / (x * y)])
