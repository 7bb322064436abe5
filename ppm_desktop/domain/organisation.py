"""Groups of organisers: the only people who need a licence and on whom every charge is booked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ppm_desktop.domain.annotations import Annotations
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.meetings import Habits
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.policies import Policies

#: More organisers than any tenant has; growth beyond it is a typing mistake, and far below what arithmetic can hold.
MOST_ORGANISERS: Final = 10_000_000

Holding = Literal["none", "included"]


@dataclass(frozen=True, slots=True)
class HeadcountStep:
    """From a month on, a group has so many organisers (before growth)."""

    since: Month
    organisers: int


@dataclass(frozen=True, slots=True)
class Group:
    """Organisers who are alike: same country, same habits, same policies, same licence already held."""

    name: str
    country: str  # ISO 3166-1 alpha-2
    headcount: tuple[HeadcountStep, ...]
    growth_per_year: float = 0.0  # 0.05 = 5 %
    holds: Holding = "none"  # "included": E5, kept in every option
    habits: Habits = Habits()
    destinations: DestinationMixes = DestinationMixes()
    policies: Policies = Policies()
    inherits: tuple[str, ...] = ()  # fields that follow a default of the project, sorted
    annotations: Annotations = ()
