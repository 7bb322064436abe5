"""Licensing rules with their history: what was in force when, who said so, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

#: How well a rule is established: documented by Microsoft; said by others only; sources disagree; nothing found.
RuleStatus = Literal["confirmed", "third_party", "conflict", "unknown"]


@dataclass(frozen=True, slots=True)
class RuleState:
    """What a rule said from a day on."""

    effective: date
    value: str
    source: str  # id in the catalogue's sources
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule and all its states, oldest first."""

    id: str
    title: str
    status: RuleStatus
    history: tuple[RuleState, ...]
    countries: tuple[str, ...] = ()  # empty: everywhere

    def in_force_on(self, day: date) -> RuleState | None:
        """Return the last state effective on or before ``day``; None before the first."""
        return max((s for s in self.history if s.effective <= day), key=lambda s: s.effective, default=None)


@dataclass(frozen=True, slots=True)
class FundingAdvice:
    """A band of the 2017 funding table: first funding and trigger by number of licensed users."""

    users_from: int
    users_to: int
    first_funding: int
    trigger: int


@dataclass(frozen=True, slots=True)
class CreditsTerms:
    """The terms of Communications Credits that do not depend on the customer."""

    lifetime_months: int  # what is left of a purchase is forfeited after this many calendar months
    funding_advice: tuple[FundingAdvice, ...]
    source: str
    advice_source: str
    advice_currency: str
