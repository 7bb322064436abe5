"""A plan made from calls, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.reports.usage.fit_words import fit_sentences, match_sentence
from ppm_desktop.reports.words import call_type_label, period_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.usage_fit.fit import FittedPlan
    from ppm_desktop.reports.number_text import NumberStyle


def print_fit(plan: FittedPlan, style: NumberStyle) -> None:
    """Print what the plan is of, how well it fits, and everything that was decided."""
    console = page()
    groups = plan.project.scenarios[0].groups
    organisers = sum(group.headcount[0].organisers for group in groups)
    people = trn("{count} organiser", "{count} organisers", organisers).format(count=style.count(organisers))
    parts = trn("{count} group", "{count} groups", len(groups)).format(count=style.count(len(groups)))
    headline = tr("Plan of {period}: {organisers} in {groups}.")
    console.print()
    console.print(shown(headline.format(period=period_label(plan.project.period), organisers=people, groups=parts), "bold"))
    console.print(shown(match_sentence(plan, style)))
    console.print()
    console.print(_minutes(plan, style))
    console.print()
    for sentence in fit_sentences(plan, style):
        console.print(shown(f"- {sentence}"))


def _minutes(plan: FittedPlan, style: NumberStyle) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(tr("Call type")), overflow="fold")
    for head in (tr("Minutes of the export"), tr("Minutes of the plan"), tr("Calls of the export"), tr("Calls of the plan")):
        grid.add_column(shown(head), justify="right")
    for match in plan.matches:
        numbers = (match.imported, match.planned, match.imported_calls, match.planned_calls)
        grid.add_row(shown(call_type_label(match.call_type)), *(style.count(number) for number in numbers))
    return grid
