"""The ledger: every charge of an option as a line, from which any number on a screen or on paper is a sum.

Kept as columns, because a large project has a million lines; ``line`` makes one readable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from ppm_desktop.costing.charges import COMPONENTS, MINUTE_COMPONENTS
from ppm_desktop.costing.rating import NO_RATE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

    from ppm_desktop.costing.charges import Charges, Part
    from ppm_desktop.domain.prices import PriceBook

#: What each component counts.
UNITS: Final = dict.fromkeys(COMPONENTS, "minute") | {"licences": "licence", "connection": "call"}
#: Group of licences that were bought but are assigned to nobody.
NOBODY: Final = -1
#: Destination of lines that are not calls.
NO_KEY: Final = -1


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One charge. Money in the project's currency; None where nobody knows."""

    option: str
    month: str  # YYYY-MM
    group: str  # "" for licences bought but not assigned
    product: str
    component: str
    destination: str  # "" for licences
    quantity: float
    unit: str  # "licence", "minute" or "call"
    covered: float  # part of the quantity that a pool or a licence pays
    unit_price: float | None
    amount: float | None  # None: unpriced
    price_id: str  # id of the rate or fee
    source: str  # id in the price book's sources; "" for a negotiated price
    effective: str  # YYYY-MM-DD
    reason: str  # why a negotiated price is used


class PriceUsed(NamedTuple):
    """The rate or fee that a line is charged at; all empty where there is none."""

    id: str
    source: str
    effective: str
    reason: str


@dataclass(frozen=True)
class Ledger:
    """Charge lines of one option as columns of equal length; index arrays point into the charges' own tuples."""

    charges: Charges
    book: PriceBook
    part: NDArray[np.intp]  # in charges.parts
    component: NDArray[np.intp]  # in COMPONENTS
    group: NDArray[np.intp]  # in traffic.groups, or NOBODY
    month: NDArray[np.intp]  # in traffic.months
    key: NDArray[np.intp]  # in traffic.keys, or NO_KEY
    quantity: NDArray[np.float64]
    covered: NDArray[np.float64]
    unit_price: NDArray[np.float64]  # NaN: unknown
    amount: NDArray[np.float64]  # NaN: unpriced

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.amount)

    @property
    def total(self) -> float:
        """Sum of all priced lines; a lower bound while any line is unpriced."""
        return float(np.nansum(self.amount))

    @property
    def unpriced(self) -> int:
        """Number of lines without a price."""
        return int(np.isnan(self.amount).sum())

    def line(self, index: int) -> LedgerLine:
        """Return one line with names instead of indices."""
        traffic = self.charges.traffic
        part = self.charges.parts[self.part[index]]
        component = COMPONENTS[self.component[index]]
        month, key, group = int(self.month[index]), int(self.key[index]), int(self.group[index])
        price = self.price_of(int(self.part[index]), int(self.component[index]), month, key)
        return LedgerLine(
            option=self.charges.option.id,
            month=str(traffic.months[month]),
            group=traffic.groups[group].name if group != NOBODY else "",
            product=part.use.product.id,
            component=component,
            destination=str(traffic.keys[key].destination) if key != NO_KEY else "",
            quantity=float(self.quantity[index]),
            unit=UNITS[component],
            covered=float(self.covered[index]),
            unit_price=_known(self.unit_price[index]),
            amount=_known(self.amount[index]),
            price_id=price.id,
            source=price.source,
            effective=price.effective,
            reason=price.reason,
        )

    def lines(self) -> Iterator[LedgerLine]:
        """Yield every line, in ledger order."""
        return (self.line(index) for index in range(len(self)))

    def price_of(self, part: int, component: int, month: int, key: int) -> PriceUsed:
        """Return the rate or fee behind a line, by the line's own indices."""
        used = self.charges.parts[part]
        if COMPONENTS[component] == "licences":
            fee = used.use.fees[month]
            price_id = "" if fee.amount is None else f"fee:{used.use.product.id}:{fee.effective or 'negotiated'}"
            return PriceUsed(price_id, fee.source, fee.effective, fee.reason)
        position = int(used.tariff.rates.index[month, key])
        if position == NO_RATE:
            return PriceUsed("", "", "", "")
        rate = self.book.rates[position]
        return PriceUsed(rate.id, rate.source, rate.effective.isoformat(), "")


class _Lines:
    """Collects columns; the parts are joined once at the end."""

    def __init__(self) -> None:
        self.index: list[tuple[NDArray[np.intp], ...]] = []  # part, component, group, month, key
        self.values: list[tuple[NDArray[np.float64], ...]] = []  # quantity, covered, unit price, amount

    def add(self, part: int, component: str, where: tuple[NDArray[np.intp], ...], values: tuple[NDArray[np.float64], ...]) -> None:
        """Append lines: ``where`` is group, month, key; ``values`` quantity, covered, unit price."""
        quantity, covered, price = values
        charged = quantity - covered
        # A price that nobody knows is harmless where nothing is charged: nothing times anything is nothing.
        amount = np.where(charged == 0, 0.0, charged * price)
        size = len(quantity)
        head = (np.full(size, part, dtype=np.intp), np.full(size, COMPONENTS.index(component), dtype=np.intp))
        self.index.append((*head, *where))
        self.values.append((quantity, covered, price, amount))

    def joined(self) -> tuple[list[NDArray[np.intp]], list[NDArray[np.float64]]]:
        """Return the columns."""
        if not self.index:
            return [np.zeros(0, dtype=np.intp)] * 5, [np.zeros(0)] * 4
        return [np.concatenate(c) for c in zip(*self.index, strict=True)], [np.concatenate(c) for c in zip(*self.values, strict=True)]


def ledger_of(
    charges: Charges, book: PriceBook, *, components: Collection[str] = COMPONENTS, months: Collection[int] | None = None
) -> Ledger:
    """Multiply an option's charges out into lines, all of them or those of some components and months (by position).

    The charges must have no leading axes: a ledger is of one case, not of ten thousand draws.
    """
    chosen = np.arange(len(charges.traffic.months)) if months is None else np.array(sorted(months), dtype=np.intp)
    lines = _Lines()
    for p, part in enumerate(charges.parts):
        if "licences" in components:
            _add_licences(lines, p, part, chosen)
        for component in MINUTE_COMPONENTS:
            if component in components:
                _add_calls(lines, p, part, component, chosen, charges.traffic.weights, connection=False)
        if "connection" in components and (part.tariff.rates.has_connection_fees or part.tariff.rates.missing.any()):
            for component in MINUTE_COMPONENTS:
                _add_calls(lines, p, part, component, chosen, charges.traffic.weights, connection=True)
    (part_of, component_of, group, month, key), (quantity, covered, price, amount) = lines.joined()
    return Ledger(charges, book, part_of, component_of, group, month, key, quantity, covered, price, amount)


def _add_licences(lines: _Lines, p: int, part: Part, months: NDArray[np.intp]) -> None:
    assigned = part.use.assigned[:, months]
    group, column = np.nonzero(assigned)
    spare = np.flatnonzero(part.use.spare[months])
    group = np.concatenate([group, np.full(len(spare), NOBODY, dtype=np.intp)])
    month = months[np.concatenate([column, spare])]
    quantity = np.concatenate([assigned[assigned != 0], part.use.spare[months][spare]]).astype(np.float64)
    where = (group, month, np.full(len(group), NO_KEY, dtype=np.intp))
    lines.add(p, "licences", where, (quantity, np.zeros_like(quantity), part.fee[month]))


def _add_calls(
    lines: _Lines, p: int, part: Part, component: str, months: NDArray[np.intp], weights: NDArray[np.float64], *, connection: bool
) -> None:
    """Add a component's minutes, or the connection fees of its calls.

    Where no rate is known the fee is not known either. The line of the minutes says so; only calls of no length, which
    have no such line, say it themselves.
    """
    rates, mask = part.tariff.rates, part.tariff.masks[component]
    fees_or_gaps = rates.connection_fee[:, mask].any() or rates.missing[:, mask].any()
    if connection and not (part.tariff.metered(component) and fees_or_gaps):
        return
    group, key = np.nonzero(np.where(mask, weights, 0.0))
    if not len(group):
        return
    per_month = part.calls if connection else part.minutes
    quantity = (per_month[group[:, None], months] * weights[group, key][:, None]).ravel()
    charged = np.broadcast_to(part.charged(component), (len(part.use.fees),))[months]
    covered = quantity * np.tile(1.0 - charged, len(group))
    group, key, month = np.repeat(group, len(months)), np.repeat(key, len(months)), np.tile(months, len(group))
    if connection:
        without_length = part.minutes[group, month] == 0
        unknown = rates.missing[month, key] & without_length
        price = np.where(unknown, np.nan, rates.connection_fee[month, key])
        used = (quantity > 0) & ((price > 0) | unknown)
    else:
        price = np.where(rates.missing[month, key], np.nan, rates.per_minute[month, key])
        used = quantity > 0
    if not used.all():
        group, key, month = group[used], key[used], month[used]
        quantity, covered, price = quantity[used], covered[used], price[used]
    lines.add(p, "connection" if connection else component, (group, month, key), (quantity, covered, price))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
