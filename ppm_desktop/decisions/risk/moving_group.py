"""A group whose organisers differ from draw to draw: its cells do, too, so its calls are summed product by product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.giving_way import step_by_step
from ppm_desktop.costing.licences import is_lost
from ppm_desktop.decisions.risk.prices_of_segments import columns_of, price
from ppm_desktop.decisions.risk.segments import bounds_of, cumulated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.risk.drawn_calls import CallSampler
    from ppm_desktop.decisions.risk.drawn_licences import Uses
    from ppm_desktop.decisions.risk.segments import Segments
    from ppm_desktop.domain.project import Project


@dataclass(frozen=True)
class UsePrices:
    """What the calls of one product cost in one option. Shapes: M months, S classes, F sums of the option."""

    per_minute: NDArray[np.float64]  # (M, S, F)
    per_call: NDArray[np.float64] | None  # (M, S, F) connection fees; None where there are none
    absent: NDArray[np.bool_] | None  # (M, F) whether calls come that have no rate; None where all have one


@dataclass(frozen=True)
class MovingGroup:
    """One group. Shapes: B draws of a chunk, M months, F sums."""

    place: int
    sampler: CallSampler
    prices: tuple[tuple[tuple[int, slice, UsePrices], ...], ...]  # by option: place of the product, its option's sums, its prices

    def add(
        self,
        generator: np.random.Generator,
        part: slice,
        uses: Uses,
        rounding: NDArray[np.float64],
        into: tuple[NDArray[np.float64], NDArray[np.bool_]],
    ) -> None:
        """Draw a chunk and add it up: to the sums, (M, B, F), and to what lacks a price, (M, B, F).

        ``rounding`` are the minutes that rounding up adds to a call, (B,) or (1,).
        """
        sums, absent = into
        bounds = bounds_of(uses, self.place)
        cells, draws, months = bounds.shape[0] - 1, bounds.shape[1], bounds.shape[2]
        calls, lengths = (drawn.reshape(draws, months, cells, -1) for drawn in self.sampler.totals(generator, part, bounds))
        minutes = lengths * self.sampler.average_length(part)[:, None, None, None] + calls * rounding[:, None, None, None]
        for of_option, prices in zip(uses, self.prices, strict=True):
            ends = cumulated(of_option, self.place)
            for number, own, known in step_by_step(prices):
                holds = ((bounds[:-1] >= ends[number]) & (bounds[1:] <= ends[number + 1])).astype(np.float64)
                sums[:, :, own] += np.einsum("jbm,bmjs->mbs", holds, minutes) @ known.per_minute
                if known.per_call is not None:
                    sums[:, :, own] += np.einsum("jbm,bmjs->mbs", holds, calls) @ known.per_call
                if known.absent is not None:
                    somebody = of_option[number].assigned[self.place].T > 0
                    absent[:, :, own] |= somebody[:, :, None] & known.absent[:, None, :]


def moving_group(project: Project, segments: Segments, place: int, sampler: CallSampler) -> MovingGroup:
    """Lay out what a group's calls cost with every product of every option."""
    columns = columns_of(segments)
    classes = sampler.segments.classes
    weights: NDArray[np.bool_] = (sampler.drawn.join > 0).any(axis=0).astype(np.float64) @ sampler.segments.landing > 0
    calls = bool((sampler.drawn.calls_per_organiser > 0).any())
    live: NDArray[np.bool_] = (sampler.season > 0)[:, None] & weights & calls
    everybody = np.ones((len(project.period), 1), dtype=np.bool_)
    found = []
    for number, uses in enumerate(segments.uses):
        places = [column for (option, _kind, _pool), column in columns.items() if option == number]
        own = slice(places[0], places[-1] + 1)
        of_option = []
        for position, use in enumerate(uses):
            if is_lost(use):
                continue
            shape = (len(project.period), 1, len(classes), len(columns))
            minute, call, absent = np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=np.bool_)
            for s, entry in enumerate(classes):
                price(project, use, entry, (number, columns), (minute[:, :, s], call[:, :, s], absent[:, :, s]), everybody)
            lacking: NDArray[np.bool_] = np.any(absent[:, 0, :, own] & live[:, :, None], axis=1)
            connection = call[:, 0, :, own]
            known = UsePrices(
                minute[:, 0, :, own].copy(), connection.copy() if connection.any() else None, lacking if lacking.any() else None
            )
            of_option.append((position, own, known))
        found.append(tuple(of_option))
    return MovingGroup(place, sampler, tuple(found))
