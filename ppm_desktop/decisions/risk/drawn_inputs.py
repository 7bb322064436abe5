"""What the drawn inputs make of a scenario: organisers, calls an organiser, minutes a call, ways to join, fees and settings, draw by draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.decisions.inputs import HALFWAY
from ppm_desktop.decisions.risk.running import INPUTS_PART
from ppm_desktop.decisions.risk.streams import correlated_ranks, stream, triangular
from ppm_desktop.domain.input_paths import FEE, GROWTH, INCREMENT, ORGANISERS, POOL_BASIS, SHARES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.decisions.risk.active_ranges import ActiveRange, RiskSettings
    from ppm_desktop.decisions.risk.running import Run
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.scenario import Scenario


@dataclass(frozen=True)
class GroupDraws:
    """The habits of one group. Shapes: D draws, or 1 where nothing is drawn."""

    calls_per_organiser: NDArray[np.float64]  # (D,) a month, before season and policies
    minutes_per_call: NDArray[np.float64]  # (D,) connected
    join: NDArray[np.float64]  # (D, 3) shares of toll, toll-free and dial-out
    headcount: tuple[NDArray[np.float64], ...] = ()  # each (D,): factors on the headcount, one after the other, rounded after each
    growth: NDArray[np.float64] | None = None  # (D,) a year; None where it is not drawn


@dataclass(frozen=True)
class DrawnInputs:
    """All drawn inputs. Shapes: D draws, M months."""

    values: dict[str, NDArray[np.float64]]  # by path, (D,): factors where an input is multiplied, otherwise values
    groups: tuple[GroupDraws, ...]
    fees: dict[str, NDArray[np.float64]]  # by product, (D,): of an organiser in every month
    month_shock: NDArray[np.float64]  # (D, M) factor on the calls of all groups, 1 on average; (1, 1) where there is none
    rounding: NDArray[np.float64] | None  # (D,) minutes that rounding up adds to a call; None where the increment is not drawn
    purchased: NDArray[np.bool_] | None  # (D,) whether licences count as purchased; None where that is not drawn


def draw_inputs(
    scenario: Scenario, ranges: Sequence[ActiveRange], settings: RiskSettings, seed: int, draws: int, months: int, run: Run | None = None
) -> DrawnInputs:
    """Draw every input that has a range, and the chance that months share. Raises ``NoLongerWantedError`` as ``run`` does."""
    values: dict[str, NDArray[np.float64]] = {}
    of_group: list[list[tuple[str, NDArray[np.float64]]]] = [[] for _group in scenario.groups]
    ranks = correlated_ranks(seed, tuple(entry.path for entry in ranges), draws, settings.correlation)
    for number, (entry, (path, rank)) in enumerate(zip(ranges, ranks, strict=True)):
        if run is not None:
            run.go_on(INPUTS_PART * number / len(ranges))
        values[path] = _values(entry, rank)
        for place in entry.places:
            of_group[place].append((entry.field, values[path]))
    groups = tuple(_group_draws(group, found) for group, found in zip(scenario.groups, of_group, strict=True))
    fees = {entry.field.removeprefix(FEE): values[entry.path] for entry in ranges if entry.field.startswith(FEE)}
    wide = {entry.path for entry in ranges if entry.low < entry.high}
    rounding = _expected_roundings(values[INCREMENT]) if INCREMENT in wide else None
    purchased = values[POOL_BASIS] > 0 if POOL_BASIS in wide else None
    return DrawnInputs(values, groups, fees, _month_shock(settings, seed, draws, months), rounding, purchased)


def _values(entry: ActiveRange, rank: NDArray[np.float64]) -> NDArray[np.float64]:
    if entry.field == POOL_BASIS:
        return np.where(rank < HALFWAY, entry.low, entry.high)
    drawn = triangular(rank, entry.low, entry.likely, entry.high)
    return np.maximum(1.0, np.floor(drawn + 0.5)) if entry.field == INCREMENT else drawn


def _expected_roundings(seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    levels, place = np.unique(seconds, return_inverse=True)
    found: NDArray[np.float64] = np.array([expected_rounding(int(level)) for level in levels])[place]
    return found


def _month_shock(settings: RiskSettings, seed: int, draws: int, months: int) -> NDArray[np.float64]:
    if not settings.volume_noise or settings.month_shock == 0:
        return np.ones((1, 1))
    shape = settings.month_shock**-2
    return stream(seed, "chance that all groups share in a month").standard_gamma(shape, (draws, months)) / shape


def _group_draws(group: Group, drawn: list[tuple[str, NDArray[np.float64]]]) -> GroupDraws:
    habits = group.habits
    headcount = tuple(x for field, x in drawn if field == ORGANISERS and (x != 1).any())
    growth = None
    factor = {name: np.ones(1) for name in ("meetings_per_organiser", "attendees", "phone_share", "minutes_per_call")}
    join = np.array([[habits.join.toll, habits.join.toll_free, habits.join.dial_out]])
    for field, x in drawn:
        if field == ORGANISERS:
            continue
        if field == GROWTH:
            if (x != 1).any():
                growth = np.maximum(-1.0, (group.growth_per_year if growth is None else growth) * x)
        elif field in SHARES:
            join = _with_share(join, SHARES.index(field), x)
        else:
            name = "meetings_per_organiser" if field == "phone_minutes" else field
            factor[name] = factor[name] * x
    meetings = habits.meetings_per_organiser * factor["meetings_per_organiser"]
    by_phone = np.minimum(habits.phone_share * factor["phone_share"], 1.0)
    calls = meetings * (habits.attendees * factor["attendees"]) * by_phone
    return GroupDraws(calls, habits.minutes_per_call * factor["minutes_per_call"], join, headcount, growth)


def _with_share(join: NDArray[np.float64], place: int, share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Set one share; the other two keep their proportion and fill up to 1. A share of 1 leaves nothing for the others."""
    others = join.sum(axis=1) - join[:, place]
    rest = np.where(others > 0, (1.0 - share) / np.where(others > 0, others, 1.0), 0.0)
    changed = join * rest[:, None]
    changed[:, place] = share
    return changed
