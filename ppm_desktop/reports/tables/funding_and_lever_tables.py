"""What prepaid credits do under each option, and what the usual levers save under each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.wallet import money
from ppm_desktop.decisions.lever_plan import LeverPlan
from ppm_desktop.decisions.levers import levers_of
from ppm_desktop.domain.period import Month
from ppm_desktop.reports.decision_findings import MOST_GROUPS
from ppm_desktop.reports.funding.wallet import funding_of
from ppm_desktop.reports.tables.table import Column, Table, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.reports.tables.table import Row, Subject

_MONEY: Final = "currency"
_YEARLY: Final = "currency a year"
_OPTION: Final = Column("option", "text", "Id of the option.")


def _amount(value: float) -> float:
    """Round to six digits, without a negative zero, as in the JSON results."""
    return round(value, MONEY_DIGITS) + 0.0


def _credits(subject: Subject) -> Iterator[Row]:
    comparison = subject.comparison
    settings = comparison.scenario.credits
    if settings is None or settings.mode == "post_paid":
        return
    for result in comparison.results:
        funding = funding_of(comparison.project, comparison.scenario, result, settings, subject.catalogue.credits_terms)
        if funding.wallet is None:
            continue
        missed = [Month.of(day) for day in funding.wallet.days_without_service]
        for month, moved in funding.wallet.months:
            amounts = (moved.opening, moved.bought, moved.used, moved.forfeited, moved.unmet, moved.closing)
            units = (_amount(float(money(amount))) for amount in amounts)
            yield result.option.id, str(month), *units, moved.recharges, missed.count(month), yes_no(funding.complete)


def _levers(subject: Subject) -> Iterator[Row]:
    comparison, usual = subject.comparison, subject.catalogue.lever_defaults
    if len(comparison.scenario.groups) > MOST_GROUPS:
        return
    plan = LeverPlan(usual.dial_out, usual.app_share, usual.renewal_months)
    for result in comparison.results:
        levers = levers_of(comparison.project, comparison.scenario, result.option, plan)
        for place, effect in enumerate(levers.effects, start=1):
            amounts = (None if amount is None else _amount(amount) for amount in (effect.alone, effect.in_order, effect.fair))
            yield result.option.id, place, effect.kind, *amounts


CREDITS: Final = Table(
    "credits",
    "One row for each option and month, where credits are bought ahead; none where usage is billed afterwards.",
    (
        _OPTION,
        Column("month", "month", "The month.", "YYYY-MM"),
        Column("opening", "number", "Balance before the first day of the month.", _MONEY),
        Column("bought", "number", "Opening amount, purchases by hand and recharges.", _MONEY),
        Column("used", "number", "What the metered calls took.", _MONEY),
        Column("forfeited", "number", "What expired unused.", _MONEY),
        Column("unmet", "number", "What the calls would have cost that did not take place for lack of money.", _MONEY),
        Column("closing", "number", "Balance after the last day of the month: opening + bought - used - forfeited.", _MONEY),
        Column("recharges", "number", "How often auto-recharge bought.", "recharges"),
        Column("days_without_service", "number", "Days with less money than the calls cost.", "days"),
        Column("complete", "yes or no", "Whether every charged minute has a rate; otherwise used and unmet are lower bounds."),
    ),
    _credits,
)
LEVERS: Final = Table(
    "levers",
    (
        "One row for each option and lever, pulled as far as `ppm levers` does unless told otherwise, on average over the period; none in plans "
        f"of more than {MOST_GROUPS} groups. A minus costs more."
    ),
    (
        _OPTION,
        Column("place", "number", "Place of the lever in the order in which they are pulled, from 1."),
        Column("lever", "text", "dial_out, toll_free_off or app."),
        Column("alone", "number", "Saved when it is the only lever.", _YEARLY),
        Column("in_order", "number", "What it adds to the levers before it; an option's rows sum to what all save.", _YEARLY),
        Column("fair_share", "number", "Its average over all orders; an option's rows sum to the same.", _YEARLY),
    ),
    _levers,
)
