"""Prices: products, their fees, and every rate of the price book, each with its day, its source and a mark where it is an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.products import NONE
from ppm_desktop.reports.words import call_type_label, line_label, status_label
from ppm_desktop.reports.workbook import choices
from ppm_desktop.reports.workbook.addresses import area, at
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.prices import Rate
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

#: What a formula reads where a price cell is empty: below any price, so that nobody takes it for one.
NO_PRICE = -1


def write_prices(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet."""
    book = plan.book
    about = tr("{book}, as of {day}, in {currency}").format(book=book.name, day=plan.style.day(book.as_of), currency=book.currency)
    page.title(tr("Prices"), about)
    if plan.project.has_examples:
        page.text(
            2,
            0,
            tr('Prices marked "example" are not Microsoft\'s Audio Conferencing rates. Put in the real ones before you decide.'),
            "warning",
        )
    _products(page, plan, layout)
    _fees(page, plan, layout)
    _rates(page, plan, layout)
    for column, width in enumerate((44, 24, 16, 13, 18, 15, 13, 13, 13, 12, 60)):
        page.columns(column, column, width)
    page.finish(frozen=(2, 1))


def _products(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    top = layout.product("name", 0).top
    page.text(top - 2, 0, tr("Products"), "section")
    heads = (tr("Product"), tr("Id"), tr("Toll included"), tr("Pool minutes per licence"), tr("Pool covers"), tr("Pool"), tr("Rate set"))
    page.heads(top - 1, (*heads, tr("Negotiated fee"), tr("Reason"), tr("Licences purchased")), words=(0, 1, 2, 4, 5, 6, 8))
    page.sheet.set_row(top - 1, 30)
    purchased = {bought.product: bought.licences for bought in plan.scenario.purchased}
    for p, product in enumerate(plan.products):
        row = top + p
        page.text(row, 0, tr("No phone meetings") if product.id == NONE else product.name)
        page.text(row, 1, product.id)
        if product.id == NONE:
            continue
        page.text(row, 2, choices.yes_no(product.toll_included), "input.text")
        page.number(row, 3, product.pool_minutes, "input.count")
        page.text(row, 4, choices.scope(product.pool_scope), "input.text")
        page.text(row, 5, product.pool)
        page.text(row, 6, product.rate_set)
        override = plan.scenario.fee_override(product.id)
        if override is None:
            page.blank(row, 7, "input.money")
        else:
            page.number(row, 7, float(override.amount), "input.money")
        page.text(row, 8, override.reason if override else "", "input.text")
        if product.id in purchased:
            page.number(row, 9, purchased[product.id], "input.count")
        else:
            page.blank(row, 9, "input.count")
    rows = area(layout.names["prices"], top, 0, len(plan.products), 10)
    page.choice(rows.column(2), [choices.yes(), choices.no()])
    for column in (3, 7, 9):
        page.between(rows.column(column), 0, 10_000_000, tr("A number of 0 or more."))


def _fees(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    top = layout.fees_top
    page.text(top - 2, 0, tr("Fees per organiser and month; an empty fee is not known, which is not 0"), "section")
    heads = (tr("Product"), tr("In force from"), tr("Fee"), tr("Fee used"), tr("Mark"), tr("Source"))
    page.heads(top - 1, heads, words=(0, 4, 5))
    for row, (p, fee) in enumerate(layout.fee_rows, start=top):
        page.text(row, 0, plan.products[p].name)
        page.day(row, 1, fee.effective if fee else plan.project.start.first_day, "input.day")
        if fee is None:
            page.blank(row, 2, "input.money")
        else:
            page.number(row, 2, float(fee.amount), "input.money")
        used = NO_PRICE if fee is None else float(fee.amount)
        page.formula(row, 3, f"IF(ISNUMBER({at(row, 2)}),{at(row, 2)},{NO_PRICE})", used, "fee")
        _source(page, plan, row, 4, fee.source if fee else "")
    page.between(area(layout.names["prices"], top, 2, len(layout.fee_rows), 1), 0, 1_000_000, tr("A number of 0 or more."))


def _rates(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    top = layout.rates_top
    page.text(
        top - 2, 0, tr("Rates per minute, the earliest of a destination first; an empty rate is not known, which is not 0"), "section"
    )
    heads = (
        tr("Country"),
        tr("Calls"),
        tr("Line"),
        tr("Code"),
        tr("Rate set"),
        tr("In force from"),
        tr("Rate"),
        tr("Connection fee per call"),
    )
    page.heads(top - 1, (*heads, tr("Rate used"), tr("Mark"), tr("Source")), words=(0, 1, 2, 3, 4, 9, 10))
    page.sheet.set_row(top - 1, 30)
    for row, (family, rate) in enumerate(layout.rate_rows, start=top):
        _rate(page, plan, row, family, rate)
    rows = area(layout.names["prices"], top, 0, max(1, len(layout.rate_rows)), 11)
    for column in (6, 7):
        page.between(rows.column(column), 0, 1_000, tr("A price per minute of 0 or more."))


def _rate(page: Page, plan: WorkbookPlan, row: int, family: tuple[str, str, str, str], rate: Rate | None) -> None:
    rate_set, call_type, country, line = family
    page.text(row, 0, plan.countries.get(country, country))
    page.text(row, 1, call_type_label(call_type))
    page.text(row, 2, line_label(line))
    page.text(row, 3, country)
    page.text(row, 4, rate_set)
    page.day(row, 5, rate.effective if rate else plan.project.start.first_day, "input.day")
    if rate is None:
        page.blank(row, 6, "input.rate")
        page.number(row, 7, 0, "input.rate")
    else:
        page.number(row, 6, float(rate.rate), "input.rate")
        page.number(row, 7, float(rate.connection_fee), "input.rate")
    used = NO_PRICE if rate is None else float(rate.rate)
    page.formula(row, 8, f"IF(ISNUMBER({at(row, 6)}),{at(row, 6)},{NO_PRICE})", used, "rate_in_force")
    if rate is None:
        page.text(row, 9, tr("no rate"), "warning")
    else:
        _source(page, plan, row, 9, rate.source)


def _source(page: Page, plan: WorkbookPlan, row: int, column: int, source_id: str) -> None:
    source = plan.book.source(source_id)
    page.text(row, column, status_label(source.status) if source else "", "warning" if source and source.status == "example" else "label")
    page.text(row, column + 1, source.title if source else "")
