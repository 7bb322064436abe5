"""What each lever saves under one option: alone, in the stated order, and its fair share of what all save together.

Every saving is the difference of two full calculations. Toll-free numbers vanish only as recurring invitations are renewed; as the
pool pays for no toll or toll-free call, a month in which a part is renewed is exactly that part of the way between the two.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.charges import Tariffs, charges_of
from ppm_desktop.costing.traffic import landing_of, traffic_of
from ppm_desktop.costing.unpriced import unpriced_of
from ppm_desktop.decisions.lever_plan import LEVERS, LeverKind, LeverPlan, missing_mixes, pulled, renewed_share
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.policies import DIAL_OUT_POLICIES, DialOutPolicy

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Charges
    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

#: Ways a phone participant may come: the call types, and none of them.
WAYS: Final = (*CALL_TYPES, "app")


@dataclass(frozen=True, slots=True)
class Standing:
    """What an option costs, and how people call, with some levers pulled. Shapes: M months."""

    costs: NDArray[np.float64] | None  # (M,) or None: a price is missing, or nobody said which numbers the calls go to
    calls: NDArray[np.float64]  # (3, M) by ``CALL_TYPES``


@dataclass(frozen=True, slots=True)
class Effect:
    """What one lever saves a year; None where a price or a destination is missing, negative where it costs more."""

    kind: LeverKind
    alone: float | None
    in_order: float | None  # what it adds to the levers before it; the three sum to what all save
    fair: float | None  # its average over all orders (Shapley); these sum to the same
    moved: dict[str, float]  # calls a year by ``WAYS`` that the lever adds or takes away when it is pulled alone; they sum to 0
    lacking: tuple[tuple[str, CallType], ...] = ()  # groups and call types that it would send calls to, without destinations


@dataclass(frozen=True)
class Levers:
    """The levers of a plan under one option."""

    project: Project
    scenario: Scenario
    option: Option
    plan: LeverPlan
    standings: dict[frozenset[LeverKind], Standing]
    lost_calls: float  # a year: of organisers to whom the option gives no phone meetings, whatever the levers
    lacking: tuple[tuple[str, CallType], ...]  # groups and call types that the plan would send calls to, without destinations

    @property
    def today(self) -> float | None:
        """What the option costs a year as it is; None when a price is missing."""
        return self._per_year(self.standings[frozenset()].costs)

    @property
    def together(self) -> float | None:
        """What all levers save a year."""
        return self.saving(frozenset(LEVERS))

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """The levers in their order."""
        found = []
        for place, kind in enumerate(LEVERS):
            before, alone = frozenset(LEVERS[:place]), frozenset({kind})
            by_type = (self.standings[alone].calls - self.standings[frozenset()].calls).sum(axis=1) * self._years
            moved = dict(zip(WAYS, [*by_type.tolist(), -float(by_type.sum())], strict=True))
            found.append(Effect(kind, self.saving(alone), self._step(before, kind), self._fair(kind), moved, self._lacking(kind)))
        return tuple(found)

    def saving(self, kinds: frozenset[LeverKind]) -> float | None:
        """Return what some of the levers save a year, on average over the period."""
        return self._per_year(self.saved_by_month(kinds))

    def saved_by_month(self, kinds: frozenset[LeverKind]) -> NDArray[np.float64] | None:
        """Return what some of the levers save in each month, shape (M,)."""
        today, then = self.standings[frozenset()].costs, self.standings[kinds].costs
        return None if today is None or then is None else today - then

    def payback(self, cost: float) -> int | None:
        """Return the month, counted from 1, in which the app lever alone has saved a campaign's cost; None if not within the period."""
        saved = self.saved_by_month(frozenset({"app"}))
        if saved is None:
            return None
        reached = np.flatnonzero(np.cumsum(saved) >= cost)
        return int(reached[0]) + 1 if len(reached) else None

    @property
    def _years(self) -> float:
        return MONTHS_PER_YEAR / self.project.months

    def _per_year(self, by_month: NDArray[np.float64] | None) -> float | None:
        return None if by_month is None else float(by_month.sum()) * self._years

    def _step(self, before: frozenset[LeverKind], kind: LeverKind) -> float | None:
        without, with_it = self.saving(before), self.saving(before | {kind})
        return None if without is None or with_it is None else with_it - without

    def _lacking(self, kind: LeverKind) -> tuple[tuple[str, CallType], ...]:
        return missing_mixes(pulled(self.scenario, self.plan, {kind}), self.project.price_book.zone_a)

    def _fair(self, kind: LeverKind) -> float | None:
        others = [one for one in LEVERS if one != kind]
        total = 0.0
        for size in range(len(others) + 1):
            share = factorial(size) * factorial(len(others) - size) / factorial(len(LEVERS))
            for before in combinations(others, size):
                step = self._step(frozenset(before), kind)
                if step is None:
                    return None
                total += share * step
        return total


@dataclass(frozen=True, slots=True)
class Setting:
    """What a dial-out setting of one group saves a year by itself; None: a price or a destination is missing."""

    group: str
    policy: DialOutPolicy
    saving: float | None
    chosen: bool  # the group has it today


def levers_of(project: Project, scenario: Scenario, option: Option, plan: LeverPlan, *, go_on: Callable[[], None] = lambda: None) -> Levers:
    """Pull the levers of a plan in every combination. The project must have passed the checks.

    ``go_on`` is called before each full calculation, here and below; what it raises ends the work.
    """
    full = {}
    for size in range(len(LEVERS) + 1):
        for kinds in combinations(LEVERS, size):
            go_on()
            full[frozenset(kinds)] = standing_of(project, pulled(scenario, plan, kinds), option)
    shares = np.array([renewed_share(month, plan.renewal_months) for month in range(project.months)])
    standings = {}
    for pulled_kinds, standing in full.items():
        without = full[pulled_kinds - {"toll_free_off"}]
        standings[pulled_kinds] = _under_way(without, standing, shares) if "toll_free_off" in pulled_kinds else standing
    charges = _charges(project, scenario, option)
    lost = float(charges.lost_calls.sum()) * MONTHS_PER_YEAR / project.months
    lacking = missing_mixes(pulled(scenario, plan, LEVERS), project.price_book.zone_a)
    return Levers(project, scenario, option, plan, standings, lost, lacking)


def dial_out_settings(
    project: Project, scenario: Scenario, option: Option, *, most: int | None = None, go_on: Callable[[], None] = lambda: None
) -> tuple[Setting, ...]:
    """Return what each of the four settings saves for each group that is ever dialled out to, by itself.

    Each group takes up to three full calculations; ``most`` keeps it to so many groups, those with most dial-out calls.
    """
    today = standing_of(project, scenario, option).costs
    zone_a, found = project.price_book.zone_a, []
    calls = {group.name: _dial_out_calls(group) for group in scenario.groups}
    largest = sorted((name for name in calls if calls[name] > 0), key=lambda name: -calls[name])[:most]
    chosen = set(largest)
    for group in scenario.groups:
        if group.name not in chosen:
            continue
        for policy in DIAL_OUT_POLICIES:
            changed = replace(group, policies=replace(group.policies, dial_out=policy))
            saving = None
            if today is not None and landing_of(group, zone_a) == landing_of(changed, zone_a):
                saving = 0.0
            elif today is not None:
                go_on()
                groups = tuple(changed if one is group else one for one in scenario.groups)
                then = standing_of(project, replace(scenario, groups=groups), option).costs
                saving = None if then is None else float((today - then).sum()) * MONTHS_PER_YEAR / project.months
            found.append(Setting(group.name, policy, saving, policy == group.policies.dial_out))
    return tuple(found)


def _dial_out_calls(group: Group) -> float:
    """Return dial-out calls a month, barred or not, of the group at its largest."""
    people = max((step.organisers for step in group.headcount), default=0)
    return people * group.habits.calls_per_organiser * group.habits.join.dial_out


def standing_of(project: Project, scenario: Scenario, option: Option) -> Standing:
    """Calculate an option in full."""
    charges = _charges(project, scenario, option)
    lacks = missing_mixes(scenario, project.price_book.zone_a) or unpriced_of(charges)
    traffic = charges.traffic
    calls = [traffic.calls.T @ traffic.weights[:, traffic.of_type(call_type)].sum(axis=1) for call_type in CALL_TYPES]
    return Standing(None if lacks else charges.by_component.sum(axis=1), np.array(calls))


def _charges(project: Project, scenario: Scenario, option: Option) -> Charges:
    traffic = traffic_of(project, scenario)
    return charges_of(project, scenario, option, traffic, Tariffs(project, traffic))


def _under_way(before: Standing, after: Standing, shares: NDArray[np.float64]) -> Standing:
    """Let a part of the calls move in each month."""
    calls = before.calls * (1 - shares) + after.calls * shares
    if before.costs is None or after.costs is None:
        return Standing(None, calls)
    return Standing(before.costs * (1 - shares) + after.costs * shares, calls)
