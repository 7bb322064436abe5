"""What joining calls of similar rates costs in truth, and saves in time, on a plan large enough to need it.

``python -m benchmarks.risk_joined [DRAWS]``. Both runs draw the same inputs; only the calls are drawn by other streams.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.large_project import large_project
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.decisions.risk import segments
from ppm_desktop.decisions.risk.simulate import Simulation, simulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

DRAWS: Final = 512
SEED: Final = 2026
_PERCENTILES: Final = (10, 50, 90)


def simulated(most_segments: int, draws: int) -> tuple[Simulation, float]:
    """Simulate the benchmark project joining nothing below so many segments; return it and its processor seconds."""
    project, catalogue = large_project(), load_catalogue()
    before = segments.MOST_SEGMENTS
    segments.MOST_SEGMENTS = most_segments  # type: ignore[misc]  # the exact run of this comparison has no other door
    try:
        begin = time.process_time()
        found = simulate(project, project.scenarios[0], catalogue.availability, catalogue.risk_defaults.defaults(), draws=draws, seed=SEED)
        return found, time.process_time() - begin
    finally:
        segments.MOST_SEGMENTS = before  # type: ignore[misc]


def cheapest(simulation: Simulation) -> NDArray[np.float64]:
    """Return how often each option costs least."""
    found: NDArray[np.float64] = np.bincount(simulation.total.argmin(axis=1), minlength=simulation.total.shape[1]) / simulation.draws
    return found


def apart(exact: NDArray[np.float64], joined: NDArray[np.float64]) -> float:
    """Return the largest difference as a share of the exact figure."""
    return float(np.max(np.abs(joined - exact) / np.abs(exact)))


def main() -> None:
    """Compare both and print."""
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else DRAWS
    joined, short = simulated(segments.MOST_SEGMENTS, draws)
    exact, long = simulated(sys.maxsize, draws)
    paired = joined.total - exact.total
    errors = paired.std(axis=0, ddof=1) / draws**0.5
    off = np.abs(paired.mean(axis=0)) / errors
    quantiles = [np.percentile(one.total, _PERCENTILES, axis=0) for one in (exact, joined)]
    print(f"joined within a factor of {joined.joined_within} beside exact, 200 groups x 60 months, {draws:,} draws of the same inputs")
    print(f"processor time   {short:9.1f} s   exact {long:9.1f} s   {long / short:5.2f} x")
    print(
        f"means            {apart(exact.total.mean(axis=0), joined.total.mean(axis=0)):.5%} apart at most, {off.max():.1f} standard errors"
    )
    print(f"standard error of that {float(np.max(errors / exact.total.mean(axis=0))):.5%} of the mean")
    print(f"P10, P50, P90    {apart(quantiles[0], quantiles[1]):.5%} apart at most")
    print(f"deviation        {apart(exact.total.std(axis=0), joined.total.std(axis=0)):.4%} of it apart at most")
    print(f"months' deviation {apart(exact.cost.std(axis=0), joined.cost.std(axis=0)):.4%} of it apart at most")
    print(f"chance of being cheapest {float(np.abs(cheapest(exact) - cheapest(joined)).max()):.4f} apart at most")


if __name__ == "__main__":
    main()
