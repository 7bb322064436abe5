"""The levers of the tenant, what a plan does with each, and the scenario that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from ppm_desktop.domain.check_groups import call_types_in_use
from ppm_desktop.domain.destinations import CALL_TYPES

if TYPE_CHECKING:
    from collections.abc import Collection

    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.policies import DialOutPolicy
    from ppm_desktop.domain.scenario import Scenario

LeverKind = Literal["dial_out", "toll_free_off", "app"]
#: The order in which levers are pulled. It decides how much each gets of what they save together, so it is told wherever parts are shown.
LEVERS: Final[tuple[LeverKind, ...]] = get_args(LeverKind)


@dataclass(frozen=True, slots=True)
class LeverPlan:
    """How far each lever is pulled."""

    dial_out: DialOutPolicy = "zone_a"  # for all groups that the plan is about
    app_share: float = 0.1  # of today's phone participants who join by app instead, 0 … 1
    renewal_months: int = 0  # until the last recurring invitation no longer names a toll-free number
    groups: tuple[str, ...] = ()  # names; empty: all

    def concerns(self, group: Group) -> bool:
        """Say whether the plan is about a group."""
        return not self.groups or group.name in self.groups


def pulled(scenario: Scenario, plan: LeverPlan, kinds: Collection[LeverKind]) -> Scenario:
    """Return the scenario with some levers pulled, in full effect; everything else is as in ``scenario``."""
    return replace(scenario, groups=tuple(_pulled(group, plan, kinds) if plan.concerns(group) else group for group in scenario.groups))


def missing_mixes(scenario: Scenario, zone_a: frozenset[str]) -> tuple[tuple[str, CallType], ...]:
    """Return where calls would go to numbers that nobody named: a group and the call type that it has no destinations for."""
    return tuple(
        (group.name, call_type)
        for group in scenario.groups
        for call_type in CALL_TYPES
        if call_type in call_types_in_use(group, zone_a) and not group.destinations.of(call_type)
    )


def renewed_share(month: int, renewal_months: int) -> float:
    """Return the average share of recurring invitations that are renewed in a month, the first being 0; renewals are spread evenly."""

    def until(end: float) -> float:
        return end * end / (2 * renewal_months) if end <= renewal_months else end - renewal_months / 2

    return 1.0 if renewal_months <= 0 else until(month + 1) - until(month)


def _pulled(group: Group, plan: LeverPlan, kinds: Collection[LeverKind]) -> Group:
    habits, policies = group.habits, group.policies
    if "dial_out" in kinds:
        policies = replace(policies, dial_out=plan.dial_out)
    if "toll_free_off" in kinds:
        policies = replace(policies, toll_free_off=True)
    if "app" in kinds:
        habits = replace(habits, phone_share=habits.phone_share * (1 - plan.app_share))
    return replace(group, habits=habits, policies=policies)
