"""Funding advice for programs: what ``ppm fund --advice --json`` adds. Money rounded to six digits, shares between 0 and 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.reports.funding.advice_words import advice_headline, advice_sentences
from ppm_desktop.reports.number_text import PLAIN_STYLE

if TYPE_CHECKING:
    from ppm_desktop.decisions.funding_advice import Advised, FundingAdvice
    from ppm_desktop.decisions.funding_outlook import Switch


def advice_entry(advice: FundingAdvice, currency: str) -> dict[str, Any]:
    """Return the advice, beside what is set and what Microsoft once advised; ``set_now`` and ``by_table`` are null where there are none."""
    band, question = advice.band, advice.question
    table = None
    if band is not None:
        table = {"users": advice.users, "currency": "USD", "first_funding": band.first_funding, "trigger": band.trigger}
    return {
        "advice": {
            "risk": question.risk,
            "posting_lag_days": question.lag_days,
            "draws": advice.draws,
            "seed": advice.seed,
            "spends": advice.spends,
            "complete": advice.complete,
            "headline": advice_headline(advice, currency, PLAIN_STYLE),
            "notes": list(advice_sentences(advice, currency, PLAIN_STYLE)),
            "advised": _advised(advice.advised),
            "set_now": _advised(advice.set_now),
            "table_of_2017": table,
            "by_table": _advised(advice.by_band),
            "money_at_risk": round(advice.at_risk, MONEY_DIGITS),
            "money_at_risk_from": None if advice.at_risk_from is None else advice.at_risk_from.isoformat(),
            "post_paid": _switch(advice.switch),
            "post_paid_recharge_left_on": None if advice.switch_left_on is None else _switch(advice.switch_left_on),
        }
    }


def _advised(advised: Advised | None) -> dict[str, Any] | None:
    if advised is None:
        return None
    settings, outlook = advised.settings, advised.outlook
    return {
        "mode": settings.mode,
        "opening": str(settings.opening or 0),
        "trigger": None if settings.trigger is None else str(settings.trigger),
        "recharge": None if settings.recharge is None else str(settings.recharge),
        "outage": outlook.outage,
        "outage_error": outlook.outage_error,
        "days_without_service": round(outlook.days_without_service, MONEY_DIGITS),
        "recharges": dict(zip(("p10", "p50", "p90"), outlook.recharges, strict=True)),
        "bought": round(outlook.bought, MONEY_DIGITS),
        "forfeited": round(outlook.forfeited, MONEY_DIGITS),
        "at_risk": round(outlook.at_risk, MONEY_DIGITS),
        "at_risk_p90": round(outlook.at_risk_90, MONEY_DIGITS),
    }


def _switch(switch: Switch) -> dict[str, Any]:
    return {
        "from": switch.day.isoformat(),
        "balance": switch.balance,
        "drained": None if switch.drained is None else switch.drained.isoformat(),
        "stranded": switch.stranded,
    }
