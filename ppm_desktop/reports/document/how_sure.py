"""How sure the decision is: what the options cost when inputs are unsure and calls come by chance, from seeded draws."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.decision_tables import chance_heads, chance_rows, range_heads, range_rows, with_short_names
from ppm_desktop.reports.document.blocks import Bullets, Callout, ChartFigure, Column, Heading, Item, Paragraph, Row, Table
from ppm_desktop.reports.document.change import table_of
from ppm_desktop.reports.risk.chance_table import chance_table
from ppm_desktop.reports.risk.fan_table import fan_table
from ppm_desktop.reports.risk.measure_table import measure_table
from ppm_desktop.reports.risk.words import assumption_sentence, method_sentences, recommendation, risk_sentences
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import Scenario
    from ppm_desktop.reports.bars_table import BarsTable
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case

#: Of so many options the bands by month are drawn one below the other.
_MOST_BANDS: Final = 5
_MOST_RANGES: Final = 60


def build(case: Case) -> tuple[Block, ...]:
    """Build the section. It takes thousands of draws, so it is printed when somebody asks for it."""
    findings, style = case.findings.risk, case.style
    summary, scenario = findings.summary, case.comparison.scenario
    blocks: list[Block] = [Callout("information", recommendation(findings, style))]
    blocks += [Paragraph(sentence) for sentence in risk_sentences(summary, style)]
    chances = chance_table(summary, style)
    blocks += [Heading(tr("Chance of being the cheapest")), ChartFigure("bars", chances, chances.summary, small=True)]
    caption = tr("Each option over the whole period, {currency}: one draw in ten costs less than P10, one more than P90")
    heads, rows = chance_heads(), chance_rows(summary, style)
    blocks.append(table_of(caption.format(currency=case.project.currency), (heads[0], *heads[3:7]), [(row[0], *row[3:7]) for row in rows]))
    chosen = (0, 1, 2, 7, 8, 9)
    caption = tr(
        "How likely each is to be the cheapest, and what choosing it costs more on average than the cheapest of each draw (regret)"
    )
    blocks.append(table_of(caption, [heads[place] for place in chosen], [tuple(row[place] for place in chosen) for row in rows]))
    fan = fan_table(summary, style)
    if fan.bands:
        fan = replace(fan, bands=fan.bands[:_MOST_BANDS])
        blocks += [Heading(tr("Cost by month")), ChartFigure("fan", fan, fan.summary, small=True)]
    measured = with_short_bars(measure_table(findings, style), scenario)
    if any(bar.value for bar in measured.bars):
        blocks += [Heading(tr("What to measure first")), ChartFigure("bars", measured, measured.summary, small=True)]
    elif measured.bars:
        blocks += [Heading(tr("What to measure first")), Paragraph(tr("{finding}.").format(finding=measured.title))]
    return (*blocks, *_method(case))


def with_short_bars(table: BarsTable, scenario: Scenario) -> BarsTable:
    """Return bars in which names of groups that nobody would read to the end are cut."""

    def cut(text: str) -> str:
        return with_short_names(text, scenario)

    bars = tuple(replace(bar, name=cut(bar.name), said=cut(bar.said)) for bar in table.bars)
    return replace(table, title=cut(table.title), subtitle=cut(table.subtitle), summary=cut(table.summary), bars=bars)


def method_of(case: Case) -> tuple[str, ...]:
    """Say what was drawn, and what of it is assumed."""
    summary = case.findings.risk.summary
    said = method_sentences(summary, case.style)
    if any(entry.assumed for entry in summary.simulation.ranges):
        said = (*said, assumption_sentence(case.catalogue.risk_defaults.defaults(), case.style))
    return said


def _method(case: Case) -> list[Block]:
    summary = case.findings.risk.summary
    blocks: list[Block] = [Heading(tr("What was drawn")), Bullets(tuple(Item(sentence) for sentence in method_of(case)))]
    rows = range_rows(summary, case.style)
    more = len(rows) - _MOST_RANGES
    note = trn("{count} more input has a range.", "{count} more inputs have a range.", more).format(count=more) if more > 0 else ""
    if rows:
        *heads, by = range_heads()
        columns = (Column(heads[0], share=2.0), *(Column(head, "amount") for head in heads[1:]), Column(by))
        blocks.append(Table(tr("Ranges of the inputs"), columns, tuple(Row(row) for row in rows[:_MOST_RANGES]), note))
    return blocks
