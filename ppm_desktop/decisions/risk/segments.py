"""Segments: the calls of a group that every option treats alike, so that their sum is all that the cost depends on.

A group is cut into *cells*: ranks of organisers whom every option gives one product. Its keys (call type and destination) are joined into
*classes* that have the same rates, fees and pools with every product. A sum of independent compound Poisson numbers is compound Poisson
again, so a cell's calls of a class in a month are drawn as one number, and their minutes as another: exactly, not nearly. Only where a plan has
very many segments, classes of similar rates are joined (``joined_classes``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.licences import LicenceUse, licence_uses
from ppm_desktop.costing.rating import rates_of
from ppm_desktop.costing.traffic import Key, landing_of
from ppm_desktop.decisions.risk.joined_classes import ClassPrices, KeyClass, joined_classes, near_prices
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.meetings import Join

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.rating import Rates
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario


#: Of more segments than this, classes are joined whose rates differ by no more than one of these factors: the first that is enough.
MOST_SEGMENTS: Final = 150_000
_FACTORS: Final = (1.25, 2.5)


@dataclass(frozen=True)
class GroupSegments:
    """How one group is cut. Shapes: M months, J cells, S classes."""

    name: str
    usage_spread: float
    bounds: NDArray[np.int64]  # (J + 1, M) ranks of organisers between which a cell lies
    classes: tuple[KeyClass, ...]

    @property
    def organisers(self) -> NDArray[np.int64]:
        """Organisers by month and cell, shape (M, J)."""
        counts: NDArray[np.int64] = np.diff(self.bounds, axis=0).T
        return counts

    @property
    def landing(self) -> NDArray[np.float64]:
        """Shares of the three ways to join that end up in each class, shape (3, S)."""
        return np.array([entry.landing for entry in self.classes]).reshape(-1, len(CALL_TYPES)).T


@dataclass(frozen=True)
class Segments:
    """A scenario cut into segments."""

    groups: tuple[GroupSegments, ...]
    uses: tuple[tuple[LicenceUse, ...], ...]  # by option
    joined_within: float  # factor by which rates of joined classes differ at most; 1 where only equal ones are joined

    @property
    def count(self) -> int:
        """Numbers of calls that are drawn, in every draw."""
        return sum((group.bounds.shape[0] - 1) * group.bounds.shape[1] * len(group.classes) for group in self.groups)


def segments_of(project: Project, scenario: Scenario, organisers: NDArray[np.int64]) -> Segments:
    """Cut a scenario that has passed the checks; ``organisers`` by group and month."""
    uses = tuple(licence_uses(project, scenario, option, organisers) for option in scenario.options)
    products = {use.product.id: use.product for option in uses for use in option}
    landings = [_landing(group, project.price_book.zone_a) for group in scenario.groups]
    keys = tuple(sorted({key for landing in landings for key in landing}, key=lambda key: (key.call_type, key.destination)))
    sets = {name: rates_of(project.price_book, keys, project.period, name) for name in sorted({p.rate_set for p in products.values()})}
    kinds = {key: _kind(project, key, place, products, sets) for place, key in enumerate(keys)}
    prices = {key: _prices(place, sets) for place, key in enumerate(keys)}
    groups = tuple(
        GroupSegments(group.name, group.habits.usage_spread, bounds_of(uses, place), _classes(landings[place], kinds, prices))
        for place, group in enumerate(scenario.groups)
    )
    found = Segments(groups, uses, 1.0)
    for factor in _FACTORS:
        if found.count <= MOST_SEGMENTS:
            break
        near = near_prices(kinds, prices, factor)
        joined = tuple(replace(group, classes=joined_classes(group.classes, near)) for group in groups)
        found = Segments(joined, uses, factor)
    return found


def _landing(group: Group, zone_a: frozenset[str]) -> dict[Key, tuple[float, float, float]]:
    """Return where each way to join leads after policies: linear, because policies move shares of what they bar."""
    found: dict[Key, list[float]] = {}
    for place in range(len(CALL_TYPES)):
        join = Join(*(1.0 if number == place else 0.0 for number in range(len(CALL_TYPES))))
        pure = replace(group, habits=replace(group.habits, join=join))
        for call_type, share, mix in landing_of(pure, zone_a).mixes(pure):
            for destination, part in mix:
                found.setdefault(Key(call_type, destination), [0.0] * len(CALL_TYPES))[place] += share * part
    return {key: (shares[0], shares[1], shares[2]) for key, shares in found.items() if any(shares)}


def _kind(project: Project, key: Key, place: int, products: dict[str, Product], sets: dict[str, Rates]) -> tuple[object, ...]:
    """Return what sets keys apart besides their rates: how they are called, what has no rate, and which pools cover them."""
    missing = tuple((rates.index[:, place] < 0).tobytes() for rates in sets.values())
    pooled = tuple(product.pool_covers(key.destination, project.price_book.zone_a) for product in products.values())
    return key.call_type, missing, pooled if key.call_type == "dial_out" else ()


def _prices(place: int, sets: dict[str, Rates]) -> dict[str, ClassPrices]:
    return {
        name: ClassPrices(rates.per_minute[:, place], rates.connection_fee[:, place], rates.missing[:, place])
        for name, rates in sets.items()
    }


def _classes(
    landing: dict[Key, tuple[float, float, float]], kinds: dict[Key, tuple[object, ...]], prices: dict[Key, dict[str, ClassPrices]]
) -> tuple[KeyClass, ...]:
    found: dict[tuple[object, ...], KeyClass] = {}
    for key, kind in kinds.items():
        if key not in landing:
            continue
        signature = kind, tuple(one.per_minute.tobytes() + one.connection_fee.tobytes() for one in prices[key].values())
        known = found.get(signature)
        toll, toll_free, dial_out = landing[key]
        if known is not None:
            before = known.landing
            toll, toll_free, dial_out = before[0] + toll, before[1] + toll_free, before[2] + dial_out
        found[signature] = KeyClass(key if known is None else known.key, (toll, toll_free, dial_out), prices[key])
    return tuple(found.values())


def bounds_of(uses: tuple[tuple[LicenceUse, ...], ...], group: int) -> NDArray[np.int64]:
    """Return every rank at which some option changes from one product to the next, in rising order; shape (J + 1, M) or (J + 1, B, M)."""
    curves: dict[bytes, NDArray[np.int64]] = {}
    for option in uses:
        for curve in cumulated(option, group):
            curves.setdefault(curve.tobytes(), curve)
    return np.sort(np.array(list(curves.values())), axis=0)


def cumulated(uses: tuple[LicenceUse, ...], group: int) -> NDArray[np.int64]:
    """Return the ranks at which an option's products begin and end, products by id; shape (products + 1, M) or (products + 1, B, M)."""
    assigned = np.array([use.assigned[group] for use in uses])
    return np.concatenate([np.zeros((1, *assigned.shape[1:]), dtype=np.int64), np.cumsum(assigned, axis=0)])


def product_of_cells(segments: Segments, option: int, group: int) -> NDArray[np.intp]:
    """Return which of an option's products each cell has, shape (M, J); -1 for a cell without organisers."""
    bounds = segments.groups[group].bounds
    ends = cumulated(segments.uses[option], group)[1:]
    # The product of a cell is the first that ends at or behind the cell's end.
    place = (ends[:, None, :] < bounds[None, 1:, :]).sum(axis=0)
    found: NDArray[np.intp] = np.where(np.diff(bounds, axis=0) > 0, place, -1).T.astype(np.intp)
    return found
