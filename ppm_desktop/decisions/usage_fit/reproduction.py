"""Runs the engine on a fitted plan and compares its minutes with the calls that it was fitted to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.decisions.usage_fit.match import Match
from ppm_desktop.domain.destinations import CALL_TYPES

if TYPE_CHECKING:
    from ppm_desktop.costing.traffic import Key
    from ppm_desktop.decisions.usage_fit.cells import FitCells
    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


def matches_of(project: Project, scenario: Scenario, cells: FitCells, worth: float) -> tuple[Match, ...]:
    """Compare by call type; ``worth`` is how many average months the export is."""
    minutes, calls = _planned(project, scenario, worth)
    imported, imported_calls = _imported(cells)

    def of(sums: dict[Key, float], call_type: CallType) -> float:
        return sum(amount for key, amount in sums.items() if key.call_type == call_type)

    return tuple(Match(one, of(imported, one), of(minutes, one), of(imported_calls, one), of(calls, one)) for one in CALL_TYPES)


def destination_error(project: Project, scenario: Scenario, cells: FitCells, worth: float) -> float:
    """Return the largest difference of the minutes of a call type and destination, as a share of all; calls without a country left out."""
    planned, imported = _planned(project, scenario, worth)[0], _imported(cells)[0]
    moved = {key.call_type for key in imported if not key.destination.country}
    whole = sum(imported.values())
    # By country: which line was called the export seldom says, and the plan may assume it.
    apart: dict[tuple[str, str], float] = defaultdict(float)
    for sign, sums in ((1.0, planned), (-1.0, imported)):
        for key, amount in sums.items():
            if key.call_type not in moved:
                apart[key.call_type, key.destination.country] += sign * amount
    return max((abs(amount) for amount in apart.values()), default=0.0) / whole if whole else 0.0


def _planned(project: Project, scenario: Scenario, worth: float) -> tuple[dict[Key, float], dict[Key, float]]:
    traffic = traffic_of(project, scenario)
    # Over the plan's own period, brought to the length of the export.
    scale = worth / sum(scenario.season[month.month - 1] for month in project.period)
    minutes, calls = (amounts.sum(axis=1) @ traffic.weights * scale for amounts in (traffic.minutes, traffic.calls))
    return (
        {key: float(part) for key, part in zip(traffic.keys, minutes, strict=True)},
        {key: float(part) for key, part in zip(traffic.keys, calls, strict=True)},
    )


def _imported(cells: FitCells) -> tuple[dict[Key, float], dict[Key, float]]:
    minutes, calls = (np.bincount(cells.key, weights=amounts, minlength=len(cells.keys)) for amounts in (cells.minutes, cells.calls))
    return (
        {key: float(part) for key, part in zip(cells.keys, minutes, strict=True)},
        {key: float(part) for key, part in zip(cells.keys, calls, strict=True)},
    )
