"""The wallet of an option in rows: by month, by day, by purchase, by invoice; billed afterwards, what is billed by month.

Window, workbook, report and slides share these tables. A figure that a missing rate would raise is a text with its mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.costing.wallet import UNITS, units_of
from ppm_desktop.costing.wallet_lots import lots_of
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn, known_or_bound
from ppm_desktop.reports.words import month_label, period_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ppm_desktop.costing.wallet import Movements
    from ppm_desktop.costing.wallet_lots import Lot
    from ppm_desktop.reports.funding.wallet import Funding, FundingRow
    from ppm_desktop.reports.number_text import NumberStyle

    Row = tuple[str | float, ...]


def months_twin(funding: Funding, style: NumberStyle) -> TableTwin:
    """Return what happens to the money month by month, the total last; without a wallet, what is billed."""
    if funding.wallet is None:
        return billed_twin(funding, style)
    columns = (TwinColumn("month", tr("Month")), *_movement_columns())
    rows = [(month_label(month), *_cells(funding, row, style)) for month, row in funding.rows]
    rows.append((tr("Total"), *_cells(funding, funding.total_row, style)))
    return TableTwin(tr("Credits by month"), _unit(funding), columns, tuple(rows))


def days_twin(funding: Funding, style: NumberStyle) -> TableTwin:
    """Return the same day by day; no rows without a wallet."""
    columns = (TwinColumn("day", tr("Day")), *_movement_columns())
    days = () if funding.wallet is None else funding.wallet.days
    rows = tuple((style.day(entry.day), *_amounts(entry.moved)) for entry in days)
    return TableTwin(tr("Credits by day"), _unit(funding), columns, rows)


def purchases_twin(funding: Funding, style: NumberStyle) -> TableTwin:
    """Return what became of each purchase, in their order; no rows without a wallet."""
    columns = (
        TwinColumn("day", tr("Bought on")),
        TwinColumn("what", tr("How")),
        TwinColumn("bought", tr("Bought")),
        TwinColumn("used", tr("Used")),
        TwinColumn("forfeited", tr("Forfeited")),
        TwinColumn("left", tr("Left at the end")),
        TwinColumn("expires", tr("Expires on")),
    )
    rows: list[Row] = []
    for lot in _lots(funding):
        amounts = (lot.bought, lot.used, lot.forfeited, lot.left)
        what = _what(funding, lot.day, lot.recharges, style)
        rows.append((style.day(lot.day), what, *(amount / UNITS for amount in amounts), style.day(lot.expires)))
    return TableTwin(tr("Purchases of credits"), _unit(funding), columns, tuple(rows))


def invoices_twin(funding: Funding, style: NumberStyle) -> TableTwin:
    """Return the invoices by date, the total last: one for each purchase and each recharge; without a wallet, what is billed."""
    if funding.wallet is None:
        return billed_twin(funding, style)
    columns = (
        TwinColumn("day", tr("Day")),
        TwinColumn("what", tr("For")),
        TwinColumn("invoices", tr("Invoices"), 0),
        TwinColumn("amount", tr("Amount")),
    )
    rows = [
        (style.day(day), _what(funding, day, recharges, style), float(count), amount) for day, recharges, count, amount in invoices(funding)
    ]
    total = (tr("Total"), "", float(sum(count for *_rest, count, _amount in rows)), float(sum(row[-1] for row in rows)))
    return TableTwin(tr("Invoices by date"), _unit(funding), columns, (*rows, total))


def invoices(funding: Funding) -> Iterator[tuple[date, int, int, float]]:
    """Yield day, number of recharges (0: bought by hand), number of invoices and amount in the currency, by date."""
    for lot in _lots(funding):
        count = lot.recharges or _by_hand(funding, lot.day)
        yield lot.day, lot.recharges, count, lot.bought / UNITS


def billed_twin(funding: Funding, style: NumberStyle) -> TableTwin:
    """Return what is billed afterwards by month, the total last."""

    def cell(cost: float) -> str | float:
        return known_or_bound(cost, style.at_least(style.fixed(cost, 2)), bound=not funding.complete)

    rows = [(month_label(month), cell(cost)) for month, cost in funding.costs]
    rows.append((tr("Total"), cell(sum(cost for _month, cost in funding.costs))))
    columns = (TwinColumn("month", tr("Month")), TwinColumn("billed", tr("Billed afterwards")))
    return TableTwin(tr("Billed by month"), _unit(funding, tr("{option}; {currency}, {period}, no tax added")), columns, tuple(rows))


def _unit(funding: Funding, said: str = "") -> str:
    said = said or tr("{option}; {currency}, {period}; spent evenly over the days of each month, no tax added")
    period, currency = period_label(funding.project.period), funding.project.currency
    return said.format(option=funding.result.option.name, currency=currency, period=period)


def _movement_columns() -> tuple[TwinColumn, ...]:
    return (
        TwinColumn("opening", tr("Opening")),
        TwinColumn("bought", tr("Bought")),
        TwinColumn("used", tr("Used")),
        TwinColumn("forfeited", tr("Forfeited")),
        TwinColumn("unmet", tr("Unmet")),
        TwinColumn("closing", tr("Closing")),
        TwinColumn("recharges", tr("Recharges"), 0),
    )


def _cells(funding: Funding, row: FundingRow, style: NumberStyle) -> Row:
    """Return a printed row; what a missing rate would raise is marked as a lower bound."""
    bounds = set() if funding.complete else {"used", "unmet"} | ({"bought"} if funding.settings.mode == "auto_recharge" else set())
    cells: list[str | float] = []
    for name, cents in row._asdict().items():
        amount = float(cents) if name == "recharges" else cents / 100
        cells.append(known_or_bound(amount, style.at_least(style.fixed(amount, 2)), bound=name in bounds))
    return tuple(cells)


def _amounts(moved: Movements) -> Row:
    amounts = (moved.opening, moved.bought, moved.used, moved.forfeited, moved.unmet, moved.closing)
    return (*(amount / UNITS for amount in amounts), float(moved.recharges))


def _lots(funding: Funding) -> tuple[Lot, ...]:
    if funding.wallet is None:
        return ()
    recharge = funding.settings.recharge if funding.settings.mode == "auto_recharge" else None
    return lots_of(funding.wallet, funding.lifetime_months, recharge)


def _by_hand(funding: Funding, day: date) -> int:
    """Return how many purchases by hand a day has: each is an invoice of its own."""
    settings, first = funding.settings, funding.project.start.first_day
    top_ups = sum(1 for top_up in settings.top_ups if top_up.day == day and top_up.amount)
    return max(1, top_ups + (1 if day == first and settings.opening else 0))


def _what(funding: Funding, day: date, recharges: int, style: NumberStyle) -> str:
    if recharges:
        return trn("recharge", "{count} recharges", recharges).format(count=style.count(recharges))
    opening = units_of(funding.settings.opening or 0)
    if day != funding.project.start.first_day or not opening:
        return tr("by hand")
    return tr("opening amount") if _by_hand(funding, day) == 1 else tr("opening amount and by hand")
