"""Why a number is what it is: the ledger lines behind it, with rates, sources and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.costing.ledger import ledger_of

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.costing.ledger import Ledger, LedgerLine
    from ppm_desktop.domain.prices import Source


@dataclass(frozen=True)
class Explanation:
    """Ledger lines, and the sources that their prices rest on. ``total`` is a lower bound while ``unpriced`` is not 0."""

    ledger: Ledger
    sources: tuple[Source, ...]

    @property
    def total(self) -> float:
        """Sum of the priced lines, in the project's currency."""
        return self.ledger.total

    @property
    def unpriced(self) -> int:
        """Number of lines without a price."""
        return self.ledger.unpriced


@dataclass(frozen=True, slots=True)
class Bundle:
    """Lines that differ in nothing but the month."""

    first: LedgerLine
    months: tuple[str, ...]
    quantity: float
    covered: float
    amount: float | None  # None when a line of the bundle is unpriced


def explain(comparison: Comparison, option_id: str, component: str | None = None, month: str | None = None) -> Explanation:
    """Return what is behind an option's total, one component or one month of it.

    Raises ``LookupError`` for an option, component or month that the comparison does not have.
    """
    result = comparison.result(option_id)
    if result is None:
        raise LookupError(option_id)
    if component is not None and component not in COMPONENTS:
        raise LookupError(component)
    labels = [str(m) for m in comparison.traffic.months]
    if month is not None and month not in labels:
        raise LookupError(month)
    ledger = ledger_of(
        result.charges,
        comparison.project.price_book,
        components=COMPONENTS if component is None else (component,),
        months=None if month is None else (labels.index(month),),
    )
    book = comparison.project.price_book
    used = {book.rates[p].source for p in _rates_used(ledger)}
    used |= {fee.source for part in result.charges.parts for fee in part.use.fees if component in {None, "licences"}}
    sources = tuple(source for source in book.sources if source.id in used)
    return Explanation(ledger, sources)


def bundles(ledger: Ledger) -> list[Bundle]:
    """Sum lines over months where price and everything else are the same, for reading; in ledger order."""
    if not len(ledger):
        return []
    prices: dict[tuple[str, str], int] = {}
    codes: dict[tuple[int, int, int, int], int] = {}
    price = np.empty(len(ledger), dtype=np.intp)
    for i, place in enumerate(
        zip(ledger.part.tolist(), ledger.component.tolist(), ledger.month.tolist(), ledger.key.tolist(), strict=True)
    ):
        if place not in codes:
            used = ledger.price_of(*place)
            codes[place] = prices.setdefault((used.id, used.reason), len(prices))
        price[i] = codes[place]
    alike = np.stack([ledger.part, ledger.component, ledger.group, ledger.key, price])
    _, first, member = np.unique(alike, axis=1, return_index=True, return_inverse=True)
    quantity, covered = np.bincount(member, ledger.quantity), np.bincount(member, ledger.covered)
    amount = np.bincount(member, ledger.amount)  # NaN, which is unpriced, makes the whole bundle NaN
    lines = np.split(np.argsort(member, kind="stable"), np.cumsum(np.bincount(member))[:-1])
    months = [str(month) for month in ledger.charges.traffic.months]
    return [
        Bundle(
            first=ledger.line(int(first[b])),
            months=tuple(months[m] for m in ledger.month[lines[b]].tolist()),
            quantity=float(quantity[b]),
            covered=float(covered[b]),
            amount=None if np.isnan(amount[b]) else float(amount[b]),
        )
        for b in np.argsort(first).tolist()
    ]


def _rates_used(ledger: Ledger) -> set[int]:
    """Return positions in the price book of the rates that the ledger's lines use."""
    found: set[int] = set()
    for p, part in enumerate(ledger.charges.parts):
        lines = (ledger.part == p) & (ledger.key >= 0)
        found |= set(np.unique(part.tariff.rates.index[ledger.month[lines], ledger.key[lines]]).tolist())
    return {position for position in found if position >= 0}
