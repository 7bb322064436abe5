"""Sections of the report as plain text, for the notes of a slide: what is said, with formulas and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.document.blocks import Bullets, Callout, ChartFigure, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.reports.document.blocks import Block


def spoken(blocks: Iterable[Block]) -> str:
    """Return blocks as lines of text: lists with their numbers, tables row by row."""
    return "\n".join(line for block in blocks for line in _lines(block))


def notes_of(*parts: str) -> str:
    """Return the notes of a slide: parts that say something, with a line between them."""
    return "\n\n".join(part for part in parts if part.strip())


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return ["", block.text]
        case Paragraph() | Callout():
            return [block.text]
        case Bullets():
            lines = []
            for number, item in enumerate(block.items, start=1):
                lines += [f"{number}. {item.text}" if block.numbered else f"• {item.text}", *(f"   {detail}" for detail in item.details)]
            return lines
        case Table():
            rows = (" · ".join(cell for cell in row.cells if cell) for row in block.rows)
            head = " · ".join(column.label for column in block.columns if column.label)
            return [text for text in (block.caption, head, *rows, block.note) if text]
        case ChartFigure():
            return [block.alt]
        case _:
            return []
