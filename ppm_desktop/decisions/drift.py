"""Which saved projects would decide otherwise with other prices? Each is costed twice: with its own price book and with the new one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.portfolio import Heading, OptionTotal, heading_of, option_total, unpriced_of_all
from ppm_desktop.domain.checks import check_project

if TYPE_CHECKING:
    from ppm_desktop.costing.unpriced import Unpriced, UnpricedFee
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: ``open``: before or after, a missing price leaves open what is cheapest. ``not_comparable``: it cannot be costed with the new prices.
Outcome = Literal["changed", "open", "same", "not_comparable"]
#: The order in which projects are listed: what needs a decision first.
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Drift:
    """One project with its own prices and with the new ones. Totals are over the whole period."""

    heading: Heading
    outcome: Outcome
    before: OptionTotal | None  # cheapest with the project's own prices
    after: OptionTotal | None  # cheapest with the new ones
    staying: OptionTotal | None  # what was cheapest, with the new prices
    unpriced: tuple[Unpriced | UnpricedFee, ...]  # with the new prices, of all options, each once
    problems: tuple[Problem, ...]  # errors of the project with the new price book
    other_currency: str  # of the new prices, where the project has another; "" otherwise
    example_prices: bool  # whether the new prices that may be used rest on examples

    @property
    def complete(self) -> bool:
        """True when every option is completely priced with the new prices."""
        return not self.unpriced

    @property
    def change(self) -> float | None:
        """What the cheapest option costs more with the new prices; None while one of the two is not known."""
        return None if self.before is None or self.after is None else self.after.total - self.before.total

    @property
    def cost_of_staying(self) -> float | None:
        """What staying with the old choice costs more than the new cheapest one; None while one of the two is not known."""
        if self.after is None or self.staying is None or not self.staying.complete:
            return None
        return self.staying.total - self.after.total


def drift_of(file: str, project: Project, scenario: Scenario, book: PriceBook, where: Availability) -> Drift:
    """Cost a project that has passed the checks with its own price book and with another.

    A fee that a project has negotiated stays. Another currency is not converted; minutes without a rate in the new book have no
    price, never 0.
    """
    heading = heading_of(file, project, scenario)
    before = compare(project, scenario, where).cheapest
    kept = option_total(before)
    nothing = Drift(heading, "not_comparable", kept, None, None, (), (), "", book.has_examples_from(project.start.first_day))
    if book.currency != project.currency:
        return replace(nothing, other_currency=book.currency)
    changed = replace(project, price_book=book)
    errors = tuple(problem for problem in check_project(changed) if problem.severity == "error")
    if errors:
        return replace(nothing, problems=errors)
    new = compare(changed, scenario, where)
    after = new.cheapest
    outcome: Outcome = "open"
    if before is not None and after is not None:
        outcome = "same" if before.option.id == after.option.id else "changed"
    staying = None if before is None else option_total(new.result(before.option.id))
    return replace(nothing, outcome=outcome, after=option_total(after), staying=staying, unpriced=unpriced_of_all(new))


def most_urgent_first(found: list[Drift]) -> list[Drift]:
    """Put changed decisions first, then open ones; within each the largest cost of staying, then the file's name."""
    return sorted(found, key=lambda drift: (OUTCOMES.index(drift.outcome), -(drift.cost_of_staying or 0.0), drift.heading.file))
