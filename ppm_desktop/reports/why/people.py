"""Organisers and licences: headcount, growth, and how a group is split over products."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.traffic import organisers_by_month
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.reports.why.case import alike, number, product_of, sum_of
from ppm_desktop.reports.why.node import Node
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.costing.licences import LicenceUse
    from ppm_desktop.domain.period import Month
    from ppm_desktop.reports.why.case import Case, OptionCase


def organisers(case: Case, group: int, month: Month, label: str = "") -> Node:
    """Return a group's organisers in a month: the step in force, grown since it began, rounded half up."""
    return case.once(("organisers", group, month, label), lambda: _organisers(case, group, month, label))


def _organisers(case: Case, group: int, month: Month, label: str) -> Node:
    found = case.scenario.groups[group]
    label = label or tr("Organisers")
    steps = [(place, step) for place, step in enumerate(found.headcount) if step.since <= month]
    if not steps:
        return case.input(label, 0.0, "organisers", case.group_path(group, "headcount"), found, "headcount")
    place, step = max(steps, key=lambda entry: entry[1].since)
    path = case.group_path(group, "headcount", place)
    since = month - step.since
    if found.growth_per_year == 0 or since == 0:
        return case.input(label, float(step.organisers), "organisers", path, found, "headcount")
    value = float(organisers_by_month((found,), (month,))[0, 0])

    def grown() -> tuple[Node, ...]:
        headcount = case.input(tr("Headcount of {month}").format(month=step.since), step.organisers, "organisers", path, found, "headcount")
        growth = case.input(
            tr("1 + growth a year"),
            1 + found.growth_per_year,
            "factor",
            case.group_path(group, "growth_per_year"),
            found,
            "growth_per_year",
        )
        years = Node(
            tr("Years since then"),
            since / MONTHS_PER_YEAR,
            "factor",
            "quotient",
            lambda: (number(since, tr("Months since then"), "months"), number(MONTHS_PER_YEAR, tr("Months of a year"), "months")),
        )
        power = growth.value**years.value
        factor = Node(tr("Growth since then"), power, "factor", "power", lambda: (growth, years))
        return (Node(tr("Headcount with growth"), step.organisers * power, "organisers", "product", lambda: (headcount, factor)),)

    return Node(label, value, "organisers", "rounded", grown)


def holders(case: OptionCase, use: LicenceUse, group: int, month: int, label: str = "") -> Node:
    """Return the organisers of a group who have a product in a month, by position: all of them, a share, or the remainder."""
    return case.once(("holders", use.product.id, group, month, label), lambda: _holders(case, use, group, month, label))


def _holders(case: OptionCase, use: LicenceUse, group: int, month: int, label: str) -> Node:
    found, when = case.scenario.groups[group], case.period[month]
    shares = sorted(case.charges.option.shares_of(found) or ())
    names = [product_id for product_id, _share in shares]
    everybody = organisers(case, group, when, label or tr("Organisers with {product}").format(product=case.product(use.product.id)))
    if use.product.id not in names or len(names) == 1:
        return everybody
    uses = {each.product.id: each for each in (*(part.use for part in case.charges.parts), *case.charges.lost)}
    place = names.index(use.product.id)
    value = float(use.assigned[group, month])
    whole = organisers(case, group, when)

    def left() -> Node:
        others = [holders(case, uses[name], group, month) for name in names[:place]]
        rest = whole.value - sum(other.value for other in others)
        return Node(tr("Organisers left"), rest, "organisers", "difference", lambda: (whole, *others))

    if place == len(names) - 1:
        return Node(everybody.label, value, "organisers", "difference", lambda: left().children)

    def rounded() -> Node:
        position = next((p for p, o in enumerate(case.scenario.options) if o.id == case.charges.option.id), 0)
        path = f"{case.scenario_path}.options[{position}]"
        share = case.input(tr("Share of the group"), shares[place][1], "share", path)
        exact = product_of(tr("Share of the organisers"), "organisers", (whole, share))
        half_up = float(np.floor(exact.value + 0.5))
        return Node(everybody.label, half_up, "organisers", "rounded", lambda: (exact,))

    if rounded().value <= value:
        return rounded()
    return Node(everybody.label, value, "organisers", "minimum", lambda: (rounded(), left()))


def organiser_factors(case: OptionCase, use: LicenceUse, group: int, months: Sequence[int]) -> tuple[Node, ...]:
    """Return factors whose product is the organisers with a product, summed over months, each month times its season."""
    return case.once(("people", use.product.id, group, tuple(months)), lambda: _organiser_factors(case, use, group, months))


def _organiser_factors(case: OptionCase, use: LicenceUse, group: int, months: Sequence[int]) -> tuple[Node, ...]:
    period, season, row = case.period, case.scenario.season, use.assigned[group]
    runs = alike(months, lambda m: (int(row[m]), season[period[m].month - 1]))

    def factors(run: list[int]) -> tuple[Node, ...]:
        first = period[run[0]].month - 1
        count = (number(len(run), tr("Months"), "months"),) if len(run) > 1 else ()
        path = f"{case.scenario_path}.season[{first}]"
        factor = (case.input(tr("Season"), season[first], "factor", path, None, "season"),) if season[first] != 1 else ()
        return (*count, holders(case, use, group, run[0]), *factor)

    if len(runs) == 1:
        return factors(runs[0])
    total = float(sum(int(row[m]) * season[period[m].month - 1] for m in months))
    label = tr("Organisers, summed over months with their season")
    return (
        sum_of(label, total, "organiser_months", lambda: [product_of(case.months(run), "organiser_months", factors(run)) for run in runs]),
    )


def organiser_months(case: Case) -> Node:
    """Return the organisers of all groups, summed over the period."""
    table = organisers_by_month(case.scenario.groups, case.period)

    def of_group(group: int) -> Node:
        row, period = table[group], case.period
        runs = alike(range(len(period)), lambda m: int(row[m]))
        name = case.scenario.groups[group].name
        terms = [_months_times(case.months(run), len(run), organisers(case, group, period[run[0]])) for run in runs]
        return terms[0].relabelled(name) if len(terms) == 1 else sum_of(name, float(row.sum()), "organiser_months", lambda: terms)

    label = tr("Organisers, summed over the months")
    return sum_of(
        label, float(table.sum()), "organiser_months", lambda: [of_group(g) for g in range(len(case.scenario.groups)) if table[g].any()]
    )


def _months_times(label: str, count: int, each: Node) -> Node:
    if count == 1:
        return replace(each, label=label, unit="organiser_months")
    return product_of(label, "organiser_months", (number(count, tr("Months"), "months"), each))
