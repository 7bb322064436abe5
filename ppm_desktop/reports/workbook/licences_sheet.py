"""Licences: how many of each product every group gets in every month; a split is rounded half up, its last product takes the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.workbook.addresses import letters
from ppm_desktop.reports.workbook.layout import HEAD
from ppm_desktop.reports.workbook.options_sheet import product_name
from ppm_desktop.reports.workbook.traffic_sheet import ORGANISERS
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan


def write_licences(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet, or why it is empty."""
    if not plan.fine:
        page.title(
            tr("Licences"),
            tr("This plan has too many groups and months for a cell each: the ledger works the same numbers out inside its formulas."),
        )
        page.columns(0, 0, 100)
        page.finish()
        return
    page.title(
        tr("Licences"), tr("Licences assigned. Each share of a split is rounded half up; the last product of a split takes the rest.")
    )
    count = len(plan.products)
    page.heads(HEAD - 1, [tr("Month"), tr("Group")], words=(1,))
    for o, result in enumerate(plan.results):
        page.text(HEAD - 2, 2 + o * count, result.option.name, "section")
        page.heads(HEAD - 1, [product_name(plan, p) for p in range(count)], left=2 + o * count, words=())
    page.sheet.set_row(HEAD - 1, 72)
    for m, month in enumerate(plan.project.period):
        top = layout.traffic(0, m).top
        day, serial = str(layout.month("day", m)), month.first_day.toordinal() - 693_594
        for g, group in enumerate(plan.scenario.groups):
            page.formula(top + g, 0, day, serial, "month")
            page.text(top + g, 1, group.name)
            organisers = str(layout.traffic(ORGANISERS, m).cell(g))
            for o in range(len(plan.results)):
                _row(page, plan, layout, (o, m, g), organisers)
    page.columns(0, 0, 11)
    page.columns(1, 1, 30)
    page.columns(2, 1 + count * len(plan.results), 13)
    page.finish(frozen=(HEAD, 2), repeated=(HEAD - 2, HEAD - 1))


def _row(page: Page, plan: WorkbookPlan, layout: Layout, where: tuple[int, int, int], organisers: str) -> None:
    o, m, g = where
    row, left = layout.traffic(0, m).top + g, layout.licences(o, 0, m).left
    last = str(layout.last_product(o).cell(g))
    rounded: list[str] = []
    for p, product in enumerate(plan.products):
        rounded.append(f"INT({organisers}*{layout.shares(o, p).cell(g)}+0.5)")
        before = f"-SUM({letters(left)}{row + 1}:{letters(left + p - 1)}{row + 1})" if p else ""
        formula = f"IF({p + 1}>={last},{organisers},MIN({organisers},{'+'.join(rounded)})){before}"
        assigned = plan.licences[o].get(product.id)
        page.formula(row, left + p, formula, 0 if assigned is None else int(assigned[g, m]), "count")


def licences_of_month(plan: WorkbookPlan, layout: Layout, option: int, product: int, month: int) -> str:
    """Return the groups' licences of a product in a month as an array: cells, or the formula that stands for them."""
    if plan.fine:
        return str(layout.licences(option, product, month))
    organisers = str(layout.traffic(ORGANISERS, month))
    last = str(layout.last_product(option))

    def up_to(count: int) -> str:
        rounded = "+".join(f"INT({organisers}*{layout.shares(option, p)}+0.5)" for p in range(count))
        # The smaller of two arrays: MIN would take the smallest of all groups.
        smaller = f"({organisers}+{rounded}-ABS({organisers}-({rounded})))/2"
        return f"(({last}<={count})*{organisers}+({last}>{count})*{smaller})"

    return f"({up_to(product + 1)}-{up_to(product)})" if product else up_to(1)
