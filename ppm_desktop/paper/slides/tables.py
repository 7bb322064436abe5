"""Native tables: a head, hairlines between rows, figures to the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from ppm_desktop.paper.slides.fitting import Line, fitted, height_of
from ppm_desktop.paper.slides.markup import NAMESPACES, Box, emu, filled, paragraphs
from ppm_desktop.paper.slides.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ppm_desktop.paper.slides.page import Page

#: A cell is its paragraphs.
Cell = tuple[Line, ...]
_ACROSS: Final = 5.0
_DOWN: Final = 4.0
#: Width of a row's mark.
_MARK: Final = 4.0
#: No cell is higher, however long its text.
_HIGHEST: Final = 66.0
#: PowerPoint's name for the style without grid and without colours.
_PLAIN_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_SCALES: Final = (1.0, 0.94, 0.88, 0.82, 0.76)


def add_table(
    page: Page, box: Box, widths: Sequence[float], rows: Sequence[Sequence[Cell]], words: tuple[str, str], marks: Sequence[str] = ()
) -> float:
    """Add a table whose first row is its head, with smaller letters where it would be too high.

    Args:
        page: The slide.
        box: Where it stands and how high it may become.
        widths: Of the columns, in points.
        rows: Cells row by row.
        words: Its name, and what it shows for those who do not see it.
        marks: Colours of the rows below the head, at their left edge.

    Returns:
        Where it ends, in points from the top of the slide.
    """
    for scale in _SCALES:
        shown = [[_scaled(cell, scale, width) for cell, width in zip(row, widths, strict=True)] for row in rows]
        heights = [row_height(row, widths) for row in shown]
        if sum(heights) <= box.height:
            break
    frame = page.slide.shapes.add_table(
        len(rows), len(widths), Emu(emu(box.x)), Emu(emu(box.y)), Emu(emu(sum(widths))), Emu(emu(sum(heights)))
    )
    table = frame.table
    table.horz_banding = False
    for place, width in enumerate(widths):
        table.columns[place].width = Emu(emu(width))
    for place, height in enumerate(heights):
        table.rows[place].height = Emu(emu(height))
    element: Any = frame.element
    element.find(f".//{qn('a:tableStyleId')}").text = _PLAIN_STYLE
    describe(element, *words)
    cells = (cell for row in shown for cell in row)
    for place, (target, cell) in enumerate(zip(list(element.iter(qn("a:tc"))), cells, strict=True)):
        row, column = divmod(place, len(widths))
        mark = marks[row - 1] if marks and row and not column else ""
        target.getparent().replace(target, parse_xml(_cell(cell, page.language, mark, head=not row)))
    return box.y + sum(heights)


def row_height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Return how high a row is, in points."""
    return max(height_of(cell, width - 2 * _ACROSS) for cell, width in zip(row, widths, strict=True)) + 2 * _DOWN


def in_parts(rows: Sequence[Sequence[Cell]], widths: Sequence[float], height: float) -> Iterator[Sequence[Sequence[Cell]]]:
    """Divide a table that is too high for one slide; each part has the head."""
    head, part = rows[0], [rows[0]]
    for row in rows[1:]:
        limited = [[_scaled(cell, _SCALES[-1], width) for cell, width in zip(one, widths, strict=True)] for one in (*part, row)]
        if len(part) > 1 and sum(row_height(one, widths) for one in limited) > height:
            yield part
            part = [head]
        part.append(row)
    yield part


def describe(element: Any, name: str, words: str) -> None:  # noqa: ANN401 - an element of a library without types
    """Say what a table, chart or picture is called and what it shows."""
    shape = next(element.iter(qn("p:cNvPr")))
    shape.set("name", plain(name, 80))
    shape.set("descr", plain(words, 2000))


def _scaled(cell: Cell, scale: float, width: float) -> Cell:
    smaller = [replace(line, size=round(line.size * scale * 2) / 2) for line in cell]
    return tuple(fitted(smaller, width - 2 * _ACROSS, _HIGHEST)) if smaller else ()


def _cell(cell: Cell, language: str, mark: str, *, head: bool) -> str:
    room = f'marL="{emu(_ACROSS)}" marR="{emu(_ACROSS)}" marT="{emu(_DOWN)}" marB="{emu(_DOWN)}"'
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnR", "lnT"))
    left = f'<a:lnL w="{emu(_MARK)}">{filled(mark)}</a:lnL>' if mark else '<a:lnL w="0"><a:noFill/></a:lnL>'
    below = f'<a:lnB w="{emu(1.0 if head else 0.5)}">{filled("muted" if head else "line")}</a:lnB>'
    return (
        f"<a:tc {NAMESPACES}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(cell, language)}</a:txBody>"
        f'<a:tcPr {room} anchor="{"b" if head else "ctr"}">{left}{none}{below}<a:noFill/></a:tcPr></a:tc>'
    )
