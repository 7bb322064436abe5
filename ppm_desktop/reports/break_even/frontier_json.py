"""Where two options cost the same over two inputs, for programs: what ``ppm break-even --frontier --json`` prints."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.comparison import MONEY_DIGITS

if TYPE_CHECKING:
    from ppm_desktop.decisions.frontier import Frontier
    from ppm_desktop.decisions.inputs import ChangingInput


def frontier_entry(found: Frontier) -> dict[str, Any]:
    """Return the branches in full precision, so that each point can be put back; money rounded to six digits, null if not known."""
    project, pair = found.pair.x.project, found.pair
    return {
        "scenario": pair.x.scenario.name,
        "currency": project.currency,
        "start": str(project.start),
        "months": project.months,
        "example_prices": project.has_examples,
        "options": [option.id for option in found.options],
        "kind": found.kind,
        "cheaper": found.cheaper,  # the option that is cheaper all over when the kind is "never"
        "x": _axis(pair.x, found.xs.tolist()),
        "y": _axis(pair.y, found.ys.tolist()),
        "branches": [[{"x": point.x, "y": point.y} for point in branch] for branch in found.branches],
        # What the first option costs more than the second: a row for each y, a column for each x.
        "difference": [[round(one, MONEY_DIGITS) + 0.0 if isfinite(one) else None for one in row] for row in found.difference.tolist()],
        "today": {"x": found.today[0], "y": found.today[1], "exact": found.today_is_exact},
        "groups": [
            {
                "group": one.group,
                "x": one.x,
                "y": one.y,
                "x_range": None if one.x_range is None else list(one.x_range),
                "y_range": None if one.y_range is None else list(one.y_range),
            }
            for one in found.groups
        ],
    }


def _axis(changing: ChangingInput, at: list[float]) -> dict[str, Any]:
    return {"input": changing.path, "unit": "factor" if changing.multiplied else "value", "at": at}
