"""The simulation: every option's cost by month, draw by draw.

Draws are made in chunks of a fixed size, each with its own stream for every group, so that neither the number of threads nor the
number of draws changes a draw: the first thousand of ten thousand are those of a run of one thousand. A run can be stopped between chunks.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.comparison import compare
from ppm_desktop.costing.licences import fees_in_force
from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.decisions.risk.active_ranges import ActiveRange, RiskSettings, active_ranges, risk_settings
from ppm_desktop.decisions.risk.drawn_calls import CallSampler
from ppm_desktop.decisions.risk.drawn_inputs import DrawnInputs, draw_inputs
from ppm_desktop.decisions.risk.prices_of_segments import OptionSums, SegmentPrices, segment_prices
from ppm_desktop.decisions.risk.running import CHUNKS_A_LOOK, INPUTS_PART, Run
from ppm_desktop.decisions.risk.segments import Segments, segments_of
from ppm_desktop.decisions.risk.streams import stream

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.ranges import RiskDefaults
    from ppm_desktop.domain.scenario import Scenario

#: Draws of one chunk: their arrays stay in a processor's cache.
CHUNK: Final = 64
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
    licences: NDArray[np.float64]  # (D, O, M), or (1, O, M) where no fee is drawn
    unpriced_draws: tuple[int, ...]  # by option: draws in which something charged has no price

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
    engine = _Engine(project, scenario, comparison, settings, drawn)
    licences = _licence_cost(project, scenario, engine.segments, drawn)[:draws]
    metered = np.empty((draws, len(scenario.options), project.months))
    lacking = np.zeros((draws, len(scenario.options)), dtype=np.bool_)
    rivals = [place for place, result in enumerate(comparison.results) if result.complete and result.eligibility.eligible]

    def work(chunk: int) -> None:
        begin = chunk * CHUNK
        run.go_on(INPUTS_PART + (1 - INPUTS_PART) * begin / draws)
        kept = min(CHUNK, draws - begin)
        cost, absent = engine.chunk(seed, chunk)
        metered[begin : begin + kept], lacking[begin : begin + kept] = cost[:kept], absent[:kept]

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
    return Simulation(comparison, seed, ranges, settings, inputs, metered[:made], licences[:made], unpriced)


def _totals(metered: NDArray[np.float64], licences: NDArray[np.float64], rivals: list[int], made: int) -> NDArray[np.float64]:
    """Return what the options that the choice is between cost over the whole period in the first draws, (D, O)."""
    totals: NDArray[np.float64] = metered[:made, rivals].sum(axis=2) + licences[:made, rivals].sum(axis=2)
    return totals


class _Engine:
    """Everything that does not change from chunk to chunk."""

    def __init__(self, project: Project, scenario: Scenario, comparison: Comparison, settings: RiskSettings, drawn: DrawnInputs) -> None:
        self.segments: Segments = segments_of(project, scenario, comparison.traffic.organisers)
        season = np.array([scenario.season[month.month - 1] for month in project.period])
        rounding = expected_rounding(scenario.increment_seconds)
        self.samplers = tuple(
            CallSampler(group, drawn.groups[place], season, drawn.month_shock, settings) for place, group in enumerate(self.segments.groups)
        )
        self.prices: SegmentPrices = segment_prices(project, self.segments, tuple(_live(sampler) for sampler in self.samplers), rounding)

    def chunk(self, seed: int, number: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Return the metered cost of one chunk, (CHUNK, O, M), and which draws of which option lack a price, (CHUNK, O)."""
        part = slice(number * CHUNK, (number + 1) * CHUNK)
        prices = self.prices
        months = self.samplers[0].season.size if self.samplers else 0
        sums = np.zeros((months, CHUNK, prices.sums))
        for sampler, per_minute, per_call in zip(self.samplers, prices.per_minute, prices.per_call, strict=True):
            calls, lengths = sampler.totals(stream(seed, f"calls of {sampler.segments.name}", number), part)
            # Summed first and multiplied after: a draw's average length is the same for all calls of a group.
            sums += (lengths.transpose(1, 0, 2) @ per_minute) * sampler.average_length(part)[:, None]
            if per_call is not None:
                sums += calls.transpose(1, 0, 2) @ per_call
        found = [_cost_of(option, sums) for option in prices.options]
        return np.array([cost.T for cost, _ in found]).transpose(1, 0, 2), np.array([lacking for _, lacking in found]).T


def _cost_of(option: OptionSums, sums: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return what an option's calls cost, (M, B), and in which draws something charged has no price, (B,)."""
    cost = sums[:, :, option.direct].copy()
    lacking = np.full(sums.shape[1], option.lacking)
    for pool in option.pools:
        eligible, available = sums[:, :, pool.eligible], pool.available[:, None]
        exceeded = eligible > available
        charged = np.where(exceeded, 1.0 - available / np.where(eligible > 0, eligible, 1.0), 0.0)
        cost += sums[:, :, pool.cost] * charged
        lacking |= (exceeded & pool.lacking[:, None]).any(axis=0)
    return cost, lacking


def _live(sampler: CallSampler) -> NDArray[np.bool_]:
    """Return where calls of a group may come in some draw, (M, C)."""
    drawn, segments = sampler.drawn, sampler.segments
    weights = (drawn.join > 0).any(axis=0).astype(np.float64) @ segments.landing > 0
    calls = bool((drawn.calls_per_organiser > 0).any())
    cells = (segments.organisers > 0) & (sampler.season > 0)[:, None] & calls
    found: NDArray[np.bool_] = (cells[:, :, None] & weights).reshape(sampler.season.size, -1)
    return found


def _licence_cost(project: Project, scenario: Scenario, segments: Segments, drawn: DrawnInputs) -> NDArray[np.float64]:
    """Return what licences cost, (D, O, M) or (1, O, M); a fee that nobody knows adds nothing, and its option is incomplete."""
    draws = max((fee.size for fee in drawn.fees.values()), default=1)
    cost = np.zeros((draws, len(segments.uses), project.months))
    for option, uses in enumerate(segments.uses):
        for use in uses:
            if use.product.id in drawn.fees:
                cost[:, option] += drawn.fees[use.product.id][:, None] * use.paid
            else:
                fees = fees_in_force(scenario, use.product, project.period)
                cost[:, option] += np.array([0.0 if fee.amount is None else float(fee.amount) for fee in fees]) * use.paid
    return cost
