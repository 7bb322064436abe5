"""The pool of dial-out minutes: how many there are, how many are asked for, and the share of them that is left to be charged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.reports.why.case import number, sum_of
from ppm_desktop.reports.why.licences import licence_months, licences_in
from ppm_desktop.reports.why.minutes import part_minutes
from ppm_desktop.reports.why.node import Node, Origin
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.costing.charges import Part
    from ppm_desktop.reports.why.case import OptionCase


def charged_share(case: OptionCase, part: Part, month: int) -> Node:
    """Return the share of dial-out within the pool's countries that is charged in a month: what the pool does not cover."""
    return case.once(("charged", part.use.product.pool, month), lambda: _charged_share(case, part, month))


def _charged_share(case: OptionCase, part: Part, month: int) -> Node:
    covered = covered_share(case, part, month)
    label = tr("Share that the pool does not cover")
    return Node(label, 1.0 - covered.value, "share", "difference", lambda: (number(1, tr("All of it"), "share"), covered))


def covered_share(case: OptionCase, part: Part, month: int) -> Node:
    """Return the share of the eligible minutes that the pool pays: the pool by the minutes, and never more than all of them."""
    pool = part.use.product.pool
    value = float(case.charges.covered[pool][month])
    label = tr("Covered by the pool in {months}").format(months=case.months([month]))
    parts = [other for other in case.charges.parts if other.use.product.pool == pool]
    available = _available(case, parts, month)
    asked = _eligible(case, parts, month)
    if asked.value <= 0:
        return Node(tr("Nothing to cover"), value, "share")
    by_minutes = Node(label, available.value / asked.value, "share", "quotient", lambda: (available, asked))
    if by_minutes.value < 1:
        return by_minutes
    return Node(label, value, "share", "minimum", lambda: (number(1, tr("All of it"), "share"), by_minutes))


def pool_use(case: OptionCase, part: Part, month: int) -> Node:
    """Return how far a pool is used in a month: the minutes that it may pay, by those it has; above one where it is used up.

    Raises ``LookupError`` for a pool without minutes in that month.
    """
    parts = [other for other in case.charges.parts if other.use.product.pool == part.use.product.pool]
    available, asked = _available(case, parts, month), _eligible(case, parts, month)
    if available.value <= 0:
        raise LookupError(part.use.product.pool)
    label = tr("Used of the pool in {months}").format(months=case.months([month]))
    return Node(label, asked.value / available.value, "percent", "quotient", lambda: (asked, available))


def pool_minutes(case: OptionCase, part: Part, label: str) -> Node:
    """Return the pool minutes that one product's licences bring, summed over months."""
    use = part.use
    licences = licence_months(case, use, [m for m in case.chosen if use.paid[m]] or case.chosen[:1])
    value = float(use.product.pool_minutes * use.paid[list(case.chosen)].sum())
    return Node(label, value, "minutes", "product", lambda: (_each(case, part), licences))


def _available(case: OptionCase, parts: list[Part], month: int) -> Node:
    def of_part(part: Part) -> Node:
        licences = licences_in(case, part.use, month)
        value = part.use.product.pool_minutes * licences.value
        return Node(part.use.product.name, value, "minutes", "product", lambda: (_each(case, part), licences))

    total = float(case.charges.pools[parts[0].use.product.pool][month])
    return sum_of(tr("Minutes in the pool"), total, "minutes", lambda: [of_part(part) for part in parts])


def _eligible(case: OptionCase, parts: list[Part], month: int) -> Node:
    alone = case.in_months((month,))
    values = [float(np.dot(part.minutes[:, month], part.tariff.weight["dial_out_pool"])) for part in parts]

    def terms() -> list[Node]:
        asking = [part for part, value in zip(parts, values, strict=True) if value]
        return [part_minutes(alone, part, "dial_out_pool", part.use.product.name) for part in asking]

    return sum_of(tr("Minutes that the pool may pay"), sum(values), "minutes", terms)


def _each(case: OptionCase, part: Part) -> Node:
    place = next((p for p, product in enumerate(case.project.price_book.products) if product.id == part.use.product.id), None)
    path = "" if place is None else f"price_book.products[{place}].pool_minutes"
    return Node(tr("Pool minutes of a licence"), float(part.use.product.pool_minutes), "minutes", origin=Origin(path))
