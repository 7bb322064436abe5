"""The results document, format version 1: what ``ppm compare --json`` prints and other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.unpriced import UnpricedFee
from ppm_desktop.reports.sentences import reason_sentence

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.costing.unpriced import Unpriced
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.rules import Rule
    from ppm_desktop.reports.explanation import Explanation

RESULTS_FORMAT: Final = "ppm-desktop/results"
RESULTS_VERSION: Final = 1


def results_document(**content: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """Wrap a command's results."""
    return {"format": RESULTS_FORMAT, "version": RESULTS_VERSION, **content}


def plan_entry(file: str, comparison: Comparison) -> dict[str, Any]:
    """Return what was compared: file, scenario, currency, period, price book."""
    project = comparison.project
    book = project.price_book
    return {
        "file": file,
        "scenario": comparison.scenario.name,
        "currency": project.currency,
        "start": str(project.start),
        "months": project.months,
        "example_prices": project.has_examples,
        "price_book": {"id": book.id, "name": book.name, "as_of": book.as_of.isoformat()},
    }


def comparison_entry(file: str, comparison: Comparison, rules: dict[str, Rule]) -> dict[str, Any]:
    """Return one file's and scenario's comparison; money rounded to six digits, totals of what is priced."""
    cheapest = comparison.cheapest
    return {
        **plan_entry(file, comparison),
        "options": [_option(comparison, result, rules) for result in comparison.results],
        "cheapest": None if cheapest is None else cheapest.option.id,
    }


def _option(comparison: Comparison, result: OptionResult, rules: dict[str, Rule]) -> dict[str, Any]:
    months = comparison.traffic.months
    return {
        "id": result.option.id,
        "name": result.option.name,
        "complete": result.complete,
        "total": _money(result.total),
        "by_component": {name: _money(value) for name, value in result.by_component.items()},
        "by_month": [
            {"month": str(month), **{name: _money(value) for name, value in row.items()}, "total": _money(sum(row.values()))}
            for month, row in zip(months, result.by_month, strict=True)
        ],
        "minutes": {name: _money(value) for name, value in result.minutes.items()},
        "lost_calls": _money(result.lost_calls),
        "unpriced": [_unpriced(unpriced) for unpriced in result.unpriced],
        "eligible": result.eligibility.eligible,
        "reasons": [
            {
                "effect": reason.effect,
                "code": reason.code,
                "product": reason.product,
                "countries": list(reason.countries),
                "groups": list(reason.groups),
                "rule": reason.rule,
                "source": rules[reason.rule].history[-1].source if reason.rule in rules else "",
                "message": reason_sentence(reason, comparison.project.agreement),
            }
            for reason in result.eligibility.reasons
        ],
    }


def _unpriced(unpriced: Unpriced | UnpricedFee) -> dict[str, Any]:
    months = [str(month) for month in unpriced.months]
    if isinstance(unpriced, UnpricedFee):
        return {"product": unpriced.product, "months": months}
    destination = unpriced.key.destination
    return {
        "call_type": unpriced.key.call_type,
        "country": destination.country,
        "line": destination.line,
        "months": months,
        "minutes": _money(unpriced.minutes),
    }


def problem_entry(file: str, problem: Problem, message: str) -> dict[str, str]:
    """Return one problem of one file."""
    return {"file": file, "path": problem.path, "severity": problem.severity, "code": problem.code, "message": message}


def explanation_entry(explanation: Explanation) -> dict[str, Any]:
    """Return what is said around the ledger lines behind a number; ``ledger_json`` writes the lines."""
    return {
        "total": _money(explanation.total),
        "complete": explanation.unpriced == 0,
        "lines": [],
        "sources": {
            source.id: {"title": source.title, "date": source.date.isoformat(), "status": source.status, "note": source.note}
            for source in explanation.sources
        },
    }


def _money(value: float) -> float:
    """Round to six digits, without a negative zero."""
    return round(value, MONEY_DIGITS) + 0.0
