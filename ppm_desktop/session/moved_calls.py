"""The calls that a group's policies bar, and where they go instead: an average month, before season."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.domain.check_groups import dial_out_allowed
from ppm_desktop.session.implied_minutes import organisers_in

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.period import Month


@dataclass(frozen=True, slots=True)
class MovedCalls:
    """Calls a month. Barred dial-out is moved first; if toll-free is off, all toll-free calls follow, the moved ones too."""

    dial_out: float  # wanted, barred or not
    barred: float
    toll_free_moved: float

    @property
    def barred_share(self) -> float:
        """Share of the dial-out calls that is barred."""
        return self.barred / self.dial_out if self.dial_out else 0.0


def moved_calls(group: Group, month: Month, zone_a: frozenset[str]) -> MovedCalls:
    """Work out an average month with the headcount of ``month``."""
    calls = organisers_in(group, month) * group.habits.calls_per_organiser
    join, policies, mix = group.habits.join, group.policies, group.destinations.dial_out
    total = sum(share for _destination, share in mix)
    closed = sum(share for destination, share in mix if not dial_out_allowed(group, destination.country, zone_a)) / total if total else 0.0
    barred = join.dial_out * closed
    toll_free = join.toll_free + barred * policies.when_barred.toll_free
    return MovedCalls(calls * join.dial_out, calls * barred, calls * toll_free if policies.toll_free_off else 0.0)
