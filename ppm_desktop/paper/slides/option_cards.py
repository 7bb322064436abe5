"""The options at a glance: cards where they have room, a table where there are many."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.layouts import ACROSS, LEFT
from ppm_desktop.paper.slides.markup import Box, Shape
from ppm_desktop.paper.slides.option_colours import option_styles
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.page import Page
    from ppm_desktop.paper.slides.tables import Cell
    from ppm_desktop.reports.document.case import Case
    from ppm_desktop.reports.option_card import Badge, OptionCard

#: So many cards have room in one row; twice as many are shown in two, with less said on each.
ABREAST: Final = 5
MOST: Final = 8
_GAP: Final = 12.0
_INSIDE: Final = 10.0
_BADGE_COLOURS: Final[dict[Badge, str]] = {
    "": "muted",
    "cheapest": "cheapest",
    "barred": "error",
    "check": "warning",
    "incomplete": "warning",
}
#: Why an option cannot be bought, or what has to be asked first, stands on its card.
_NOTED: Final = ("barred", "check")


def add_cards(page: Page, case: Case, top: float, height: float) -> None:
    """Add a card for each option."""
    cards, styles = case.answer.cards, option_styles(case)
    rows = 1 if len(cards) <= ABREAST else 2
    abreast = ceil(len(cards) / rows)
    width = (ACROSS - (abreast - 1) * _GAP) / abreast
    each = (height - (rows - 1) * _GAP) / rows
    for place, (card, style) in enumerate(zip(cards, styles, strict=True)):
        row, column = divmod(place, abreast)
        box = Box(LEFT + column * (width + _GAP), top + row * (each + _GAP), width, each)
        page.add_group(tr("Option: {option}").format(option=card.name), in_words(card), _shapes(card, box, style.colour, brief=rows > 1))


def in_words(card: OptionCard) -> str:
    """Return what a card says, for those who do not see it and for the notes."""
    total = tr("{option}: {amount} {unit}").format(option=card.name, amount=card.total_text, unit=card.unit_text)
    said = (total, card.badge, card.difference_text, card.included_text, *card.notes)
    return "; ".join(text.rstrip(".") for text in said if text)


def card_rows(case: Case) -> list[list[Cell]]:
    """Return the options as rows of a table, below its head."""
    unit = case.answer.cards[0].unit_text
    head = (tr("Option"), unit, tr("Against the baseline"), "")
    rows: list[list[Cell]] = [
        [(Line(text, 11.0, "muted", bold=True, align="r" if place == 1 else "l"),) for place, text in enumerate(head)]
    ]
    for card in case.answer.cards:
        badge = Line(card.badge, 11.0, _BADGE_COLOURS[card.badge_kind], bold=True)
        total = Line(card.total_text, 12.0, bold=True, align="r")
        rows.append([(Line(card.name, 12.0),), (total,), (Line(card.difference_text, 11.0),), (badge,)])
    return rows


def _shapes(card: OptionCard, box: Box, colour: str, *, brief: bool) -> list[Shape]:
    best = card.badge_kind == "cheapest"
    inner = box.width - 2 * _INSIDE

    def text(name: str, y: float, height: float, *lines: Line) -> Shape:
        return Shape(name, Box(box.x + _INSIDE, box.y + y, inner, height), tuple(lines))

    shapes = [
        Shape(tr("Card"), box, fill="background" if best else "panel", border=colour if best else ""),
        Shape(tr("Colour of the option"), Box(box.x, box.y, box.width, 4), fill=colour),
    ]
    badge = Line(card.badge, 10.0, _BADGE_COLOURS[card.badge_kind], bold=True)
    name = Line(card.name, 13.0, bold=True)
    total, unit = Line(card.total_text, 24.0, bold=True), Line(card.unit_text, 10.0, "muted")
    if card.badge:
        shapes.append(text(tr("Mark"), 9, 13, badge))
    if brief:
        return [*shapes, text(tr("Name"), 23, 33, name), text(tr("Total"), 56, box.height - 62, total, unit)]
    included = [Line(card.included_text, 10.5, "muted")]
    if card.badge_kind in _NOTED:
        included = [Line(note, 10.5, _BADGE_COLOURS[card.badge_kind]) for note in card.notes[:1]]
    return [
        *shapes,
        text(tr("Name"), 24, 34, name),
        text(tr("Total"), 60, 30, total),
        text(tr("Unit"), 90, 13, unit),
        text(tr("Difference"), 108, 28, Line(card.difference_text, 10.5)),
        text(tr("What is included"), 138, box.height - 144, *included),
    ]
