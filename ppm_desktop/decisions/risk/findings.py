"""All that a simulation says about a decision: the chances, which input moves the difference, and which one to measure first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.inputs import UnusableInputError, input_at
from ppm_desktop.decisions.measure_first import MeasureFirst, measure_first
from ppm_desktop.decisions.risk.simulate import ALONE, DEFAULT_DRAWS, simulate
from ppm_desktop.decisions.risk.summary import RiskSummary, summary_of
from ppm_desktop.decisions.sensitivity import Tornado, tornado_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.decisions.risk.active_ranges import ActiveRange
    from ppm_desktop.decisions.risk.running import Run
    from ppm_desktop.decisions.risk.simulate import Simulation
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.ranges import RiskDefaults
    from ppm_desktop.domain.scenario import Scenario

#: With more ranges than this the tornado varies inputs of all groups together: nobody reads so many bars, and each takes two calculations.
MOST_BARS: Final = 60
#: Parts of the work that are done when the draws are made, and when the bars are.
_DRAWN: Final = 0.8
_BARRED: Final = 0.9


@dataclass(frozen=True)
class RiskFindings:
    """What was found for one scenario of one project."""

    summary: RiskSummary
    tornado: Tornado
    measured: MeasureFirst | None  # None where there is nothing to choose, or no input has a range
    asked_draws: int  # more than were made where the chances were known well enough before

    @property
    def certain(self) -> bool:
        """Say whether nothing was drawn that differs: then every draw is the answer without chance."""
        simulation = self.summary.simulation
        return not simulation.settings.volume_noise and all(entry.low == entry.high for entry in simulation.ranges)

    @property
    def probability(self) -> float | None:
        """How likely the option that is cheapest without chance is to be cheapest; None where that is open or there is no other."""
        other = self.summary.other_cheapest
        return None if other is None or len(self.summary.rivals) < 2 else 1.0 - other.share  # noqa: PLR2004 - a choice is between two

    @property
    def said_of_all_groups(self) -> bool:
        """Whether the tornado varies inputs of all groups together, because there are too many ranges."""
        return len(self.summary.simulation.ranges) > MOST_BARS


def risk_findings(  # noqa: PLR0913 - each is said by name
    project: Project,
    scenario: Scenario,
    availability: Availability,
    defaults: RiskDefaults,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = 1,
    threads: int = 1,
    run: Run = ALONE,
) -> RiskFindings:
    """Simulate, vary one input at a time over its range, and rank the inputs by what knowing them is worth.

    Raises:
        NoLongerWantedError: ``run`` says that nobody wants the result any more.
    """

    def part(begin: float, end: float) -> Callable[[float], None]:
        return lambda done: run.go_on(begin + (end - begin) * done)

    drawing = replace(run, told=lambda done: run.told(_DRAWN * done))
    found = simulate(project, scenario, availability, defaults, draws=draws, seed=seed, threads=threads, run=drawing)
    tornado = _tornado(project, scenario, availability, found.ranges, part(_DRAWN, _BARRED))
    summary = summary_of(found)
    return RiskFindings(summary, tornado, measured_first(found, summary, part(_BARRED, 1.0)), draws)


def measured_first(found: Simulation, summary: RiskSummary, go_on: Callable[[float], None] = lambda _done: None) -> MeasureFirst | None:
    """Rank the drawn inputs by what knowing each is worth; None where there is nothing to choose, or nothing was drawn."""
    rivals = [place for place, option in enumerate(summary.options) if not option.left_out]
    if len(rivals) < 2 or not found.inputs:  # noqa: PLR2004 - a choice is between two
        return None
    return measure_first(found.inputs, found.total[:, rivals].T, go_on)


def _tornado(
    project: Project, scenario: Scenario, availability: Availability, ranges: tuple[ActiveRange, ...], go_on: Callable[[float], None]
) -> Tornado:
    if not ranges or len(ranges) > MOST_BARS:
        return tornado_of(project, scenario, availability, go_on=go_on)
    known = []
    for entry in ranges:
        try:
            input_at(entry.path, project, scenario)
        except UnusableInputError:
            continue  # a range of a share that only a draw can change
        known.append((entry.path, entry.low, entry.high))
    return tornado_of(project, scenario, availability, paths=[path for path, _low, _high in known], ranges=known, go_on=go_on)
