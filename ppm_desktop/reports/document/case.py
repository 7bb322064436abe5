"""Everything that the sections of a report are built from, with what several of them need worked out once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.used_rates import used_rates
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.reports.answer import answer_of
from ppm_desktop.reports.changes.difference_table import Names
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.decision_findings import DecisionFindings, findings_of
from ppm_desktop.reports.input_table import input_rows
from ppm_desktop.reports.next_steps.steps import next_steps
from ppm_desktop.reports.period_view import default_span

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.decisions.break_even import BreakEven, IncompleteOptionsError
    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.answer import Answer
    from ppm_desktop.reports.cost_table import CostTable
    from ppm_desktop.reports.input_table import InputRow
    from ppm_desktop.reports.next_steps.steps import NextSteps
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span

#: A name in a sentence or a card is no longer than this on paper.
LONGEST_NAME: Final = 80
#: Where one has no space to break at, charts and cards have room for less.
LONGEST_WORD: Final = 28


@dataclass(frozen=True)  # no slots: what was worked out is kept
class Case:
    """One scenario of a project, compared, to be reported."""

    comparison: Comparison
    catalogue: Catalogue
    style: NumberStyle
    today: date  # on which the report is written; nothing in here asks the clock

    @property
    def project(self) -> Project:
        """The project."""
        return self.comparison.project

    @property
    def span(self) -> Span:
        """The span of all figures: a year, or the whole of a shorter period."""
        return default_span(self.project.months)

    @cached_property
    def answer(self) -> Answer:
        """The verdict and the cards."""
        return answer_of(self.comparison, self.style, self.span)

    @cached_property
    def costs(self) -> CostTable:
        """Cost by component and option."""
        return cost_table(self.comparison, self.style, self.span)

    @cached_property
    def findings(self) -> DecisionFindings:
        """What would change the decision, and how sure it is; each worked out when it is first asked for."""
        return findings_of(self.comparison, self.catalogue)

    @property
    def chosen(self) -> OptionResult:
        """The option that next steps are for."""
        return self.findings.chosen

    @property
    def second(self) -> OptionResult | None:
        """The best of the other options that can be bought, if there is one."""
        return self.findings.second

    @property
    def turning(self) -> BreakEven | IncompleteOptionsError | None:
        """Where the chosen and the second option cost the same as phone minutes change, or why that cannot be said."""
        return self.findings.turning

    @cached_property
    def steps(self) -> NextSteps:
        """What follows from the chosen option."""
        return next_steps(self.comparison, self.chosen.option.id, self.catalogue, self.style)

    @cached_property
    def names(self) -> Names:
        """What ids are called."""
        countries = {country.code: country.name for country in self.catalogue.countries}
        return Names(countries, {product.id: product.name for product in self.project.price_book.products}, {})

    @cached_property
    def inputs(self) -> tuple[InputRow, ...]:
        """The inputs that results rest on, in words."""
        return input_rows(self.project, self.comparison.scenario, self.style, self.names)

    @cached_property
    def rates(self) -> tuple[Rate, ...]:
        """The rates that price a charged call of any option, by call type and country."""
        book = self.project.price_book
        found = (book.rates[place] for place in used_rates(replace(self.project, scenarios=(self.comparison.scenario,))))
        order = {call_type: place for place, call_type in enumerate(CALL_TYPES)}
        return tuple(sorted(found, key=lambda rate: (order[rate.call_type], rate.country, rate.line, rate.rate_set, rate.effective)))


def case_of(comparison: Comparison, catalogue: Catalogue, style: NumberStyle, today: date) -> Case:
    """Return the case of a comparison; options with very long names get shorter ones, because they stand in every sentence."""
    names = [_fitting(result.option.name) for result in comparison.results]
    if names != [result.option.name for result in comparison.results]:
        pairs = zip(comparison.results, names, strict=True)
        comparison = replace(comparison, results=tuple(replace(one, option=replace(one.option, name=name)) for one, name in pairs))
    return Case(comparison, catalogue, style, today)


def shortened(name: str, most: int = LONGEST_NAME) -> str:
    """Return a name that fits: its beginning and an ellipsis where it is too long."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _fitting(name: str) -> str:
    longest = max((len(word) for word in name.split()), default=0)
    return shortened(name, LONGEST_WORD if longest > LONGEST_WORD else LONGEST_NAME)
