"""What was assumed, how well it is known, and what the estimate leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.document.blocks import Bullets, Heading, Item, Paragraph
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case


def build(case: Case) -> tuple[Block, ...]:
    """Build the section of assumptions."""
    blocks: list[Block] = [Heading(tr("How well the inputs are known")), Bullets(tuple(Item(text) for text in _known(case)))]
    if case.project.notes.strip():
        blocks += [Heading(tr("Notes of the plan")), Paragraph(case.project.notes)]
    blocks.append(Heading(tr("What the estimate leaves out")))
    text = tr("{source}, {day}")
    items = []
    for limit in case.steps.limits:
        sources = dict.fromkeys(text.format(source=g.source, day=case.style.day(g.date)) for g in limit.grounds)
        items.append(Item(limit.text, tuple(sources)))
    return (*blocks, Bullets(tuple(items)))


def _known(case: Case) -> tuple[str, ...]:
    used = [row for row in case.inputs if row.entry.used]
    without = sum(row.entry.without_source for row in used)
    unconfirmed = sum(row.entry.annotation is not None and row.entry.annotation.confidence == "profile" for row in used)
    said = [trn("Results rest on {count} input.", "Results rest on {count} inputs.", len(used)).format(count=case.style.count(len(used)))]
    if without:
        text = trn("Of {count} nobody said where it comes from.", "Of {count} nobody said where they come from.", without)
        said.append(text.format(count=case.style.count(without)))
    else:
        said.append(tr("Of each there is a source or a confidence."))
    if unconfirmed:
        text = trn(
            "{count} is the default of a starting profile, which nobody has confirmed.",
            "{count} are defaults of a starting profile, which nobody has confirmed.",
            unconfirmed,
        )
        said.append(text.format(count=case.style.count(unconfirmed)))
    return tuple(said)
