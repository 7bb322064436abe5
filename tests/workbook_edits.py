"""Edits of a project and of the cells of its workbook that mean the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.policies import DIAL_OUT_POLICIES, WhenBarred
from ppm_desktop.domain.products import NONE
from ppm_desktop.domain.scenario import EVERYBODY, Assignment, FeeOverride, Purchase
from ppm_desktop.reports.workbook.choices import dial_out, yes_no

if TYPE_CHECKING:
    from random import Random

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.workbook.addresses import Area
    from ppm_desktop.reports.workbook.layout import Layout

Cells = list[tuple["Area", Any]]


def _with_group(scenario: Scenario, place: int, group: Group) -> Scenario:
    return replace(scenario, groups=(*scenario.groups[:place], group, *scenario.groups[place + 1 :]))


def _habit(name: str, low: float, high: float) -> Any:
    def edit(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
        g, value = random.randrange(len(scenario.groups)), round(random.uniform(low, high), 3)
        group = scenario.groups[g]
        changed: Any = {name: value}
        return project, _with_group(scenario, g, replace(group, habits=replace(group.habits, **changed))), [(layout.group(name, g), value)]

    return edit


def _growth(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    g, value = random.randrange(len(scenario.groups)), round(random.uniform(-0.3, 0.5), 3)
    return (
        project,
        _with_group(scenario, g, replace(scenario.groups[g], growth_per_year=value)),
        [(layout.group("growth_per_year", g), value)],
    )


def _join(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    able = [g for g, group in enumerate(scenario.groups) if all(group.destinations.of(call_type) for call_type in CALL_TYPES)]
    if not able:
        return project, scenario, []
    g = random.choice(able)
    group = scenario.groups[g]
    join = random.choice([Join(0.5, 0.25, 0.25), Join(0.2, 0.1, 0.7), Join(0.0, 0.5, 0.5)])
    barred = WhenBarred(0.25, 0.5, 0.25)
    changed = replace(group, habits=replace(group.habits, join=join), policies=replace(group.policies, when_barred=barred))
    cells = [(layout.group(f"join.{t}", g), join.of(t)) for t in CALL_TYPES]
    cells += [(layout.group(f"when_barred.{name}", g), getattr(barred, name)) for name in ("toll", "toll_free", "app")]
    return project, _with_group(scenario, g, changed), cells


def _policy(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    able = [g for g, group in enumerate(scenario.groups) if group.destinations.toll and group.destinations.toll_free]
    if not able:
        return project, scenario, []
    g, policy, off = random.choice(able), random.choice(DIAL_OUT_POLICIES), random.random() < 0.3
    group = scenario.groups[g]
    changed = replace(group, policies=replace(group.policies, dial_out=policy, toll_free_off=off))
    return (
        project,
        _with_group(scenario, g, changed),
        [(layout.group("dial_out_policy", g), dial_out(policy)), (layout.group("toll_free_off", g), yes_no(off))],
    )


def _headcount(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    g = random.randrange(len(scenario.groups))
    group = scenario.groups[g]
    s, organisers = random.randrange(len(group.headcount)), random.randint(0, 900)
    steps = tuple(replace(step, organisers=organisers) if place == s else step for place, step in enumerate(group.headcount))
    return project, _with_group(scenario, g, replace(group, headcount=steps)), [(layout.steps(g).cell(s, 2), organisers)]


def _season(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    month, factor = random.randrange(12), round(random.uniform(0, 2), 2)
    season = (*scenario.season[:month], factor, *scenario.season[month + 1 :])
    return project, replace(scenario, season=season), [(layout.season.cell(0, month), factor)]


def _increment(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    seconds = random.choice([1, 6, 30, 60])
    return project, replace(scenario, increment_seconds=seconds), [(layout.setting("increment_seconds"), seconds)]


def _purchased(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    p = next(place for place, product in enumerate(layout.plan.products) if product.id == "standard")
    count = random.randint(0, 2000)
    bought = (*(one for one in scenario.purchased if one.product != "standard"), Purchase("standard", count))
    changed = replace(scenario, pool_basis="purchased", purchased=bought)
    return project, changed, [(layout.setting("pool_basis"), "purchased"), (layout.product("purchased", p), count)]


def _fee(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    row = random.choice([row for row, (_, fee) in enumerate(layout.fee_rows) if fee is not None])
    p, fee = layout.fee_rows[row]
    amount = Decimal(random.randint(0, 900)) / 100
    chosen = layout.plan.products[p].id
    book = project.price_book
    products = tuple(
        replace(one, fees=tuple(replace(f, amount=amount) if fee and f.effective == fee.effective else f for f in one.fees))
        if one.id == chosen
        else one
        for one in book.products
    )
    first = layout.fees(p)
    cell = first.cell(layout.fees_top + row - first.top, 2)
    return replace(project, price_book=replace(book, products=products)), scenario, [(cell, float(amount))]


def _override(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    p = next(place for place, product in enumerate(layout.plan.products) if product.id == "standard")
    amount = Decimal(random.randint(100, 500)) / 100
    others = tuple(one for one in scenario.fee_overrides if one.product != "standard")
    changed = replace(scenario, fee_overrides=(*others, FeeOverride("standard", amount, "Agreed")))
    return project, changed, [(layout.product("override", p), float(amount))]


def _rate(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    used = [family for name in layout.plan.rate_sets for k in range(len(layout.plan.keys)) for family in layout.candidates(k, name)]
    family = random.choice(used)
    place = random.randrange(family.bottom - family.top + 1)
    _, rate = layout.rate_rows[family.top + place - layout.rates_top]
    if rate is None:
        return project, scenario, []
    price, fee = Decimal(random.randint(0, 300)) / 1000, Decimal(random.choice([0, 5])) / 100
    book = project.price_book
    rates = tuple(replace(one, rate=price, connection_fee=fee) if one.id == rate.id else one for one in book.rates)
    return (
        replace(project, price_book=replace(book, rates=rates)),
        scenario,
        [(family.cell(place, 6), float(price)), (family.cell(place, 7), float(fee))],
    )


def _everybody(project: Project, scenario: Scenario, layout: Layout, random: Random) -> tuple[Project, Scenario, Cells]:
    o = random.randrange(len(scenario.options))
    known = [product.id for product in layout.plan.products if product.id not in {NONE, "included"}]
    one, other = sorted(random.sample(known, 2))
    share = random.choice([0.0, 0.25, 0.5])
    shares = ((one, share), (other, 1 - share)) if share else ((other, 1.0),)
    option = scenario.options[o]
    assign = tuple(
        sorted(
            (*(entry for entry in option.assign if entry.group != EVERYBODY), Assignment(EVERYBODY, shares)), key=lambda entry: entry.group
        )
    )
    options = (*scenario.options[:o], replace(option, assign=assign), *scenario.options[o + 1 :])
    given: dict[str, float] = dict(shares)
    cells = [(layout.option(o).cell(0, 1 + p), given.get(product.id)) for p, product in enumerate(layout.plan.products)]
    return project, replace(scenario, options=options), cells


EDITS: Final[tuple[Any, ...]] = (
    _habit("attendees", 1, 12), _habit("meetings_per_organiser", 0, 30), _habit("phone_share", 0, 1), _habit("minutes_per_call", 0, 60),
    _growth, _join, _policy, _headcount, _season, _increment, _purchased, _fee, _override, _rate, _everybody,
)  # fmt: skip
