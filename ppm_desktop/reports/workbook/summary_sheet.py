"""Summary: the verdict, and a row per option with its cost by component; two charts below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.charges import COMPONENTS, MINUTE_COMPONENTS
from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.option_card import badge_label
from ppm_desktop.reports.words import agreement_label, component_label, period_label
from ppm_desktop.reports.workbook import choices
from ppm_desktop.reports.workbook.addresses import Area, at, quoted
from ppm_desktop.reports.workbook.charts import add_charts
from ppm_desktop.reports.workbook.layout import SUMMARY_COLUMNS
from ppm_desktop.reports.workbook.ledger_values import ledger_values
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan


def write_summary(page: Page, plan: WorkbookPlan, layout: Layout, book: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Write the sheet."""
    project = plan.project
    page.title(project.name or tr("Untitled"), tr("Licensing of Microsoft Teams Audio Conferencing"))
    about = tr("Scenario: {scenario}. Period: {period}. Bought through: {agreement}. Amounts in {currency}.")
    said = about.format(
        scenario=plan.scenario.name,
        period=period_label(project.period),
        agreement=agreement_label(project.agreement),
        currency=project.currency,
    )
    page.text(2, 0, said, "note")
    prices = tr("Prices: {book}, as of {day}.").format(book=plan.book.name, day=plan.style.day(plan.book.as_of))
    page.text(3, 0, tr("Customer: {name}.").format(name=project.customer) + " " + prices if project.customer else prices, "note")
    if plan.project.has_examples:
        page.text(4, 0, tr("Prices are examples: put the real ones under Prices before you decide."), "warning")
    page.text(6, 0, tr("Cheapest option"), "verdict")
    page.formula(layout.verdict.top, layout.verdict.left, _verdict_formula(layout), verdict(plan.comparison), "verdict")
    _heads(page, layout)
    for o in range(len(plan.results)):
        _row(page, plan, layout, o)
    page.text(
        layout.summary("option").bottom + 1,
        0,
        tr("Whether an option may be bought is judged by the program; the reasons stand on the sheet Options."),
        "note",
    )
    page.text(
        layout.summary("option").bottom + 2,
        0,
        tr(
            "Click an amount to see the ledger rows that it is the sum of; the sheet {sheet} explains any amount by month and component."
        ).format(sheet=layout.names["explain"]),
        "note",
    )
    add_charts(page, plan, layout, book, layout.summary("option").bottom + 4)
    page.columns(0, 0, 28)
    page.columns(1, 1, 16)
    page.columns(2, 2, 3)
    page.columns(3, len(SUMMARY_COLUMNS) - 1, 16)
    # The columns beyond are the working of the verdict: on the screen, not on paper.
    page.finish(printed=SUMMARY_COLUMNS.index("complete"))


def verdict(comparison: Comparison) -> str:
    """Return the name of the cheapest option, or why none can be named."""
    if not any(result.eligibility.eligible for result in comparison.results):
        return tr("None of these options can be bought as things are.")
    if comparison.cheapest is None:
        return tr("No option can be called cheapest: a price is missing.")
    return comparison.cheapest.option.name


def ledger_tip(layout: Layout) -> str:
    """Return what is said where an amount leads to the ledger."""
    return tr("The sum of these rows of the sheet {sheet}").format(sheet=layout.names["ledger"])


def _verdict_formula(layout: Layout) -> str:
    yes, winner = quoted(choices.yes()), layout.contest("winner")
    nobody = quoted(tr("None of these options can be bought as things are."))
    unknown = quoted(tr("No option can be called cheapest: a price is missing."))
    names = layout.summary("option")
    return f"IF(COUNTIF({layout.summary('buyable')},{yes})=0,{nobody},IF({winner}=0,{unknown},INDEX({names},MAX(1,{winner}))))"


def _heads(page: Page, layout: Layout) -> None:
    heads = [tr("Option"), tr("Status"), "", tr("Total"), *(component_label(component) for component in COMPONENTS)]
    heads += [tr("Per organiser and month"), tr("Against the first option"), tr("May be bought"), tr("Everything priced")]
    heads += [tr("Calls without a rate"), tr("Licences without a fee"), tr("Calls given up"), tr("Total in the contest")]
    row = layout.summary("option").top - 1
    page.heads(row, heads, words=(0, 1))
    page.sheet.set_row(row, 44)


def _row(page: Page, plan: WorkbookPlan, layout: Layout, o: int) -> None:
    result = plan.results[o]
    row = layout.summary("option").cell(o).top
    yes, no = choices.yes(), choices.no()

    def cell(name: str) -> str:
        return at(row, SUMMARY_COLUMNS.index(name))

    def write(name: str, formula: str, value: float | str, kind: str) -> None:
        page.formula(row, SUMMARY_COLUMNS.index(name), formula, value, kind)

    columns = [ledger_values(plan, o, p) for p in range(len(plan.products))]
    gaps = {name: float(sum(c[f"gap.{name}"].sum() for c in columns if f"gap.{name}" in c)) for name in ("licences", *MINUTE_COMPONENTS)}
    page.text(row, 0, result.option.name)
    for component in (*COMPONENTS, "total"):
        page.link(row, SUMMARY_COLUMNS.index(component), layout.ledger(component, o), ledger_tip(layout))
    for component in COMPONENTS:
        total = f"SUM({layout.ledger(component, o)})"
        amount = result.by_component[component]
        if component not in gaps:
            write(component, total, amount, "money")
            continue
        lacking = tr("no fee") if component == "licences" else tr("no rate")
        formula = f"IF(AND({total}=0,SUM({layout.ledger(f'gap.{component}', o)})>0),{quoted(lacking)},{total})"
        write(component, formula, lacking if amount == 0 and gaps[component] > 0 else amount, "money")
    write("total", f"SUM({layout.ledger('total', o)})", result.total, "strong.money")
    write("buyable", str(layout.buyable(o)), choices.yes_no(result.eligibility.eligible), "bound")
    calls = "+".join(f"SUM({layout.ledger(f'gap.{component}', o)})" for component in MINUTE_COMPONENTS)
    write("gap.calls", calls, sum(gaps[component] for component in MINUTE_COMPONENTS), "quantity")
    write("gap.licences", f"SUM({layout.ledger('gap.licences', o)})", gaps["licences"], "count")
    complete = f"IF({cell('gap.calls')}+{cell('gap.licences')}>0,{quoted(no)},{quoted(yes)})"
    write("complete", complete, choices.yes_no(result.complete), "bound")
    write("bound", f'IF({cell("complete")}={quoted(yes)}," ","≥")', " " if result.complete else "≥", "bound")
    write("lost", f"SUM({layout.ledger('lost', o)})", result.lost_calls, "quantity")
    organisers = layout.traffic(2, 0)
    everybody = Area(organisers.sheet, organisers.top, 2, layout.traffic(2, plan.project.months - 1).bottom, 2)
    count = int(plan.comparison.traffic.organisers.sum())
    write("per_organiser", f"IF(SUM({everybody})=0,0,{cell('total')}/SUM({everybody}))", result.total / count if count else 0, "money")
    first = layout.summary("total").cell(0)
    write("difference", f"{cell('total')}-{at(first.top, first.left)}", result.total - plan.results[0].total, "money")
    may_win = result.complete and result.eligibility.eligible
    contest = (
        f"IF(AND({cell('buyable')}={quoted(yes)},{cell('complete')}={quoted(yes)}),ROUND({cell('total')},{MONEY_DIGITS}),{quoted(UNKNOWN)})"
    )
    write("contest", contest, round(result.total, MONEY_DIGITS) if may_win else UNKNOWN, "money")
    _status(write, plan, layout, o, cell)


def _status(write: Any, plan: WorkbookPlan, layout: Layout, o: int, cell: Any) -> None:  # noqa: ANN401 - two small functions of the row
    result, yes = plan.results[o], quoted(choices.yes())
    barred, incomplete, cheapest = badge_label("barred"), badge_label("incomplete"), badge_label("cheapest")
    if not result.eligibility.eligible:
        status = barred
    elif not result.complete:
        status = incomplete
    else:
        status = cheapest if result is plan.comparison.cheapest else UNKNOWN
    wins = f"IF({layout.contest('winner')}={o + 1},{quoted(cheapest)},{quoted(UNKNOWN)})"
    priced = f"IF({cell('complete')}={yes},{wins},{quoted(incomplete)})"
    write("status", f"IF({cell('buyable')}={yes},{priced},{quoted(barred)})", status, "label")
