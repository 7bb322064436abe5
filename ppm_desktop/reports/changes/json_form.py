"""What changed between two saved projects, for programs: what ``ppm diff --json`` prints."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.decisions.changes import CAUSES
from ppm_desktop.reports.bridge import adding_up
from ppm_desktop.reports.changes.table import changed_inputs, changed_rates
from ppm_desktop.reports.results_json import plan_entry

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.decisions.changes import ProjectChange
    from ppm_desktop.domain.differences import Difference, Value
    from ppm_desktop.domain.price_book_changes import RateChange
    from ppm_desktop.domain.prices import Rate


def change_entry(change: ProjectChange, files: tuple[str, str], *, only_scenarios: bool = False) -> dict[str, Any]:
    """Return what differs; money rounded to six digits, and parts that sum to the difference in these digits."""
    old, new = change.before.cheapest, change.after.cheapest
    return {
        "before": _side(files[0], change.before),
        "after": _side(files[1], change.after),
        "common_months": change.common_months,
        "decision": {
            "before": None if old is None else old.option.id,
            "after": None if new is None else new.option.id,
            "changed": None if old is None or new is None else old.option.id != new.option.id,
        },
        "order": list(CAUSES),
        "bridge": _bridge(change),
        "inputs": [_input(found) for found in changed_inputs(change, only_scenarios=only_scenarios)],
        "rates": [_rate_change(found) for found in changed_rates(change)],
    }


def _side(file: str, comparison: Comparison) -> dict[str, Any]:
    return {
        **plan_entry(file, comparison),
        "options": [
            {
                "id": result.option.id,
                "name": result.option.name,
                "complete": result.complete,
                "eligible": result.eligibility.eligible,
                "total": round(result.total, MONEY_DIGITS) + 0.0,
            }
            for result in comparison.results
        ],
    }


def _bridge(change: ProjectChange) -> dict[str, Any] | None:
    """Return the two ends and the parts between them; None where an end is not known, or only a lower bound."""
    if not change.steps or not (change.steps[0].result.complete and change.steps[-1].result.complete):
        return None
    totals = [step.result.total for step in change.steps]
    ends = [round(total, MONEY_DIGITS) for total in (totals[0], totals[-1])]
    difference = round(ends[1] - ends[0], MONEY_DIGITS)
    amounts = adding_up([now - then for then, now in pairwise(totals)], MONEY_DIGITS, difference)
    return {
        "option_before": change.steps[0].result.option.id,
        "option_after": change.steps[-1].result.option.id,
        "total_before": ends[0] + 0.0,
        "total_after": ends[1] + 0.0,
        "difference": difference + 0.0,
        "parts": [{"causes": list(step.causes), "amount": amount + 0.0} for step, amount in zip(change.steps[1:], amounts, strict=True)],
    }


def _input(found: Difference) -> dict[str, Any]:
    return {
        "path": found.path,
        "change": found.change,
        "owner": found.owner,
        "name": found.name,
        "field": found.field,
        "before": _value(found.before),
        "after": _value(found.after),
    }


def _value(value: Value) -> str | float | bool | None:
    return f"{value:f}" if isinstance(value, Decimal) else value


def _rate_change(found: RateChange) -> dict[str, Any]:
    rate = found.new or found.old
    assert rate is not None  # noqa: S101 - a change has at least one side
    return {
        "change": found.kind,
        "rate_set": rate.rate_set,
        "call_type": rate.call_type,
        "country": rate.country,
        "line": rate.line,
        "before": _rate(found.old),
        "after": _rate(found.new),
    }


def _rate(rate: Rate | None) -> dict[str, str] | None:
    if rate is None:
        return None
    return {"rate": f"{rate.rate:f}", "connection_fee": f"{rate.connection_fee:f}", "effective": rate.effective.isoformat()}
