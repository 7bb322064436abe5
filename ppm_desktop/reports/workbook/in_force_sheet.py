"""Prices by month: season, fees, rates and connection fees that are in force on the first day of each month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ppm_desktop.domain.products import NONE
from ppm_desktop.reports.words import call_type_label
from ppm_desktop.reports.workbook.options_sheet import product_name
from ppm_desktop.reports.workbook.prices_sheet import NO_PRICE
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.addresses import Area
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan


def write_in_force(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet."""
    about = tr(
        "The last price whose day is not after the first of the month. Where there is none, the cell holds -1 and says so; it is never 0."
    )
    page.title(tr("Prices by month"), about)
    _heads(page, plan, layout)
    top = layout.month("day", 0).top
    start, season = layout.setting("start"), layout.season
    for m, month in enumerate(plan.project.period):
        row = top + m
        page.formula(row, 0, f"DATE(YEAR({start}),MONTH({start})+{m},1)", _serial(month.first_day.toordinal()), "month")
        page.formula(row, 1, f"YEAR($A{row + 1})*12+MONTH($A{row + 1})-1", month.number, "factor")
        page.formula(row, 2, f"INDEX({season},MONTH($A{row + 1}))", plan.scenario.season[month.month - 1], "factor")
    _fees(page, plan, layout)
    for rate_set in plan.rate_sets:
        _rates(page, plan, layout, rate_set)
    page.columns(0, 0, 11)
    page.columns(1, 1, 9, hidden=True)
    page.columns(2, 2, 8)
    page.columns(3, layout.rates(plan.rate_sets[-1], 0, connection=True).right, 13)
    page.finish(frozen=(top, 1), repeated=(top - 2, top - 1))


def _heads(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    head = layout.month("day", 0).top - 1
    page.heads(head, [tr("Month"), tr("Number"), tr("Season"), *(product_name(plan, p) for p in range(len(plan.products)))])
    page.sheet.set_row(head, 72)
    page.text(head - 1, 3, tr("Fees per organiser and month"), "section")
    for rate_set in plan.rate_sets:
        for connection in (False, True):
            block = layout.rates(rate_set, 0, connection=connection)
            title = tr("Connection fees per call, rate set {name}") if connection else tr("Rates per minute, rate set {name}")
            page.text(head - 1, block.left, title.format(name=rate_set), "section")
            page.heads(head, [f"{call_type_label(key.call_type)} {key.destination}" for key in plan.keys], left=block.left, words=())


def _fees(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    for p, product in enumerate(plan.products):
        if product.id == NONE:
            continue
        fees, override = layout.fees(p), layout.product("override", p)
        for m, fee in enumerate(plan.fees[product.id]):
            where = layout.fee(p, m)
            value = NO_PRICE if fee.amount is None else float(fee.amount)
            found = f"IFERROR(LOOKUP($A{where.top + 1},{fees.column(1)},{fees.column(3)}),{NO_PRICE})"
            page.formula(where.top, where.left, f"IF(ISNUMBER({override}),{override},{found})", value, "fee")


def _rates(page: Page, plan: WorkbookPlan, layout: Layout, rate_set: str) -> None:
    rates = plan.rates[rate_set]
    per_minute: list[list[float]] = np.where(rates.missing, NO_PRICE, rates.per_minute).tolist()
    per_call: list[list[float]] = rates.connection_fee.tolist()
    candidates = [layout.candidates(k, rate_set) for k in range(len(plan.keys))]
    before = [(_nested(families, 8, NO_PRICE), _nested(families, 7, 0)) for families in candidates]
    for m in range(plan.project.months):
        block, fees = layout.rates(rate_set, m), layout.rates(rate_set, m, connection=True)
        day = f"$A{block.top + 1}"
        for k, (rate, fee) in enumerate(before):
            page.formula(block.top, block.left + k, rate.replace("@", day), per_minute[m][k], "rate_in_force")
            page.formula(fees.top, fees.left + k, fee.replace("@", day), per_call[m][k], "rate")


def _nested(families: list[Area], column: int, otherwise: int) -> str:
    """Return the lookup of a column of the rates in the best family that has one in force; @ stands for the day."""
    found = str(otherwise)
    for family in reversed(families):
        found = f"IFERROR(LOOKUP(@,{family.column(5)},{family.column(column)}),{found})"
    return found


def _serial(ordinal: int) -> int:
    """Return a day as spreadsheets count them."""
    return ordinal - 693_594
