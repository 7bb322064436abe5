"""What to do next for the chosen option, with reasons, names in admin centers, and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.document.blocks import Bullets, Callout, Item, Paragraph
from ppm_desktop.reports.next_steps.outline import outline
from ppm_desktop.reports.next_steps.states import step_states
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case


def build(case: Case) -> tuple[Block, ...]:
    """Build the section of next steps."""
    lines = outline(case.steps, step_states(case.comparison), case.style)
    blocks: list[Block] = [Paragraph(tr("For the option: {option}").format(option=case.chosen.option.name))]
    blocks += [Callout("warning", line.text) for line in lines if line.kind == "barred"]
    items: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.kind == "step":
            items.append((line.text, []))
        elif line.kind == "heading" and items:
            break
        elif line.kind == "detail" and items:
            items[-1][1].append(line.text)
    blocks.append(Bullets(tuple(Item(text, tuple(details)) for text, details in items), numbered=True))
    return (*blocks, Paragraph(lines[-1].text, "small"))  # the day on which the steps were compared with the rules
