"""Which products an organiser of a group may be given: what can be bought there and has a price for every call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from ppm_desktop.costing.charges import MINUTE_COMPONENTS
from ppm_desktop.costing.licences import fees_in_force
from ppm_desktop.domain.eligibility import eligibility
from ppm_desktop.domain.products import INCLUDED, NONE
from ppm_desktop.domain.scenario import EVERYBODY, Assignment, Option

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Tariffs
    from ppm_desktop.costing.traffic import Traffic
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

WhyNot = Literal["not_eligible", "missing_fee", "missing_rate"]


class NoCandidateError(ValueError):
    """Groups for which nobody can say what any product costs, or that can buy none; each with why the products are out."""

    def __init__(self, groups: tuple[str, ...], left_out: tuple[LeftOut, ...]) -> None:
        super().__init__(groups, left_out)
        self.groups = groups
        self.left_out = left_out


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A product that a group's organisers cannot be given, and why."""

    product: str
    group: str
    why: WhyNot
    places: tuple[str, ...] = ()  # "toll_free GB": what has no rate


@dataclass(frozen=True)
class Candidates:
    """Products that anybody may have, and who."""

    products: tuple[Product, ...]  # in the order of the price book
    allowed: NDArray[np.bool_]  # (G, P)
    left_out: tuple[LeftOut, ...]


def candidates_of(project: Project, scenario: Scenario, availability: Availability, traffic: Traffic, tariffs: Tariffs) -> Candidates:
    """Judge every product for every group. Who holds a licence keeps it; nobody is given none, and nobody buys what is only held.

    Raises:
        NoCandidateError: A group has organisers and no product; or there is nobody at all.
    """
    products = tuple(product for product in project.price_book.products if product.id != NONE)
    allowed = np.zeros((len(scenario.groups), len(products)), dtype=np.bool_)
    left_out: list[LeftOut] = []
    for g, group in enumerate(scenario.groups):
        for p, product in enumerate(products):
            if (product.id == INCLUDED) != (group.holds == "included"):
                continue
            why = _why_not(project, scenario, group, product, availability)
            places: tuple[str, ...] = ()
            if why is None and (places := _without_rate(g, product, traffic, tariffs)):
                why = "missing_rate"
            allowed[g, p] = why is None
            if why is not None and traffic.organisers[g].any():
                left_out.append(LeftOut(product.id, group.name, why, places))
    peopled = traffic.organisers.any(axis=1)
    stranded = tuple(scenario.groups[g].name for g in np.flatnonzero(peopled & ~allowed.any(axis=1)))
    if stranded:
        raise NoCandidateError(stranded, tuple(left_out))
    used = [p for p in range(len(products)) if allowed[:, p].any()]
    if not used:
        raise NoCandidateError((), ())  # there is nobody to license
    allowed[~peopled & ~allowed.any(axis=1), used[0]] = True  # whatever nobody has costs nothing
    return Candidates(tuple(products[p] for p in used), allowed[:, used], tuple(left_out))


def _why_not(project: Project, scenario: Scenario, group: Group, product: Product, availability: Availability) -> WhyNot | None:
    alone = replace(scenario, groups=(group,))
    option = Option(product.id, product.name, (Assignment(EVERYBODY, ((product.id, 1.0),)),))
    if not eligibility(project, alone, option, availability).eligible:
        return "not_eligible"
    fees = fees_in_force(scenario, product, project.period)
    return "missing_fee" if any(fee.amount is None for fee in fees) else None


def _without_rate(g: int, product: Product, traffic: Traffic, tariffs: Tariffs) -> tuple[str, ...]:
    """Return what this product may charge a group for without a rate. A pool may cover such calls; nobody can promise that it does."""
    tariff = tariffs.of(product)
    charged = np.zeros(len(traffic.keys), dtype=np.bool_)
    for component in MINUTE_COMPONENTS:
        if tariff.metered(component):
            charged |= tariff.masks[component]
    lacking = tariff.rates.missing[traffic.calls[g] > 0].any(axis=0) & charged & (traffic.weights[g] > 0)
    return tuple(f"{traffic.keys[k].call_type} {traffic.keys[k].destination}" for k in np.flatnonzero(lacking))
