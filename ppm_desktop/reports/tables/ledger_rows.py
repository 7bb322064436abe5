"""The lines of a ledger with names instead of indices."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.ledger import NO_KEY, NOBODY, UNITS
from ppm_desktop.reports.tables.table import yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from ppm_desktop.costing.ledger import Ledger
    from ppm_desktop.reports.tables.table import Row, Value

#: Lines that become Python's own numbers together.
_AT_ONCE: Final = 16_384
_UNITS: Final = tuple(UNITS[component] for component in COMPONENTS)


def ledger_rows(ledger: Ledger) -> Iterator[Row]:
    """Yield the lines of one option; unknown prices and amounts are empty."""
    charges = ledger.charges
    traffic = charges.traffic
    months = [str(month) for month in traffic.months]
    groups: Mapping[int, Value] = {NOBODY: None} | {g: group.name for g, group in enumerate(traffic.groups)}
    products = [part.use.product.id for part in charges.parts]
    places: Mapping[int, Value] = {NO_KEY: None} | {k: str(key.destination) for k, key in enumerate(traffic.keys)}
    examples = {source.id for source in ledger.book.sources if source.status == "example"}
    prices: dict[tuple[int, int, int, int], Row] = {}
    index = (ledger.part, ledger.component, ledger.month, ledger.key, ledger.group)
    values = (ledger.quantity, ledger.covered, ledger.unit_price, ledger.amount)
    for part, component, month, key, group, quantity, covered, unit_price, amount in _lines((*index, *values)):
        where = (part, component, month, key)
        if where not in prices:
            used = ledger.price_of(*where)
            said = (used.id or None, used.source or None, used.effective or None, used.reason or None)
            prices[where] = (*said, yes_no(used.source in examples))
        yield (
            charges.option.id, months[month], groups[group], products[part], COMPONENTS[component], places[key],
            _rounded(quantity), _UNITS[component], _rounded(covered), None if isnan(unit_price) else unit_price, _rounded(amount), *prices[where],
        )  # fmt: skip


def _lines(columns: tuple[NDArray[Any], ...]) -> Iterator[tuple[Any, ...]]:
    """Yield rows of Python's own numbers, some thousands at a time: a large plan has seventeen million, and those would fill a laptop."""
    for begin in range(0, len(columns[0]), _AT_ONCE):
        yield from zip(*(column[begin : begin + _AT_ONCE].tolist() for column in columns), strict=True)


def _rounded(value: float) -> float | None:
    """Round to six digits, without a negative zero; what nobody knows is empty."""
    return None if isnan(value) else round(value, MONEY_DIGITS) + 0.0
