"""Where the documentation contradicts itself or is silent: what each text says, since when, and what that means here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.document.blocks import Bullets, Heading, Item, Paragraph
from ppm_desktop.reports.next_steps.outline import outline
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.next_steps.steps import Side


def build(case: Case) -> tuple[Block, ...]:
    """Build the section of open questions, those that change the cost first."""
    questions = case.steps.contradictions
    if not questions:
        return (Paragraph(tr("Nothing that concerns this option.")),)
    lines = outline(case.steps, {}, case.style)
    places = [place for place, line in enumerate(lines) if line.kind == "title"]
    blocks: list[Block] = [Paragraph(tr("Each question is named with what the texts say, oldest first."))]
    for question, place in zip(questions, places, strict=True):
        blocks += [Heading(lines[place].text), Paragraph(lines[place + 1].text)]
        blocks.append(Bullets(tuple(_side(side, case) for side in question.sides)))
    return tuple(blocks)


def _side(side: Side, case: Case) -> Item:
    said = tr("{source}, {day}; in force since {since}")
    origin = said.format(source=side.source, day=case.style.day(side.date), since=case.style.day(side.since))
    return Item(tr("“{text}”").format(text=side.says), (origin, side.note) if side.note else (origin,))
