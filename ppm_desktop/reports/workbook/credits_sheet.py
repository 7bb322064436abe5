"""Credits: the wallet by month with live sums, its figures, days without service, purchases and invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.document.credits_section import figures_of
from ppm_desktop.reports.funding.tables import invoices_twin, months_twin, purchases_twin
from ppm_desktop.reports.funding.wallet_table import wallet_table
from ppm_desktop.reports.funding.words import funding_headline, funding_notes
from ppm_desktop.reports.workbook.addresses import letters
from ppm_desktop.reports.workbook.computed_table import computed_note, write_table, write_twin
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.funding.wallet import Funding
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

#: Columns of the table by month.
_OPENING, _BOUGHT, _USED, _FORFEITED, _UNMET, _CLOSING, _RECHARGES = range(1, 8)
_CENT: Final = 100


def write_credits(page: Page, plan: WorkbookPlan, _layout: Layout) -> None:
    """Write the sheet."""
    funding, style = plan.findings.funding, plan.style
    if funding is None:
        return
    table = wallet_table(funding, style)
    page.title(tr("Credits: money bought ahead"), computed_note())
    page.columns(0, 0, 34)
    page.columns(1, 7, 16)
    page.text(2, 0, tr("Each day is followed; balances, sums and the check below are formulas over the months."), "note")
    page.text(3, 0, tr("{finding}.").format(finding=table.title), "verdict")
    page.text(4, 0, funding_headline(funding, style), "note")
    row = 5
    for note in funding_notes(funding, style):
        page.text(row, 0, note, "warning")
        row += 1
    row = _write_months(page, funding, plan, row + 1) + 1
    rows = [(figure.name, figure.text, figure.caption) for figure in figures_of(funding, style)]
    page.text(row, 0, tr("The money of the whole plan"), "section")
    page.heads(row + 1, (tr("Figure"), tr("Amount"), tr("What it is")), words=(0, 2))
    row += 2
    for name, amount, caption in rows:
        page.text(row, 0, name)
        page.text(row, 1, amount, "bound")
        page.text(row, 2, caption)
        row += 1
    if table.outages:
        row = write_table(page, row + 1, tr("Days without service"), (tr("What happens"),), [(outage.said,) for outage in table.outages])
    row = write_twin(page, row + 1, purchases_twin(funding, style), (0, 1, 6))
    write_twin(page, row + 1, invoices_twin(funding, style), (0, 1))
    page.finish(frozen=(2, 0))


def _write_months(page: Page, funding: Funding, plan: WorkbookPlan, row: int) -> int:
    """Write the months; opening and closing follow from what moved, and the last row adds up. Return the row below."""
    twin = months_twin(funding, plan.style)
    page.text(row, 0, twin.title, "section")
    page.text(row + 1, 0, twin.subtitle, "note")
    page.heads(row + 2, [column.label for column in twin.columns], words=())
    page.sheet.set_row(row + 2, 30)
    first = row + 3
    opening, bought, used, forfeited, _unmet, closing, _count = (letters(column) for column in range(1, 8))
    for place, (month, found) in enumerate(funding.rows):
        at, line = first + place, first + place + 1  # formulas count rows from 1
        page.day(at, 0, month.first_day, "month")
        before = f"{closing}{line - 1}" if place else "0"
        page.formula(at, _OPENING, before, found.opening / _CENT, "money")
        amounts = ((_BOUGHT, found.bought), (_USED, found.used), (_FORFEITED, found.forfeited), (_UNMET, found.unmet))
        for column, cents in amounts:
            page.number(at, column, cents / _CENT, "money")
        left = f"ROUND({opening}{line}+{bought}{line}-{used}{line}-{forfeited}{line},2)"
        page.formula(at, _CLOSING, left, found.closing / _CENT, "money")
        page.number(at, _RECHARGES, found.recharges, "count")
    end, total = first + len(funding.rows), funding.total_row
    page.text(end, 0, tr("Total"), "head")
    sums = {_BOUGHT: total.bought, _USED: total.used, _FORFEITED: total.forfeited, _UNMET: total.unmet}
    page.formula(end, _OPENING, f"{opening}{first + 1}", total.opening / _CENT, "strong.money")
    for column, cents in sums.items():
        name = letters(column)
        page.formula(end, column, f"SUM({name}{first + 1}:{name}{end})", cents / _CENT, "strong.money")
    page.formula(end, _CLOSING, f"{closing}{end}", total.closing / _CENT, "strong.money")
    name = letters(_RECHARGES)
    page.formula(end, _RECHARGES, f"SUM({name}{first + 1}:{name}{end})", total.recharges, "strong.count")
    check = f"ROUND({bought}{end + 1}-{used}{end + 1}-{forfeited}{end + 1}-{closing}{end + 1},2)"
    page.text(end + 1, 0, tr("Bought less used, forfeited and left: must be 0"), "note")
    rest = round((total.bought - total.used - total.forfeited - total.closing) / _CENT, 2)
    page.formula(end + 1, _CLOSING, check, rest, "money")
    return end + 2
