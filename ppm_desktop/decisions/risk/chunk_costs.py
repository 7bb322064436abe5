"""What the draws of one chunk cost: calls, licences and pools put together, option by option and month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.decisions.risk.drawn_calls import CallSampler
from ppm_desktop.decisions.risk.drawn_licences import DrawnLicences
from ppm_desktop.decisions.risk.moving_group import moving_group
from ppm_desktop.decisions.risk.prices_of_segments import OptionSums, SegmentPrices, segment_prices
from ppm_desktop.decisions.risk.segments import Segments, segments_of
from ppm_desktop.decisions.risk.streams import stream

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.decisions.risk.active_ranges import RiskSettings
    from ppm_desktop.decisions.risk.drawn_inputs import DrawnInputs
    from ppm_desktop.decisions.risk.running import Run
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: Draws of one chunk: their arrays stay in a processor's cache.
CHUNK: Final = 64


@dataclass(frozen=True)
class ChunkCost:
    """One chunk. Shapes: O options, M months."""

    metered: NDArray[np.float64]  # (CHUNK, O, M) all but licences
    licences: NDArray[np.float64]  # (CHUNK, O, M), or (1, O, M) where they are the same in every draw
    lacking: NDArray[np.bool_]  # (CHUNK, O) whether something charged has no price


class ChunkCosts:
    """Everything that does not change from chunk to chunk."""

    def __init__(self, project: Project, scenario: Scenario, comparison: Comparison, settings: RiskSettings, drawn: DrawnInputs) -> None:
        """Lay a scenario of ``project`` out for its drawn inputs; ``comparison`` is the answer without chance."""
        self._months = project.months
        self._drawn = drawn
        self._licences = DrawnLicences(project, scenario, drawn, comparison.traffic.organisers)
        segments: Segments = segments_of(project, scenario, comparison.traffic.organisers)
        #: Factor by which rates differ at most whose calls are drawn together.
        self.joined_within = segments.joined_within
        season = np.array([scenario.season[month.month - 1] for month in project.period])
        self._samplers = tuple(
            CallSampler(group, drawn.groups[place], season, drawn.month_shock, settings) for place, group in enumerate(segments.groups)
        )
        headcount = self._licences.headcount
        moves = (False,) * len(segments.groups) if headcount is None else headcount.moving
        self._moving = {place: moving_group(project, segments, place, self._samplers[place]) for place, one in enumerate(moves) if one}
        live = tuple(None if one else _live(sampler) for sampler, one in zip(self._samplers, moves, strict=True))
        self._rounding = expected_rounding(scenario.increment_seconds)
        # Where the increment is drawn, what rounding up adds is no price of a call.
        baked = self._rounding if drawn.rounding is None else 0.0
        self._prices: SegmentPrices = segment_prices(project, segments, live, baked)

    @property
    def licences_differ(self) -> bool:
        """Whether what licences cost differs from draw to draw."""
        return self._licences.differ

    def of(self, seed: int, number: int, run: Run) -> ChunkCost:
        """Return what one chunk costs. Raises ``NoLongerWantedError`` when ``run`` is no longer wanted."""
        part = slice(number * CHUNK, (number + 1) * CHUNK)
        prices, drawn = self._prices, self._drawn
        sums = np.zeros((self._months, CHUNK, prices.sums))
        absent = np.zeros(sums.shape if self._moving else (1, 1, prices.sums), dtype=np.bool_)
        uses = self._licences.uses(part)
        rounding = np.array([self._rounding]) if drawn.rounding is None else drawn.rounding[part]
        for place, (sampler, per_minute, per_call) in enumerate(zip(self._samplers, prices.per_minute, prices.per_call, strict=True)):
            run.step()
            generator = stream(seed, f"calls of {sampler.segments.name}", number)
            if place in self._moving:
                self._moving[place].add(generator, part, uses, rounding, (sums, absent))
                continue
            calls, lengths = sampler.totals(generator, part)
            # Summed first and multiplied after: a draw's average length is the same for all calls of a group.
            sums += (lengths.transpose(1, 0, 2) @ per_minute) * sampler.average_length(part)[:, None]
            if drawn.rounding is not None:
                sums += (calls.transpose(1, 0, 2) @ per_minute) * rounding[:, None]
            if per_call is not None:
                sums += calls.transpose(1, 0, 2) @ per_call
        found = []
        for option, of_option in zip(prices.options, uses, strict=True):
            pools = self._licences.pools(of_option, part) if self._licences.counts_differ else {}
            found.append(_cost_of(option, sums, absent, pools))
        metered = np.array([cost.T for cost, _ in found]).transpose(1, 0, 2)
        return ChunkCost(metered, self._licences.cost(uses, part), np.array([lacking for _, lacking in found]).T)


def _cost_of(
    option: OptionSums, sums: NDArray[np.float64], absent: NDArray[np.bool_], pools: dict[str, NDArray[np.float64]]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return what an option's calls cost, (M, B), and in which draws something charged has no price, (B,).

    ``pools`` are the minutes in each pool where they differ from draw to draw, (M, B).
    """
    cost = sums[:, :, option.direct].copy()
    lacking = np.full(sums.shape[1], option.lacking) | absent[:, :, option.direct].any(axis=0)
    for pool in option.pools:
        eligible, available = sums[:, :, pool.eligible], pools.get(pool.pool, pool.available[:, None])
        exceeded = eligible > available
        charged = np.where(exceeded, 1.0 - available / np.where(eligible > 0, eligible, 1.0), 0.0)
        cost += sums[:, :, pool.cost] * charged
        lacking |= (exceeded & (pool.lacking[:, None] | absent[:, :, pool.cost])).any(axis=0)
    return cost, lacking


def _live(sampler: CallSampler) -> NDArray[np.bool_]:
    """Return where calls of a group may come in some draw, (M, C)."""
    drawn, segments = sampler.drawn, sampler.segments
    weights = (drawn.join > 0).any(axis=0).astype(np.float64) @ segments.landing > 0
    calls = bool((drawn.calls_per_organiser > 0).any())
    cells = (segments.organisers > 0) & (sampler.season > 0)[:, None] & calls
    found: NDArray[np.bool_] = (cells[:, :, None] & weights).reshape(sampler.season.size, -1)
    return found
