"""The simulation: every option's cost by month, draw by draw.

Draws are made in chunks of a fixed size, each with its own stream for every group, so that neither the number of threads nor the
number of draws changes a draw: the first thousand of ten thousand are those of a run of one thousand. A run can be stopped between chunks.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.risk.active_ranges import ActiveRange, RiskSettings, active_ranges, risk_settings
from ppm_desktop.decisions.risk.chunk_costs import CHUNK, ChunkCosts
from ppm_desktop.decisions.risk.drawn_inputs import draw_inputs
from ppm_desktop.decisions.risk.running import CHUNKS_A_LOOK, INPUTS_PART, Run
from ppm_desktop.domain.cached import cached_property

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.ranges import RiskDefaults
    from ppm_desktop.domain.scenario import Scenario

DEFAULT_DRAWS: Final = 10_000
#: A run that tells nobody and that nobody stops.
ALONE: Final = Run()


@dataclass(frozen=True)
class Simulation:
    """What every draw came to. Shapes: D draws, O options, M months. Money in the project's currency."""

    comparison: Comparison  # the answer without chance
    seed: int
    ranges: tuple[ActiveRange, ...]
    settings: RiskSettings
    inputs: dict[str, NDArray[np.float64]]  # by path, (D,): factors where an input is multiplied, otherwise values
    metered: NDArray[np.float64]  # (D, O, M) all but licences: what credits must pay
    licences: NDArray[np.float64]  # (D, O, M), or (1, O, M) where neither fees nor licences are drawn
    unpriced_draws: tuple[int, ...]  # by option: draws in which something charged has no price
    joined_within: float = 1.0  # factor by which rates differ at most whose calls are drawn together; 1: only equal ones are

    @property
    def draws(self) -> int:
        """How many draws were made."""
        return int(self.metered.shape[0])

    @cached_property
    def cost(self) -> NDArray[np.float64]:
        """Cost by draw, option and month."""
        return self.metered + self.licences

    @cached_property
    def total(self) -> NDArray[np.float64]:
        """Cost of the whole period by draw and option."""
        total: NDArray[np.float64] = self.cost.sum(axis=2)
        return total

    def complete(self, option: int) -> bool:
        """Say whether everything that an option charges has a price, in the answer without chance and in every draw."""
        return self.comparison.results[option].complete and not self.unpriced_draws[option]


def simulate(  # noqa: PLR0913 - each is said by name
    project: Project,
    scenario: Scenario,
    availability: Availability,
    defaults: RiskDefaults,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = 1,
    threads: int = 1,
    run: Run = ALONE,
) -> Simulation:
    """Simulate a scenario of a project that has passed the checks. The same seed gives the same bytes, with any number of threads.

    Args:
        project: The project.
        scenario: One of its scenarios.
        availability: What is sold where.
        defaults: What is assumed where the scenario says nothing.
        draws: How many draws; fewer are made where ``run`` knows enough before.
        seed: Another one gives other draws.
        threads: How many chunks are worked on at once.
        run: Who is told how far it is, and who may stop it.

    Raises:
        NoLongerWantedError: Nobody wants the result any more.
    """
    comparison = compare(project, scenario, availability)
    ranges, settings = active_ranges(project, scenario, defaults), risk_settings(scenario, defaults)
    chunks = -(-draws // CHUNK)
    drawn = draw_inputs(scenario, ranges, settings, seed, chunks * CHUNK, project.months, run)
    costs = ChunkCosts(project, scenario, comparison, settings, drawn)
    licences = np.empty((draws if costs.licences_differ else 1, len(scenario.options), project.months))
    metered = np.empty((draws, len(scenario.options), project.months))
    lacking = np.zeros((draws, len(scenario.options)), dtype=np.bool_)
    rivals = [place for place, result in enumerate(comparison.results) if result.complete and result.eligibility.eligible]

    def work(chunk: int) -> None:
        begin = chunk * CHUNK
        run.go_on(INPUTS_PART + (1 - INPUTS_PART) * begin / draws)
        kept = min(CHUNK, draws - begin)
        found = costs.of(seed, chunk, run)
        metered[begin : begin + kept], lacking[begin : begin + kept] = found.metered[:kept], found.lacking[:kept]
        if costs.licences_differ or not chunk:
            licences[begin : begin + kept] = found.licences[:kept]

    made = 0
    with ThreadPoolExecutor(threads) if threads > 1 else nullcontext() as pool:
        for first in range(0, chunks, CHUNKS_A_LOOK):
            look = range(first, min(first + CHUNKS_A_LOOK, chunks))
            for _done in map(work, look) if pool is None else pool.map(work, look):
                pass
            made = min(look.stop * CHUNK, draws)
            if run.knows_enough(_totals(metered, licences, rivals, made)):
                break
    run.go_on(1.0)
    inputs = {path: values[:made] for path, values in drawn.values.items()}
    unpriced = tuple(lacking[:made].sum(axis=0).tolist())
    return Simulation(comparison, seed, ranges, settings, inputs, metered[:made], licences[:made], unpriced, costs.joined_within)


def _totals(metered: NDArray[np.float64], licences: NDArray[np.float64], rivals: list[int], made: int) -> NDArray[np.float64]:
    """Return what the options that the choice is between cost over the whole period in the first draws, (D, O)."""
    totals: NDArray[np.float64] = metered[:made, rivals].sum(axis=2) + licences[:made, rivals].sum(axis=2)
    return totals
