"""Who uses up the pools of prepaid minutes, what the overage costs, and what moving a group elsewhere would do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.charges import Tariffs, charges_of
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.costing.unpriced import unpriced_of
from ppm_desktop.decisions.levers import standing_of
from ppm_desktop.domain.eligibility import eligibility
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.domain.products import INCLUDED, NONE
from ppm_desktop.domain.scenario import Assignment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Charges
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario


@dataclass(frozen=True, slots=True)
class Move:
    """A group's dial-out closed, or another product for it, and what that saves a year in all; negative where it costs more."""

    product: str  # id; "" for the same product without dial-out
    saving: float


@dataclass(frozen=True, slots=True)
class Drain:
    """One group's use of one pool. Minutes and money a year, on average over the period."""

    pool: str
    group: str
    brought: float  # minutes that its own licences put in; those of licences assigned to nobody are in no group
    wanted: float  # minutes in the pool's scope
    share: float  # of the minutes that all want, 0 … 1
    covered: float  # minutes that the pool pays, as it is used evenly
    overage: float  # minutes beyond the pool
    cost: float | None  # of the overage with its connection fees; None when a price is missing
    moves: tuple[Move, ...] = ()  # the best first


def pool_drains(
    project: Project,
    scenario: Scenario,
    option: Option,
    availability: Availability,
    *,
    most: int | None = None,
    go_on: Callable[[], None] = lambda: None,
) -> tuple[Drain, ...]:
    """Return every group's use of every pool, the thirstiest first; for ``most`` of those that exceed it, where they could be moved.

    ``go_on`` is called before each full calculation of a move; what it raises ends the work.
    """
    traffic = traffic_of(project, scenario)
    charges = charges_of(project, scenario, option, traffic, Tariffs(project, traffic))
    complete = not unpriced_of(charges)
    years = MONTHS_PER_YEAR / project.months
    found = []
    for pool in sorted(charges.pools):
        found += list(_of_pool(charges, pool, years, complete=complete))
    found.sort(key=lambda drain: -drain.wanted)
    if not complete:
        return tuple(found)
    today = float(charges.by_component.sum()) * years
    exceeding = [drain for drain in found if drain.overage > 0][:most]
    groups = {group.name: group for group in scenario.groups}
    moved = {id(drain): _moves(project, scenario, option, groups[drain.group], availability, go_on) for drain in exceeding}
    priced = {key: tuple(Move(product, today - cost * years) for product, cost in moves) for key, moves in moved.items()}
    return tuple(replace(drain, moves=tuple(sorted(priced.get(id(drain), ()), key=lambda move: -move.saving))) for drain in found)


def _of_pool(charges: Charges, pool: str, years: float, *, complete: bool) -> Iterator[Drain]:
    traffic, mine = charges.traffic, [part for part in charges.parts if part.use.product.pool == pool]
    shape = traffic.organisers.shape
    brought, wanted, cost = (np.zeros(shape) for _ in range(3))
    for part in mine:
        brought += part.use.assigned * part.use.product.pool_minutes
        wanted += part.minutes * part.tariff.weight["dial_out_pool"][:, None]
        charged = part.charged("dial_out_pool")
        cost += part.component_cost("dial_out_pool")
        if part.tariff.rates.has_connection_fees:
            cost += part.calls * part.tariff.unit_fee["dial_out_pool"] * charged
    covered = wanted * charges.covered[pool]
    total = float(wanted.sum())
    for g in np.flatnonzero(wanted.sum(axis=1) > 0):
        drained = float(wanted[g].sum())
        yield Drain(
            pool=pool,
            group=traffic.groups[g].name,
            brought=_year(brought[g], years),
            wanted=drained * years,
            share=drained / total,
            covered=_year(covered[g], years),
            overage=_year(wanted[g] - covered[g], years),
            cost=_year(cost[g], years) if complete else None,
        )


def _year(by_month: NDArray[np.float64], years: float) -> float:
    return float(by_month.sum()) * years


def _moves(
    project: Project, scenario: Scenario, option: Option, group: Group, availability: Availability, go_on: Callable[[], None]
) -> Iterator[tuple[str, float]]:
    """Yield where a group can go, and what the option costs then; whatever cannot be bought or lacks a price is left out."""
    closed = replace(group, policies=replace(group.policies, dial_out="none"))
    tried = [("", replace(scenario, groups=tuple(closed if one is group else one for one in scenario.groups)), option)]
    held = option.shares_of(group)
    for product in project.price_book.products:
        shares = ((product.id, 1.0),)
        if group.holds == "included" or product.id in {INCLUDED, NONE} or held == shares:
            continue
        kept = [one for one in option.assign if one.group != group.name]
        assign = tuple(sorted((*kept, Assignment(group.name, shares)), key=lambda one: one.group))
        tried.append((product.id, scenario, replace(option, assign=assign)))
    for product_id, changed, assigned in tried:
        if product_id and not eligibility(project, changed, assigned, availability).eligible:
            continue
        go_on()
        costs = standing_of(project, changed, assigned).costs
        if costs is not None:
            yield product_id, float(costs.sum())
