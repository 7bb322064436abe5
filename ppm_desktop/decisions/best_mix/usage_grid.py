"""The organisers of each group in order of their usage, cut into cells that are alike enough to be treated alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.gamma_share import usage_shares
from ppm_desktop.domain.cached import cached_property

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.best_mix.terms import MixTerms

#: Borders of cells about the average, and over the whole range in even ratios.
_NEAR: Final = 160
_FAR: Final = 160
_LEAST: Final = 1e-4
#: So many standard deviations about the average.
_DEVIATIONS: Final = 6.0
#: Beyond the reach of the last border nobody is left that would matter.
_REACH: Final = 30.0


@dataclass(frozen=True)
class UsageGrid:
    """Cells from light to heavy. Shapes: G groups, C cells; a group without spread has cells of whole organisers, all alike."""

    border: NDArray[np.float64]  # (G, C + 1) multiples of the average usage; NaN where there is no spread
    people_below: NDArray[np.float64]  # (G, C + 1) share of a group's people below each border, from 0 to 1
    usage_below: NDArray[np.float64]  # (G, C + 1) share of its usage that is theirs
    worth_from: NDArray[np.float64]  # (G, P) usage from which an organiser's own calls repay the product
    allowed: NDArray[np.bool_]  # (G, P, C)
    donors: bool  # whether people may have a licence that their own calls do not repay

    @cached_property
    def people(self) -> NDArray[np.float64]:
        """Share of the people in each cell, shape (G, C)."""
        return np.diff(self.people_below, axis=1)

    @cached_property
    def usage(self) -> NDArray[np.float64]:
        """Share of the usage in each cell, shape (G, C)."""
        return np.diff(self.usage_below, axis=1)

    def shares(self, chosen: NDArray[np.intp], products: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return people and usage by group and product, shape (G, P), when every cell has the product ``chosen`` (G, C)."""
        has = chosen[:, None, :] == np.arange(products)[:, None]
        return np.einsum("gpc,gc->gp", has, self.people), np.einsum("gpc,gc->gp", has, self.usage)


def grid_of(terms: MixTerms, *, donors: bool) -> UsageGrid:
    """Cut every group into cells. Without ``donors`` a product is allowed only where the organiser's own calls repay it."""
    worth = worth_from(terms)
    spread = np.where(terms.spread > 0, terms.spread, 1.0)[:, None]
    near = np.maximum(0.0, 1.0 + spread * np.linspace(-_DEVIATIONS, _DEVIATIONS, _NEAR))
    far = _LEAST * ((1.0 + _REACH * np.maximum(spread, spread**2)) / _LEAST) ** np.linspace(0.0, 1.0, _FAR)
    inner = np.concatenate([near, far, worth], axis=1)
    ends = np.zeros((len(inner), 1)), np.full((len(inner), 1), np.inf)
    border = np.sort(np.concatenate([ends[0], inner, ends[1]], axis=1), axis=1)
    people, usage = usage_shares(spread, border)
    for g in np.flatnonzero(terms.spread == 0):
        # Whole organisers in every cell; where there are fewer of them than cells, the last cells are empty.
        organisers = max(1, int(terms.most_organisers[g]))
        cells = border.shape[1] - 1
        step = max(1.0, organisers / cells)
        people[g] = usage[g] = np.minimum(np.floor(np.arange(cells + 1) * step + 1e-9), organisers) / organisers
        border[g] = np.nan
    lower = np.where(terms.spread[:, None] > 0, border[:, :-1], 1.0)
    repaid = lower[:, None, :] >= worth[:, :, None]
    return UsageGrid(border, people, usage, worth, terms.candidate[:, :, None] & (repaid | donors), donors)


def worth_from(terms: MixTerms) -> NDArray[np.float64]:
    """Return the multiple of the average usage from which an organiser's own calls repay each product, shape (G, P).

    Held against the cheaper products that the organiser could have instead, with all minutes in pool scope counted as covered where a
    licence brings pool minutes: whoever lies below has the licence for the sake of others' pool. Infinity where it is never repaid.
    """
    fee = np.einsum("t,gt,pt->gp", terms.times, terms.organisers, terms.fee)
    without_pool = (terms.pool_minutes == 0)[:, None]
    calls = np.einsum("t,gpt->gp", terms.times, terms.own + np.where(without_pool, terms.pooled, 0.0))
    worth: NDArray[np.float64] = np.zeros_like(fee)
    for p in range(len(terms.products)):
        for q in range(len(terms.products)):
            dearer = terms.candidate[:, q] & (fee[:, p] > fee[:, q])
            saved = calls[:, q] - calls[:, p]
            needed = np.where(saved > 0, (fee[:, p] - fee[:, q]) / np.where(saved > 0, saved, 1.0), np.inf)
            worth[:, p] = np.where(dearer, np.maximum(worth[:, p], needed), worth[:, p])
    return worth
