"""The outline as data for the template. Every text goes as data and is never read as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.charts.plate import MARGIN
from ppm_desktop.paper.charts import PAGE_WIDTH, SMALL_WIDTH, chart_svg
from ppm_desktop.paper.look import light_tokens
from ppm_desktop.reports.document.blocks import Bullets, Callout, Card, Cards, ChartFigure, Heading, Paragraph, Table

if TYPE_CHECKING:
    from ppm_desktop.charts.plate import Caption
    from ppm_desktop.reports.document.blocks import Block, Item
    from ppm_desktop.reports.document.outline import Document

#: A run without a space that is longer gets places where a line may break: a name of hundreds of letters would leave the page.
_LONGEST_RUN: Final = 24
#: So short that pieces fit the narrowest column.
_PIECE: Final = 8
_RUN: Final = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")
_BREAK_HERE: Final = "\N{ZERO WIDTH SPACE}"
#: Words of one text that is printed; longer ones are notes pasted from elsewhere, and are cut with an ellipsis.
_LONGEST_TEXT: Final = 20_000


def content_of(document: Document, caption: Caption) -> list[dict[str, Any]]:
    """Return the sections as JSON values."""
    return [
        {
            "id": section.id,
            "title": breakable(section.title),
            "own_page": section.own_page,
            "blocks": [_block(block, caption) for block in section.blocks],
        }
        for section in document.sections
    ]


def breakable(text: str) -> str:
    """Return a text whose long runs of letters may be broken, cut where nobody would read it to its end."""
    text = text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"
    return _RUN.sub(_with_breaks, text)


def _with_breaks(found: re.Match[str]) -> str:
    run = found[0]
    return _BREAK_HERE.join(run[begin : begin + _PIECE] for begin in range(0, len(run), _PIECE))


def _block(block: Block, caption: Caption) -> dict[str, Any]:  # noqa: PLR0911 - a return for each kind of block
    match block:
        case Heading():
            return {"block": "heading", "text": breakable(block.text)}
        case Paragraph():
            return {
                "block": "paragraph",
                "tone": block.tone,
                "lines": [breakable(line) for line in block.text.splitlines() if line.strip()],
            }
        case Bullets():
            return {"block": "bullets", "numbered": block.numbered, "items": [_item(item) for item in block.items]}
        case Table():
            return _table(block)
        case Cards():
            return {"block": "cards", "cards": [_card(card) for card in block.cards]}
        case Callout():
            return {"block": "callout", "kind": block.kind, "text": breakable(block.text)}
        case ChartFigure():
            width = SMALL_WIDTH if block.small else PAGE_WIDTH
            return {"block": "chart", "svg": chart_svg(block, caption, width), "alt": breakable(block.alt), "margin": MARGIN / width}


def _item(item: Item) -> dict[str, Any]:
    return {"text": breakable(item.text), "details": [breakable(detail) for detail in item.details]}


def _table(table: Table) -> dict[str, Any]:
    return {
        "block": "table",
        "caption": breakable(table.caption),
        "note": breakable(table.note),
        "columns": [{"label": breakable(column.label), "kind": column.kind, "share": column.share} for column in table.columns],
        "rows": [{"kind": row.kind, "cells": [breakable(cell) for cell in row.cells]} for row in table.rows],
    }


def _card(card: Card) -> dict[str, Any]:
    return {
        "name": breakable(card.name),
        "badge": card.badge,
        "badge_kind": card.badge_kind,
        "colour": light_tokens()[card.role],
        "total": card.total,
        "unit": card.unit,
        "lines": [breakable(line) for line in card.lines],
        "notes": [breakable(note) for note in card.notes],
    }
