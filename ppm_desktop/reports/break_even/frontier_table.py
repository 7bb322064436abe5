"""The map of two inputs as a table: who is cheaper where, the line of equal cost, and where the customer and its groups stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.input_paths import SHARES
from ppm_desktop.reports.break_even.frontier_words import frontier_headline, today_sentence
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.input_words import input_name, read_number
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.frontier import Frontier
    from ppm_desktop.decisions.inputs import ChangingInput
    from ppm_desktop.domain.project import Project
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.option_roles import Role


@dataclass(frozen=True, eq=False)
class FrontierTable:
    """What the map shows. Money over the whole period."""

    frontier: Frontier
    style: NumberStyle
    currency: str
    title: str
    subtitle: str
    summary: str

    @property
    def names(self) -> tuple[str, str]:
        """What the two options are called."""
        first, second = self.frontier.options
        return first.name, second.name

    @property
    def roles(self) -> tuple[Role, Role]:
        """The colours of the two areas: only blue and orange, which everybody can tell apart, each with its own meaning where it has one."""
        first, second = (role_of(option) for option in self.frontier.options)
        swapped = first == "pay_per_minute" or (second == "per_user" and first != "per_user")
        return ("pay_per_minute", "per_user") if swapped else ("per_user", "pay_per_minute")

    @property
    def cells(self) -> NDArray[np.float64]:
        """What the first option costs more in the middle of each cell of the grid; NaN where a price is missing. Shape (Y - 1, X - 1)."""
        d = self.frontier.difference
        middle: NDArray[np.float64] = (d[:-1, :-1] + d[1:, :-1] + d[:-1, 1:] + d[1:, 1:]) / 4
        return middle

    @property
    def shades(self) -> NDArray[np.float64]:
        """The same in the middle of each quarter of a cell, or by cell where a price is missing; rows from the lowest y."""
        found = self.frontier
        if found.pair.lacks_rates:
            return self.cells
        first, second = found.pair.surfaces
        xs, ys = (_middles(float(along[0]), float(along[-1]), 2 * (len(along) - 1)) for along in (found.xs, found.ys))
        return first.minus(second).grid(xs, ys)

    def at(self, x: float, y: float) -> str:
        """Name a place on both axes."""
        pair = self.frontier.pair
        said = tr("{x_name} {x}, {y_name} {y}")
        values = {"x": axis_text(pair.x, x, self.style), "y": axis_text(pair.y, y, self.style)}
        return said.format(x_name=input_name(pair.x), y_name=input_name(pair.y), **values)

    def said_of(self, difference: float) -> str:
        """Say which option is cheaper by how much."""
        return difference_sentence(difference, self.names, self.currency, self.style)

    def difference_at(self, x: float, y: float) -> float:
        """Return what the first option costs more at a place."""
        first, second = self.frontier.pair.surfaces
        return float(first.minus(second).grid(np.array([x]), np.array([y]))[0, 0])

    @cached_property
    def twin(self) -> TableTwin:
        """A row for the customer, for each group, and for each point of the line."""
        pair, style = self.frontier.pair, self.style
        columns = (
            TwinColumn("place", tr("Place")),
            TwinColumn(pair.x.path, input_name(pair.x)),
            TwinColumn(pair.y.path, input_name(pair.y)),
            TwinColumn("difference", tr("Difference")),
        )
        found = [(tr("Today"), *self.frontier.today), *((group.group, group.x, group.y) for group in self.frontier.groups)]
        rows = [(name, axis_text(pair.x, x, style), axis_text(pair.y, y, style), self.difference_at(x, y)) for name, x, y in found]
        equal = tr("Equal cost")
        rows += [(equal, axis_text(pair.x, p.x, style), axis_text(pair.y, p.y, style), 0.0) for p in self.frontier.points]
        return TableTwin(self.title, self.subtitle, columns, tuple(rows))


def frontier_table(found: Frontier, style: NumberStyle, project: Project) -> FrontierTable:
    """Return the map with its finding; ``project`` is the one that it was made of."""
    currency = project.currency
    first, second = (option.name for option in found.options)
    surfaces = found.pair.surfaces
    x, y = found.today
    today = float(surfaces[0].minus(surfaces[1]).grid(np.array([x]), np.array([y]))[0, 0])
    here = difference_sentence(today, (first, second), currency, style)
    if found.kind == "always":
        title = tr("{first} and {second} cost the same all over this map").format(first=first, second=second)
    elif found.kind == "never":
        cheaper = next(option.name for option in found.options if option.id == found.cheaper)
        title = tr("All over this map, this is cheaper: {option}").format(option=cheaper)
    elif found.today_is_exact:
        title = tr("{finding} today; the line shows where that turns").format(finding=here)
    else:
        title = tr("{finding} if all groups were like their average; the line shows where that turns").format(finding=here)
    whole = tr("Difference in cost over the whole period, in {currency}.").format(currency=currency)
    factors = found.pair.x.multiplied and found.pair.y.multiplied  # then today is × 1, as everybody expects
    subtitle = whole if factors else tr("{measure} {today}").format(measure=whole, today=today_sentence(found, style))
    return FrontierTable(found, style, currency, title, example_note(project, subtitle), frontier_headline(found, style))


def difference_sentence(difference: float, names: tuple[str, str], currency: str, style: NumberStyle) -> str:
    """Say which of two options is cheaper by how much, without a full stop."""
    if np.isnan(difference):
        return tr("a price is missing here")
    if round(difference, 2) == 0:
        return tr("{first} and {second} cost the same").format(first=names[0], second=names[1])
    cheaper, other = names if difference < 0 else names[::-1]
    said = tr("{option}: {amount} {currency} less than {other}")
    return said.format(option=cheaper, amount=style.money(abs(difference)), currency=currency, other=other)


def _middles(low: float, high: float, parts: int) -> NDArray[np.float64]:
    edges = np.linspace(low, high, parts + 1)
    middles: NDArray[np.float64] = (edges[:-1] + edges[1:]) / 2
    return middles


def axis_text(changing: ChangingInput, x: float, style: NumberStyle) -> str:
    """Write a place on an axis: a share in per cent, a factor as ``× 1.2``, otherwise the value."""
    if changing.multiplied:
        return f"× {read_number(x, style)}"
    return style.percent(x) if changing.field in SHARES else read_number(x, style)
