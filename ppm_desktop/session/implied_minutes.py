"""The minutes that habits imply, shown beside them while they are typed: an average month, before season.

The same rules as the engine's, on plain numbers, so that the page needs no arrays; a test holds both against each other.
Minutes are those of conversation; what is billed is rounded up per call, which ``billed`` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.costing.rounding import expected_rounding
from ppm_desktop.domain.check_groups import dial_out_allowed
from ppm_desktop.domain.period import MONTHS_PER_YEAR

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.period import Month


@dataclass(frozen=True, slots=True)
class ImpliedMinutes:
    """What one group's habits come to in an average month after its policies."""

    organisers: int
    calls: float  # phone participants, wherever they land
    minutes_per_call: float
    toll: float  # calls
    toll_free: float
    dial_out: float

    @property
    def minutes(self) -> float:
        """Minutes of all phone participants, those moved to the app included."""
        return self.calls * self.minutes_per_call

    @property
    def toll_minutes(self) -> float:
        """Minutes to toll numbers."""
        return self.toll * self.minutes_per_call

    @property
    def toll_free_minutes(self) -> float:
        """Minutes to toll-free numbers."""
        return self.toll_free * self.minutes_per_call

    @property
    def dial_out_minutes(self) -> float:
        """Minutes of calls that the meeting dials."""
        return self.dial_out * self.minutes_per_call

    def billed(self, calls: float, increment_seconds: int) -> float:
        """Return the minutes that so many of the calls are charged for: each rounded up to a whole increment."""
        return calls * (self.minutes_per_call + expected_rounding(increment_seconds))


def organisers_in(group: Group, month: Month) -> int:
    """Return the organisers of a month: the step in force, grown since it began, rounded half up; 0 before the first step."""
    step = max((s for s in group.headcount if s.since <= month), key=lambda s: s.since, default=None)
    if step is None:
        return 0
    return int(step.organisers * (1 + group.growth_per_year) ** ((month - step.since) / MONTHS_PER_YEAR) + 0.5)


def implied_minutes(group: Group, month: Month, zone_a: frozenset[str]) -> ImpliedMinutes:
    """Work out an average month with the headcount of ``month``: barred dial-out moves first, then toll-free is switched off."""
    organisers = organisers_in(group, month)
    calls = organisers * group.habits.calls_per_organiser
    join, policies, mixes = group.habits.join, group.policies, group.destinations
    mix = sum(share for _d, share in mixes.dial_out)
    open_share = sum(share for d, share in mixes.dial_out if dial_out_allowed(group, d.country, zone_a)) / mix if mix else 1.0
    barred = join.dial_out * (1 - open_share)
    toll = join.toll + barred * policies.when_barred.toll
    toll_free = join.toll_free + barred * policies.when_barred.toll_free
    if policies.toll_free_off:
        toll += toll_free * policies.when_toll_free_off.toll
        toll_free = 0.0
    return ImpliedMinutes(
        organisers=organisers,
        calls=calls,
        minutes_per_call=group.habits.minutes_per_call,
        toll=calls * toll,
        toll_free=calls * toll_free,
        dial_out=calls * join.dial_out * open_share,
    )
