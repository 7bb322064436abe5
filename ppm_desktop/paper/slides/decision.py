"""Slide 1: the verdict, the options, how far apart the best two are, and what has to be done first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.slides.fitting import Line, fitted, height_of
from ppm_desktop.paper.slides.layouts import ACROSS, BODY, COLUMN_WIDTH, GAP, LEFT
from ppm_desktop.paper.slides.markup import Box, Shape
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.option_cards import MOST, add_cards, card_rows, in_words
from ppm_desktop.paper.slides.option_colours import option_styles
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.paper.slides.tables import add_table, in_parts
from ppm_desktop.reports.document import method, steps
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.paper.slides.page import Page, Show
    from ppm_desktop.paper.slides.tables import Cell
    from ppm_desktop.reports.document.case import Case

#: Height of the cards, and of the sentence above them.
_CARDS: Final = 184.0
#: Of the table that takes the place of cards, beside steps below it.
_TABLE: Final = 224.0
_DETAIL: Final = 44.0
_BETWEEN: Final = 16.0
_FIRST_STEPS: Final = 4
_WIDTHS: Final = (300.0, 120.0, 302.0, 150.0)


def build(show: Show, case: Case) -> None:
    """Add the slide; the options stand on slides of their own where they are too many for cards."""
    answer, head = case.answer, show.head
    said = notes_of(answer.headline, answer.detail, "\n".join(in_words(card) for card in answer.cards))
    notes = notes_of(said, spoken(steps.build(case)), tr("How it was calculated"), spoken(method.build(case)))
    page = show.page(tr("{title} · {subject}").format(title=head.title, subject=head.subject), answer.headline, notes)
    top = page.area.y
    if answer.detail:
        complete = case.comparison.complete
        lines = fitted([Line(answer.detail, 12.0, "muted" if complete else "warning", bold=not complete)], ACROSS, _DETAIL)
        high = height_of(lines, ACROSS)
        page.add(Shape(tr("What to know about it"), Box(LEFT, top, ACROSS, high + 1), tuple(lines)))
        top += high + 8
    parts: list[Sequence[Sequence[Cell]]] = []
    if len(answer.cards) <= MOST:
        add_cards(page, case, top, _CARDS)
        top += _CARDS + _BETWEEN
    else:
        parts = list(in_parts(card_rows(case), _WIDTHS, _TABLE))
        top = _table(page, case, Box(LEFT, top, ACROSS, _TABLE), parts, 0) + _BETWEEN
    foot = Box(LEFT, top, ACROSS, BODY.y + BODY.height - top)
    _margin(page, case, foot)
    _first_steps(page, case, foot)
    for place in range(1, len(parts)):
        further = show.page(tr("The options"), case.costs.title, said)
        _table(further, case, further.area, parts, place)


def _table(page: Page, case: Case, box: Box, parts: Sequence[Sequence[Sequence[Cell]]], place: int) -> float:
    """Add one part of the table of options; return where it ends."""
    done = sum(len(part) - 1 for part in parts[:place])
    colours = [style.colour for style in option_styles(case)][done : done + len(parts[place]) - 1]
    return add_table(page, box, _WIDTHS, parts[place], (tr("The options"), case.answer.headline), colours)


def _margin(page: Page, case: Case, foot: Box) -> None:
    """Say how far the best two options that can be bought are apart."""
    place = foot._replace(width=COLUMN_WIDTH)
    best, second, style = case.comparison.cheapest, case.second, case.style
    title = heading(tr("Margin"))
    if second is None:
        page.add(Shape(title.text, place, (title, Line(tr("There is no second option that can be bought."), before=4))))
        return
    if best is None:
        said = tr("How far the options are apart cannot be said: a price is missing.")
        page.add(Shape(title.text, place, (title, Line(said, before=4))))
        return
    view = PeriodView(case.span, case.project.months)
    apart = style.money(style.apart(second.total * view.factor, best.total * view.factor))
    amount = tr("{amount} {unit}").format(
        amount=apart if second.complete else style.at_least(apart), unit=view.unit_in(case.project.currency)
    )
    share = style.percent((second.total - best.total) / second.total) if second.total else style.percent(0)
    words = tr("between the best two that can be bought, {best} and {second} ({share})")
    lines = (
        title,
        Line(amount, 20.0, bold=True, before=4),
        Line(words.format(best=best.option.name, second=second.option.name, share=share), 12.0, before=2),
    )
    page.add(Shape(title.text, place, lines))


def _first_steps(page: Page, case: Case, foot: Box) -> None:
    found = case.steps
    place = foot._replace(x=foot.x + COLUMN_WIDTH + GAP, width=foot.width - COLUMN_WIDTH - GAP)
    title = tr("What bars it: {option}") if found.barred else tr("What has to be done before buying: {option}")
    lines = [heading(title.format(option=case.chosen.option.name))]
    lines += [Line(reason, 12.0, "error", before=4) for reason in found.barred[:2]]
    shown = found.steps[: _FIRST_STEPS - min(2, len(found.barred))]
    lines += bullets((step.text for step in shown), numbered=True)
    more = len(found.steps) - len(shown)
    if more > 0:
        said = trn("{count} more step, with its reasons: in the notes.", "{count} more steps, with their reasons: in the notes.", more)
        lines.append(Line(said.format(count=more), 10.5, "muted", before=4))
    if len(lines) > 1:
        page.add(Shape(lines[0].text, place, tuple(lines)))
