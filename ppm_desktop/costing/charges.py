"""From calls to money: what one option costs, by component, group and month.

An option's charges are sums over keys of ``minutes x weight x rate``. The sum over keys is one matrix product per
rate set and pool scope, shared by all options; the ledger multiplies the same factors out line by line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.giving_way import give_way, step_by_step
from ppm_desktop.costing.licences import is_lost, licence_uses
from ppm_desktop.costing.rating import rates_of
from ppm_desktop.costing.remembered import Remembered
from ppm_desktop.domain.cached import cached_property

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.licences import LicenceUse
    from ppm_desktop.costing.rating import Rates
    from ppm_desktop.costing.traffic import Traffic
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario

COMPONENTS: Final = ("licences", "toll", "toll_free", "dial_out_pool", "dial_out_other", "connection")
MINUTE_COMPONENTS: Final = COMPONENTS[1:5]


@dataclass(frozen=True)
class Tariff:
    """How one product charges a scenario's keys: which component each key falls into, and at which rates."""

    product: Product
    rates: Rates
    masks: dict[str, NDArray[np.bool_]]  # component -> (K,) keys that fall into it
    unit_cost: dict[str, NDArray[np.float64]]  # component -> (G, M) cost of one minute of a group's calls
    unit_fee: dict[str, NDArray[np.float64]]  # component -> (G, M) connection fees of one of a group's calls
    weight: dict[str, NDArray[np.float64]]  # component -> (G,) share of a group's calls

    def metered(self, component: str) -> bool:
        """Say whether minutes of this component are charged at all."""
        return not (component == "toll" and self.product.toll_included)


class Tariffs:
    """The tariffs of a scenario, each worked out once however many options use the product."""

    def __init__(self, project: Project, traffic: Traffic) -> None:
        """Look up nothing yet; rates are laid out when a product first needs them."""
        self._book = project.price_book
        self._traffic = traffic
        self._rates: dict[str, Rates] = {}
        self._tariffs: dict[str, Tariff] = {}
        self._products: dict[tuple[str, bytes], tuple[NDArray[np.float64], NDArray[np.float64]]] = {}

    def of(self, product: Product) -> Tariff:
        """Return the tariff of a product."""
        if product.id not in self._tariffs:
            self._tariffs[product.id] = self._tariff(product)
        return self._tariffs[product.id]

    def _tariff(self, product: Product) -> Tariff:
        give_way()
        book, traffic = self._book, self._traffic
        if product.rate_set not in self._rates:
            self._rates[product.rate_set] = rates_of(book, traffic.keys, traffic.months, product.rate_set)
        rates = self._rates[product.rate_set]
        in_scope = np.array([product.pool_covers(key.destination, book.zone_a) for key in traffic.keys], dtype=np.bool_)
        dial_out = traffic.of_type("dial_out")
        masks = {
            "toll": traffic.of_type("toll"),
            "toll_free": traffic.of_type("toll_free"),
            "dial_out_pool": dial_out & in_scope,
            "dial_out_other": dial_out & ~in_scope,
        }
        unit_cost, unit_fee = {}, {}
        for component, mask in masks.items():
            unit_cost[component], unit_fee[component] = self._per_minute_and_call(product.rate_set, rates, mask)
        weight = {component: traffic.weights[:, mask].sum(axis=1) for component, mask in masks.items()}
        return Tariff(product, rates, masks, unit_cost, unit_fee, weight)

    def _per_minute_and_call(self, rate_set: str, rates: Rates, mask: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        key = (rate_set, mask.tobytes())
        if key not in self._products:
            weights = self._traffic.weights[:, mask]
            per_minute = weights @ rates.per_minute[:, mask].T
            per_call = weights @ rates.connection_fee[:, mask].T if rates.has_connection_fees else np.zeros_like(per_minute)
            self._products[key] = per_minute, per_call
        return self._products[key]


#: The last few answers of ``tariffs_of`` and what each rests on, by identity.
_KNOWN: Final[Remembered[tuple[PriceBook, NDArray[np.float64], tuple[Month, ...], Tariffs]]] = Remembered(2)


def tariffs_of(project: Project, traffic: Traffic) -> Tariffs:
    """Return the tariffs of a scenario, those of the calculation before where neither prices nor destinations, policies or months changed."""
    for book, weights, months, known in _KNOWN.answers():
        if book is project.price_book and weights is traffic.weights and months == traffic.months:
            return known
    found = Tariffs(project, traffic)
    _KNOWN.add((project.price_book, traffic.weights, traffic.months, found))
    return found


@dataclass(frozen=True)
class Part:
    """One product's share of an option. Shapes: G groups, M months; ``...`` are the traffic's leading axes."""

    use: LicenceUse
    tariff: Tariff
    calls: NDArray[np.float64]  # (..., G, M)
    minutes: NDArray[np.float64]  # (..., G, M) billed
    covered: NDArray[np.float64]  # (..., M) share of the minutes in pool scope that the pool pays

    def charged(self, component: str) -> NDArray[np.float64]:
        """Return the share of a component's minutes and calls that is charged, shape (..., M) or broadcastable to it."""
        if not self.tariff.metered(component):
            return np.zeros(1)
        return 1.0 - self.covered if component == "dial_out_pool" else np.ones(1)

    def component_cost(self, component: str) -> NDArray[np.float64]:
        """Return the cost of one of the minute components by group and month, shape (..., G, M)."""
        return self.minutes * self.tariff.unit_cost[component] * self.charged(component)[..., None, :]

    @cached_property
    def connection_cost(self) -> NDArray[np.float64]:
        """Connection fees by group and month, shape (..., G, M)."""
        total: NDArray[np.float64] = np.zeros_like(self.calls)
        if self.tariff.rates.has_connection_fees:
            for component in MINUTE_COMPONENTS:
                total = total + self.calls * self.tariff.unit_fee[component] * self.charged(component)[..., None, :]
        return total

    @cached_property
    def fee(self) -> NDArray[np.float64]:
        """Fee of one licence by month, shape (M,); NaN where nobody knows it."""
        return np.array([np.nan if fee.amount is None else float(fee.amount) for fee in self.use.fees])


@dataclass(frozen=True)
class Charges:
    """Everything that one option costs."""

    option: Option
    traffic: Traffic
    parts: tuple[Part, ...]  # products that carry calls or cost a fee
    lost: tuple[LicenceUse, ...]  # organisers without phone meetings
    pools: dict[str, NDArray[np.float64]]  # pool -> (M,) minutes available
    covered: dict[str, NDArray[np.float64]]  # pool -> (..., M) share of the eligible minutes that the pool pays

    @cached_property
    def by_component(self) -> NDArray[np.float64]:
        """Cost by month and component, shape (..., M, 6), unpriced lines left out: a lower bound if there are any."""
        traffic = self.traffic
        total = np.zeros((*traffic.calls.shape[:-2], len(traffic.months), len(COMPONENTS)))
        for part in step_by_step(self.parts):
            total[..., 0] += np.nan_to_num(part.fee) * part.use.paid
            for c, component in enumerate(MINUTE_COMPONENTS, start=1):
                if part.tariff.metered(component):
                    total[..., c] += np.einsum("...gm,gm->...m", part.minutes, part.tariff.unit_cost[component]) * part.charged(component)
            total[..., 5] += part.connection_cost.sum(axis=-2)
        return total

    @cached_property
    def minutes(self) -> NDArray[np.float64]:
        """Billed minutes by month and minute component, shape (..., M, 4), covered and included ones counted too."""
        traffic = self.traffic
        total = np.zeros((*traffic.calls.shape[:-2], len(traffic.months), len(MINUTE_COMPONENTS)))
        for part in self.parts:
            for c, component in enumerate(MINUTE_COMPONENTS):
                total[..., c] += np.einsum("...gm,g->...m", part.minutes, part.tariff.weight[component])
        return total

    @cached_property
    def lost_calls(self) -> NDArray[np.float64]:
        """Phone calls a month of organisers without phone meetings, shape (..., M)."""
        traffic = self.traffic
        total: NDArray[np.float64] = np.zeros((*traffic.calls.shape[:-2], len(traffic.months)))
        for use in self.lost:
            by_phone = traffic.calls * _fraction(use.assigned, traffic.organisers)
            total = total + np.einsum("...gm,g->...m", by_phone, traffic.weights.sum(axis=1))
        return total


def charges_of(
    project: Project, scenario: Scenario, option: Option, traffic: Traffic, tariffs: Tariffs, uses: tuple[LicenceUse, ...] | None = None
) -> Charges:
    """Work out what one option costs. The project must have passed the checks. ``uses`` saves splitting the organisers again."""
    uses = licence_uses(project, scenario, option, traffic.organisers) if uses is None else uses
    working = [use for use in uses if not is_lost(use)]
    fraction = [_fraction(use.assigned, traffic.organisers) for use in working]
    minutes = [traffic.minutes * share for share in fraction]
    pools: dict[str, NDArray[np.float64]] = {}
    eligible: dict[str, NDArray[np.float64]] = {}
    for use, by_group in step_by_step(zip(working, minutes, strict=True)):
        pool = use.product.pool
        pools[pool] = pools.get(pool, 0.0) + use.product.pool_minutes * use.paid.astype(np.float64)
        in_scope = np.einsum("...gm,g->...m", by_group, tariffs.of(use.product).weight["dial_out_pool"])
        eligible[pool] = eligible.get(pool, 0.0) + in_scope
    covered = {pool: _share_covered(pools[pool], eligible[pool]) for pool in pools}
    parts = tuple(
        Part(use, tariffs.of(use.product), traffic.calls * share, by_group, covered[use.product.pool])
        for use, share, by_group in zip(working, fraction, minutes, strict=True)
    )
    return Charges(option, traffic, parts, tuple(use for use in uses if is_lost(use)), pools, covered)


def _fraction(licences: NDArray[np.int64], organisers: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the share of each group's organisers who have a licence, 0 where there are no organisers; shape (G, M)."""
    return licences / np.maximum(organisers, 1)


def _share_covered(pool: NDArray[np.float64], eligible: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return min(1, pool / eligible) and 1 where nothing is eligible: the pool is used evenly, its order being unknown."""
    return np.divide(pool, eligible, out=np.ones(np.broadcast_shapes(np.shape(pool), eligible.shape)), where=eligible > pool)
