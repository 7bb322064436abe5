"""The wallet of an option for programs: what ``ppm fund --json`` prints."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.wallet import Movements, money
from ppm_desktop.reports.funding.words import funding_notes
from ppm_desktop.reports.number_text import PLAIN_STYLE

if TYPE_CHECKING:
    from ppm_desktop.reports.funding.wallet import Funding


def funding_entry(funding: Funding) -> dict[str, Any]:
    """Return the months of a wallet and their totals; without a wallet, what is billed afterwards, and no months."""
    settings, risks = funding.settings, funding.risks
    entry: dict[str, Any] = {
        "scenario": funding.scenario.name,
        "option": funding.result.option.id,
        "currency": funding.project.currency,
        "example_prices": funding.project.has_examples,
        "mode": settings.mode,
        "complete": funding.complete,  # otherwise what is used is a lower bound, and balances rest on it
        "notes": list(funding_notes(funding, PLAIN_STYLE)),
        "months": [],
    }
    if funding.wallet is None:
        billed = [{"month": str(month), "amount": round(cost, MONEY_DIGITS) + 0.0} for month, cost in funding.costs]
        return entry | {"billed_afterwards": billed, "billed_total": round(sum(cost for _, cost in funding.costs), MONEY_DIGITS) + 0.0}
    if settings.mode == "auto_recharge":
        entry["settings"] = {
            "posting_lag_days": risks.posting_lag_days,
            "card_fails_from": None if risks.card_fails_from is None else risks.card_fails_from.isoformat(),
            "card_works_from": None if risks.card_works_from is None else risks.card_works_from.isoformat(),
        }
    return entry | {
        "months": [{"month": str(month), **_moved(moved)} for month, moved in funding.wallet.months],
        "totals": _moved(funding.wallet.total),
        "days_without_service": [day.isoformat() for day in funding.wallet.days_without_service],
        "top_ups_outside": [{"date": top_up.day.isoformat(), "amount": str(top_up.amount)} for top_up in funding.top_ups_outside],
    }


def _moved(moved: Movements) -> dict[str, float | int]:
    """Return amounts as numbers rounded to six digits, and how many recharges there were."""
    amounts = {f.name: round(float(money(getattr(moved, f.name))), MONEY_DIGITS) for f in fields(moved) if f.name != "recharges"}
    return {**amounts, "recharges": moved.recharges}
