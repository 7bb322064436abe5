"""Meeting habits: what a typical organiser's month looks like."""

from __future__ import annotations

from dataclasses import dataclass

from ppm_desktop.domain.destinations import CALL_TYPES, CallType


@dataclass(frozen=True, slots=True)
class Join:
    """How phone participants join: shares of their calls by call type, summing to 1."""

    toll: float = 1.0
    toll_free: float = 0.0
    dial_out: float = 0.0

    def of(self, call_type: CallType) -> float:
        """Return the share of one call type."""
        return (self.toll, self.toll_free, self.dial_out)[CALL_TYPES.index(call_type)]

    @property
    def total(self) -> float:
        """Sum of the shares; 1 in a sound project."""
        return self.toll + self.toll_free + self.dial_out


@dataclass(frozen=True, slots=True)
class Habits:
    """Averages per organiser; one phone participant is one call."""

    meetings_per_organiser: float = 10.0  # a month
    attendees: float = 5.0  # a meeting
    phone_share: float = 0.1  # of the attendees, 0 … 1
    minutes_per_call: float = 30.0  # connected
    usage_spread: float = 1.0  # coefficient of variation between organisers
    join: Join = Join()

    @property
    def calls_per_organiser(self) -> float:
        """Phone calls a month per organiser, before season and policies."""
        return self.meetings_per_organiser * self.attendees * self.phone_share
