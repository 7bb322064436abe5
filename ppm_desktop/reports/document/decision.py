"""Page one: the verdict, the options, one chart, what would change the verdict, and what has to be done first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.document.blocks import Bullets, Callout, Card, Cards, ChartFigure, Heading, Item, Paragraph
from ppm_desktop.reports.document.turning import turning_sentences
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.option_card import OptionCard

#: Page one has room for so many steps, and for fewer beside many options; all of them are in their own section.
FIRST_STEPS: Final = 4
_FEWER_STEPS: Final = 2
_MANY_OPTIONS: Final = 5
#: Of an incomplete option the sentence below the verdict says what is missing; further notes are in later sections.
_NOTED: Final = ("barred", "check")


def build(case: Case) -> tuple[Block, ...]:
    """Build page one."""
    answer, comparison = case.answer, case.comparison
    blocks: list[Block] = [Paragraph(answer.headline, "verdict")]
    if answer.detail:
        kind = "warning" if not comparison.complete else "example" if case.project.has_examples else "information"
        blocks.append(Callout(kind, answer.detail))  # type: ignore[arg-type]  # one of the three kinds
    blocks.append(Cards(tuple(_card(card) for card in answer.cards)))
    blocks.append(ChartFigure("cost_by_component", case.costs, case.costs.summary, small=True))
    turning = turning_sentences(case)
    if turning:
        blocks += [Heading(tr("What would change the verdict")), *(Paragraph(sentence) for sentence in turning)]
    return (*blocks, *_first_steps(case))


def _card(card: OptionCard) -> Card:
    notes = card.notes[:1] if card.badge_kind in _NOTED else ()
    return Card(
        card.name,
        card.badge,
        card.badge_kind,
        card.role,
        card.total_text,
        card.unit_text,
        (card.difference_text, card.included_text),
        notes,
    )


def _first_steps(case: Case) -> list[Block]:
    steps = case.steps.steps
    if not steps:
        return []
    heading = tr("What has to be done before buying: {option}") if not case.steps.barred else tr("What bars it: {option}")
    blocks: list[Block] = [Heading(heading.format(option=case.chosen.option.name))]
    if case.steps.barred:
        blocks.append(Bullets(tuple(Item(reason) for reason in case.steps.barred)))
    shown = FIRST_STEPS if len(case.answer.cards) < _MANY_OPTIONS else _FEWER_STEPS
    blocks.append(Bullets(tuple(Item(step.text) for step in steps[:shown]), numbered=True))
    more = len(steps) - shown
    if more > 0:
        said = trn(
            "{count} more step, with reasons and sources: see “{section}”.",
            "{count} more steps, with reasons and sources: see “{section}”.",
            more,
        )
        blocks.append(Paragraph(said.format(count=more, section=tr("What to do next")), "small"))
    return blocks
