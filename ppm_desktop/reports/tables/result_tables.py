"""What comes out: traffic, options, months, the ledger, and what has no price."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.charges import COMPONENTS, MINUTE_COMPONENTS
from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.costing.ledger import ledger_of
from ppm_desktop.costing.unpriced import UnpricedFee
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.reports.tables.ledger_rows import ledger_rows
from ppm_desktop.reports.tables.table import Column, Table, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.reports.tables.table import Row, Subject

_COMPONENTS: Final = {
    "licences": "Fees of licences.",
    "toll": "Calls to toll numbers.",
    "toll_free": "Calls to toll-free numbers.",
    "dial_out_pool": "Dial-out to where the pool pays, beyond the pool.",
    "dial_out_other": "Dial-out elsewhere.",
    "connection": "Connection fees of calls.",
}
_MONEY: Final = "currency"
_OPTION: Final = Column("option", "text", "Id of the option.")
_MONTH: Final = Column("month", "month", "The month.", "YYYY-MM")
_COSTS: Final = tuple(Column(name, "number", _COMPONENTS[name], _MONEY) for name in COMPONENTS)


def _money(value: float) -> float:
    """Round to six digits, without a negative zero, as in the JSON results."""
    return round(value, MONEY_DIGITS) + 0.0


def _traffic(subject: Subject) -> Iterator[Row]:
    traffic = subject.comparison.traffic
    minutes = {
        call_type: traffic.minutes * traffic.weights[:, [key.call_type == call_type for key in traffic.keys]].sum(axis=1)[:, None]
        for call_type in CALL_TYPES
    }
    columns = [traffic.organisers, traffic.calls, *(np.asarray(minutes[call_type]) for call_type in CALL_TYPES)]
    for m, month in enumerate(traffic.months):
        for g, group in enumerate(traffic.groups):
            organisers, *others = (column[g, m].item() for column in columns)
            yield str(month), group.name, organisers, *(_money(value) for value in others)


def _options(subject: Subject) -> Iterator[Row]:
    comparison = subject.comparison
    for result in comparison.results:
        costs = (_money(result.by_component[name]) for name in COMPONENTS)
        minutes = (_money(result.minutes[name]) for name in MINUTE_COMPONENTS)
        said = (yes_no(result.complete), yes_no(result.eligibility.eligible), yes_no(result is comparison.cheapest))
        yield result.option.id, result.option.name, *said, _money(result.total), *costs, *minutes, _money(result.lost_calls)


def _months(subject: Subject) -> Iterator[Row]:
    months = subject.comparison.traffic.months
    for result in subject.comparison.results:
        lacking = {month for unpriced in result.unpriced for month in unpriced.months}
        totals = [sum(row.values()) for row in result.by_month]
        for month, row, total, since in zip(months, result.by_month, totals, accumulate(totals), strict=True):
            costs = (_money(row[name]) for name in COMPONENTS)
            yield result.option.id, str(month), *costs, _money(total), _money(since), yes_no(month not in lacking)


def _ledger(subject: Subject) -> Iterator[Row]:
    for result in subject.comparison.results:
        yield from ledger_rows(ledger_of(result.charges, subject.comparison.project.price_book))


def _unpriced(subject: Subject) -> Iterator[Row]:
    for result in subject.comparison.results:
        for gap in result.unpriced:
            months = " ".join(str(month) for month in gap.months)
            if isinstance(gap, UnpricedFee):
                yield result.option.id, "fee", gap.product, None, None, None, months, None, gap.licences
            else:
                place = gap.key.destination
                yield result.option.id, "rate", None, gap.key.call_type, place.country, place.line, months, _money(gap.minutes), None


TRAFFIC: Final = Table(
    "traffic",
    "One row for each month and group, before anybody is licensed.",
    (
        _MONTH,
        Column("group", "text", "Name of the group."),
        Column("organisers", "number", "Organisers, with growth.", "people"),
        Column("calls", "number", "Phone participations before policies.", "calls"),
        Column("minutes_toll", "number", "Billed minutes to toll numbers, after policies.", "minutes"),
        Column("minutes_toll_free", "number", "Billed minutes to toll-free numbers, after policies.", "minutes"),
        Column("minutes_dial_out", "number", "Billed minutes of dial-out, after policies.", "minutes"),
    ),
    _traffic,
)
OPTIONS: Final = Table(
    "options",
    "One row for each option, over the whole period.",
    (
        _OPTION,
        Column("name", "text", "Name of the option."),
        Column("complete", "yes or no", "Whether everything that is charged has a price; otherwise the amounts are lower bounds."),
        Column("eligible", "yes or no", "Whether the option may be bought."),
        Column("cheapest", "yes or no", "Whether it is the cheapest of those that may be bought."),
        Column("total", "number", "Sum of the components.", _MONEY),
        *_COSTS,
        *(Column(f"minutes_{name}", "number", f"Billed minutes. {_COMPONENTS[name]}", "minutes") for name in MINUTE_COMPONENTS),
        Column("lost_calls", "number", "Calls that are given up because nobody may hold phone meetings.", "calls"),
    ),
    _options,
)
MONTHS: Final = Table(
    "months",
    "One row for each option and month.",
    (
        _OPTION,
        _MONTH,
        *_COSTS,
        Column("total", "number", "Sum of the components.", _MONEY),
        Column("total_since_start", "number", "Sum of the totals since the first month.", _MONEY),
        Column("complete", "yes or no", "Whether everything that is charged in the month has a price."),
    ),
    _months,
)
LEDGER: Final = Table(
    "ledger",
    "One row for each charge: every total of the other tables is a sum of its amounts.",
    (
        _OPTION,
        _MONTH,
        Column("group", "text", "Name of the group; empty for charges of the whole tenant."),
        Column("product", "text", "Id of the product."),
        Column("component", "text", f"Component of the cost: {', '.join(COMPONENTS)}."),
        Column("destination", "text", "Country, with a kind of number if it matters (GB/mobile); empty for licences."),
        Column("quantity", "number", "How much is charged.", "the row's unit"),
        Column("unit", "text", "Unit of quantity."),
        Column("covered", "number", "Part of the quantity that costs nothing: included, or paid by the pool.", "the row's unit"),
        Column("unit_price", "number", "Price of one unit; empty when nobody knows it.", "currency per unit"),
        Column("amount", "number", "(quantity - covered) x unit_price; empty when nobody knows it.", _MONEY),
        Column("price", "text", "Id of the rate or fee."),
        Column("source", "text", "Id of its source, as in the table sources."),
        Column("effective", "day", "First day on which the price is in force.", "YYYY-MM-DD"),
        Column("reason", "text", "Why the price is another than the price book's; empty otherwise."),
        Column("example_price", "yes or no", "Whether the price is an example."),
    ),
    _ledger,
)
UNPRICED: Final = Table(
    "unpriced",
    "One row for each option and each price that it lacks; no rows when everything has a price.",
    (
        _OPTION,
        Column("kind", "text", "rate or fee."),
        Column("product", "text", "Id of the product without a fee; empty for a rate."),
        Column("call_type", "text", "Call type without a rate; empty for a fee."),
        Column("country", "text", "Country without a rate; empty for a fee.", "ISO 3166-1 alpha-2"),
        Column("line", "text", "any, landline, mobile or premium; empty for a fee."),
        Column("months", "text", "Months without the price, with blanks between them.", "YYYY-MM"),
        Column("minutes", "number", "Billed minutes that have no price; empty for a fee.", "minutes"),
        Column("licences", "number", "Licence months that have no price; empty for a rate.", "licence months"),
    ),
    _unpriced,
)
