"""What is to be said about the wallet of an option, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.checks import check_project
from ppm_desktop.reports.sentences import problem_sentence
from ppm_desktop.reports.shortfall import shortfall_text
from ppm_desktop.reports.words import agreement_label, period_label
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.funding.wallet import Funding
    from ppm_desktop.reports.number_text import NumberStyle

#: Agreements under which credits are not sold: usage is billed afterwards.
BILLED_AFTERWARDS: Final = frozenset({"csp", "mca"})
#: What to add to a scenario that says nothing, in the spelling of the project file.
_WALLET: Final = '"credits": {"mode": "auto_recharge", "opening": "1000", "trigger": "400", "recharge": "1000"}'
#: Codes of problems with amounts that cannot be bought, or may not be.
_AMOUNTS: Final = frozenset({"funding_amount", "funding_not_whole", "funding_minimum_unknown"})
_AFTERWARDS: Final = '"credits": {"mode": "post_paid"}'
_MISSING: Final = mark(
    'This scenario ("{scenario}") does not say how metered minutes are paid for. Add to it, for example, {wallet}; where usage is billed afterwards, {afterwards}.'
)
_MISSING_AFTERWARDS: Final = mark(
    'This scenario ("{scenario}") does not say how metered minutes are paid for. With this agreement ({agreement}) usage is billed afterwards: add {afterwards}.'
)


def no_funding_sentence(project: Project, scenario: Scenario) -> str:
    """Say what a scenario without funding settings needs."""
    said = tr(_MISSING_AFTERWARDS if project.agreement in BILLED_AFTERWARDS else _MISSING)
    agreement = agreement_label(project.agreement)
    return said.format(scenario=scenario.name, wallet=_WALLET, afterwards=_AFTERWARDS, agreement=agreement)


def funding_headline(funding: Funding, style: NumberStyle) -> str:
    """Say in one sentence what is bought, or billed."""
    period, currency = period_label(funding.project.period), funding.project.currency
    option = funding.result.option.name
    if funding.wallet is None:
        amount = _bound(funding, style.fixed(sum(cost for _, cost in funding.costs), 2), style)
        said = tr("{option}: {amount} {currency} are billed afterwards in {period}. There is no wallet, and nothing is bought ahead.")
        return said.format(option=option, amount=amount, currency=currency, period=period)
    total = funding.total_row
    bought = style.fixed(total.bought / 100, 2)
    if funding.settings.mode == "one_time":
        said = tr("{option}: {bought} {currency} of credits are bought in {period}, without auto-recharge.")
        return said.format(option=option, bought=bought, currency=currency, period=period)
    said = trn(
        "{option}: {bought} {currency} of credits are bought in {period}, with {count} recharge.",
        "{option}: {bought} {currency} of credits are bought in {period}, with {count} recharges.",
        total.recharges,
    )
    return said.format(
        option=option, bought=_bound(funding, bought, style), currency=currency, period=period, count=style.count(total.recharges)
    )


def funding_notes(funding: Funding, style: NumberStyle) -> tuple[str, ...]:
    """Say what the figures do not: days without service, forfeiture, what was not counted, what is missing."""
    return (*_gaps(funding, style), *_losses(funding, style), *_outside(funding, style), *_amounts(funding))


def funding_remarks(funding: Funding, style: NumberStyle) -> tuple[str, ...]:
    """Say the same where losses stand beside their figures, and amounts that cannot be bought beside their fields."""
    return (*_gaps(funding, style), *_outside(funding, style))


def _gaps(funding: Funding, style: NumberStyle) -> Iterator[str]:
    if not funding.complete:
        yield from (shortfall_text(gap, style) for gap in funding.result.unpriced)
        yield tr("A rate is missing: what is used is at least what is said here, and the balances will come out differently.")
    if funding.wallet is not None and funding.project.agreement in BILLED_AFTERWARDS:
        said = tr("Credits are not sold with this agreement ({agreement}): usage is billed afterwards.")
        yield said.format(agreement=agreement_label(funding.project.agreement))


def _losses(funding: Funding, style: NumberStyle) -> Iterator[str]:
    wallet, currency = funding.wallet, funding.project.currency
    if wallet is None:
        return
    without = wallet.days_without_service
    if without:
        said = trn(
            "On {count} day there is not enough money, on {day}: toll-free numbers and dial-out charged per minute stop.",
            "On {count} days there is not enough money, first on {day}: toll-free numbers and dial-out charged per minute stop.",
            len(without),
        )
        yield said.format(count=style.count(len(without)), day=style.day(without[0]))
    forfeited = [entry for entry in wallet.days if entry.moved.forfeited]
    if forfeited:
        said = trn(
            "{amount} {currency} are forfeited, first on {day}: {count} calendar month after their purchase.",
            "{amount} {currency} are forfeited, first on {day}: {count} calendar months after their purchase.",
            funding.lifetime_months,
        )
        amount = style.fixed(funding.total_row.forfeited / 100, 2)
        yield said.format(amount=amount, currency=currency, day=style.day(forfeited[0].day), count=funding.lifetime_months)


def _outside(funding: Funding, style: NumberStyle) -> Iterator[str]:
    if funding.wallet is None:
        return
    currency = funding.project.currency
    for top_up in funding.top_ups_outside:
        said = tr("The top-up of {amount} {currency} on {day} lies outside the planned months and is not counted.")
        yield said.format(amount=style.fixed(float(top_up.amount), 2), currency=currency, day=style.day(top_up.day))


def _amounts(funding: Funding) -> tuple[str, ...]:
    """Say which amounts cannot be bought, each once."""
    return () if funding.wallet is None else tuple(dict.fromkeys(_amounts_that_cannot_be_bought(funding)))


def _amounts_that_cannot_be_bought(funding: Funding) -> Iterator[str]:
    place = f"scenarios[{funding.project.scenarios.index(funding.scenario)}].credits"
    for problem in check_project(funding.project):
        if problem.code in _AMOUNTS and problem.path.startswith(place):
            yield problem_sentence(problem)


def _bound(funding: Funding, amount: str, style: NumberStyle) -> str:
    return amount if funding.complete else style.at_least(amount)
