"""Finds the best mix of a scenario and proves how good it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product as every
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.best_mix.bands import GroupBands, bands_of, shares_of, sharpened, tidied
from ppm_desktop.decisions.best_mix.bound import Bound
from ppm_desktop.decisions.best_mix.branch import GOOD_ENOUGH, raised
from ppm_desktop.decisions.best_mix.pool_rates import PoolRates
from ppm_desktop.decisions.best_mix.pooled_cost import PooledCost
from ppm_desktop.decisions.best_mix.search import Found, Search
from ppm_desktop.decisions.best_mix.terms import MixTerms, terms_of
from ppm_desktop.decisions.best_mix.usage_grid import UsageGrid, grid_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: So many choices of organisers are improved as well when the gap is too wide: of the least bounds, and of other cases.
_LEAST_TRIED: Final = 3
_OTHERS_TRIED: Final = 5


@dataclass(frozen=True)
class BestMix:
    """A mix, its expected cost, and what no mix can undercut. Money in the project's currency, over the whole period."""

    terms: MixTerms
    grid: UsageGrid
    pooled: PooledCost
    bands: tuple[GroupBands, ...]  # by group
    total: float
    lower_bound: float

    @property
    def gap(self) -> float:
        """What the mix may cost more than the best one, at most."""
        return self.total - self.lower_bound

    @property
    def donors(self) -> bool:
        """Whether people may have a licence that their own calls do not repay."""
        return self.grid.donors


def best_mix(
    project: Project,
    scenario: Scenario,
    availability: Availability,
    *,
    donors: bool = True,
    go_on: Callable[[], None] = lambda: None,
) -> BestMix:
    """Find the mix of products whose expected cost is least, and a lower bound for every mix.

    Expected cost: pools are covered by what is used on average. Chance moves real months about it, and because a pool is never worth
    more than its minutes, real months cost a little more on average; with many organisers that is next to nothing.

    Args:
        project: The project; it must have passed the checks.
        scenario: One of its scenarios. Its options do not matter.
        availability: What can be bought where.
        donors: Whether people may get a licence that their own calls do not repay, for the sake of its pool minutes.
        go_on: Called again and again; what it raises ends the work.

    Raises:
        NoCandidateError: A group has organisers and no product that may be bought and is priced, or there is nobody.
    """
    terms = terms_of(project, scenario, availability)
    grid = grid_of(terms, donors=donors)
    pooled = PooledCost(terms)
    best: Found | None = None
    bound = np.inf
    for opened in _opened(terms, grid):
        found, least = _best_of(pooled, grid, opened, go_on)
        best = found if best is None or found.cost < best.cost else best
        bound = min(bound, least)
    assert best is not None  # noqa: S101 - the set of all products is always tried
    bands = bands_of(grid, best.chosen)
    sharp = tidied(pooled, grid, sharpened(pooled, grid, tidied(pooled, grid, bands)))
    total = float(pooled.cost(pooled.sums(*shares_of(sharp, len(terms.products)))))
    return BestMix(terms, grid, pooled, sharp, total, min(bound, total))


def _opened(terms: MixTerms, grid: UsageGrid) -> Iterator[NDArray[np.bool_]]:
    """Yield the sets of products to consider: with and without each product whose licences are paid for once anybody has one."""
    optional = np.flatnonzero((terms.purchased > 0) & ~terms.candidate[terms.candidate.sum(axis=1) == 1].any(axis=0))
    for taken in every((True, False), repeat=len(optional)):
        opened = np.ones(len(terms.products), dtype=np.bool_)
        opened[optional] = taken
        if (grid.allowed & opened[:, None]).any(axis=1).all():
            yield opened


def _best_of(pooled: PooledCost, grid: UsageGrid, opened: NDArray[np.bool_], go_on: Callable[[], None]) -> tuple[Found, float]:
    """Return the best mix of a set of products and its lower bound."""
    search = Search(pooled, grid, opened)
    certain = search.every_way()
    if certain is not None:
        return certain, certain.cost
    whole = Bound(pooled, grid, opened, PoolRates(pooled.terms, pooled.terms.candidate & opened))
    starts = [whole.choice(whole.lines(whole.plain(even))) for even in (0.0, 0.5, 1.0)]
    go_on()
    found = search.best(starts)
    least, choices = raised(pooled, grid, opened, found.cost, _more(pooled, grid, found), go_on)
    if found.cost - least > GOOD_ENOUGH * abs(found.cost):
        others = choices[_LEAST_TRIED:]
        better = search.best([found.chosen, *choices[:_LEAST_TRIED], *others[:: max(1, len(others) // _OTHERS_TRIED)]])
        found = min(better, search.improved(better.chosen, in_pairs=True), key=lambda one: one.cost)
    return found, least


def _more(pooled: PooledCost, grid: UsageGrid, found: Found) -> NDArray[np.bool_]:
    """Return where a mix assigns more licences than were bought, shape (P, T)."""
    terms = pooled.terms
    sums = pooled.sums(*grid.shares(found.chosen, len(terms.products)))
    more: NDArray[np.bool_] = sums.licences > terms.purchased[:, None]
    return more
