"""Re-rates the calls of an export as each product would charge them: the tenant of a mix of real people, without anybody's name.

Every call's duration is rounded up to the increment; the rate and the fee are those in force in its month; fees count for every month that has calls.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from ppm_desktop.costing.licences import fees_in_force
from ppm_desktop.decisions.people_mix.export_cells import Cells
from ppm_desktop.decisions.people_mix.tenant import Tenant
from ppm_desktop.domain.eligibility import eligibility
from ppm_desktop.domain.products import INCLUDED, NONE
from ppm_desktop.domain.scenario import EVERYBODY, Assignment, Option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ppm_desktop.decisions.people_mix.export_cells import CallSums, Unpriced
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

WhyNot = Literal["not_eligible", "missing_fee", "missing_rate"]


class NobodyError(ValueError):
    """The exports hold no call of a named organiser."""


class NoProductError(ValueError):
    """Some organisers have no product that may be bought and is priced; with why the products are out."""

    def __init__(self, organisers: int, months: tuple[Month, ...], left_out: tuple[LeftOut, ...]) -> None:
        super().__init__(organisers, months, left_out)
        self.organisers = organisers
        self.months = months
        self.left_out = left_out


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A product that some organisers cannot be given, and why."""

    product: str
    why: WhyNot
    organisers: int
    places: tuple[str, ...] = ()  # "toll_free GB": what has no rate


@dataclass(frozen=True)
class RatedCalls:
    """The organisers of an export with what each product would charge them. Shapes: N organisers, P products."""

    project: Project
    scenario: Scenario
    months: tuple[Month, ...]  # those that have calls
    organisers: tuple[str, ...]  # pseudonyms; N
    group: NDArray[np.intp]  # (N,) place among the scenario's groups, -1 where nobody said
    country: NDArray[np.intp]  # (N,) place in ``countries`` of the country most phoned to
    countries: tuple[str, ...]
    minutes: NDArray[np.float64]  # (N, 3) billed minutes of an average month by call class
    products: tuple[Product, ...]
    tenant: Tenant
    left_out: tuple[LeftOut, ...]
    unpriced: tuple[Unpriced, ...]
    not_everywhere: tuple[tuple[Product, tuple[str, ...]], ...]  # groups in which a product that some without a group got cannot be bought
    without_organiser: int  # calls that name nobody; they are in no total


def rated_calls(
    project: Project, scenario: Scenario, availability: Availability, calls: CallSums, groups: Mapping[str, str] | None = None
) -> RatedCalls:
    """Re-rate the calls. The project must have passed the checks.

    ``groups`` is the name of the scenario's group of each organiser, by pseudonym. It says what can be bought there and who holds a
    licence already; organisers without calls take part. Who is in no group may have what can be bought for some group of
    those who hold nothing.

    Raises:
        NobodyError: There is no call of a named organiser.
        NoProductError: Some organisers have no product that may be bought and is priced.
    """
    known = np.asarray(calls.organiser) >= 0
    if not known.any():
        raise NobodyError
    groups = groups or {}
    organisers = (*calls.organisers, *sorted(set(groups) - set(calls.organisers)))
    names = [group.name for group in scenario.groups]
    group = np.array([names.index(groups[one]) if one in groups else -1 for one in organisers], dtype=np.intp)
    cells = Cells(project, calls, known, len(organisers))
    products, by_group, reasons = _products(project, scenario, availability, cells.months)
    open_to_all = [g for g, one in enumerate(scenario.groups) if one.holds != "included"] or list(range(len(names)))
    allowed = np.vstack([by_group, by_group[open_to_all].any(axis=0)])[group]
    left_out = _left_out(products, reasons, group, open_to_all)
    if stranded := int((~allowed.any(axis=1)).sum()):
        raise NoProductError(stranded, cells.months, tuple(left_out))
    charged = [cells.charged(product) for product in products]
    # Without a rate under every product, calls cannot tell the products apart; minutes that a pool may cover still use it up.
    nowhere = np.logical_and.reduce([charged[p].metered & charged[p].missing for p in np.flatnonzero(np.any(allowed, axis=0))])
    scopes: dict[tuple[bytes, str], int] = {}
    scoped: list[NDArray[np.float64]] = []
    scope_of, own = [], []
    for p, (product, one) in enumerate(zip(products, charged, strict=True)):
        lacking = one.metered & one.missing & ~nowhere
        bad = np.bincount(cells.organiser[lacking], minlength=len(organisers)) > 0
        if count := int((bad & allowed[:, p]).sum()):
            left_out.append(LeftOut(product.id, "missing_rate", count, cells.places(lacking)))
        allowed[bad, p] = False
        own.append(cells.by_organiser(np.where(one.metered & ~one.in_scope, one.cost, 0.0)))
        place = -1
        if one.in_scope.any():
            place = scopes.setdefault((one.in_scope.tobytes(), product.rate_set), len(scoped))
            if place == len(scoped):
                scoped.append(np.hstack([cells.by_month(one.cost * one.in_scope), cells.by_month(cells.minutes * one.in_scope)]))
        scope_of.append(place)
    if stranded := int((~allowed.any(axis=1)).sum()):
        raise NoProductError(stranded, cells.months, tuple(left_out))
    kept = np.flatnonzero(allowed.any(axis=0))
    tenant = Tenant(
        allowed[:, kept],
        np.column_stack(own)[:, kept],
        tuple(scoped) or (np.zeros((len(organisers), 2 * len(cells.months))),),
        np.array(scope_of)[kept],
        np.array([_fee(scenario, products[p], cells.months) for p in kept]),
        _places([products[p].pool for p in kept]),
        np.array([float(products[p].pool_minutes) for p in kept]),
        _committed(scenario, [products[p].id for p in kept]),
    )
    country, countries = cells.main_country()
    return RatedCalls(
        project,
        scenario,
        cells.months,
        organisers,
        group,
        country,
        countries,
        cells.by_class() / len(cells.months),
        tuple(products[p] for p in kept),
        tenant,
        tuple(left_out),
        cells.unpriced(nowhere),
        _not_everywhere(scenario, products, reasons, kept, allowed[group < 0]),
        int(np.asarray(calls.calls)[~known].sum()),
    )


def _products(
    project: Project, scenario: Scenario, availability: Availability, months: tuple[Month, ...]
) -> tuple[tuple[Product, ...], NDArray[np.bool_], dict[int, tuple[WhyNot, NDArray[np.bool_]]]]:
    """Return the products, who may have them by group (G, P), and why others may not."""
    products = tuple(product for product in project.price_book.products if product.id != NONE)
    allowed = np.zeros((len(scenario.groups), len(products)), dtype=np.bool_)
    reasons: dict[int, tuple[WhyNot, NDArray[np.bool_]]] = {}
    for p, product in enumerate(products):
        option = Option(product.id, product.name, (Assignment(EVERYBODY, ((product.id, 1.0),)),))
        free = np.array([(product.id == INCLUDED) == (group.holds == "included") for group in scenario.groups])
        sold = np.array([eligibility(project, replace(scenario, groups=(one,)), option, availability).eligible for one in scenario.groups])
        priced = all(fee.amount is not None for fee in fees_in_force(scenario, product, months))
        allowed[:, p] = free & sold & priced
        if (free & ~sold).any():
            reasons[p] = "not_eligible", free & ~sold
        elif not priced and free.any():
            reasons[p] = "missing_fee", free
    return products, allowed, reasons


def _left_out(
    products: tuple[Product, ...], reasons: dict[int, tuple[WhyNot, NDArray[np.bool_]]], group: NDArray[np.intp], open_to_all: list[int]
) -> list[LeftOut]:
    found = []
    for p, (why, barred) in reasons.items():
        concerned = np.append(barred, barred[open_to_all].all())[group]
        if concerned.any():
            found.append(LeftOut(products[p].id, why, int(concerned.sum())))
    return found


def _not_everywhere(
    scenario: Scenario,
    products: tuple[Product, ...],
    reasons: dict[int, tuple[WhyNot, NDArray[np.bool_]]],
    kept: NDArray[np.intp],
    allowed: NDArray[np.bool_],
) -> tuple[tuple[Product, tuple[str, ...]], ...]:
    """Return the groups that cannot buy a product which organisers without a group may have."""
    named = [int(p) for p in kept if p in reasons and allowed[:, p].any()]
    return tuple((products[p], tuple(scenario.groups[g].name for g in np.flatnonzero(reasons[p][1]))) for p in named)


def _fee(scenario: Scenario, product: Product, months: tuple[Month, ...]) -> float:
    return sum(float(fee.amount) for fee in fees_in_force(scenario, product, months) if fee.amount is not None)


def _places(names: list[str]) -> NDArray[np.intp]:
    order = sorted(set(names))
    return np.array([order.index(name) for name in names], dtype=np.intp)


def _committed(scenario: Scenario, ids: list[str]) -> NDArray[np.float64]:
    bought = {entry.product: float(entry.licences) for entry in scenario.purchased} if scenario.pool_basis == "purchased" else {}
    return np.array([bought.get(product_id, 0.0) for product_id in ids])
