"""What the place Credits shows of one option: made in a worker, so that the window's thread only paints it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.costing.wallet import PLAIN_WALLET, FundingRisks
from ppm_desktop.decisions.funding_advice import AdviceQuestion, advised_settings
from ppm_desktop.decisions.funding_outlook import DrawnDemand, money_at_risk, switch_to_post_paid
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.checks import MINIMUM_FUNDING, MINIMUM_FUNDING_CURRENCY
from ppm_desktop.reports.funding.advice_words import switch_sentence
from ppm_desktop.reports.funding.figures import FundingFigure, funding_figures
from ppm_desktop.reports.funding.tables import days_twin, invoices_twin, months_twin, purchases_twin
from ppm_desktop.reports.funding.wallet import Funding, funding_of
from ppm_desktop.reports.funding.wallet_table import WalletTable, wallet_finding, wallet_table
from ppm_desktop.reports.funding.words import funding_remarks

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.costing.comparison import OptionResult
    from ppm_desktop.domain.credits import Credits
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.rules import CreditsTerms
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin

Rows = Literal["months", "days", "purchases", "invoices"]
#: Fields of a scenario that the cost of no option depends on.
_WITHOUT_COST: Final = frozenset({"credits", "annotations", "name", "inherits"})


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is tried out and is no part of the plan."""

    risks: FundingRisks = PLAIN_WALLET
    post_paid_from: date | None = None  # None: from the day after the plan
    recharge_stays_on: bool = False


@dataclass(frozen=True, eq=False)
class WalletResult:
    """One option's money, in figures, words and tables. Tables that are not shown at once are made when they are."""

    funding: Funding
    figures: tuple[FundingFigure, ...]
    finding: str
    notes: tuple[str, ...]
    chart: WalletTable | None  # None: billed afterwards
    switch: str  # what becomes of the money when the customer is billed afterwards; "" where there is none
    style: NumberStyle

    @cached_property
    def months(self) -> TableTwin:
        """The money by month, or what is billed."""
        return months_twin(self.funding, self.style)

    def rows(self, kind: Rows) -> TableTwin:
        """Return one of the tables."""
        if kind == "months":
            return self.months
        made = {"days": days_twin, "purchases": purchases_twin, "invoices": invoices_twin}[kind]
        return made(self.funding, self.style)


def wallet_result(
    project: Project,
    scenario: Scenario,
    result: OptionResult,
    settings: Credits,
    terms: CreditsTerms,
    tried: WhatIf,
    style: NumberStyle,
) -> WalletResult:
    """Follow the money of an option and write everything that is shown. ``settings`` must have passed the checks."""
    funding = funding_of(project, scenario, result, settings, terms, tried.risks)
    costs = [cost for _month, cost in funding.costs]
    at_risk: tuple[float, date | None] = (0.0, None)
    switch = ""
    if funding.wallet is not None:
        at_risk = money_at_risk(project.period, costs, settings, terms.lifetime_months, tried.risks)
        found = switch_to_post_paid(
            project.period,
            costs,
            settings,
            terms.lifetime_months,
            day=tried.post_paid_from or project.period[-1].plus(1).first_day,
            recharge_stays_on=tried.recharge_stays_on,
            risks=tried.risks,
        )
        switch = switch_sentence(found, project.currency, style)
    return WalletResult(
        funding=funding,
        figures=funding_figures(funding, style, at_risk),
        finding=wallet_finding(funding, style),
        notes=funding_remarks(funding, style),
        chart=None if funding.wallet is None else wallet_table(funding, style),
        switch=switch,
        style=style,
    )


def fitting_amounts(project: Project, result: OptionResult, terms: CreditsTerms) -> Credits:
    """Return amounts that fit what an option costs if all comes as planned: to begin with, before chance is asked."""
    import numpy as np  # noqa: PLC0415 - a comparison is there, so that numpy is

    from ppm_desktop.costing.wallet import metered_cost  # noqa: PLC0415 - as above

    smallest = smallest_purchase(project)
    demand = DrawnDemand(project.period, np.array([metered_cost(result.charges)]))
    return advised_settings(demand, AdviceQuestion(0.0, smallest=smallest), terms.lifetime_months)


def smallest_purchase(project: Project) -> int:
    """Return the smallest purchase that is known to be sold; 1 where nothing is published for the currency."""
    return int(MINIMUM_FUNDING) if project.currency == MINIMUM_FUNDING_CURRENCY else 1


def same_costs(one: tuple[Project, Scenario], other: tuple[Project, Scenario]) -> bool:
    """Say whether two plans can differ only in how their calls are paid for, so that the costs of one are those of the other."""
    (project, scenario), (project_2, scenario_2) = one, other
    if (project.start, project.months, project.currency, project.agreement) != (
        project_2.start,
        project_2.months,
        project_2.currency,
        project_2.agreement,
    ):
        return False
    if project.price_book is not project_2.price_book and project.price_book != project_2.price_book:
        return False
    names = (field.name for field in fields(scenario) if field.name not in _WITHOUT_COST)
    return all(
        getattr(scenario, name) is getattr(scenario_2, name) or getattr(scenario, name) == getattr(scenario_2, name) for name in names
    )
