"""What would change a decision and how sure it is, worked out once and only when something is written that says it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.break_even import BreakEven, IncompleteOptionsError, break_even
from ppm_desktop.decisions.flip import flips_of
from ppm_desktop.decisions.inputs import UnusableInputError, input_at
from ppm_desktop.decisions.risk.findings import MOST_BARS, risk_findings
from ppm_desktop.decisions.sensitivity import tornado_of

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.decisions.flip import Flips
    from ppm_desktop.decisions.risk.findings import RiskFindings
    from ppm_desktop.decisions.sensitivity import Tornado
    from ppm_desktop.domain.scenario import Scenario

#: Draws of a document, and the seed that gives the same ones to everybody.
DRAWS: Final = 10_000
SEED: Final = 1
#: A large plan is drawn less often: so many group months in all, and never fewer draws than these.
_GROUP_MONTHS: Final = 1_200_000
_FEWEST_DRAWS: Final = 500
_MOST_THREADS: Final = 64
#: A document of plans up to this size has what is drawn without being asked, where the plan gives ranges.
MOST_GROUPS: Final = 50


@dataclass(frozen=True)  # no slots: what was worked out is kept
class DecisionFindings:
    """One comparison. Money over the whole period."""

    comparison: Comparison
    catalogue: Catalogue

    @cached_property
    def chosen(self) -> OptionResult:
        """The cheapest option; while there is none, the lowest that can be bought, or the first."""
        if self.comparison.cheapest is not None:
            return self.comparison.cheapest
        buyable = [result for result in self.comparison.results if result.eligibility.eligible]
        return min(buyable, key=lambda result: result.total, default=self.comparison.results[0])

    @cached_property
    def second(self) -> OptionResult | None:
        """The best of the other options that can be bought, if there is one."""
        others = [result for result in self.comparison.results if result is not self.chosen and result.eligibility.eligible]
        return min(others, key=lambda result: result.total, default=None)

    @cached_property
    def turning(self) -> BreakEven | IncompleteOptionsError | None:
        """Where the chosen and the second option cost the same as phone minutes change; why that cannot be said; None without a second."""
        if self.second is None:
            return None
        try:
            return break_even(self.comparison.project, self.comparison.scenario, (self.chosen.option, self.second.option))
        except IncompleteOptionsError as error:
            return error

    @cached_property
    def flips(self) -> Flips:
        """The smallest change of every single input that makes another option the cheapest."""
        return flips_of(self.comparison.project, self._scenario, self.catalogue.availability, today=self.comparison)

    @cached_property
    def tornado(self) -> Tornado | None:
        """What each input makes of the difference between the best two; over the plan's ranges where it gives some. None without a second."""
        if self.second is None:
            return None
        project, scenario = self.comparison.project, self._scenario
        ranges = [(one.input, one.low, one.high) for one in scenario.ranges if self._usable(one.input)]
        ranges = [] if len(ranges) > MOST_BARS else ranges
        pair = (self.chosen.option.id, self.second.option.id)
        paths = [path for path, _low, _high in ranges] or None
        return tornado_of(project, scenario, self.catalogue.availability, pair=pair, paths=paths, ranges=ranges)

    @property
    def draws_wanted(self) -> int:
        """How many draws are made: fewer of a large plan."""
        size = len(self.comparison.scenario.groups) * self.comparison.project.months
        return max(_FEWEST_DRAWS, min(DRAWS, _GROUP_MONTHS // size // 100 * 100))

    @property
    def drawn_unasked(self) -> bool:
        """Whether a document says how sure the decision is without being asked: the plan gives ranges and is not large."""
        scenario = self.comparison.scenario
        return bool(scenario.ranges) and len(scenario.groups) <= MOST_GROUPS

    @cached_property
    def risk(self) -> RiskFindings:
        """What the options cost when inputs are unsure and calls come by chance."""
        threads = min(os.cpu_count() or 1, _MOST_THREADS)  # changes no draw
        defaults = self.catalogue.risk_defaults.defaults()
        where = self.comparison.project, self._scenario, self.catalogue.availability, defaults
        return risk_findings(*where, draws=self.draws_wanted, seed=SEED, threads=threads)

    @property
    def _scenario(self) -> Scenario:
        """The scenario with options by the names that the document has for them, which may be shorter."""
        return replace(self.comparison.scenario, options=tuple(result.option for result in self.comparison.results))

    def _usable(self, path: str) -> bool:
        try:
            input_at(path, self.comparison.project, self.comparison.scenario)
        except UnusableInputError:
            return False  # only a draw can change it
        return True
