"""What would change the decision: where the best two cost the same, what single change turns it, and what each input does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ppm_desktop.decisions.break_even import BreakEven
from ppm_desktop.reports.break_even.table import break_even_table
from ppm_desktop.reports.decision_tables import break_even_heads, break_even_rows, flip_heads, flip_rows, with_short_names
from ppm_desktop.reports.document.blocks import Callout, ChartFigure, Column, Heading, Paragraph, Row, Table
from ppm_desktop.reports.document.turning import turning_sentences
from ppm_desktop.reports.sensitivity.flip_words import flip_sentence
from ppm_desktop.reports.sensitivity.tornado_table import tornado_table
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.sensitivity.tornado_table import TornadoEnd


def build(case: Case) -> tuple[Block, ...]:
    """Build the section; nothing without a second option that can be bought."""
    if case.findings.second is None:
        return ()
    return (*_break_even(case), *_flips(case), *_tornado(case))


def table_of(caption: str, heads: Iterable[str], rows: Iterable[tuple[str, ...]], note: str = "") -> Table:
    """Return a table of a name and figures."""
    first, *others = heads
    columns = (Column(first, "name"), *(Column(head, "amount") for head in others))
    return Table(caption, columns, tuple(Row(row) for row in rows), note)


def _break_even(case: Case) -> list[Block]:
    found = case.turning
    blocks: list[Block] = [Heading(tr("Where the best two cost the same"))]
    blocks += [Paragraph(sentence) for sentence in turning_sentences(case)]
    if isinstance(found, BreakEven):
        table = break_even_table(found, case.style, case.project)
        blocks.append(ChartFigure("break_even", table, table.summary, small=True))
        caption = tr("Both options over the whole period, each from a full calculation")
        blocks.append(table_of(caption, break_even_heads(found, case.project.currency), break_even_rows(found, case.style)))
    return blocks


def _flips(case: Case) -> list[Block]:
    flips = case.findings.flips
    blocks: list[Block] = [Heading(tr("What single change turns the decision")), Callout("information", flip_sentence(flips, case.style))]
    if flips.best is not None:
        caption = tr("How far each input may change, all others as planned, before another option is the cheapest")
        *heads, winner = flip_heads()
        columns = (Column(heads[0]), *(Column(head, "amount") for head in heads[1:]), Column(winner))
        blocks.append(Table(caption, columns, tuple(Row(row) for row in flip_rows(flips, case.style))))
    return blocks


def _tornado(case: Case) -> list[Block]:
    tornado = case.findings.tornado
    if tornado is None or tornado.difference is None:
        return []
    table, scenario = tornado_table(tornado, case.style), case.comparison.scenario
    short = tuple(replace(bar, name=with_short_names(bar.name, scenario)) for bar in table.bars)
    table = replace(table, title=with_short_names(table.title, scenario), bars=short)
    rows = [(bar.name, bar.low.value, _amount(case, bar.low), bar.high.value, _amount(case, bar.high)) for bar in table.bars]
    heads = (tr("Input"), tr("Low"), tr("Difference at low"), tr("High"), tr("Difference at high"))
    return [
        Heading(tr("How much each input moves the difference")),
        ChartFigure("tornado", table, with_short_names(table.summary, scenario), small=True),
        table_of(with_short_names(table.subtitle, scenario), heads, rows),
    ]


def _amount(case: Case, end: TornadoEnd) -> str:
    return tr("a price is missing") if end.difference is None else case.style.money(end.difference)
