"""What the workbook is written from: one scenario with its results, laid out over every destination and product that may be typed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.licences import fees_in_force, licence_uses
from ppm_desktop.costing.rating import rates_of
from ppm_desktop.costing.traffic import Key, landing_of
from ppm_desktop.domain.cached import cached_property
from ppm_desktop.domain.destinations import CALL_TYPES, Destination
from ppm_desktop.domain.products import NO_PHONE_MEETINGS, NONE
from ppm_desktop.reports.decision_findings import DecisionFindings, findings_of
from ppm_desktop.reports.number_text import NumberStyle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.costing.licences import FeeInForce
    from ppm_desktop.costing.rating import Rates
    from ppm_desktop.domain.destinations import CallType
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

#: Licences by month, group, option and product that get a cell of their own; beyond that the ledger works them out inside its formulas.
MOST_LICENCE_CELLS = 30_000


@dataclass(frozen=True)
class WorkbookPlan:
    """A comparison, and what its workbook shows of it."""

    comparison: Comparison
    catalogue: Catalogue
    style: NumberStyle

    @property
    def project(self) -> Project:
        """The plan that was compared."""
        return self.comparison.project

    @property
    def scenario(self) -> Scenario:
        """The scenario that the workbook is of."""
        return self.comparison.scenario

    @property
    def book(self) -> PriceBook:
        """The plan's prices."""
        return self.project.price_book

    @property
    def results(self) -> tuple[OptionResult, ...]:
        """The options, in the order of the plan."""
        return self.comparison.results

    @cached_property
    def findings(self) -> DecisionFindings:
        """What would change the decision, and how sure it is; each worked out when it is first asked for."""
        return findings_of(self.comparison, self.catalogue)

    @cached_property
    def countries(self) -> dict[str, str]:
        """Names of countries by code."""
        return {country.code: country.name for country in self.catalogue.countries}

    @cached_property
    def products(self) -> tuple[Product, ...]:
        """Every product that may be assigned, ``none`` included, by id: the order in which splits are rounded."""
        return tuple(sorted((*self.book.products, NO_PHONE_MEETINGS), key=lambda product: product.id))

    @cached_property
    def rate_sets(self) -> tuple[str, ...]:
        """The rate sets that products consult."""
        return tuple(sorted({product.rate_set for product in self.products if product.id != NONE})) or ("default",)

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """Every call type and destination of any mix, used or not, and at least one of each call type; in the engine's order."""
        found: dict[CallType, set[Destination]] = {call_type: set() for call_type in CALL_TYPES}
        for group in self.scenario.groups:
            for call_type in CALL_TYPES:
                found[call_type].update(destination for destination, _ in group.destinations.of(call_type))
        anywhere = {Destination(self.scenario.groups[0].country)}
        return tuple(Key(call_type, place) for call_type in CALL_TYPES for place in sorted(found[call_type] or anywhere))

    def keys_of(self, call_type: CallType) -> tuple[int, int]:
        """Return the first position of a call type among the keys, and how many it has."""
        return self._places[call_type]

    @cached_property
    def _places(self) -> dict[CallType, tuple[int, int]]:
        of_type: dict[CallType, list[int]] = {call_type: [] for call_type in CALL_TYPES}
        for k, key in enumerate(self.keys):
            of_type[key.call_type].append(k)
        return {call_type: (places[0], len(places)) for call_type, places in of_type.items()}

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Share of a group's calls at each key after policies, shape (G, K)."""
        found = np.zeros((len(self.scenario.groups), len(self.keys)))
        place = {key: k for k, key in enumerate(self.keys)}
        for k, key in enumerate(self.comparison.traffic.keys):
            found[:, place[key]] = self.comparison.traffic.weights[:, k]
        return found

    @cached_property
    def landed(self) -> NDArray[np.float64]:
        """Share of a group's calls by call type after policies, dial-out before anything is barred; shape (G, 3)."""
        landings = [landing_of(group, self.book.zone_a) for group in self.scenario.groups]
        return np.array([[landing.toll, landing.toll_free, landing.dial_out] for landing in landings])

    @cached_property
    def rates(self) -> dict[str, Rates]:
        """Rates in force by rate set."""
        return {name: rates_of(self.book, self.keys, self.project.period, name) for name in self.rate_sets}

    @cached_property
    def fees(self) -> dict[str, tuple[FeeInForce, ...]]:
        """Fees in force by product id, a month each; ``none`` has none."""
        return {p.id: fees_in_force(self.scenario, p, self.project.period) for p in self.products if p.id != NONE}

    @cached_property
    def licences(self) -> tuple[dict[str, NDArray[np.int64]], ...]:
        """Licences assigned, by option: product id to an array of shape (G, M)."""
        organisers = self.comparison.traffic.organisers
        return tuple(
            {use.product.id: use.assigned for use in licence_uses(self.project, self.scenario, result.option, organisers)}
            for result in self.results
        )

    @property
    def fine(self) -> bool:
        """Whether every licence count has a cell of its own."""
        cells = len(self.scenario.groups) * self.project.months * len(self.results) * len(self.products)
        return cells <= MOST_LICENCE_CELLS
