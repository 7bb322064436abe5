"""Where two options cost the same, for programs: what ``ppm break-even --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS

if TYPE_CHECKING:
    from ppm_desktop.decisions.break_even import BreakEven, Place


def break_even_entry(found: BreakEven) -> dict[str, Any]:
    """Return the points in full precision, so that each can be put back; money and minutes rounded to six digits."""
    low, high = found.limits
    changing = found.changing
    return {
        "scenario": changing.scenario.name,
        "currency": changing.project.currency,
        "start": str(changing.project.start),
        "months": changing.project.months,
        "example_prices": changing.project.has_examples,
        "input": changing.path,
        "options": [option.id for option in found.options],
        "kind": found.kind,
        "points": [_point(found, place) for place in found.points],
        "unit": "factor" if changing.multiplied else "value",  # of what stands under "cheaper" and "searched"
        "cheaper": [{"from": stretch.begin, "to": stretch.end, "option": stretch.cheaper} for stretch in found.stretches],
        "today": None if found.today is None else _costs(found, found.today),
        "searched": {"from": low.place.x, "from_reason": low.reason, "to": high.place.x, "to_reason": high.reason},
    }


def _point(found: BreakEven, place: Place) -> dict[str, Any]:
    costs = _costs(found, place)
    return {**costs, "cost": costs["costs"][found.options[0].id], "difference": round(place.difference, MONEY_DIGITS) + 0.0}


def _costs(found: BreakEven, place: Place) -> dict[str, Any]:
    costs = zip((option.id for option in found.options), place.costs, strict=True)
    return {
        "factor": place.factor,
        "value": place.value,
        "minutes_per_organiser": round(place.minutes_per_organiser, MONEY_DIGITS),
        "costs": {option: round(cost, MONEY_DIGITS) + 0.0 for option, cost in costs},
    }
