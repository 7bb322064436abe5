"""The verdict for programs: what ``ppm verdict --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.reports.sensitivity.json_form import flip_entry

if TYPE_CHECKING:
    from ppm_desktop.decisions.verdict import Verdict
    from ppm_desktop.reports.verdict.words import VerdictWords


def verdict_entry(verdict: Verdict, words: VerdictWords) -> dict[str, Any]:
    """Return the choice, its margin over the whole period rounded to six digits, the flip, and what is said about them."""
    project, flip = verdict.comparison.project, verdict.flips.smallest
    best, other = verdict.best, verdict.runner_up
    return {
        "scenario": verdict.comparison.scenario.name,
        "currency": project.currency,
        "start": str(project.start),
        "months": project.months,
        "example_prices": project.has_examples,
        "cheapest": None if best is None else best.option.id,
        "runner_up": None if best is None or other is None else other.option.id,
        "margin": None if verdict.margin is None else round(verdict.margin, MONEY_DIGITS) + 0.0,
        "margin_share": verdict.margin_share,
        "margin_is_lower_bound": best is not None and other is not None and not other.complete,
        "probability": verdict.probability,
        "flip": None if flip is None else flip_entry(flip),
        "words": words.headline,
        "prerequisites": list(words.prerequisites),
        "open_questions": [
            {"rule": one.rule, "text": one.text, "changes_cost": one.changes_cost, "sources": list(one.sources)} for one in words.questions
        ],
    }
