"""Goes through every choice that could still be the best, where few enough are left: what is found is proven."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.people_mix.bound import Bounding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.decisions.people_mix.bound import Lines, Ranges, Weights
    from ppm_desktop.decisions.people_mix.tenant import Tenant

#: More choices than this are not kept at a time.
MOST_KEPT: Final = 600_000
#: Of more organisers who may still have one of several products not all choices are gone through.
MOST_FREE: Final = 60
_AT_ONCE: Final = 16_384
_EXACT: Final = 1e-10


@dataclass(frozen=True)
class Proof:
    """What going through the choices gave."""

    chosen: NDArray[np.intp]
    total: float
    bound: float  # the total where everything was gone through


def thinned(tenant: Tenant, proofs: Sequence[tuple[Ranges, Weights]], upper: float) -> tuple[Tenant, list[Lines]]:
    """Leave out every product of an organiser that no choice cheaper than ``upper`` can have; return what proved it, made anew."""
    aim = upper - _EXACT * max(1.0, abs(upper))
    while True:
        bounding = Bounding(tenant)
        lines = [bounding.weighted(ranges, weights.planes, weights.bought) for ranges, weights in proofs]
        allowed = tenant.allowed
        for line in lines:
            least = line.each[np.arange(tenant.organisers), line.chosen]
            allowed = allowed & (line.value + (line.each - least[:, None]) < aim)
        if not allowed.any(axis=1).all() or (allowed == tenant.allowed).all():
            return (tenant if allowed.any(axis=1).all() else replace(tenant, allowed=allowed)), lines
        tenant = replace(tenant, allowed=allowed)


def proven(tenant: Tenant, proofs: Sequence[tuple[Ranges, Weights]], chosen: NDArray[np.intp], upper: float, bound: float) -> Proof:
    """Return the best choice if it can be proven, and else the one given with as good a bound as was found on the way.

    Raises nothing: too many choices are a wider gap, not an error.
    """
    aim = upper - _EXACT * max(1.0, abs(upper))
    rest, lines = thinned(tenant, proofs, upper)
    if not rest.allowed.any(axis=1).all() or max(line.value for line in lines) >= aim:
        return Proof(chosen, upper, upper)
    bound = max(bound, *(line.value for line in lines))
    free = np.flatnonzero(rest.allowed.sum(axis=1) > 1)
    if len(free) > MOST_FREE:
        return Proof(chosen, upper, bound)
    alike, order = _ordered(rest, free, lines)
    free = free[order]
    each = np.stack([line.each[free] for line in lines])  # (K, F, P)
    before = np.array([line.value for line in lines]) - each.min(axis=2).sum(axis=1)
    after = np.concatenate([np.cumsum(each.min(axis=2)[:, ::-1], axis=1)[:, ::-1], np.zeros((len(lines), 1))], axis=1)
    costs, choices = before[None, :], np.zeros((1, 0), dtype=np.int8)
    for k, row in enumerate(free):
        kept_costs, kept_choices = [], []
        for p in np.flatnonzero(rest.allowed[row]):
            # Of organisers who are alike only one order is gone through.
            may = choices[:, -1] <= p if k and alike[k] == alike[k - 1] else np.ones(len(costs), dtype=np.bool_)
            grown = costs[may] + each[:, k, p]
            good = (grown + after[:, k + 1]).max(axis=1) < aim
            kept_costs.append(grown[good])
            kept_choices.append(np.column_stack([choices[may][good], np.full(int(good.sum()), p, dtype=np.int8)]))
        costs, choices = np.concatenate(kept_costs), np.concatenate(kept_choices)
        if len(costs) == 0:
            return Proof(chosen, upper, upper)
        if len(costs) > MOST_KEPT:
            return Proof(chosen, upper, max(bound, float((costs + after[:, k + 1]).max(axis=1).min())))
    best, place = _best_leaf(rest, free, choices)
    if place is None or best >= aim:
        return Proof(chosen, upper, upper)
    found = rest.allowed.argmax(axis=1)
    found[free] = choices[place]
    total = tenant.total(found)
    return Proof(found, total, total) if total < upper else Proof(chosen, upper, upper)


def _ordered(rest: Tenant, free: NDArray[np.intp], lines: Sequence[Lines]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the organisers in an order in which wrong choices show early, those who are alike beside each other; and who is alike."""
    figures = np.column_stack([rest.allowed[free], rest.calls[free] * rest.allowed[free], *(one[free] for one in rest.scoped)])
    _, alike = np.unique(figures, axis=0, return_inverse=True)
    alike = alike.reshape(-1)
    each = np.where(np.isfinite(lines[0].each[free]), lines[0].each[free], -np.inf)
    spread = each.max(axis=1) - lines[0].each[free].min(axis=1)
    order = np.lexsort((alike, -spread))
    return alike[order], order


def _best_leaf(rest: Tenant, free: NDArray[np.intp], choices: NDArray[np.int8]) -> tuple[float, int | None]:
    """Return the least cost of the choices for the free organisers, the others having the only product they may have."""
    part = rest.only(free)
    chosen = rest.allowed.argmax(axis=1)
    fixed = np.setdiff1d(np.arange(rest.organisers), free)
    base_counts, base_sums = rest.only(fixed).sums(chosen[fixed])
    own = rest.calls[fixed, chosen[fixed]].sum()
    best, place = np.inf, None
    for begin in range(0, len(choices), _AT_ONCE):
        some = choices[begin : begin + _AT_ONCE]
        counts = np.tile(base_counts, (len(some), 1))
        sums = np.tile(base_sums, (len(some), 1, 1))
        charges = np.full(len(some), own)
        for p in range(rest.products):
            has = (some == p).astype(np.float64)
            counts[:, p] += has.sum(axis=1)
            charges += has @ np.where(np.isfinite(part.calls[:, p]), part.calls[:, p], 0.0)
            if rest.scope_of[p] >= 0:
                sums[:, p] += has @ part.scoped[rest.scope_of[p]]
        costs = rest.cost(charges, counts, sums)
        if costs.min() < best:
            place, best = begin + int(costs.argmin()), float(costs.min())
    return best, place
