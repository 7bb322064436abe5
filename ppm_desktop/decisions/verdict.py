"""The verdict: which option, by how much, what would turn it, and how likely it is to be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.decisions.flip import flips_of

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.decisions.flip import Flips
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


@dataclass(frozen=True)
class Verdict:
    """What to choose. Money over the whole period."""

    comparison: Comparison
    flips: Flips
    best: OptionResult | None  # None while no option can be called cheapest
    runner_up: OptionResult | None  # the next cheapest that may be bought; None where there is no other
    probability: float | None = None  # that the best is cheapest when inputs are uncertain, 0 … 1; None where nobody drew any

    @property
    def margin(self) -> float | None:
        """What the best costs less than the runner-up; at least so much while a price of the runner-up is missing."""
        return None if self.best is None or self.runner_up is None else self.runner_up.total - self.best.total

    @property
    def margin_share(self) -> float | None:
        """The margin as part of what the runner-up costs; None where that costs nothing."""
        if self.margin is None or self.runner_up is None or self.runner_up.total <= 0:
            return None
        return self.margin / self.runner_up.total


def verdict_of(project: Project, scenario: Scenario, availability: Availability, probability: float | None = None) -> Verdict:
    """Choose among the options that may be bought. The project must have passed the checks.

    Args:
        project: The project.
        scenario: One of its scenarios.
        availability: What is sold where.
        probability: How likely the cheapest option is to be cheapest, where somebody drew uncertain inputs.
    """
    flips = flips_of(project, scenario, availability)
    comparison = flips.comparison
    best = comparison.cheapest
    others = [result for result in comparison.results if result.eligibility.eligible and result is not best]
    return Verdict(comparison, flips, best, min(others, key=lambda result: result.total, default=None), probability)
