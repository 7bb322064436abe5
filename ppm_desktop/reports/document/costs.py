"""What the options cost: by component, over the whole period, month after month, and what makes the difference."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.bridge import option_bridge
from ppm_desktop.reports.cost_lines import cumulative_cost
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.coverage_table import POOL_LABEL, coverage_table
from ppm_desktop.reports.document.blocks import ChartFigure, Column, Heading, Paragraph, Row, Table
from ppm_desktop.reports.shortfall import gaps_text
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.reports.cost_table import CostTable
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case

#: So many options have room side by side on a page that stands upright.
OPTIONS_ABREAST: Final = 5


def build(case: Case) -> tuple[Block, ...]:
    """Build the section of costs."""
    blocks: list[Block] = [Heading(tr("By component")), *_cost_tables(case.costs)]
    if case.span != "whole":
        blocks += _cost_tables(cost_table(case.comparison, case.style, "whole"))
    if case.project.months > 1:
        running = cumulative_cost(case.comparison, case.style)
        blocks += [Heading(tr("Over time")), ChartFigure("cost_lines", running, running.summary, small=True)]
    return (*blocks, *_difference(case), *_coverage(case))


def abreast(options: int) -> list[slice]:
    """Divide options among tables that fit a page, about as many in each."""
    tables = max(1, ceil(options / OPTIONS_ABREAST))
    size = ceil(options / tables)
    return [slice(begin, begin + size) for begin in range(0, options, size)]


def _cost_tables(table: CostTable) -> Iterator[Table]:
    """Yield the table of cost by component, several where there are many options. Lower bounds say what is missing."""
    for part in abreast(len(table.columns)):
        rows = [Row((row.label, *row.texts[part])) for row in table.rows]
        rows.append(Row((table.total.label, *table.total.texts[part]), "total"))
        gaps = list(dict.fromkeys(gap for gap in table.total.gaps[part] if gap))
        note = tr("≥: a lower bound, incomplete. There is {gaps}.").format(gaps=gaps_text(gaps, most=3)) if gaps else ""
        columns = (Column(table.unit, "name"), *(Column(name, "amount") for name in table.columns[part]))
        yield Table(table.subtitle, columns, tuple(rows), note)


def _difference(case: Case) -> list[Block]:
    """Say by component what makes the difference between the two best options."""
    if case.second is None:
        return []
    bridge = option_bridge(case.project, case.second, case.chosen, case.style, case.span)
    heading = Heading(tr("What makes the difference"))
    if bridge.refusal:
        return [heading, Paragraph(bridge.refusal)]
    return [heading, ChartFigure("bridge", bridge, bridge.summary, small=True)]


def _coverage(case: Case) -> Iterator[Block]:
    """Yield what is included, paid by a pool and charged."""
    table = coverage_table(case.comparison, case.style, case.span)
    if not table.rows:
        return
    yield Heading(tr("What is included and what is charged"))
    for part in abreast(len(table.columns)):
        rows = [Row((row.label, *(f"{cell.quantity_text}; {cell.share_text}" for cell in row.cells[part]))) for row in table.rows]
        rows.append(Row((tr(POOL_LABEL), *table.pools[part])))
        columns = (Column(tr("Calls"), "text", 1.0), *(Column(name, "text", 1.2) for name in table.columns[part]))
        yield Table(table.subtitle, columns, tuple(rows))
