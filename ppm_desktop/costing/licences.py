"""Licences: who gets which product, how many are paid for, and at which fee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.giving_way import give_way
from ppm_desktop.domain.period import first_month_in_force
from ppm_desktop.domain.products import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from numpy.typing import NDArray

    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.products import Product
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario


@dataclass(frozen=True, slots=True)
class FeeInForce:
    """The price of one licence in one month, and where it comes from; ``amount`` None means that nobody knows it."""

    amount: Decimal | None
    source: str  # id in the price book's sources, or "" for a negotiated price
    effective: str  # "YYYY-MM-DD", or "" for a negotiated price
    reason: str = ""  # why a negotiated price is used


@dataclass(frozen=True)
class LicenceUse:
    """One product within one option. Shapes: G groups, M months."""

    product: Product
    assigned: NDArray[np.int64]  # (G, M)
    spare: NDArray[np.int64]  # (M,) bought beyond what is assigned; 0 unless licences are counted as purchased
    fees: tuple[FeeInForce, ...]  # (M,)

    @property
    def paid(self) -> NDArray[np.int64]:
        """Licences that cost a fee and fill the pool, shape (M,)."""
        total: NDArray[np.int64] = self.assigned.sum(axis=0) + self.spare
        return total


def split(organisers: NDArray[np.int64], shares: Sequence[tuple[str, float]]) -> dict[str, NDArray[np.int64]]:
    """Split organisers, of any shape, over products: each share rounded half up, the remainder to the last product by id.

    No product gets more than is left, so that shares such as 0.5 and 0.5 of one organiser never go below zero.
    """
    left = organisers
    parts: dict[str, NDArray[np.int64]] = {}
    ordered = sorted(shares)
    for product_id, share in ordered[:-1]:
        parts[product_id] = np.minimum(np.floor(organisers * share + 0.5).astype(np.int64), left)
        left = left - parts[product_id]
    parts[ordered[-1][0]] = left
    return parts


def licence_uses(project: Project, scenario: Scenario, option: Option, organisers: NDArray[np.int64]) -> tuple[LicenceUse, ...]:
    """Return every product that an option assigns to anybody, sorted by id."""
    give_way()
    alike: dict[tuple[tuple[str, float], ...], list[int]] = {}
    for g, shares in enumerate(option.shares_of_each(scenario.groups)):
        alike.setdefault(shares or (), []).append(g)
    assigned: dict[str, NDArray[np.int64]] = {}
    for shares, rows in alike.items():
        for product_id, licences in split(organisers[rows], shares).items():
            if product_id not in assigned:
                assigned[product_id] = np.zeros_like(organisers)
            assigned[product_id][rows] = licences
    purchased = {p.product: p.licences for p in scenario.purchased} if scenario.pool_basis == "purchased" else {}
    uses = []
    for product_id in sorted(assigned):
        product = project.price_book.product(product_id)
        if product is None:
            message = f"the price book has no product {product_id!r}; checks must refuse the project first"
            raise LookupError(message)
        in_use = assigned[product_id].sum(axis=0)
        spare = np.where(in_use > 0, np.maximum(purchased.get(product_id, 0) - in_use, 0), 0)
        uses.append(LicenceUse(product, assigned[product_id], spare, fees_in_force(scenario, product, project.period)))
    return tuple(uses)


def fees_in_force(scenario: Scenario, product: Product, months: Sequence[Month]) -> tuple[FeeInForce, ...]:
    """Return the fee of each month: the negotiated price if there is one, else the last list price in force."""
    override = scenario.fee_override(product.id)
    if override is not None:
        return (FeeInForce(override.amount, "", "", override.reason),) * len(months)
    fees = [FeeInForce(None, "", "")] * len(months)
    until = len(months)
    for fee in sorted(product.fees, key=lambda fee: fee.effective, reverse=True):  # of two on one day the first listed is in force
        since = max(0, first_month_in_force(fee.effective) - months[0])
        if since < until:
            fees[since:until] = [FeeInForce(fee.amount, fee.source, fee.effective.isoformat())] * (until - since)
            until = since
    return tuple(fees)


def is_lost(use: LicenceUse) -> bool:
    """Say whether the organisers of this product have no phone meetings at all."""
    return use.product.id == NONE
