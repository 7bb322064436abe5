"""A plan made from calls, for programs: what ``ppm usage --project OUT --json`` adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.usage.fit_words import fit_sentences

if TYPE_CHECKING:
    from ppm_desktop.decisions.usage_fit.fit import FittedPlan

_DIGITS = 6


def fit_entry(file: str, plan: FittedPlan) -> dict[str, Any]:
    """Return where the plan was written, its groups, how far it is from the calls, and what was decided."""
    scenario, coverage = plan.project.scenarios[0], plan.coverage
    return {
        "project": {
            "file": file,
            "start": str(plan.project.start),
            "months": plan.project.months,
            "currency": plan.project.currency,
            "groups": [
                {"name": group.name, "country": group.country, "organisers": group.headcount[0].organisers} for group in scenario.groups
            ],
            "season_measured": plan.season.measured,
            "coverage": [
                {"month": str(month), "share": round(share, _DIGITS)} for month, share in zip(coverage.months, coverage.shares, strict=True)
            ],
            "gaps": [{"first_day": first.isoformat(), "last_day": last.isoformat()} for first, last in coverage.gaps],
            "minutes": {
                match.call_type: {
                    "imported": round(match.imported, _DIGITS),
                    "planned": round(match.planned, _DIGITS),
                    "difference": round(match.planned - match.imported, _DIGITS) + 0.0,
                }
                for match in plan.matches
            },
            "notes": list(fit_sentences(plan, PLAIN_STYLE)),
        }
    }
