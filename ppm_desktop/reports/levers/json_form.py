"""What levers save, for programs: what ``ppm levers --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.decisions.lever_plan import LEVERS

if TYPE_CHECKING:
    from ppm_desktop.decisions.lever_study import LeverStudy
    from ppm_desktop.decisions.levers import Effect
    from ppm_desktop.decisions.pool_drain import Drain


def levers_entry(study: LeverStudy, campaign_cost: float | None) -> dict[str, Any]:
    """Return the study; money a year, rounded to six digits, null where a price is missing; minutes and calls a year."""
    levers = study.levers
    project, plan, slope = levers.project, levers.plan, study.slope
    campaign = None if campaign_cost is None else {"cost": _money(campaign_cost), "payback_months": levers.payback(campaign_cost)}
    return {
        "scenario": levers.scenario.name,
        "option": levers.option.id,
        "currency": project.currency,
        "start": str(project.start),
        "months": project.months,
        "example_prices": project.has_examples,
        "plan": {
            "dial_out": plan.dial_out,
            "app_share": plan.app_share,
            "renewal_months": plan.renewal_months,
            "groups": list(plan.groups) or [group.name for group in levers.scenario.groups],
        },
        "order": list(LEVERS),
        "cost": _money(levers.today),
        "saving": _money(levers.together),
        "levers": [_effect(effect) for effect in levers.effects],
        "lost_calls": levers.lost_calls,
        "missing_destinations": [{"group": group, "call_type": call_type} for group, call_type in levers.lacking],
        "settings": [
            {"group": one.group, "dial_out": one.policy, "today": one.chosen, "saving": _money(one.saving)} for one in study.settings
        ],
        "app_point": None
        if slope is None
        else {
            "saving": _money(slope.per_point),
            "groups": [{"group": group, "saving": _money(saving)} for group, saving in slope.by_group],
        },
        "campaign": campaign,
        "pool_use": [_drain(drain) for drain in study.drains],
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "lever": effect.kind,
        "alone": _money(effect.alone),
        "in_order": _money(effect.in_order),
        "fair_share": _money(effect.fair),
        "calls_moved": {way: round(change, MONEY_DIGITS) + 0.0 for way, change in effect.moved.items()},
    }


def _drain(drain: Drain) -> dict[str, Any]:
    return {
        "pool": drain.pool,
        "group": drain.group,
        "pool_minutes": drain.brought,
        "minutes": drain.wanted,
        "share": drain.share,
        "covered_minutes": drain.covered,
        "overage_minutes": drain.overage,
        "overage_cost": _money(drain.cost),
        "moves": [{"product": move.product or None, "saving": _money(move.saving)} for move in drain.moves],
    }


def _money(amount: float | None) -> float | None:
    return None if amount is None else round(amount, MONEY_DIGITS) + 0.0
