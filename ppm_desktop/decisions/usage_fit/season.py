"""Season factors of a plan, and how many average months an export is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.scenario import FLAT_SEASON

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.usage_fit.coverage import Coverage


@dataclass(frozen=True, slots=True)
class FittedSeason:
    """Factors for a plan, January first."""

    factors: tuple[float, ...]
    worth: float  # sum over the export's months of share covered times factor: minutes of the export are so many average months'
    measured: bool  # all twelve factors are, and none is 1 for want of calls


def season_of(minutes: NDArray[np.float64], coverage: Coverage, *, as_seen: bool) -> FittedSeason:
    """Fit the season to the billed minutes of each month of the coverage, shape (M,).

    Without a year of calls the factors are 1. ``as_seen`` multiplies them by the share of each calendar month that is
    covered, so that a plan of the export's own months comes to the export's own minutes.
    """
    shares = np.array(coverage.shares)
    calendar = np.array([month.month - 1 for month in coverage.months])
    covered = np.bincount(calendar, weights=shares, minlength=MONTHS_PER_YEAR)
    factors = np.array(FLAT_SEASON)
    measured = coverage.shows_season and minutes.sum() > 0
    if measured:
        factors = np.bincount(calendar, weights=minutes, minlength=MONTHS_PER_YEAR) / covered
        factors = factors / factors.mean()
    worth = float((shares * factors[calendar]).sum())
    if as_seen:
        times = np.bincount(calendar, minlength=MONTHS_PER_YEAR)
        factors = np.where(times > 0, factors * covered / np.maximum(times, 1), factors)
    return FittedSeason(tuple(float(factor) for factor in factors), worth, measured)
