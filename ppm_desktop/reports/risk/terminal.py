"""A simulation as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.input_words import path_name
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.risk.measure_table import MOST_BARS, measure_headline
from ppm_desktop.reports.risk.table import risk_month_rows, risk_range_rows, risk_rows
from ppm_desktop.reports.risk.words import assumption_sentence, chance_text, error_text, method_sentences, risk_headline, risk_sentences
from ppm_desktop.reports.terminal_page import page, print_basis, shown
from ppm_desktop.reports.words import month_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from rich.console import Console

    from ppm_desktop.decisions.measure_first import MeasureFirst
    from ppm_desktop.decisions.risk.summary import RiskSummary
    from ppm_desktop.domain.ranges import RiskDefaults
    from ppm_desktop.reports.number_text import NumberStyle


def print_risk(file: str, summary: RiskSummary, measured: MeasureFirst | None, defaults: RiskDefaults, style: NumberStyle) -> None:
    """Print the finding, the options, the months of the likeliest one, what to measure first, the inputs that were drawn, and how."""
    console = page()
    comparison = summary.simulation.comparison
    project = comparison.project
    console.print(shown(f"{file} · {comparison.scenario.name}", "dim"))
    console.print(shown(risk_headline(summary, style), "bold"))
    console.print()
    console.print(_options(summary, style))
    console.print()
    for sentence in risk_sentences(summary, style):
        console.print(shown(f"- {sentence}"))
    console.print()
    _print_months(console, summary, style)
    _print_measured(console, summary, measured, style)
    if summary.simulation.ranges:
        console.print(_ranges(summary, style))
        console.print()
    for sentence in method_sentences(summary, style):
        console.print(shown(f"- {sentence}"))
    if any(entry.assumed for entry in summary.simulation.ranges):
        console.print(shown(f"- {assumption_sentence(defaults, style)}"))
    print_basis(console, project)


def _options(summary: RiskSummary, style: NumberStyle) -> Table:
    grid = _table(tr("Option"))
    heads = (tr("Cheapest in"), tr("Error"), tr("Without chance"), "P10", "P50", "P90", tr("Mean"), tr("Regret"), tr("Regret P90"))
    for head in heads:
        grid.add_column(shown(head), justify="right")
    for row in risk_rows(summary):
        chance = (UNKNOWN, UNKNOWN) if row.cheapest is None else (chance_text(row.cheapest, style), error_text(row.cheapest, style))
        total, regret = row.total, row.regret
        point = style.money(row.without_chance)
        band = [UNKNOWN] * 4 if total is None else [style.money(a) for a in (total.p10, total.p50, total.p90, total.mean)]
        regrets = [UNKNOWN] * 2 if regret is None else [style.money(regret.mean), style.money(regret.p90)]
        grid.add_row(shown(row.name), *chance, style.at_least(point) if total is None else point, *band, *regrets)
    return grid


def _print_months(console: Console, summary: RiskSummary, style: NumberStyle) -> None:
    likeliest = summary.likeliest
    if likeliest is None:
        return
    grid = _table(likeliest.result.option.name)
    for head in (tr("Without chance"), "P10", "P50", "P90", tr("Mean"), tr("Dearest in")):
        grid.add_column(shown(head), justify="right")
    for row in risk_month_rows(summary):
        if row.option == likeliest.result.option.id:
            band = (style.money(a) for a in (row.without_chance, row.band.p10, row.band.p50, row.band.p90, row.band.mean))
            grid.add_row(shown(month_label(row.month)), *band, style.percent(row.dearest))
    console.print(grid)
    console.print()


def _print_measured(console: Console, summary: RiskSummary, measured: MeasureFirst | None, style: NumberStyle) -> None:
    if measured is None:
        return
    comparison = summary.simulation.comparison
    console.print(shown(measure_headline(summary, measured, style), "bold"))
    grid = _table(tr("Measure first"))
    for head in (tr("Worth knowing, {currency}").format(currency=comparison.project.currency), tr("Changes the choice in")):
        grid.add_column(shown(head), justify="right")
    for one in measured.inputs[:MOST_BARS]:
        name = path_name(one.name, comparison.project, comparison.scenario)
        grid.add_row(shown(name), style.money(one.value), style.percent(one.flips))
    grid.add_row(shown(tr("All of them together")), style.money(measured.regret), style.percent(measured.wrong))
    console.print(grid)
    console.print()


def _ranges(summary: RiskSummary, style: NumberStyle) -> Table:
    grid = _table(tr("Input"))
    for head in (tr("Low"), tr("Likely"), tr("High")):
        grid.add_column(shown(head), justify="right")
    grid.add_column(shown(tr("Said by")))
    for row in risk_range_rows(summary):
        values = (f"{'× ' if row.is_factor else ''}{style.plain(float(f'{value:.5g}'))}" for value in (row.low, row.likely, row.high))
        name = path_name(row.path, summary.simulation.comparison.project, summary.simulation.comparison.scenario)
        grid.add_row(shown(name), *values, shown(tr("the program (assumed)") if row.assumed else tr("the project")))
    return grid


def _table(first: str) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(first), overflow="fold")
    return grid
