"""Which rates of the price book does a plan pay with? The others may be as old as they like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.charges import MINUTE_COMPONENTS, Tariffs, charges_of
from ppm_desktop.costing.traffic import traffic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.costing.charges import Part, Tariff
    from ppm_desktop.domain.project import Project


def used_rates(project: Project) -> frozenset[int]:
    """Return the positions in the price book of the rates that price a charged call of any scenario and option.

    The project must have passed the checks.
    """
    found: set[int] = set()
    for scenario in project.scenarios:
        traffic = traffic_of(project, scenario)
        tariffs = Tariffs(project, traffic)
        for option in scenario.options:
            for part in charges_of(project, scenario, option, traffic, tariffs).parts:
                found.update(_positions(part, traffic.weights.sum(axis=0)))
    return frozenset(found)


def _positions(part: Part, weights: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Iterator[int]:
    """Yield the positions of the rates of one product's share of an option."""
    called = part.calls.sum(axis=0) > 0
    for component in MINUTE_COMPONENTS:
        if not _metered(part.tariff, component):
            continue
        months = called & np.broadcast_to(part.charged(component) > 0, called.shape)
        columns = part.tariff.masks[component] & (weights > 0)
        index = part.tariff.rates.index[np.ix_(months, columns)]
        yield from (int(position) for position in np.unique(index) if position >= 0)


def _metered(tariff: Tariff, component: str) -> bool:
    return tariff.metered(component) and bool(tariff.masks[component].any())
