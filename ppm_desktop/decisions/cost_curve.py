"""The cost of an option as a function of one input *x*, written down exactly from two calculations.

Every input of ``inputs`` moves calls, minutes, weights or fees in a straight line. So does each option's cost, but for what pools pay: in a
month that uses up its pool, ``(1 - pool / eligible(x)) * gross(x)`` is charged, both straight lines in *x*, and nothing before. Between the
points where a pool is just used up, the difference of two options is therefore a straight line plus a sum of ``pool * gross(x) / eligible(x)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.domain.cached import cached_property

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Charges, Part


@dataclass(frozen=True)
class Gap:
    """What one option costs more than the other, over *x*. Shape T: every month of every pool of both options."""

    base: float
    slope: float
    sign: NDArray[np.float64]  # (T,) 1 for the first option, -1 for the second
    size: NDArray[np.float64]  # (T,) minutes in the pool
    eligible: NDArray[np.float64]  # (2, T) value at 0 and slope of the minutes that may use it
    gross: NDArray[np.float64]  # (2, T) the same of what they cost without a pool
    scale: tuple[float, float]  # of the amounts that are subtracted: value at 0 and slope; says how exact the gap can be

    def minus(self, other: Gap) -> Gap:
        """Return the gap between two curves: what this one costs more."""
        return Gap(
            self.base - other.base,
            self.slope - other.slope,
            np.concatenate([self.sign, -other.sign]),
            np.concatenate([self.size, other.size]),
            np.concatenate([self.eligible, other.eligible], axis=1),
            np.concatenate([self.gross, other.gross], axis=1),
            (self.scale[0] + other.scale[0], self.scale[1] + other.scale[1]),
        )

    def simplified(self) -> Gap:
        """Return the same gap without the months in which both options use up the same pool alike: they cancel out."""
        mine, its = np.flatnonzero(self.sign > 0), np.flatnonzero(self.sign < 0)
        shared = min(len(mine), len(its))
        a, b = mine[:shared], its[:shared]
        equal = (self.size[a] == self.size[b]) & (self.eligible[:, a] == self.eligible[:, b]).all(axis=0)
        equal &= (self.gross[:, a] == self.gross[:, b]).all(axis=0)
        kept = np.ones(self.size.shape, dtype=np.bool_)
        kept[a[equal]] = kept[b[equal]] = False
        return Gap(self.base, self.slope, self.sign[kept], self.size[kept], self.eligible[:, kept], self.gross[:, kept], self.scale)

    def same_as(self, other: Gap) -> bool:
        """Return whether two curves are one, to the last digit."""
        if (self.base, self.slope, self.size.shape) != (other.base, other.slope, other.size.shape):
            return False
        return not self.minus(other).simplified().size.size

    def at(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the gap at every number of ``x``, wherever the pools are used up; the same shape."""
        eligible = self.eligible[0] + np.multiply.outer(x, self.eligible[1])
        gross = self.gross[0] + np.multiply.outer(x, self.gross[1])
        used_up = eligible > self.size
        charged = np.where(used_up, 1.0 - self.size / np.where(used_up, eligible, 1.0), 0.0)
        found: NDArray[np.float64] = self.base + self.slope * x + (charged * gross) @ self.sign
        return found

    def kinks(self, low: float, high: float) -> NDArray[np.float64]:
        """Return every *x* between two at which a pool is just used up, sorted, each once."""
        moving = self.eligible[1] != 0
        where = (self.size[moving] - self.eligible[0][moving]) / self.eligible[1][moving]
        return np.unique(where[(where > low) & (where < high)])

    def beside_zero(self, edges: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which of the pieces between neighbouring ``edges``, its kinks, may be zero anywhere; shape (P,). All others surely are not."""
        begin, end = edges[:-1], edges[1:]
        used_up = self.eligible[0] + np.multiply.outer((begin + end) / 2, self.eligible[1]) > self.size  # (P, T)
        paying = used_up & (self.size > 0)
        rise = -self.sign * self.size * (self.gross[1] * self.eligible[0] - self.gross[0] * self.eligible[1])
        slope = self.slope + used_up @ (self.sign * self.gross[1])
        values, slopes = [], []
        for x in (begin, end):
            eligible = np.where(paying, self.eligible[0] + np.multiply.outer(x, self.eligible[1]), 1.0)
            gross = np.where(used_up, self.gross[0] + np.multiply.outer(x, self.gross[1]), 0.0)
            values.append(self.base + self.slope * x + (gross * np.where(paying, 1.0 - self.size / eligible, 1.0)) @ self.sign)
            slopes.append(np.where(paying, rise / eligible**2, 0.0))
        smallest = slope + np.minimum(*slopes).sum(axis=1)
        largest = slope + np.maximum(*slopes).sum(axis=1)
        # Twice the tolerance, because these sums are added up in another order than those of a piece.
        near = 2 * (5e-7 + 1e-13 * (self.scale[0] + self.scale[1] * np.abs(end)))
        nearest = np.minimum(*np.abs(values))
        reach = np.maximum(np.abs(smallest), np.abs(largest)) * (end - begin)
        too_far = (np.abs(values[0]) + np.abs(values[1]) - reach) / 2 > near
        one_way = (smallest > 0) | (largest < 0)
        clear: NDArray[np.bool_] = ((values[0] > 0) == (values[1] > 0)) & (nearest > near) & (too_far | one_way)
        return ~clear

    def piece(self, low: float, high: float) -> Piece:
        """Return the gap between two neighbouring kinks."""
        at_middle = self.eligible[0] + self.eligible[1] * (low + high) / 2
        used_up = at_middle > self.size
        sign, size = self.sign[used_up], self.size[used_up]
        base = self.base + float(sign @ self.gross[0, used_up])
        slope = self.slope + float(sign @ self.gross[1, used_up])
        paying = size > 0
        bent = used_up.copy()
        bent[used_up] = paying
        return Piece(base, slope, -sign[paying] * size[paying], self.eligible[:, bent], self.gross[:, bent])

    def tolerance(self, x: float) -> float:
        """Return how large a gap at ``x`` still counts as none: amounts are compared to a millionth and are no more exact than their size lets them be."""
        return 5e-7 + 1e-13 * (self.scale[0] + self.scale[1] * abs(x))


@dataclass(frozen=True)
class Piece:
    """A gap between two neighbouring kinks: ``base + slope x + sum(weight * gross(x) / eligible(x))``."""

    base: float
    slope: float
    weight: NDArray[np.float64]
    eligible: NDArray[np.float64]
    gross: NDArray[np.float64]

    def at(self, x: float) -> float:
        """Return the gap at ``x``."""
        bent = self.weight * (self.gross[0] + self.gross[1] * x) / (self.eligible[0] + self.eligible[1] * x)
        return self.base + self.slope * x + float(bent.sum())

    def slopes(self, low: float, high: float) -> tuple[float, float]:
        """Return bounds of the slope between ``low`` and ``high``: each summand's slope is monotonic there, and so is its curvature.

        The slope in the middle and bounds of the curvature are the sharper pair where the two options' summands nearly cancel out.
        """
        at_low, at_middle, at_high = (self.eligible[0] + self.eligible[1] * x for x in (low, (low + high) / 2, high))
        ends = self._rise / at_low**2, self._rise / at_high**2
        smallest, largest = self.slope + float(np.minimum(*ends).sum()), self.slope + float(np.maximum(*ends).sum())
        bends = [-2 * self.eligible[1] * slope / at for slope, at in zip(ends, (at_low, at_high), strict=True)]
        bend = max(abs(float(np.minimum(*bends).sum())), abs(float(np.maximum(*bends).sum()))) * (high - low) / 2
        middle = self.slope + float((self._rise / at_middle**2).sum())
        return max(smallest, middle - bend), min(largest, middle + bend)

    @cached_property
    def _rise(self) -> NDArray[np.float64]:
        """What each summand's slope is over the square of its minutes."""
        rise: NDArray[np.float64] = self.weight * (self.gross[1] * self.eligible[0] - self.gross[0] * self.eligible[1])
        return rise


def gap_between(first: tuple[Charges, Charges], second: tuple[Charges, Charges], x: float) -> Gap:
    """Return the gap between two options, each calculated with the input at 0 and at ``x``."""
    return curve_of(first, x).minus(curve_of(second, x))


def curve_of(option: tuple[Charges, Charges], x: float) -> Gap:
    """Return the cost of one option, calculated with the input at 0 and at ``x``, as a gap to nothing."""
    at_0, at_x = option
    plain = [outside_pools(charges) for charges in option]
    size_at_0, size_slope = abs(plain[0]), abs(plain[1] - plain[0]) / x
    size: list[NDArray[np.float64]] = [np.zeros(0)]
    eligible: list[NDArray[np.float64]] = [np.zeros((2, 0))]
    gross: list[NDArray[np.float64]] = [np.zeros((2, 0))]
    for pool, minutes in at_0.pools.items():
        pooled = [in_pool(charges, pool) for charges in (at_0, at_x)]
        size.append(minutes)
        eligible.append(np.stack([pooled[0][0], (pooled[1][0] - pooled[0][0]) / x]))
        gross.append(np.stack([pooled[0][1], (pooled[1][1] - pooled[0][1]) / x]))
        size_at_0 += float(pooled[0][1].sum())
        size_slope += float(np.abs(gross[-1][1]).sum())
    sizes = np.concatenate(size)
    joined = np.concatenate(eligible, axis=1), np.concatenate(gross, axis=1)
    return Gap(plain[0], (plain[1] - plain[0]) / x, np.ones(len(sizes)), sizes, *joined, (size_at_0, size_slope))


def outside_pools(charges: Charges) -> float:
    """Return what an option costs but for minutes in the scope of a pool."""
    total = 0.0
    for part in charges.parts:
        total += float((np.nan_to_num(part.fee) * part.use.paid).sum())
        metered = [name for name in ("toll", "toll_free", "dial_out_other") if part.tariff.metered(name)]
        total += sum(float(_gross(part, name).sum()) for name in metered)
    return total


def in_pool(charges: Charges, pool: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the minutes in the scope of a pool and what they would cost without it, by month."""
    months = len(charges.traffic.months)
    eligible, gross = np.zeros(months), np.zeros(months)
    for part in charges.parts:
        if part.use.product.pool == pool:
            eligible += np.einsum("gm,g->m", part.minutes, part.tariff.weight["dial_out_pool"])
            gross += _gross(part, "dial_out_pool").sum(axis=0)
    return eligible, gross


def _gross(part: Part, component: str) -> NDArray[np.float64]:
    """Return minutes and connection fees of a component as if no pool paid, by group and month."""
    cost: NDArray[np.float64] = part.minutes * part.tariff.unit_cost[component] + part.calls * part.tariff.unit_fee[component]
    return cost
