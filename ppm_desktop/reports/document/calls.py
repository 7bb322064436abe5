"""Imported calls: what the export said, month by month and class by class, what was left out and what was assumed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.document.blocks import Bullets, Callout, ChartFigure, Column, Heading, Item, Paragraph, Row, Table
from ppm_desktop.reports.document.twins import printed
from ppm_desktop.reports.usage.months_table import usage_months_table
from ppm_desktop.reports.usage.words import left_out_twin, places_twin, usage_figures, usage_finding, usage_notes, usage_source_line
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case

#: Longer lists are in the workbook.
_MOST_MONTHS: Final = 24


def build(case: Case) -> tuple[Block, ...]:
    """Build the section; nothing unless the project keeps what an import found."""
    kept, style = case.project.usage_summary, case.style
    if kept is None:
        return ()
    summary, figures = kept.summary, usage_figures(kept, style)
    grave = any(figure.grave for figure in figures)
    blocks: list[Block] = [Callout("warning" if grave else "information", tr("{finding}.").format(finding=usage_finding(kept, style)))]
    blocks.append(Paragraph(usage_source_line(kept, style)))
    heads = (Column(tr("Figure"), "name"), Column(tr("Amount"), "amount"), Column(tr("What it is"), share=2.0))
    rows = tuple(Row((figure.name, figure.text, figure.caption)) for figure in figures)
    blocks.append(Table(tr("What the export says, as it was billed; nothing in the plan follows from it by itself"), heads, rows))
    if summary.months:
        minutes, money = (usage_months_table(kept, measure, style) for measure in ("minutes", "money"))
        blocks.append(ChartFigure("usage_months", minutes, minutes.summary, small=True))
        captions = tr("Billed minutes by month"), tr("Charges with connection fees by month, {currency}").format(currency=summary.currency)
        for twin, caption in zip((minutes.twin, money.twin), captions, strict=True):
            blocks += [replace(printed(twin, style, words=(0, len(twin.columns) - 1), most=_MOST_MONTHS, digits=0), caption=caption)]
        places = printed(places_twin(kept, style), style, words=(0, 1))
        blocks += [Heading(tr("Where the minutes go")), replace(places, caption=tr("Destinations with most billed minutes"))]
    left_out = left_out_twin(summary)
    if left_out is not None:
        said = tr("Rows of the export by why they are left out; none of them is in the figures above")
        blocks += [Heading(tr("What does not count")), replace(printed(left_out, style, digits=0), caption=said)]
    notes = usage_notes(summary, style)
    if notes:
        blocks += [Heading(tr("What is to be known about it")), Bullets(tuple(Item(note) for note in notes))]
    return tuple(blocks)
