"""Rates learned from a bill, in sentences: what they are, how sure, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.reconciliation.learned_rates import FEWEST_CALLS, FEWEST_MINUTES, WIDEST
from ppm_desktop.reports.bill.reconciliation_words import key_name
from ppm_desktop.reports.words import period_label
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.reconciliation.learned_rates import LearnedRate, LearnedRates
    from ppm_desktop.domain.period import Month
    from ppm_desktop.reports.number_text import NumberStyle

_RATE_DIGITS: Final = 6
_METHOD: Final = mark(
    "Charges over billed minutes, over all calls of a destination that no licence includes; each call rounded up to {increment} s. "
    "The interval holds the true rate 95 times in 100: it is the larger of what rounding to cents and the spread between calls leave open. "
    "Left out: destinations with fewer than {calls} calls or {minutes} minutes, or an interval wider than {wide} to each side."
)


def method_sentence(found: LearnedRates, style: NumberStyle) -> str:
    """Say how the rates were estimated."""
    return tr(_METHOD).format(
        increment=found.habits.increment_seconds, calls=FEWEST_CALLS, minutes=style.count(FEWEST_MINUTES), wide=style.percent(WIDEST)
    )


def bill_title(period: tuple[Month, ...]) -> str:
    """Return what the source of learned rates is called."""
    return tr("Your bill, {period}").format(period=period_label(period)) if period else tr("Your bill")


def rate_note(one: LearnedRate, style: NumberStyle) -> str:
    """Return a rate's uncertainty and ground: ``0.013000 to 0.013040 (95 %) from 98 calls of 1,240 minutes, Jan 2026 – Mar 2026``."""
    text = trn(
        "{low} to {high} (95 %) from {count} call of {minutes} minutes, {period}",
        "{low} to {high} (95 %) from {count} calls of {minutes} minutes, {period}",
        one.calls,
    )
    said = text.format(
        low=style.fixed(one.low, _RATE_DIGITS),
        high=style.fixed(one.high, _RATE_DIGITS),
        count=style.count(one.calls),
        minutes=style.count(one.minutes),
        period=period_label((one.first, one.last)),
    )
    return said if one.one_rate else tr("{ground}; an average, because charges differ by more than rounding").format(ground=said)


def learned_headline(found: LearnedRates) -> str:
    """Say how many rates were learned and how many destinations were left out."""
    said = trn("{count} rate was learned from the charges.", "{count} rates were learned from the charges.", len(found.rates))
    said = said.format(count=len(found.rates))
    if not found.doubtful:
        return said
    left = trn(
        "{said} {count} was left out: too little to go by.", "{said} {count} were left out: too little to go by.", len(found.doubtful)
    )
    return left.format(said=said, count=len(found.doubtful))


def rate_sentence(one: LearnedRate, currency: str, style: NumberStyle) -> str:
    """Say one rate with its ground."""
    text = tr("{place}: {rate} {currency} a minute, {ground}")
    rate = style.fixed(one.rate, _RATE_DIGITS)
    return text.format(place=key_name(one.key), rate=rate, currency=currency, ground=rate_note(one, style))


def nothing_learned_sentence() -> str:
    """Say that no price book was written."""
    return tr("No rate could be learned: no destination has enough charged calls. No price book was written.")
