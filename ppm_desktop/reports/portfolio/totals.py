"""Totals of many projects, one for each currency: nothing is converted, and different currencies are never added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.domain.period import MONTHS_PER_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.decisions.portfolio import Standing


@dataclass(frozen=True, slots=True)
class CurrencyTotal:
    """The cheapest options of all projects in one currency, each over its own period."""

    currency: str
    decided: int  # projects that have a cheapest option
    undecided: int  # projects that have none, and are in no sum
    organisers: float  # of average months, of the decided projects
    total: float
    a_year: float


def currency_totals(standings: Sequence[Standing]) -> tuple[CurrencyTotal, ...]:
    """Add up by currency, in the order of the currencies' codes."""
    found = []
    for currency in sorted({standing.heading.currency for standing in standings}):
        of_it = [standing for standing in standings if standing.heading.currency == currency]
        decided = [(standing, standing.best.total) for standing in of_it if standing.best is not None]
        found.append(
            CurrencyTotal(
                currency,
                len(decided),
                len(of_it) - len(decided),
                sum(standing.organisers for standing, _ in decided),
                sum(total for _, total in decided),
                sum(a_year(standing, total) for standing, total in decided),
            )
        )
    return tuple(found)


def a_year(standing: Standing, total: float) -> float:
    """Return a total of a project's period as that of an average year."""
    return total / standing.heading.months * MONTHS_PER_YEAR
