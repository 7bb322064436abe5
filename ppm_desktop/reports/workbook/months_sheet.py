"""Months: what each option costs by month, and in sum since the first."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from ppm_desktop.reports.workbook.addresses import letters
from ppm_desktop.reports.workbook.layout import HEAD
from ppm_desktop.reports.workbook.summary_sheet import ledger_tip
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan


def write_months(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet."""
    page.title(
        tr("Months"), tr("In {currency}. An option that lacks a rate costs at least this much.").format(currency=plan.project.currency)
    )
    count = len(plan.results)
    names = [result.option.name for result in plan.results]
    page.text(HEAD - 2, 1, tr("Cost by month"), "section")
    page.text(HEAD - 2, 2 + count, tr("Cost since the first month"), "section")
    page.heads(HEAD - 1, [tr("Month"), *names])
    page.heads(HEAD - 1, names, left=2 + count, words=())
    page.sheet.set_row(HEAD - 1, 44)
    by_month = [[sum(row.values()) for row in result.by_month] for result in plan.results]
    sums = [list(accumulate(column)) for column in by_month]
    for m, month in enumerate(plan.project.period):
        row = HEAD + m
        page.formula(row, 0, str(layout.month("day", m)), month.first_day.toordinal() - 693_594, "month")
        for o in range(count):
            cost, since = layout.month_total(o).cell(m), layout.month_total(o, cumulative=True).cell(m)
            page.link(row, cost.left, layout.ledger("total", o, m), ledger_tip(layout))
            page.formula(row, cost.left, f"SUM({layout.ledger('total', o, m)})", by_month[o][m], "money")
            column = letters(cost.left)
            page.formula(row, since.left, f"SUM({column}${HEAD + 1}:{column}{row + 1})", sums[o][m], "money")
    page.columns(0, 0, 11)
    page.columns(1, 2 * count + 1, 16)
    page.columns(1 + count, 1 + count, 3)
    page.finish(frozen=(HEAD, 1), repeated=(HEAD - 1, HEAD - 1))
