"""The best mix: which product whom, what that saves, how sure it is, and what simplicity would cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.best_mix.candidates import NoCandidateError
from ppm_desktop.reports.decision_tables import with_short_names
from ppm_desktop.reports.document.blocks import Bullets, Callout, Heading, Item, Paragraph
from ppm_desktop.reports.document.twins import printed
from ppm_desktop.reports.mix.table import mix_table
from ppm_desktop.reports.mix.words import (
    against_option_sentence,
    donor_note,
    expected_cost_sentence,
    gap_sentence,
    left_out_sentence,
    mix_headline,
    no_candidate_sentence,
    random_sentence,
    simple_sentence,
)
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.best_mix.answer import Answer
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.table_twin import TableTwin

#: So many rows of groups are printed; ``ppm mix`` has all of them.
_MOST_ROWS: Final = 60
#: How group, product and who has it divide the width that the figures leave.
_TEXTS: Final = (1.0, 1.3, 1.3)


def build(case: Case) -> tuple[Block, ...]:
    """Build the section. The search takes seconds in large plans, so it is printed when somebody asks for it."""
    found, style = case.findings.mix, case.style
    if isinstance(found, NoCandidateError):
        reasons = tuple(Item(left_out_sentence(one, case.project)) for one in found.left_out if one.group in found.groups)
        said = Callout("warning", no_candidate_sentence(found))
        return (said, Bullets(reasons)) if reasons else (said,)
    answer, simple = found
    sentences = (gap_sentence(answer, style), against_option_sentence(answer, case.comparison.cheapest, style), donor_note(answer, style))
    blocks: list[Block] = [Callout("information", mix_headline(answer, style))]
    blocks += [Paragraph(sentence) for sentence in sentences if sentence is not None]
    short = replace(readable(answer, style), rows=tuple(_short(case, row) for row in readable(answer, style).rows))
    table = printed(short, style, words=(0, 1, 2), most=_MOST_ROWS, digits=0)
    texts = (replace(column, kind="text", share=share) for column, share in zip(table.columns, _TEXTS, strict=False))
    more = len(short.rows) - _MOST_ROWS
    note = trn("{count} more row: ppm mix prints them all.", "{count} more rows: ppm mix prints them all.", more) if more > 0 else ""
    blocks.append(replace(table, columns=(*texts, *table.columns[len(_TEXTS) :]), note=note.format(count=more)))
    if simple:
        blocks += [Heading(tr("What keeping it simple costs")), Bullets(tuple(Item(simple_sentence(answer, one, style)) for one in simple))]
    notes = (random_sentence(answer, style), *(left_out_sentence(one, case.project) for one in answer.mix.terms.left_out))
    blocks += [Paragraph(note, "small") for note in (*notes, expected_cost_sentence()) if note is not None]
    return tuple(blocks)


def readable(answer: Answer, style: NumberStyle) -> TableTwin:
    """Return the table of the mix with shares in per cent and people as counts; amounts stay numbers."""
    table = mix_table(answer, style)
    keys = [column.key for column in table.columns]
    share, people = keys.index("share"), keys.index("organisers")
    rows = []
    for row in table.rows:
        cells = list(row)
        for place, written in ((share, style.percent), (people, style.count)):
            cell = cells[place]
            cells[place] = cell if isinstance(cell, str) else written(cell)
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows))


def _short(case: Case, row: tuple[str | float, ...]) -> tuple[str | float, ...]:
    first, *others = row
    return (with_short_names(str(first), case.comparison.scenario), *others)
