"""How the costs answer to their inputs, for programs: what ``ppm sensitivity --json`` prints."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.reports.number_text import PLAIN_STYLE
from ppm_desktop.reports.sensitivity.flip_words import flip_clause

if TYPE_CHECKING:
    from ppm_desktop.decisions.flip import Flip, Flips
    from ppm_desktop.decisions.sensitivity import Bar, End, Tornado, TwoWay


def sensitivity_entry(tornado: Tornado, flips: Flips) -> dict[str, Any]:
    """Return the bars, widest first, and what turns the decision; money of the whole period, rounded to six digits, null if not known."""
    project = tornado.comparison.project
    best = tornado.comparison.cheapest
    return {
        "scenario": tornado.comparison.scenario.name,
        "currency": project.currency,
        "start": str(project.start),
        "months": project.months,
        "example_prices": project.has_examples,
        "cheapest": None if best is None else best.option.id,
        "options": [option.id for option in tornado.pair],  # their difference is what the second costs more than the first
        "totals": {result.option.id: _money(result.total if result.complete else None) for result in tornado.comparison.results},
        "difference": _money(tornado.difference),
        "inputs": [_bar(tornado, bar) for bar in tornado.bars],
        "flips": [flip_entry(flip) for flip in flips.flips],
        "steady": [{"input": changing.path, "direction": direction} for changing, direction in flips.steady],
        "other_reading": None if flips.other_reading is None else flips.other_reading.id,
    }


def flip_entry(flip: Flip) -> dict[str, Any]:
    """Return one change that turns the decision; ``factor`` in full precision, so that it can be put back."""
    return {
        "input": flip.changing.path,
        "direction": flip.direction,
        "factor": flip.x,
        "change": flip.change,
        "value": flip.value,
        "cheapest": flip.winner.id,
        "saving": _money(flip.saving),
        "words": flip_clause(flip, PLAIN_STYLE),
    }


def two_way_entry(grid: TwoWay) -> dict[str, Any]:
    """Return every option's total over two inputs: ``totals[option][row of y][column of x]``."""
    return {
        "x": _axis(grid.pair.x.path, grid.xs.tolist(), multiplied=grid.pair.x.multiplied),
        "y": _axis(grid.pair.y.path, grid.ys.tolist(), multiplied=grid.pair.y.multiplied),
        "totals": {option.id: [[_money(one) for one in row] for row in grid.total(option.id).tolist()] for option in grid.pair.options},
    }


def _axis(path: str, at: list[float], *, multiplied: bool) -> dict[str, Any]:
    return {"input": path, "unit": "factor" if multiplied else "value", "at": at}


def _bar(tornado: Tornado, bar: Bar) -> dict[str, Any]:
    return {
        "input": bar.changing.path,
        "given": bar.given,  # false: the usual range
        "swing": _money(bar.swing),
        "low": _end(tornado, bar.low),
        "high": _end(tornado, bar.high),
    }


def _end(tornado: Tornado, end: End) -> dict[str, Any]:
    totals = zip((option.id for option in tornado.options), end.totals, strict=True)
    return {
        "factor": end.factor,
        "value": end.value,
        "totals": {option: _money(total) for option, total in totals},
        "difference": _money(end.difference),
        "cheapest": end.cheapest,
    }


def _money(amount: float | None) -> float | None:
    """Round to six digits, without a negative zero; None for what is not known."""
    return None if amount is None or not isfinite(amount) else round(amount, MONEY_DIGITS) + 0.0
