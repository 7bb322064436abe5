"""Rules instead of lists: "everyone with more than 240 toll minutes a month", by group or by country, and what keeping it that simple costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.decisions.people_mix.find import PeopleMix
    from ppm_desktop.decisions.people_mix.rated_calls import RatedCalls
    from ppm_desktop.decisions.people_mix.tenant import Tenant

Measure = Literal["toll", "dial_out", "all"]
MEASURES: Final[tuple[Measure, ...]] = ("toll", "dial_out", "all")
#: Countries with a rule of their own, by organisers; the others share one.
_MOST_COUNTRIES: Final = 12
_ROUNDS: Final = 4
#: A rule that saves a smaller share of the cost than this is not worth remembering.
_WORTH_A_RULE: Final = 1e-6
#: Thresholds that people would write down, in minutes of an average month: from, to, step.
_LADDER: Final = ((0, 60, 1), (60, 300, 5), (300, 1000, 20), (1000, 3000, 50), (3000, 10000, 200), (10000, 50001, 1000))


@dataclass(frozen=True, slots=True)
class ThresholdRule:
    """Who has more than so many minutes in an average month gets one product, everybody else another, wherever it can be had."""

    measure: Measure
    minutes: float
    light: str  # product ids
    heavy: str
    above: int  # organisers above the threshold
    total: float


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """One product for each group, or for each country that organisers phone to most."""

    kind: Literal["one_product", "by_group", "by_country"]
    products: tuple[tuple[str, str], ...]  # name of the group or country ("" for all others) and product id
    total: float


def simple_rules(rated: RatedCalls, mix: PeopleMix) -> tuple[ThresholdRule | PlaceRule, ...]:
    """Return the best rule of each kind that saves something over one product for all, and that, the cheapest first.

    Whoever cannot have a rule's product gets the own cheapest.
    """
    tenant = mix.tenant
    rules: list[ThresholdRule | PlaceRule] = [_by_place(rated, tenant, "one_product", np.zeros(tenant.organisers, dtype=np.intp), ("",))]
    toll, _, dial_out = rated.minutes.T
    measured = {"toll": toll, "dial_out": dial_out, "all": rated.minutes.sum(axis=1)}
    rules += [found for measure in MEASURES if (found := _threshold(rated, tenant, measure, measured[measure])) is not None]
    if (rated.group >= 0).all() and len(rated.scenario.groups) > 1:
        names = tuple(group.name for group in rated.scenario.groups)
        rules.append(_by_place(rated, tenant, "by_group", rated.group, names))
    place, countries = _countries(rated)
    if len(countries) > 1:
        rules.append(_by_place(rated, tenant, "by_country", place, countries))
    plain = rules[0].total
    worth = [rule for rule in rules[1:] if rule.total < plain - _WORTH_A_RULE * abs(plain)]
    return tuple(sorted([*worth, rules[0]], key=lambda rule: rule.total))


def _given(tenant: Tenant, product: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the product that everybody gets when each should have ``product`` (N,)."""
    own = np.where(tenant.allowed, tenant.calls + tenant.fee, np.inf).argmin(axis=1)
    return np.where(tenant.allowed[np.arange(tenant.organisers), product], product, own)


def _threshold(rated: RatedCalls, tenant: Tenant, measure: Measure, minutes: NDArray[np.float64]) -> ThresholdRule | None:
    ladder = np.concatenate([np.arange(*step) for step in _LADDER]).astype(np.float64)
    rung = np.searchsorted(ladder, minutes, side="left")  # organisers of rung k are above all thresholds before the k-th
    size = len(ladder) + 1
    below = []
    for p in range(tenant.products):
        chosen = _given(tenant, np.full(tenant.organisers, p, dtype=np.intp))
        own = np.bincount(rung, weights=tenant.calls[np.arange(tenant.organisers), chosen], minlength=size)
        counts, sums = np.zeros((size, tenant.products)), np.zeros((size, tenant.products, 2 * tenant.months))
        np.add.at(counts, (rung, chosen), 1.0)
        for q in np.unique(chosen):
            if tenant.scope_of[q] >= 0:
                rows = np.flatnonzero(chosen == q)
                scoped = tenant.scoped[tenant.scope_of[q]][rows]
                for column in range(scoped.shape[1]):
                    sums[:, q, column] = np.bincount(rung[rows], weights=scoped[:, column], minlength=size)
        below.append(tuple(np.cumsum(figures, axis=0) for figures in (own, counts, sums)))
    best: ThresholdRule | None = None
    everybody = np.bincount(rung, minlength=size).cumsum()
    for light in range(tenant.products):
        for heavy in range(tenant.products):
            if light == heavy:
                continue
            own, counts, sums = (low[:-1] + high[-1] - high[:-1] for low, high in zip(below[light], below[heavy], strict=True))
            costs = tenant.cost(own, counts, sums)
            k = int(costs.argmin())
            above = tenant.organisers - int(everybody[k])
            if 0 < above < tenant.organisers and (best is None or costs[k] < best.total):
                best = ThresholdRule(measure, float(ladder[k]), rated.products[light].id, rated.products[heavy].id, above, float(costs[k]))
    return best


def _countries(rated: RatedCalls) -> tuple[NDArray[np.intp], tuple[str, ...]]:
    """Return for each organiser the place among countries worth a rule; the last stands for all others and for nobody known."""
    counts = np.bincount(rated.country[rated.country >= 0], minlength=len(rated.countries))
    named = [int(k) for k in np.argsort(-counts, kind="stable")[:_MOST_COUNTRIES] if counts[k] and rated.countries[k]]
    place = np.full(len(rated.country), len(named), dtype=np.intp)
    for k, country in enumerate(named):
        place[rated.country == country] = k
    names = tuple(rated.countries[k] for k in named)
    return place, (*names, "") if (place == len(named)).any() else names


def _by_place(
    rated: RatedCalls,
    tenant: Tenant,
    kind: Literal["one_product", "by_group", "by_country"],
    place: NDArray[np.intp],
    names: tuple[str, ...],
) -> PlaceRule:
    """Choose a product for each place, one place after the other until none changes, from every product for all."""
    own, counts, sums = _by_place_sums(tenant, place, len(names))
    best: tuple[float, NDArray[np.intp]] | None = None
    at = np.arange(len(names))
    for begin in range(tenant.products):
        product = np.full(len(names), begin)
        for _ in range(_ROUNDS):
            before = product.copy()
            for k in at:
                tried = np.tile(product, (tenant.products, 1))
                tried[:, k] = np.arange(tenant.products)
                costs = tenant.cost(own[at, tried].sum(axis=1), counts[at, tried].sum(axis=1), sums[at, tried].sum(axis=1))
                product[k] = int(costs.argmin()) if kind != "one_product" else begin
            if (product == before).all():
                break
        cost = float(tenant.cost(own[at, product].sum(), counts[at, product].sum(axis=0), sums[at, product].sum(axis=0)))
        if best is None or cost < best[0]:
            best = cost, product
    if best is None:
        message = "a tenant has at least one product"
        raise ValueError(message)
    peopled = np.bincount(place, minlength=len(names)) > 0
    told = tuple((name, rated.products[p].id) for name, p, some in zip(names, best[1], peopled, strict=True) if some)
    return PlaceRule(kind, told, best[0])


def _by_place_sums(
    tenant: Tenant, place: NDArray[np.intp], places: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return charges (K, P), counts (K, P, P) and sums (K, P, P, 2 M) of each place when its organisers should have each product."""
    own = np.zeros((places, tenant.products))
    counts = np.zeros((places, tenant.products, tenant.products))
    sums = np.zeros((places, tenant.products, tenant.products, 2 * tenant.months))
    for k in range(places):
        rows = np.flatnonzero(place == k)
        if not len(rows):
            continue
        part = tenant.only(rows)
        for p in range(tenant.products):
            chosen = _given(part, np.full(len(rows), p, dtype=np.intp))
            own[k, p] = part.calls[np.arange(len(rows)), chosen].sum()
            counts[k, p], sums[k, p] = part.sums(chosen)
    return own, counts, sums
