"""What would change a decision and how sure it is, worked out once and only when something is written that says it."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.wallet import metered_cost
from ppm_desktop.decisions.best_mix.answer import answer_of
from ppm_desktop.decisions.best_mix.candidates import NoCandidateError
from ppm_desktop.decisions.best_mix.find import best_mix
from ppm_desktop.decisions.best_mix.simple_rules import simple_mixes
from ppm_desktop.decisions.break_even import BreakEven, IncompleteOptionsError, break_even
from ppm_desktop.decisions.flip import flips_of
from ppm_desktop.decisions.funding_advice import USUAL_RISK, AdviceQuestion, funding_advice
from ppm_desktop.decisions.inputs import UnusableInputError, input_at
from ppm_desktop.decisions.lever_plan import LeverPlan
from ppm_desktop.decisions.lever_study import lever_study
from ppm_desktop.decisions.risk.findings import MOST_BARS, risk_findings
from ppm_desktop.decisions.sensitivity import tornado_of
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.checks import MINIMUM_FUNDING, MINIMUM_FUNDING_CURRENCY
from ppm_desktop.reports.funding.wallet import funding_of
from ppm_desktop.reports.mix.words import OPTION_NAME
from ppm_desktop.wording import current_language, tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.decisions.best_mix.answer import Answer
    from ppm_desktop.decisions.best_mix.simple_rules import SimpleMix
    from ppm_desktop.decisions.flip import Flips
    from ppm_desktop.decisions.funding_advice import FundingAdvice
    from ppm_desktop.decisions.lever_study import LeverStudy
    from ppm_desktop.decisions.risk.findings import RiskFindings
    from ppm_desktop.decisions.sensitivity import Tornado
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.funding.wallet import Funding

#: Draws of a document, and the seed that gives the same ones to everybody.
DRAWS: Final = 10_000
SEED: Final = 1
#: A large plan is drawn less often: so many group months in all, and never fewer draws than these.
_GROUP_MONTHS: Final = 1_200_000
_FEWEST_DRAWS: Final = 500
_MOST_THREADS: Final = 64
#: A document of plans up to this size has what is drawn without being asked, where the plan gives ranges.
MOST_GROUPS: Final = 50
#: Of so many groups a document says what each dial-out setting saves, and where they could go.
MOST_LEVER_GROUPS: Final = 8


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

    @cached_property
    def mix(self) -> tuple[Answer, tuple[SimpleMix, ...]] | NoCandidateError:
        """The mix of products whose expected cost is least, with simpler ones; why there is none."""
        where = self.comparison.project, self._scenario, self.catalogue.availability
        try:
            found = best_mix(*where)
        except NoCandidateError as error:
            return error
        return answer_of(found, self.catalogue.availability, tr(OPTION_NAME)), simple_mixes(found)

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

    @cached_property
    def funding(self) -> Funding | None:
        """How the chosen option's calls are paid for, or those of the cheapest that has any; None unless credits are bought ahead."""
        settings = self.comparison.scenario.credits
        if settings is None or settings.mode == "post_paid":
            return None
        buyable = sorted((one for one in self.comparison.results if one.eligibility.eligible), key=lambda one: one.total)
        paying = [one for one in (self.chosen, *buyable) if sum(metered_cost(one.charges)) > 0]
        result = paying[0] if paying else self.chosen
        return funding_of(self.comparison.project, self.comparison.scenario, result, settings, self.catalogue.credits_terms)

    @cached_property
    def advice(self) -> FundingAdvice | None:
        """Which trigger and recharge amount to set for that option, under drawn demand; None without prepaid credits."""
        if self.funding is None:
            return None
        place = next(k for k, one in enumerate(self.comparison.results) if one is self.funding.result)
        smallest = int(MINIMUM_FUNDING) if self.comparison.project.currency == MINIMUM_FUNDING_CURRENCY else 1
        question = AdviceQuestion(USUAL_RISK, smallest=smallest)
        return funding_advice(self.risk.summary.simulation, place, self.funding.settings, self.catalogue.credits_terms, question)

    @cached_property
    def levers(self) -> LeverStudy | None:
        """What the usual levers save under the chosen option; None where nobody calls at a charge."""
        if not self.levers_matter:
            return None
        usual = self.catalogue.lever_defaults
        plan = LeverPlan(usual.dial_out, usual.app_share, usual.renewal_months)
        where = self.comparison.project, self._scenario, self.chosen.option, plan, self.catalogue.availability
        return lever_study(*where, most=MOST_LEVER_GROUPS)

    @property
    def levers_matter(self) -> bool:
        """Whether the chosen option charges for any calls, or cannot say what they cost."""
        return not self.chosen.complete or sum(metered_cost(self.chosen.charges)) > 0

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


#: The findings that were asked for last, and in which language.
_LAST: Final[deque[tuple[str, DecisionFindings]]] = deque(maxlen=1)


def findings_of(comparison: Comparison, catalogue: Catalogue) -> DecisionFindings:
    """Return the findings of a comparison: the same ones to workbook, report and slides that are written one after the other."""
    for language, known in tuple(_LAST):
        if known.comparison is comparison and known.catalogue is catalogue and language == current_language():
            return known
    found = DecisionFindings(comparison, catalogue)
    _LAST.append((current_language(), found))
    return found
