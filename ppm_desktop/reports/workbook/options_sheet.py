"""Options: who gets what in each, as typed and in force, and whether it may be bought; and the licences that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.products import INCLUDED, NONE
from ppm_desktop.domain.scenario import EVERYBODY
from ppm_desktop.reports.sentences import reason_sentence
from ppm_desktop.reports.workbook import choices
from ppm_desktop.reports.workbook.addresses import at, letters, quoted
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import Option
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan


def write_options(page: Page, plan: WorkbookPlan, layout: Layout) -> None:
    """Write the sheet."""
    about = tr("Shares of each group's organisers by product; an empty row follows everybody else. Who holds E5 keeps its licence.")
    page.title(tr("Options"), about)
    for o, result in enumerate(plan.results):
        top = layout.option_top(o)
        page.text(top, 0, result.option.name, "section")
        page.text(top + 1, 0, tr("May be bought"))
        page.text(top + 1, 1, choices.yes_no(result.eligibility.eligible), "input.text")
        page.choice(layout.buyable(o), [choices.yes(), choices.no()])
        reasons = [reason_sentence(reason, plan.project.agreement) for reason in result.eligibility.reasons]
        judged = tr("Judged by the program, not by a formula.")
        page.text(top + 1, 2, " ".join((judged, *reasons)), "note")
        _table(page, plan, layout, o, result.option)
    page.columns(0, 0, 30)
    page.columns(1, 2 * len(plan.products) + 2, 13)
    page.finish(frozen=(2, 1))


def _table(page: Page, plan: WorkbookPlan, layout: Layout, o: int, option: Option) -> None:
    table = layout.option(o)
    count = len(plan.products)
    names = [product_name(plan, p) for p in range(count)]
    page.text(table.top - 2, 1, tr("Shares as typed"), "note")
    page.text(table.top - 2, 1 + count, tr("Shares in force"), "note")
    page.heads(table.top - 1, [tr("Group"), *names, *names, tr("Number of the last product")])
    page.sheet.set_row(table.top - 1, 58)
    page.text(table.top, 0, tr("Everybody else"))
    typed = {assignment.group: dict(assignment.shares) for assignment in option.assign}
    _typed(page, plan, table.top, typed.get(EVERYBODY, {}))
    in_force = option.shares_of_each(plan.scenario.groups)
    for g, group in enumerate(plan.scenario.groups):
        row = table.top + 1 + g
        page.text(row, 0, group.name)
        _typed(page, plan, row, typed.get(group.name, {}))
        shares = dict(in_force[g] or ())
        own = f"{at(row, 1)}:{at(row, count)}"
        for p, product in enumerate(plan.products):
            held = int(product.id == INCLUDED)
            follows = f"IF(SUM({own})=0,N({at(table.top, 1 + p)}),N({at(row, 1 + p)}))"
            holds = f"{layout.group('holds', g)}={quoted(choices.holding('included'))}"
            page.formula(row, 1 + count + p, f"IF({holds},{held},{follows})", shares.get(product.id, 0.0), "share")
        last = "0"
        for p in range(count):
            last = f"IF({letters(1 + count + p)}{row + 1}>0,{p + 1},{last})"
        used = [p for p, product in enumerate(plan.products) if shares.get(product.id, 0.0) > 0]
        page.formula(row, 1 + 2 * count, last, used[-1] + 1 if used else 0, "count")
    page.between(table.columns(1, count), 0, 1, tr("A share from 0 to 1 (100 %)."))


def _typed(page: Page, plan: WorkbookPlan, row: int, shares: dict[str, float]) -> None:
    for p, product in enumerate(plan.products):
        if product.id in shares:
            page.number(row, 1 + p, shares[product.id], "input.share")
        else:
            page.blank(row, 1 + p, "input.share")


def product_name(plan: WorkbookPlan, place: int) -> str:
    """Return what a product is called."""
    product = plan.products[place]
    return tr("No phone meetings") if product.id == NONE else product.name
