"""What is to be said about funding advice, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.checks import MINIMUM_FUNDING, MINIMUM_FUNDING_CURRENCY
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.decisions.funding_advice import FundingAdvice
    from ppm_desktop.decisions.funding_outlook import Switch
    from ppm_desktop.reports.number_text import NumberStyle

_HEADLINE: Final = mark(
    "Recharge {recharge} {currency} when the balance falls below {trigger}: then service stops in {outage} of the draws."
)
_NO_LAG: Final = mark(
    "Recharge {recharge} {currency} when the balance falls below {trigger}: spending is seen at once, so service never stops."
)
_NOTHING_SPENT: Final = mark("This option spends no credits (prepaid money), so none need to be bought.")
_RISK_NOW: Final = mark("{amount} {currency} of the money bought in the plan expire if demand comes as planned, first on {day}.")
_NO_RISK_NOW: Final = mark("No money expires if demand comes as planned.")
_DRAINED: Final = mark(
    "Billed afterwards from {day}, with auto-recharge switched off: {balance} {currency} are left then and used up on {drained}."
)
_STRANDED: Final = mark(
    "Billed afterwards from {day}, with auto-recharge switched off: {balance} {currency} are left then, and {stranded} of it expire by {drained}."
)
_NOTHING_LEFT: Final = mark("Billed afterwards from {day}: nothing is left in the wallet by then.")
_NEVER: Final = mark("With auto-recharge left on, the wallet is never used up: switch it off on the day of the change.")


def advice_headline(advice: FundingAdvice, currency: str, style: NumberStyle) -> str:
    """Say in one sentence what to set."""
    if not advice.spends:
        return tr(_NOTHING_SPENT)
    settings = advice.advised.settings
    said = tr(_HEADLINE if advice.question.lag_days else _NO_LAG)
    return said.format(
        recharge=_amount(settings.recharge, style),
        trigger=_amount(settings.trigger, style),
        currency=currency,
        outage=style.percent(advice.advised.outlook.outage),
    )


def advice_sentences(advice: FundingAdvice, currency: str, style: NumberStyle) -> tuple[str, ...]:
    """Say what is at risk, what Microsoft advised, what happens on a change to being billed afterwards, and what it all stands on."""
    return tuple(_sentences(advice, currency, style))


def at_risk_sentence(advice: FundingAdvice, currency: str, style: NumberStyle) -> str:
    """Say how much of the money expires if demand comes as planned."""
    if advice.at_risk_from is None:
        return tr(_NO_RISK_NOW)
    return tr(_RISK_NOW).format(amount=style.fixed(advice.at_risk, 2), currency=currency, day=style.day(advice.at_risk_from))


def switch_sentence(switch: Switch, currency: str, style: NumberStyle) -> str:
    """Say what becomes of the money when the customer is billed afterwards."""
    if switch.drained is None:
        return tr(_NEVER)
    texts = {
        "day": style.day(switch.day),
        "balance": style.fixed(switch.balance, 2),
        "currency": currency,
        "drained": style.day(switch.drained),
        "stranded": style.fixed(switch.stranded, 2),
    }
    if not switch.balance:
        return tr(_NOTHING_LEFT).format(**texts)
    return tr(_STRANDED if switch.stranded else _DRAINED).format(**texts)


def _sentences(advice: FundingAdvice, currency: str, style: NumberStyle) -> Iterator[str]:
    if not advice.complete:
        yield tr("Something charged has no price: more is needed than is said here.")
    yield at_risk_sentence(advice, currency, style)
    band = advice.band
    users = {"users": style.count(advice.users)}
    if band is None:
        said = tr("The table that Microsoft published in 2017 does not go up to {users} licences.")
        yield said.format(**users)
    else:
        said = tr(
            "For {users} licences Microsoft's table of 2017, withdrawn in the same year, said: first {first} {dollars}, trigger {trigger}."
        )
        first, trigger = style.fixed(band.first_funding, 0), style.fixed(band.trigger, 0)
        yield said.format(**users, first=first, dollars=MINIMUM_FUNDING_CURRENCY, trigger=trigger)
    if advice.by_band is not None:
        yield tr("It names no recharge amount: here it is as much as the first funding.")
    yield switch_sentence(advice.switch, currency, style)
    if advice.switch_left_on is not None:
        yield switch_sentence(advice.switch_left_on, currency, style)
    yield from advice_basis(advice, currency, style)


def advice_basis(advice: FundingAdvice, currency: str, style: NumberStyle) -> tuple[str, ...]:
    """Say what advice stands on: draws, what recharging sees, and what is known of the smallest purchase."""
    return tuple(_basis(advice, currency, style))


def _basis(advice: FundingAdvice, currency: str, style: NumberStyle) -> Iterator[str]:
    lag = advice.question.lag_days
    said = trn(
        "{draws} draws of the demand, seed {seed}; recharging sees spending {count} day late, and each month is spent evenly over its days.",
        "{draws} draws of the demand, seed {seed}; recharging sees spending {count} days late, and each month is spent evenly over its days.",
        lag,
    )
    yield said.format(draws=style.count(advice.draws), seed=advice.seed, count=style.count(lag))
    if currency != MINIMUM_FUNDING_CURRENCY:
        said = tr("The smallest purchase is published as {known} {known_currency}; for {currency} it is not known.")
        yield said.format(known=style.fixed(float(MINIMUM_FUNDING), 0), known_currency=MINIMUM_FUNDING_CURRENCY, currency=currency)


def _amount(amount: object, style: NumberStyle) -> str:
    return style.fixed(float(str(amount)), 0)
