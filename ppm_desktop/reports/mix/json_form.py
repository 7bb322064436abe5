"""The best mix for programs: what ``ppm mix --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS

if TYPE_CHECKING:
    from ppm_desktop.decisions.best_mix.answer import Answer, Band
    from ppm_desktop.decisions.best_mix.candidates import LeftOut
    from ppm_desktop.decisions.best_mix.simple_rules import SimpleMix
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


def mix_entry(answer: Answer, simple: tuple[SimpleMix, ...]) -> dict[str, Any]:
    """Return the mix; money rounded to six digits, shares and thresholds in full precision."""
    mix, terms = answer.mix, answer.mix.terms
    total, bound = _money(mix.total), _money(mix.lower_bound)
    return {
        **_head(terms.project, terms.scenario),
        "donors_allowed": mix.donors,
        "total": total,
        "lower_bound": bound,
        "gap": _money(total - bound),
        "assignment": [_band(band) for band in answer.bands],
        "spare_licences_cost": _money(answer.spare),
        "simpler": [
            {
                "kind": one.kind,
                "total": _money(one.total),
                "rules": [
                    {"up_to_product": rule.light, "above_product": rule.heavy, "minutes": rule.minutes, "groups": list(groups)}
                    for rule, groups in zip(one.rules, one.groups, strict=True)
                ],
            }
            for one in simple
        ],
        "as_option": {
            "assign": {entry.group: dict(entry.shares) for entry in answer.option.assign},
            "total": None if answer.at_random is None else _money(answer.at_random),
        },
        "left_out": [left_out_entry(one) for one in terms.left_out],
    }


def no_mix_entry(project: Project, scenario: Scenario, left_out: tuple[LeftOut, ...], *, donors: bool) -> dict[str, Any]:
    """Return that there is no mix, and why."""
    return {
        **_head(project, scenario),
        "donors_allowed": donors,
        "total": None,
        "lower_bound": None,
        "gap": None,
        "assignment": [],
        "left_out": [left_out_entry(one) for one in left_out],
    }


def left_out_entry(left_out: LeftOut) -> dict[str, Any]:
    """Return why a group's organisers cannot have a product."""
    return {"product": left_out.product, "group": left_out.group, "why": left_out.why, "places": list(left_out.places)}


def _head(project: Project, scenario: Scenario) -> dict[str, Any]:
    return {
        "scenario": scenario.name,
        "currency": project.currency,
        "start": str(project.start),
        "months": project.months,
        "example_prices": project.has_examples,
    }


def _band(band: Band) -> dict[str, Any]:
    return {
        "group": band.group.name,
        "product": band.product.id,
        "above_minutes": band.above,
        "up_to_minutes": band.up_to,
        "share": band.people,
        "usage_share": band.usage,
        "organisers": round(band.organisers, MONEY_DIGITS),
        "donors": round(band.donors, MONEY_DIGITS),
        "cost": {"licences": _money(band.licences), "calls": _money(band.calls)},
    }


def _money(amount: float) -> float:
    return round(amount, MONEY_DIGITS) + 0.0
