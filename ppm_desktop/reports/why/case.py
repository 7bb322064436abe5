"""What an explanation speaks about: a project, one of its scenarios, perhaps one option's charges, and the words for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from ppm_desktop.domain.annotations import annotation_of
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.problem import at
from ppm_desktop.domain.products import NONE
from ppm_desktop.reports.why.node import Node, Origin
from ppm_desktop.reports.words import line_label, months_listed
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from ppm_desktop.costing.charges import Charges
    from ppm_desktop.domain.destinations import Destination
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.rules import Rule
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.why.quantities import Unit

Made = TypeVar("Made")


@dataclass(frozen=True)
class Names:
    """What ids are called: countries by code, licensing rules by id, and the titles of the sources that rules rest on."""

    countries: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A scenario of a project in words and paths."""

    project: Project
    scenario: Scenario
    names: Names
    memory: dict[Hashable, Any] = field(default_factory=dict, compare=False, kw_only=True)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Make something once, however many numbers rest on it: the pool of a month is behind every dial-out call."""
        if key not in self.memory:
            self.memory[key] = make()
        return self.memory[key]  # type: ignore[no-any-return]  # what ``make`` made under this key

    @cached_property
    def period(self) -> tuple[Month, ...]:
        """The months of the project."""
        return self.project.period

    @cached_property
    def scenario_path(self) -> str:
        """Where the scenario is in the project file."""
        return at("scenarios", self.project.scenarios.index(self.scenario))

    def group_path(self, group: int, *steps: str | int) -> str:
        """Return the path of a group, or of something in it."""
        return at(self.scenario_path, "groups", group, *steps)

    def place(self, destination: Destination) -> str:
        """Name a destination: ``Germany, mobile``."""
        country = self.names.countries.get(destination.country, destination.country)
        if destination.line == "any":
            return country
        return tr("{country}, {line}").format(country=country, line=line_label(destination.line))

    def product(self, product_id: str) -> str:
        """Name a product."""
        found = self.project.price_book.product(product_id)
        return tr("No phone meetings") if product_id == NONE else found.name if found is not None else product_id

    def months(self, months: Sequence[int]) -> str:
        """Name months of the period by position."""
        return months_listed(tuple(self.period[m] for m in sorted(months)))

    def input(self, label: str, value: float, unit: Unit, path: str, group: Group | None = None, said: str = "") -> Node:
        """Return the leaf of an input, with what is ``said`` about it under that key of its group or of the scenario."""
        annotation = annotation_of(self.scenario.annotations if group is None else group.annotations, said)
        origin = Origin(path) if annotation is None else Origin(path, source=annotation.source, note=annotation.note)
        return Node(label, value, unit, origin=origin)


@dataclass(frozen=True)
class OptionCase(Case):
    """One option's charges in some of the months."""

    charges: Charges
    chosen: tuple[int, ...]  # positions in the period

    def in_months(self, months: Sequence[int]) -> OptionCase:
        """Return the same for other months."""
        return replace(self, chosen=tuple(months))


def number(value: float, label: str = "", unit: Unit = "factor") -> Node:
    """Return a number that belongs to the formula itself."""
    return Node(label or tr("Constant"), value, unit)


def sum_of(label: str, value: float, unit: Unit, grow: Callable[[], Sequence[Node]], *, bound: bool = False) -> Node:
    """Return a sum whose terms are made on demand."""
    return Node(label, value, unit, "sum", grow, bound=bound)


def product_of(label: str, unit: Unit, factors: Sequence[Node], *, bound: bool = False) -> Node:
    """Return a product of factors that are there already; a single factor stands for itself."""
    if len(factors) == 1 and factors[0].unit == unit:
        return factors[0].relabelled(label)
    made = Node(label, 0.0, unit, "product", lambda: factors, bound=bound)
    return replace(made, value=made.combined([factor.value for factor in factors]))


def alike(places: Sequence[int], key: Callable[[int], Hashable]) -> list[list[int]]:
    """Put places with equal keys together, in the order of their first."""
    found: dict[Any, list[int]] = {}
    for place in places:
        found.setdefault(key(place), []).append(place)
    return list(found.values())
