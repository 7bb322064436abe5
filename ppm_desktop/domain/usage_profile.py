"""Starting habits for somebody who cannot measure yet: little, some or much telephone. Assumptions, and named as such."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """Averages per organiser; what is measured takes their place. Shares lie between 0 and 1."""

    id: str
    name: str  # as people read it
    meetings_per_organiser: float  # a month
    attendees: float  # a meeting
    phone_share: float  # of the attendees
    minutes_per_call: float
    usage_spread: float  # coefficient of variation between organisers
    dial_out_share: float  # of the calls, where the meeting calls people
    toll_free_share: float  # of the dial-in calls, where both kinds of numbers are offered
    home_share: float  # of the calls of one office that concern numbers of its own country
    mobile_share: float  # of dial-out, where landline and mobile have rates of their own
    elsewhere: tuple[str, ...]  # countries called besides the own one, where the organisation has no others
    basis: tuple[tuple[str, str], ...] = ()  # where each value comes from, as a text for people, sorted by name

    def basis_of(self, *values: str) -> str:
        """Return where values come from, as sentences; empty when nothing is said."""
        known = dict(self.basis)
        return " ".join(known[value] for value in values if value in known)
