"""Two options over one input as a table: two lines, and the points at which they cross."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.decisions.break_even_curve import costs_over
from ppm_desktop.reports.break_even.frontier_table import axis_text
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.input_words import input_name
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.break_even import BreakEven
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.option_roles import Role

#: The lines are drawn through so many places, besides the points themselves.
_PLACES: Final = 61
#: So many times today's value are shown; farther off where the last crossing is, within reason.
_USUAL: Final = 2.0
_FARTHEST: Final = 50.0
_BEYOND: Final = 1.25


@dataclass(frozen=True, eq=False)
class BreakEvenTable:
    """Both options over the shown part of the input. Money over the whole period."""

    found: BreakEven
    style: NumberStyle
    currency: str
    title: str
    subtitle: str
    summary: str
    xs: tuple[float, ...]
    costs: tuple[tuple[float, ...], tuple[float, ...]]

    @property
    def names(self) -> tuple[str, str]:
        """What the two options are called."""
        first, second = self.found.options
        return first.name, second.name

    @property
    def roles(self) -> tuple[Role, Role]:
        """The colours of the two lines."""
        first, second = (role_of(option) for option in self.found.options)
        return first, second

    def text(self, x: float) -> str:
        """Write a place of the input."""
        return axis_text(self.found.changing, x, self.style)

    @property
    def twin(self) -> TableTwin:
        """A row for today, for each crossing, and for both ends of what is shown."""
        first, second = self.names
        columns = (
            TwinColumn("place", tr("Place")),
            TwinColumn(self.found.changing.path, input_name(self.found.changing)),
            TwinColumn("first", first),
            TwinColumn("second", second),
            TwinColumn("difference", tr("Difference")),
        )
        today = () if self.found.today is None else ((tr("Today"), self.found.today),)
        rows: list[tuple[str | float, ...]] = [
            (name, self.text(place.x), *place.costs, place.difference)
            for name, place in (*today, *((tr("Equal cost"), point) for point in self.found.points))
        ]
        for name, at in ((tr("From"), 0), (tr("To"), -1)):
            one, other = self.costs[0][at], self.costs[1][at]
            rows.append((name, self.text(self.xs[at]), one, other, one - other))
        return TableTwin(self.title, self.subtitle, columns, tuple(rows))


def break_even_table(found: BreakEven, style: NumberStyle, project: Project) -> BreakEvenTable:
    """Return the lines with their finding; ``project`` is the one that they were made of."""
    currency = project.currency
    first, second = (option.name for option in found.options)
    low, high = found.limits[0].place.x, found.limits[1].place.x
    today = found.changing.today or 0.0
    usual = _USUAL * today if today else 1.0
    points = [point.x for point in found.points if point.x <= max(_FARTHEST * (today or 1.0), usual)]
    end = min(high, max(usual, _BEYOND * points[-1] if points else 0.0))
    end = min(high, 1.0) if found.limits[1].reason == "whole_share" and not found.changing.multiplied else end
    xs = np.unique([*np.linspace(low, end, _PLACES), *(x for x in points if x <= end)])
    costs = costs_over(found, xs)
    name = input_name(found.changing)

    def said(x: float) -> str:
        return axis_text(found.changing, x, style)

    if found.kind == "always":
        title = tr("{first} and {second} cost the same whatever this is: {input}").format(first=first, second=second, input=name)
    elif found.kind == "never":
        cheaper = next(option.name for option in found.options if option.id == found.stretches[0].cheaper)
        title = tr("No break-even in {input}: {option} is always cheaper").format(input=name, option=cheaper)
    else:
        title = trn(
            "{first} and {second} cost the same at {place}: {input}",
            "{first} and {second} cost the same at {count} points, first at {place}: {input}",
            len(found.points),
        ).format(first=first, second=second, place=said(found.points[0].x), input=name, count=len(found.points))
    subtitle = tr("Cost over the whole period, in {currency}, by {input}; everything else as today.").format(currency=currency, input=name)
    subtitle = example_note(project, subtitle)
    parts = []
    for stretch in found.stretches:
        ends = {"begin": said(stretch.begin), "end": said(stretch.end)}
        if stretch.cheaper is None:
            parts.append(tr("From {begin} to {end}, both cost the same.").format(**ends))
        else:
            option = next(option.name for option in found.options if option.id == stretch.cheaper)
            parts.append(tr("From {begin} to {end}, this is cheaper: {option}.").format(option=option, **ends))
    summary = " ".join(parts)
    return BreakEvenTable(
        found, style, currency, title, subtitle, summary, tuple(xs.tolist()), (tuple(costs[0].tolist()), tuple(costs[1].tolist()))
    )
