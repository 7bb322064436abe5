"""The JSON document of ``ppm explain``, line by line: a large project has a million ledger lines, too many to hold as objects at once.

What comes out is, to the byte, what ``json.dumps(..., indent=2, ensure_ascii=False)`` of the whole document would be.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.ledger import NO_KEY, NOBODY, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.costing.ledger import Ledger

#: Stands for the lines while the document around them is written; no text of a project is this one string alone.
_LINES: Final = "\ue000lines\ue000"
#: So many lines are handed over at once.
_CHUNK: Final = 4096


def explanation_json(document: dict[str, Any], ledger: Ledger) -> Iterator[str]:
    """Yield the text of a document whose "lines" are the lines of a ledger, in pieces."""
    around = json.dumps(document | {"lines": _LINES}, indent=2, ensure_ascii=False, allow_nan=False)
    before, _, after = around.partition(json.dumps(_LINES, ensure_ascii=False))
    yield before
    if not len(ledger):
        yield "[]"
    else:
        yield "["
        opening = "\n"
        for first in range(0, len(ledger), _CHUNK):
            yield opening + ",\n".join(_lines(ledger, slice(first, first + _CHUNK)))
            opening = ",\n"
        yield "\n  ]"
    yield after + "\n"


def _lines(ledger: Ledger, chosen: slice) -> Iterator[str]:
    """Yield some lines; texts that many lines share are written once."""
    traffic, parts = ledger.charges.traffic, ledger.charges.parts
    months = [_text(str(month)) for month in traffic.months]
    groups = {NOBODY: '""'} | {place: _text(group.name) for place, group in enumerate(traffic.groups)}
    products = [_text(part.use.product.id) for part in parts]
    components = [(_text(component), _text(UNITS[component])) for component in COMPONENTS]
    places = {NO_KEY: '""'} | {place: _text(str(key.destination)) for place, key in enumerate(traffic.keys)}
    prices: dict[tuple[int, int, int, int], str] = {}
    index = (ledger.part, ledger.component, ledger.month, ledger.key, ledger.group)
    values = (ledger.quantity, ledger.covered, ledger.unit_price, ledger.amount)
    columns = (column[chosen].tolist() for column in (*index, *values))
    for part, component, month, key, group, quantity, covered, unit_price, amount in zip(*columns, strict=True):
        where = (part, component, month, key)
        if where not in prices:
            used = ledger.price_of(*where)
            prices[where] = (
                f'      "price": {_text(used.id)},\n      "source": {_text(used.source)},\n'
                f'      "effective": {_text(used.effective)},\n      "reason": {_text(used.reason)}\n'
            )
        name, unit = components[component]
        yield (
            f'    {{\n      "month": {months[month]},\n      "group": {groups[group]},\n      "product": {products[part]},\n'
            f'      "component": {name},\n      "destination": {places[key]},\n      "quantity": {_money(quantity)},\n'
            f'      "unit": {unit},\n      "covered": {_money(covered)},\n'
            f'      "unit_price": {"null" if unit_price != unit_price else repr(unit_price)},\n'  # noqa: PLR0124 - NaN is unknown
            f'      "amount": {"null" if amount != amount else _money(amount)},\n{prices[where]}    }}'  # noqa: PLR0124 - as above
        )


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _money(value: float) -> str:
    """Round to six digits, without a negative zero, as everywhere in results."""
    return repr(round(value, MONEY_DIGITS) + 0.0)
