"""Licences and what they cost: who has one, how many were bought beyond that, and the fee in force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.domain.products import NONE
from ppm_desktop.reports.why.case import alike, number, product_of, sum_of
from ppm_desktop.reports.why.node import Node
from ppm_desktop.reports.why.people import holders
from ppm_desktop.reports.why.prices import fee_leaf
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.costing.charges import Part
    from ppm_desktop.costing.licences import LicenceUse
    from ppm_desktop.reports.why.case import OptionCase
    from ppm_desktop.reports.why.quantities import Unit


def licences_in(case: OptionCase, use: LicenceUse, month: int, label: str = "") -> Node:
    """Return the licences of a product that are paid for in a month: those assigned, group by group, and the spare ones."""
    return case.once(("licences", use.product.id, month, label), lambda: _licences_in(case, use, month, label))


def _licences_in(case: OptionCase, use: LicenceUse, month: int, label: str) -> Node:
    label = label or tr("Licences of {product}").format(product=use.product.name)

    def assigned() -> list[Node]:
        groups = np.flatnonzero(use.assigned[:, month]).tolist()
        return [holders(case, use, g, month, case.scenario.groups[g].name) for g in groups]

    def terms() -> list[Node]:
        spare = float(use.spare[month])
        if not spare:
            return assigned()
        place = next(p for p, bought in enumerate(case.scenario.purchased) if bought.product == use.product.id)
        bought = case.input(
            tr("Licences bought"),
            case.scenario.purchased[place].licences,
            "licences",
            f"{case.scenario_path}.purchased[{place}]",
            None,
            "purchased",
        )
        held = sum_of(tr("Licences assigned"), float(use.assigned[:, month].sum()), "licences", assigned)
        return [*assigned(), Node(tr("Bought, not assigned"), spare, "licences", "difference", lambda: (bought, held))]

    return sum_of(label, float(use.paid[month]), "licences", terms)


def licence_months(case: OptionCase, use: LicenceUse, months: Sequence[int], label: str = "") -> Node:
    """Return the licences of a product summed over months; months that are alike are taken together."""
    label = label or tr("Licences, summed over the months")
    runs = alike(months, lambda m: (use.assigned[:, m].tobytes(), int(use.spare[m])))

    def of_run(run: list[int], name: str) -> Node:
        each = licences_in(case, use, run[0], name if len(run) == 1 else "")
        return (
            replace(each, unit="licence_months")
            if len(run) == 1
            else product_of(name, "licence_months", (number(len(run), tr("Months"), "months"), each))
        )

    if len(runs) == 1:
        return of_run(runs[0], label)
    return sum_of(label, float(use.paid[list(months)].sum()), "licence_months", lambda: [of_run(run, case.months(run)) for run in runs])


def licence_cost(case: OptionCase, part: Part, label: str) -> Node:
    """Return what the licences of one product cost."""
    use = part.use
    months = [m for m in case.chosen if use.paid[m] > 0]
    fees = alike(months, lambda m: (use.fees[m].amount, use.fees[m].effective, use.fees[m].source))
    missing = [run for run in fees if use.fees[run[0]].amount is None]

    def charge(run: list[int], name: str) -> Node:
        quantity, fee = licence_months(case, use, run), fee_leaf(case, use, run[0])
        if fee.missing:
            return Node(name, 0.0, "money", "unpriced", lambda: (quantity, fee), bound=True)
        return product_of(name, "money", (quantity, fee))

    if len(fees) == 1:
        return charge(fees[0], label)
    total = float((np.nan_to_num(part.fee) * use.paid)[months].sum())
    return sum_of(label, total, "money", lambda: [charge(run, case.months(run)) for run in fees], bound=bool(missing))


def average_licences(case: OptionCase, use: LicenceUse) -> Node:
    """Return how many licences of a product, or organisers without one, there are in an average month."""
    count = len(case.chosen)
    label = case.product(use.product.id)
    total = licence_months(case, use, case.chosen)
    unit: Unit = "organisers" if use.product.id == NONE else "licences"
    if count == 1:
        return replace(total, label=label, unit=unit)
    return Node(label, total.value / count, unit, "quotient", lambda: (total, number(count, tr("Months"), "months")))
