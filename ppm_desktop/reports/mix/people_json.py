"""The best mix of real people for programs: what ``ppm mix --usage --json`` prints. Organisers are pseudonyms that only this document has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.decisions.people_mix.rules import ThresholdRule

if TYPE_CHECKING:
    from ppm_desktop.decisions.people_mix.find import PeopleMix
    from ppm_desktop.decisions.people_mix.findings import ProductShare
    from ppm_desktop.decisions.people_mix.rated_calls import LeftOut, RatedCalls
    from ppm_desktop.decisions.people_mix.rules import PlaceRule
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


def people_mix_entry(
    rated: RatedCalls, mix: PeopleMix, shares: tuple[ProductShare, ...], rules: tuple[ThresholdRule | PlaceRule, ...]
) -> dict[str, Any]:
    """Return the mix; money rounded to six digits."""
    total, bound = _money(mix.total), _money(mix.lower_bound)
    return {
        **_head(rated.project, rated.scenario, donors=mix.donors),
        "usage_months": [str(month) for month in rated.months],
        "total": total,
        "lower_bound": bound,
        "gap": _money(total - bound),
        "complete": not rated.unpriced,
        "assignment": [
            {"organiser": name, "product": rated.products[p].id} for name, p in zip(rated.organisers, mix.chosen.tolist(), strict=True)
        ],
        "products": [
            {
                "product": share.product.id,
                "organisers": share.organisers,
                "donors": share.donors,
                "spare_licences": share.spare,
                "cost": {"licences": _money(share.licences), "calls": _money(share.calls)},
            }
            for share in shares
        ],
        "simpler": [_rule(rule, mix) for rule in rules],
        "left_out": [_left_out(one) for one in rated.left_out],
        "unpriced": [
            {
                "call_type": one.key.call_type,
                "country": one.key.destination.country,
                "line": one.key.destination.line,
                "minutes": _money(one.minutes),
            }
            for one in rated.unpriced
        ],
        "not_everywhere": [{"product": product.id, "groups": list(groups)} for product, groups in rated.not_everywhere],
        "calls_without_organiser": rated.without_organiser,
    }


def no_people_mix_entry(project: Project, scenario: Scenario, left_out: tuple[LeftOut, ...], *, donors: bool) -> dict[str, Any]:
    """Return that there is no mix, and why."""
    return {
        **_head(project, scenario, donors=donors),
        "total": None,
        "lower_bound": None,
        "gap": None,
        "assignment": [],
        "left_out": [_left_out(one) for one in left_out],
    }


def _head(project: Project, scenario: Scenario, *, donors: bool) -> dict[str, Any]:
    return {
        "scenario": scenario.name,
        "currency": project.currency,
        "example_prices": project.has_examples,
        "donors_allowed": donors,
    }


def _rule(rule: ThresholdRule | PlaceRule, mix: PeopleMix) -> dict[str, Any]:
    cost = {"total": _money(rule.total), "more": _money(rule.total - mix.total)}
    if isinstance(rule, ThresholdRule):
        return {
            "kind": "threshold",
            "measure": rule.measure,
            "minutes": rule.minutes,
            "up_to_product": rule.light,
            "above_product": rule.heavy,
            "organisers_above": rule.above,
            **cost,
        }
    return {"kind": rule.kind, "products": [{"place": place, "product": product} for place, product in rule.products], **cost}


def _left_out(left_out: LeftOut) -> dict[str, Any]:
    return {"product": left_out.product, "why": left_out.why, "organisers": left_out.organisers, "places": list(left_out.places)}


def _money(amount: float) -> float:
    return round(amount, MONEY_DIGITS) + 0.0
