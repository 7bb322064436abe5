"""From habits to calls: how many calls each group makes in each month, and where they land.

A group's destination mix and policies do not change from month to month. The array of calls over group x month x
call type x destination is therefore a product of two small ones, ``calls`` and ``weights``, and is only multiplied
out where somebody asks for single lines. Both may carry further leading axes (draws, steps of a grid).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.domain.check_groups import dial_out_allowed
from ppm_desktop.domain.destinations import CALL_TYPES, CallType, Destination
from ppm_desktop.domain.period import MONTHS_PER_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.domain.organisation import Group, HeadcountStep
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Key:
    """What a rate is looked up for, but for the month and the rate set."""

    call_type: CallType
    destination: Destination


@dataclass(frozen=True)
class Traffic:
    """Calls of a scenario. Shapes: G groups, M months, K keys."""

    months: tuple[Month, ...]
    groups: tuple[Group, ...]
    keys: tuple[Key, ...]  # sorted by call type, then destination
    organisers: NDArray[np.int64]  # (G, M)
    calls: NDArray[np.float64]  # (..., G, M) calls a month before policies, app participants excluded
    weights: NDArray[np.float64]  # (G, K) share of ``calls`` that ends up at each key after policies
    billed_minutes_per_call: NDArray[np.float64]  # (..., G)

    @cached_property
    def minutes(self) -> NDArray[np.float64]:
        """Billed minutes a month, wherever they land; shape (..., G, M). Multiply by ``weights`` for one key."""
        return self.calls * self.billed_minutes_per_call[..., None]

    @cached_property
    def to_app(self) -> NDArray[np.float64]:
        """Share of a group's calls that policies moved to the app, shape (G,)."""
        moved: NDArray[np.float64] = np.clip(1.0 - self.weights.sum(axis=1), 0.0, 1.0)
        return moved

    def of_type(self, call_type: CallType) -> NDArray[np.bool_]:
        """Mask over keys of one call type, shape (K,)."""
        return np.array([key.call_type == call_type for key in self.keys], dtype=np.bool_)


def traffic_of(project: Project, scenario: Scenario) -> Traffic:
    """Work out the calls of a scenario that has passed the checks."""
    months = project.period
    groups = scenario.groups
    organisers = np.array([headcount_by_month(g.headcount, g.growth_per_year, months) for g in groups], dtype=np.int64)
    season = np.array([scenario.season[month.month - 1] for month in months])
    per_organiser = np.array([g.habits.calls_per_organiser for g in groups])
    landed = [landing_shares(group, project.price_book.zone_a) for group in groups]
    keys = sorted({key for shares in landed for key in shares}, key=lambda key: (CALL_TYPES.index(key[0]), key[1]))
    column = {key: k for k, key in enumerate(keys)}
    weights = np.zeros((len(groups), len(keys)))
    for g, shares in enumerate(landed):
        weights[g, [column[key] for key in shares]] = list(shares.values())
    return Traffic(
        months=months,
        groups=groups,
        keys=tuple(Key(call_type, destination) for call_type, destination in keys),
        organisers=organisers,
        calls=organisers * season * per_organiser[:, None],
        weights=weights,
        billed_minutes_per_call=np.array([g.habits.minutes_per_call for g in groups]) + expected_rounding(scenario.increment_seconds),
    )


def headcount_by_month(steps: Sequence[HeadcountStep], growth_per_year: float, months: Sequence[Month]) -> list[int]:
    """Return organisers per month: the step in force, grown since it began, rounded half up; 0 before the first step."""
    counts = []
    for month in months:
        step = max((s for s in steps if s.since <= month), key=lambda s: s.since, default=None)
        if step is None:
            counts.append(0)
        else:
            growth = (1 + growth_per_year) ** ((month - step.since) / MONTHS_PER_YEAR)
            counts.append(int(step.organisers * growth + 0.5))
    return counts


def landing_shares(group: Group, zone_a: frozenset[str]) -> dict[tuple[CallType, Destination], float]:
    """Return the share of a group's calls that each call type and destination carries after policies.

    Dial-out is barred first and its calls move to toll, toll-free and the app; then toll-free is switched off, with
    the calls just moved there included. What moves to toll or toll-free follows that call type's destination mix.
    The shares sum to 1 less what moved to the app.
    """
    join, policies, mixes = group.habits.join, group.policies, group.destinations
    allowed = {d: share for d, share in mixes.dial_out if dial_out_allowed(group, d.country, zone_a)}
    barred = join.dial_out * sum(share for d, share in mixes.dial_out if d not in allowed)
    toll = join.toll + barred * policies.when_barred.toll
    toll_free = join.toll_free + barred * policies.when_barred.toll_free
    if policies.toll_free_off:
        toll += toll_free * policies.when_toll_free_off.toll
        toll_free = 0.0
    shares: dict[tuple[CallType, Destination], float] = {}
    if toll > 0:
        shares |= {("toll", d): toll * share for d, share in mixes.toll}
    if toll_free > 0:
        shares |= {("toll_free", d): toll_free * share for d, share in mixes.toll_free}
    if join.dial_out > 0:
        shares |= {("dial_out", d): join.dial_out * share for d, share in allowed.items()}
    return shares
