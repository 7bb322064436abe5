"""Sources: where prices and rules come from. Assumptions: every input in words with what is known about it, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.changes.difference_table import Names
from ppm_desktop.reports.decision_findings import MOST_GROUPS
from ppm_desktop.reports.input_table import input_rows
from ppm_desktop.reports.next_steps.steps import next_steps
from ppm_desktop.reports.words import status_label
from ppm_desktop.reports.workbook.layout import HEAD
from ppm_desktop.reports.workbook.mix_sheet import MOST_GROUPS as MOST_GROUPS_MIXED
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan


def write_sources(page: Page, plan: WorkbookPlan, _layout: Layout) -> None:
    """Write where prices come from, and the rules that bar an option or ask for a step."""
    page.title(tr("Sources"))
    for column, width in enumerate((48, 12, 36, 80)):
        page.columns(column, column, width)
    page.text(HEAD - 2, 0, tr("Prices"), "section")
    page.heads(HEAD - 1, [tr("Title"), tr("Date"), tr("Mark"), tr("Note")], words=range(4))
    row = HEAD
    for source in plan.book.sources:
        page.text(row, 0, source.title, "wrapped")
        page.day(row, 1, source.date, "top.day")
        page.text(row, 2, status_label(source.status), "warning.top" if source.status == "example" else "wrapped")
        page.text(row, 3, source.note, "wrapped")
        page.fit_row(row, (source.title, "", "", source.note))
        row += 1
    row += 2
    page.text(row - 1, 0, tr("Rules that were applied to the options"), "section")
    page.heads(row, [tr("Rule"), tr("Date"), tr("Source")], words=range(4))
    page.text(row, 3, tr("What it says"), "head")
    rules = dict.fromkeys(reason.rule for result in plan.results for reason in result.eligibility.reasons)
    for rule_id in rules:
        rule = plan.catalogue.rules[rule_id]
        state = rule.in_force_on(plan.project.start.first_day) or rule.history[0]
        source_of_rule = plan.catalogue.sources[state.source]
        row += 1
        page.text(row, 0, rule.title, "wrapped")
        page.day(row, 1, source_of_rule.date, "top.day")
        page.text(row, 2, source_of_rule.title, "wrapped")
        page.text(row, 3, state.value, "wrapped")
        page.fit_row(row, (rule.title, "", source_of_rule.title, state.value))
    page.finish(frozen=(2, 0))


def write_assumptions(page: Page, plan: WorkbookPlan, _layout: Layout) -> None:
    """Write the inputs that results rest on as they were when the workbook was written, and what the estimate leaves out."""
    page.title(tr("Assumptions"), tr("The inputs as they were when this workbook was written, and how far they can be trusted."))
    for column, width in enumerate((28, 28, 60, 28, 14, 40)):
        page.columns(column, column, width)
    heads = (tr("Where"), tr("What"), tr("Value"), tr("Source"), tr("Confidence"), tr("Note"))
    page.heads(HEAD - 1, heads, words=range(len(heads)))
    names = Names(plan.countries, {product.id: product.name for product in plan.products}, {})
    row = HEAD
    for entry in input_rows(plan.project, plan.scenario, plan.style, names):
        said = (entry.where, entry.what, entry.value, entry.source, entry.confidence, entry.note)
        for column, text in enumerate(said):
            page.text(row, column, text, "wrapped")
        page.fit_row(row, said)
        row += 1
    if plan.project.notes:
        page.text(row + 1, 0, tr("Notes"), "section")
        page.text(row + 2, 0, plan.project.notes, "label")
        row += 3
    chosen = plan.comparison.cheapest or plan.results[0]
    limits = next_steps(plan.comparison, chosen.option.id, plan.catalogue, plan.style).limits
    page.text(row + 1, 0, tr("What the estimate leaves out"), "section")
    for place, limit in enumerate(limits, start=row + 2):
        page.text(place, 0, limit.text, "label")
    missing, row = _left_out(plan), row + 3 + len(limits)
    if missing:
        page.text(row, 0, tr("What this workbook leaves out"), "section")
        for place, text in enumerate(missing, start=row + 1):
            page.text(place, 0, text, "label")
    page.finish(frozen=(HEAD, 0), repeated=(HEAD - 1, HEAD - 1))


def _left_out(plan: WorkbookPlan) -> list[str]:
    """Say which sheets are not there because they would take long, and who has the same on request."""
    groups, found = len(plan.scenario.groups), []
    if plan.findings.second is not None and groups > MOST_GROUPS_MIXED:
        said = tr('The best mix of products, which only plans of up to {count} groups have here: section or slide "{id}" on request.')
        found.append(said.format(count=MOST_GROUPS_MIXED, id="mix"))
    if plan.findings.levers_matter and groups > MOST_GROUPS:
        said = tr('What settings and habits save, which only plans of up to {count} groups have here: section or slide "{id}" on request.')
        found.append(said.format(count=MOST_GROUPS, id="levers"))
    if not plan.findings.drawn_unasked:
        said = tr(
            'How sure the decision is, which only plans with ranges and up to {count} groups have here: section or slide "{id}" on request.'
        )
        found.append(said.format(count=MOST_GROUPS, id="how_sure"))
    if plan.findings.funding is not None:
        found.append(tr('How much to recharge, which takes thousands of draws: section or slide "{id}" on request.').format(id="advice"))
    return found
