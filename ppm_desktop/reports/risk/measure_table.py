"""Which input to measure first, as bars: what knowing each before choosing is worth in money, and how often it changes the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.bars_table import BarsTable, MeasuredBar
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.input_words import path_name
from ppm_desktop.reports.risk.words import draws_text
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.measure_first import MeasureFirst, Worth
    from ppm_desktop.decisions.risk.findings import RiskFindings
    from ppm_desktop.decisions.risk.summary import RiskSummary
    from ppm_desktop.reports.number_text import NumberStyle

#: Nobody measures more; the table has all of them.
MOST_BARS: Final = 12


def measure_table(findings: RiskFindings, style: NumberStyle) -> BarsTable:
    """Lay out the inputs, the one most worth knowing first."""
    summary, measured = findings.summary, findings.measured
    project, scenario = summary.simulation.comparison.project, summary.simulation.comparison.scenario
    currency = project.currency
    title = measure_headline(summary, measured, style)
    subtitle = tr("What knowing an input before choosing saves on average, whole period, {currency}, {draws}")
    subtitle = example_note(project, subtitle.format(currency=currency, draws=draws_text(summary, style)))
    inputs = () if measured is None else measured.inputs
    bars = tuple(_bar(worth, path_name(worth.name, project, scenario), style, currency) for worth in inputs[:MOST_BARS])
    columns = (
        TwinColumn("input", tr("Input")),
        TwinColumn("worth", tr("Worth knowing, {currency}").format(currency=currency)),
        TwinColumn("flips", tr("Changes the choice, % of the draws")),
    )
    rows: tuple[tuple[str | float, ...], ...] = tuple(
        (path_name(worth.name, project, scenario), worth.value, 100 * worth.flips) for worth in inputs
    )
    if measured is not None:
        rows = (*rows, (tr("All of them together"), measured.regret, 100 * measured.wrong))
    said = "; ".join(bar.said.replace("\n", ", ") for bar in bars[:3])
    summary_text = tr("{finding}. Bar chart: {bars}.").format(finding=title, bars=said) if bars else title
    return BarsTable(title, subtitle, summary_text, TableTwin(title, subtitle, columns, rows), bars)


def measure_headline(summary: RiskSummary, measured: MeasureFirst | None, style: NumberStyle) -> str:
    """Say which input to measure first, or why none."""
    comparison = summary.simulation.comparison
    if measured is None:
        return tr("Nothing to measure: there is no choice, or no input has a range")
    first = next(iter(measured.inputs), None)
    if first is None or first.value <= 0:
        return tr("No single input is worth measuring first: none changes the choice")
    name = path_name(first.name, comparison.project, comparison.scenario)
    said = tr("Measure this first: {input}, worth up to {amount} {currency}")
    return said.format(input=name, amount=style.money(first.value), currency=comparison.project.currency)


def _bar(worth: Worth, name: str, style: NumberStyle, currency: str) -> MeasuredBar:
    amount, flips = style.money(worth.value), style.percent(worth.flips)
    text = tr("{amount} · {share} flips").format(amount=amount, share=flips) if worth.value else tr("nothing")
    said = tr("{input}\nworth {amount} {currency}; knowing it changes the choice in {share} of the draws")
    return MeasuredBar(
        worth.name, name, "other", worth.value, text, None, said.format(input=name, amount=amount, currency=currency, share=flips)
    )
