"""Many saved projects at a glance: of each, what is cheapest, by how much, and whether that is certain. Nothing is added up here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.costing.comparison import cheapest_of, compare
from ppm_desktop.costing.unpriced import Unpriced

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.costing.unpriced import UnpricedFee
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class OptionTotal:
    """What one option costs over the whole period, in the project's currency."""

    id: str
    name: str
    total: float  # a lower bound while ``complete`` is False
    complete: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """Which project and scenario a line is about."""

    file: str
    customer: str
    name: str  # of the project
    scenario: str
    currency: str
    start: str  # "YYYY-MM"
    months: int
    example_prices: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How one project stands."""

    heading: Heading
    organiser_months: int  # organisers summed over the months
    best: OptionTotal | None  # None while a missing price leaves it open, or nothing can be bought
    next_best: OptionTotal | None  # the cheapest of the others, if that is certain
    baseline: OptionTotal  # the first option, that the others are held against
    buyable: int  # options that may be bought
    unpriced: tuple[Unpriced | UnpricedFee, ...]  # of all options, each once
    warnings: tuple[Problem, ...]  # what the checks say beside errors

    @property
    def complete(self) -> bool:
        """True when every option is completely priced."""
        return not self.unpriced

    @property
    def organisers(self) -> float:
        """Organisers of an average month."""
        return self.organiser_months / self.heading.months

    @property
    def per_organiser(self) -> float | None:
        """What the cheapest option costs for an organiser and month."""
        return None if self.best is None or not self.organiser_months else self.best.total / self.organiser_months

    @property
    def against_baseline(self) -> float | None:
        """What the cheapest option costs more than the baseline: negative where it saves; None while one of the two is not known."""
        return None if self.best is None or not self.baseline.complete else self.best.total - self.baseline.total

    @property
    def against_next(self) -> float | None:
        """What the cheapest option costs more than the next: negative or 0; None while one of the two is not known."""
        return None if self.best is None or self.next_best is None else self.best.total - self.next_best.total


def standing_of(file: str, project: Project, scenario: Scenario, where: Availability, warnings: tuple[Problem, ...] = ()) -> Standing:
    """Say how a project stands. It must have passed the checks; ``warnings`` are what they said beside errors."""
    comparison = compare(project, scenario, where)
    best = comparison.cheapest
    others = [result for result in comparison.results if result is not best]
    return Standing(
        heading=heading_of(file, project, scenario),
        organiser_months=int(comparison.traffic.organisers.sum()),
        best=option_total(best),
        next_best=None if best is None else option_total(cheapest_of(others)),
        baseline=total_of(comparison.results[0]),
        buyable=sum(1 for result in comparison.results if result.eligibility.eligible),
        unpriced=unpriced_of_all(comparison),
        warnings=warnings,
    )


def heading_of(file: str, project: Project, scenario: Scenario) -> Heading:
    """Return what a project's line begins with."""
    period = str(project.start), project.months
    return Heading(file, project.customer, project.name, scenario.name, project.currency, *period, project.has_examples)


def total_of(result: OptionResult) -> OptionTotal:
    """Keep of a result what a line tells; the arrays behind it can go."""
    return OptionTotal(result.option.id, result.option.name, result.total, result.complete)


def option_total(result: OptionResult | None) -> OptionTotal | None:
    """Keep of a result what a line tells, if there is one."""
    return None if result is None else total_of(result)


def unpriced_of_all(comparison: Comparison) -> tuple[Unpriced | UnpricedFee, ...]:
    """Return what has no price in any option: each call type and destination, or product, once, as in the option with most of it."""
    found: dict[object, Unpriced | UnpricedFee] = {}
    for result in comparison.results:
        for unpriced in result.unpriced:
            what, amount = _what(unpriced)
            if what not in found or _what(found[what])[1] < amount:
                found[what] = unpriced
    return tuple(found.values())


def _what(unpriced: Unpriced | UnpricedFee) -> tuple[object, float]:
    return (unpriced.key, unpriced.minutes) if isinstance(unpriced, Unpriced) else (unpriced.product, unpriced.licences)
