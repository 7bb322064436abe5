"""From habits to calls: how many calls each group makes in each month, and where they land.

A group's destination mix and policies do not change from month to month. The array of calls over group x month x
call type x destination is therefore a product of two small ones, ``calls`` and ``weights``, and is only multiplied
out where somebody asks for single lines. Both may carry further leading axes (draws, steps of a grid).
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import is_
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.giving_way import give_way
from ppm_desktop.costing.remembered import Remembered
from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.check_groups import dial_out_allowed
from ppm_desktop.domain.destinations import CALL_TYPES, CallType, Destination, Mix
from ppm_desktop.domain.period import MONTHS_PER_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: The last few answers of ``_landing_weights`` and what each rests on, by identity: an edit shares all that it does not change.
_LANDED: Final[Remembered[tuple[tuple[object, ...], tuple[Key, ...], NDArray[np.float64]]]] = Remembered(4)
#: The same of ``organisers_by_month``.
_COUNTED: Final[Remembered[tuple[tuple[object, ...], tuple[Month, ...], NDArray[np.int64]]]] = Remembered(4)


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
    give_way()
    months = project.period
    groups = scenario.groups
    organisers = organisers_by_month(groups, months)
    season = np.array([scenario.season[month.month - 1] for month in months])
    per_organiser = np.array([g.habits.calls_per_organiser for g in groups])
    keys, weights = _landing_weights(groups, project.price_book.zone_a)
    return Traffic(
        months=months,
        groups=groups,
        keys=keys,
        organisers=organisers,
        calls=organisers * season * per_organiser[:, None],
        weights=weights,
        billed_minutes_per_call=np.array([g.habits.minutes_per_call for g in groups]) + expected_rounding(scenario.increment_seconds),
    )


def organisers_by_month(groups: Sequence[Group], months: Sequence[Month]) -> NDArray[np.int64]:
    """Return organisers by group and month: the step in force, grown since it began, rounded half up; 0 before the first.

    Where neither headcounts nor growth nor months changed, it is the same array again; nobody may write into it.
    """
    parts = tuple(part for group in groups for part in (group.headcount, group.growth_per_year))
    for known, of_months, organisers in _COUNTED.answers():
        if same_parts(known, parts) and of_months == tuple(months):
            return organisers
    people = headcount_of(groups, months)
    found = people.grown(people.base, people.growth)
    found.setflags(write=False)
    _COUNTED.add((parts, tuple(months), found))
    return found


def same_parts(known: tuple[object, ...], parts: tuple[object, ...]) -> bool:
    """Say whether an answer rests on the same values; by identity, because an edit shares all that it does not change."""
    return len(known) == len(parts) and all(map(is_, known, parts))


@dataclass(frozen=True)
class Headcount:
    """The steps of a headcount laid out over months. Shapes: G groups, M months."""

    base: NDArray[np.float64]  # (G, M) organisers of the step in force, before it grows
    years: NDArray[np.float64]  # (G, M) since it began, or since the first month
    growth: NDArray[np.float64]  # (G,) a year

    def grown(self, base: NDArray[np.float64], growth: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return whole organisers, shape (..., G, M), of steps (..., G, M) that grow by (..., G) a year."""
        return np.floor(base * (1.0 + growth)[..., None] ** self.years + 0.5).astype(np.int64)


def headcount_of(groups: Sequence[Group], months: Sequence[Month]) -> Headcount:
    """Lay the headcounts of groups out; 0 organisers before the first step."""
    base = np.zeros((len(groups), len(months)))
    since = np.zeros_like(base)
    for g, group in enumerate(groups):
        for step in group.headcount:
            begins = step.since - months[0]
            if begins < len(months):
                base[g, max(0, begins) :] = step.organisers
                since[g, max(0, begins) :] = begins
    years = (np.arange(len(months)) - since) / MONTHS_PER_YEAR
    return Headcount(base, years, np.array([group.growth_per_year for group in groups]))


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the calls of a group land: shares by call type, and the dial-out destinations that policies let through."""

    toll: float
    toll_free: float
    dial_out: float
    allowed: Mix  # part of the dial-out mix; what is barred is in ``toll``, ``toll_free`` or the app

    def mixes(self, group: Group) -> tuple[tuple[CallType, float, Mix], ...]:
        """Return each call type that carries calls, with its share and the destinations it is spread over."""
        found: tuple[tuple[CallType, float, Mix], ...] = (
            ("toll", self.toll, group.destinations.toll),
            ("toll_free", self.toll_free, group.destinations.toll_free),
            ("dial_out", self.dial_out, self.allowed),
        )
        return tuple(entry for entry in found if entry[1] > 0)


def landing_of(group: Group, zone_a: frozenset[str]) -> Landing:
    """Apply a group's policies to its calls.

    Dial-out is barred first and its calls move to toll, toll-free and the app; then toll-free is switched off, with
    the calls just moved there included. What moves to toll or toll-free follows that call type's destination mix.
    """
    join, policies, mix = group.habits.join, group.policies, group.destinations.dial_out
    allowed, barred = mix, 0.0
    if policies.dial_out != "any":
        lets_through = [dial_out_allowed(group, destination.country, zone_a) for destination, _ in mix]
        allowed = tuple(entry for entry, through in zip(mix, lets_through, strict=True) if through)
        barred = join.dial_out * sum(share for (_, share), through in zip(mix, lets_through, strict=True) if not through)
    toll = join.toll + barred * policies.when_barred.toll
    toll_free = join.toll_free + barred * policies.when_barred.toll_free
    if policies.toll_free_off:
        toll += toll_free * policies.when_toll_free_off.toll
        toll_free = 0.0
    return Landing(toll, toll_free, join.dial_out, allowed)


def _landing_weights(groups: Sequence[Group], zone_a: frozenset[str]) -> tuple[tuple[Key, ...], NDArray[np.float64]]:
    """Return the keys that carry calls, and the share of each group's calls that each carries, shape (G, K); the same arrays where nothing changed."""
    parts = (zone_a, *(part for g in groups for part in (g.country, g.habits.join, g.policies, g.destinations)))
    for known, keys, weights in _LANDED.answers():
        if same_parts(known, parts):
            return keys, weights
    keys, weights = _landing_weights_of(groups, zone_a)
    weights.setflags(write=False)
    _LANDED.add((parts, keys, weights))
    return keys, weights


def _landing_weights_of(groups: Sequence[Group], zone_a: frozenset[str]) -> tuple[tuple[Key, ...], NDArray[np.float64]]:
    landed = [landing_of(group, zone_a).mixes(group) for group in groups]
    give_way()
    numbers: dict[Destination, int] = {}
    numbered: dict[int, tuple[list[int], NDArray[np.float64]]] = {}  # by the identity of a mix, which call types often share
    for mixes in landed:
        for _call_type, _share, mix in mixes:
            if id(mix) not in numbered:
                shares = np.array([part for _, part in mix], dtype=np.float64)
                numbered[id(mix)] = [numbers.setdefault(destination, len(numbers)) for destination, _ in mix], shares
    used: dict[CallType, set[int]] = {call_type: set() for call_type in CALL_TYPES}
    for mixes in landed:
        for call_type, _share, mix in mixes:
            used[call_type].update(numbered[id(mix)][0])
    in_order = {number: destination for destination, number in numbers.items()}
    keys = tuple(
        Key(call_type, destination) for call_type in CALL_TYPES for destination in sorted(in_order[number] for number in used[call_type])
    )
    column = {call_type: np.zeros(len(numbers), dtype=np.intp) for call_type in CALL_TYPES}
    for k, key in enumerate(keys):
        column[key.call_type][numbers[key.destination]] = k
    weights = np.zeros((len(groups), len(keys)))
    for g, mixes in enumerate(landed):
        for call_type, share, mix in mixes:
            places, parts = numbered[id(mix)]
            weights[g, column[call_type][places]] = share * parts
    return keys, weights
