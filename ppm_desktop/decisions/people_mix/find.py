"""Finds the best mix of real people: bounds lead to choices, choices are made better one move at a time, and what is left is gone through."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product as every
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.people_mix.bound import Bounding, Weights, better_weights, first_weights, whole_ranges
from ppm_desktop.decisions.people_mix.carrying_over import carried_over, part_of
from ppm_desktop.decisions.people_mix.enumeration import proven
from ppm_desktop.decisions.people_mix.flips import polished
from ppm_desktop.decisions.people_mix.narrowing import narrowed
from ppm_desktop.decisions.people_mix.tenant import without_donors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.people_mix.bound import Ranges
    from ppm_desktop.decisions.people_mix.tenant import Tenant

#: In a larger tenant prices are sought with so many organisers; what they prove is then worked out for all.
_PART: Final = 4000
#: Steps towards better prices: the first time, after every narrowing, and with all organisers of a large tenant.
_STEPS: Final = 160
_STEPS_MORE: Final = 60
_STEPS_FOR_ALL: Final = 3
#: The ranges are narrowed so often at most, and again only where that proved so much more.
_ROUNDS: Final = 6
_WORTH_ANOTHER: Final = 0.2
#: A gap below this share of the cost is not worth more work.
_CLOSE: Final = 1e-4
#: The same where every look at all organisers takes long.
_CLOSE_OF_MANY: Final = 2e-3
#: In a large tenant only the organisers nearest to a change of mind are moved one by one.
_MOVED: Final = 8000
#: Up to so many organisers every choice is gone through before ranges are narrowed.
_FEW: Final = 18
#: So many times at most moves are looked for, in a tenant of whom all may be moved and in one of many.
_ROUNDS_OF_MOVES: Final = 60
_ROUNDS_OF_MANY: Final = 15
#: Weights of the two bounds between which choices are tried, and how many of these are made better.
_MIXES: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
_POLISHED: Final = 4
#: Of more organisers only the most promising choice is made better.
_MANY: Final = 1000

_Choice = tuple[float, "NDArray[np.intp]"]  # cost, and the product of each organiser


@dataclass(frozen=True)
class PeopleMix:
    """The best choice known, and how good it is proven to be."""

    tenant: Tenant
    chosen: NDArray[np.intp]  # (N,) product of each organiser
    total: float
    lower_bound: float
    donors: bool  # whether people may have a licence that their own calls do not repay

    @property
    def gap(self) -> float:
        """How much less the true best may cost."""
        return max(0.0, self.total - self.lower_bound)


def people_mix(tenant: Tenant, *, donors: bool = True) -> PeopleMix:
    """Find the choice of products with the least total.

    Raises:
        ValueError: An organiser has no product that is allowed.
    """
    if not donors:
        tenant = without_donors(tenant)
    if tenant.organisers == 0:
        return PeopleMix(tenant, np.zeros(0, dtype=np.intp), 0.0, 0.0, donors)
    if not tenant.allowed.any(axis=1).all():
        message = "an organiser has no product that is allowed"
        raise ValueError(message)
    solved = [_solved(tenant.without(unused)) for unused in _unused(tenant)]
    total, chosen = min((one[0] for one in solved), key=lambda choice: choice[0])
    return PeopleMix(tenant, chosen, total, min(total, *(bound for _, bound in solved)), donors)


def _unused(tenant: Tenant) -> list[NDArray[np.bool_]]:
    """Return the sets of products with a commitment that nobody is given, to be tried one after the other: unused, it costs nothing."""
    needed = tenant.allowed[tenant.allowed.sum(axis=1) == 1].any(axis=0)
    optional = np.flatnonzero((tenant.committed > 0) & tenant.allowed.any(axis=0) & ~needed)
    sets = []
    for out in every((False, True), repeat=len(optional)):
        unused = np.zeros(tenant.products, dtype=np.bool_)
        unused[optional] = out
        if (tenant.allowed & ~unused).any(axis=1).all():
            sets.append(unused)
    return sets


def _solved(tenant: Tenant) -> tuple[_Choice, float]:
    """Return the best choice known and a bound; products with a commitment that are allowed count as used by somebody."""
    ranges, bounding = whole_ranges(tenant), Bounding(tenant)
    part = tenant if tenant.organisers <= _PART else part_of(tenant, _some(tenant))
    best, weights, proofs = _begun(part, ranges)
    part_best = best
    if part is not tenant:
        chosen, each = carried_over(tenant, part, best[1])
        best = _better(tenant, chosen, each)
        weights = better_weights(tenant, ranges, weights, best[0], _STEPS_FOR_ALL)[0]
    bound = max(bounding.weighted(one, by.planes, by.bought).value for one, by in proofs) if part is tenant else -np.inf
    for turn in range(_ROUNDS):
        lines = bounding.weighted(ranges, weights.planes, weights.bought)
        proofs.append((ranges, weights))
        if turn and (part is tenant or tenant.total(lines.chosen) < best[0]):
            best = min(best, _better(tenant, lines.chosen, lines.each), key=lambda choice: choice[0])
        proved, bound = lines.value - bound, max(bound, lines.value)
        open_gap = best[0] - bound
        if turn == 0 and tenant.organisers <= _FEW:
            proof = proven(tenant, proofs, best[1], best[0], bound)
            best, bound = (proof.total, proof.chosen), proof.bound
            open_gap = best[0] - bound
        if open_gap <= (_CLOSE if part is tenant else _CLOSE_OF_MANY) * abs(best[0]) or (turn and proved < _WORTH_ANOTHER * open_gap):
            break
        ranges = narrowed(tenant, ranges, weights, lines, best)
        weights = better_weights(part, ranges, weights, part_best[0] if part is not tenant else best[0], _STEPS_MORE)[0]
    if best[0] > bound:
        proof = proven(tenant, proofs, best[1], best[0], bound)
        best, bound = (proof.total, proof.chosen), proof.bound
    return best, bound


def _some(tenant: Tenant) -> NDArray[np.intp]:
    return np.sort(np.random.default_rng(tenant.organisers).choice(tenant.organisers, _PART, replace=False))


def _begun(tenant: Tenant, ranges: Ranges) -> tuple[_Choice, Weights, list[tuple[Ranges, Weights]]]:
    """Return a good choice for not too many organisers, good weights, and the plain weights that prove something too."""
    bounding = Bounding(tenant)
    corners = [first_weights(tenant, share) for share in _MIXES]
    corners.append(Weights(np.zeros_like(corners[0].planes), corners[0].bought))
    proved = [bounding.weighted(ranges, corner.planes, corner.bought) for corner in corners]
    starts = [_one_for_all(tenant, p) for p in range(tenant.products) if tenant.candidates[p]] + [lines.chosen for lines in proved]
    best = _best_of(tenant, starts)
    begin = corners[max(range(len(corners)), key=lambda k: proved[k].value)]
    weights = better_weights(tenant, ranges, begin, best[0], _STEPS)[0]
    best = min(best, _best_of(tenant, [bounding.weighted(ranges, weights.planes, weights.bought).chosen]), key=lambda choice: choice[0])
    return best, weights, [(ranges, corner) for corner in corners]


def _one_for_all(tenant: Tenant, p: int) -> NDArray[np.intp]:
    """Return the choice in which everybody who may have a product has it, the others what is cheapest for themselves."""
    own = np.where(tenant.allowed, tenant.calls + tenant.fee, np.inf).argmin(axis=1)
    return np.where(tenant.allowed[:, p], p, own)


def _best_of(tenant: Tenant, starts: list[NDArray[np.intp]]) -> _Choice:
    """Make the most promising choices better and return the best."""
    ranked = sorted(range(len(starts)), key=lambda k: tenant.total(starts[k]))
    chosen, total = min(
        (polished(tenant, starts[k]) for k in ranked[: _POLISHED if tenant.organisers <= _MANY else 1]), key=lambda one: one[1]
    )
    return total, chosen


def _better(tenant: Tenant, chosen: NDArray[np.intp], each: NDArray[np.float64]) -> _Choice:
    """Make one choice better, in a large tenant by moving only those for whom, by ``each``, two products cost nearly the same."""
    rows = None
    if tenant.organisers > _MOVED:
        two = np.partition(np.where(np.isfinite(each), each, np.finfo(np.float64).max), min(1, tenant.products - 1), axis=1)
        rows = np.argpartition(two[:, -1] if tenant.products == 1 else two[:, 1] - two[:, 0], _MOVED)[:_MOVED]
    found, total = polished(tenant, chosen, rows, rounds=_ROUNDS_OF_MANY if rows is not None else _ROUNDS_OF_MOVES)
    return total, found
