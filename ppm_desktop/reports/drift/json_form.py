"""What new prices would do to saved projects, for programs: what ``ppm drift --json`` prints."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.decisions.drift import OUTCOMES
from ppm_desktop.reports.drift.words import drift_sentences
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.portfolio.table import heading_entry, option_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ppm_desktop.decisions.drift import Drift


def drift_entry(found: Sequence[Drift], bad: Mapping[str, Sequence[str]], book: str, currency: str) -> dict[str, Any]:
    """Return every project's line, changed decisions first; money rounded to six digits, None where it is not known."""
    counts = Counter[str](drift.outcome for drift in found)
    return {
        "price_book": {"name": book, "currency": currency},
        "counts": {outcome: counts[outcome] for outcome in OUTCOMES},
        "projects": [_project(drift) for drift in found],
        "not_read": [{"file": file, "messages": list(sentences)} for file, sentences in bad.items()],
    }


def _project(drift: Drift) -> dict[str, Any]:
    return {
        **heading_entry(drift.heading),
        "outcome": drift.outcome,
        "before": option_entry(drift.before),
        "after": option_entry(drift.after),
        "staying": option_entry(drift.staying),
        "change": _number(drift.change),
        "cost_of_staying": _number(drift.cost_of_staying),
        "complete": None if drift.outcome == "not_comparable" else drift.complete,
        "example_prices_after": drift.example_prices,
        "remarks": list(drift_sentences(drift, PLAIN_STYLE)),
    }


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, MONEY_DIGITS) + 0.0
