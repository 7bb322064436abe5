"""Slide 4: what is included and what is metered, and what would change the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.slides.costs import CAPTION, add_caption, below_caption
from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.layouts import ACROSS, BODY, LEFT
from ppm_desktop.paper.slides.markup import Box, Shape
from ppm_desktop.paper.slides.notes import notes_of
from ppm_desktop.paper.slides.option_colours import option_styles
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.paper.slides.tables import add_table, in_parts
from ppm_desktop.reports.coverage_table import POOL_LABEL, coverage_table
from ppm_desktop.reports.document.turning import turning_sentences
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.page import Page, Show
    from ppm_desktop.paper.slides.tables import Cell
    from ppm_desktop.reports.coverage_table import CoverageTable
    from ppm_desktop.reports.document.case import Case

_NAMES: Final = 168.0
_WORDS: Final = 76.0
_BETWEEN: Final = 18.0
#: The column that says how far the pool is used has sentences.
_POOL: Final = 1.5
#: Room for the table below a title of two lines.
_TABLE: Final = BODY.height - CAPTION - 6 - _WORDS - _BETWEEN


def build(show: Show, case: Case) -> None:
    """Add the slide, and others for many options; what would change the verdict stands on the first."""
    table = coverage_table(case.comparison, case.style, case.span)
    turning = turning_sentences(case) or (tr("There is no second option that can be bought."),)
    notes = notes_of(table.summary, _explained(), "\n".join(turning))
    rows, widths = _rows(table), _widths(table)
    colours = [style.colour for style in option_styles(case)]
    done = 0
    for part in in_parts(rows, widths, _TABLE):
        page = show.page(tr("What is included and what is metered"), table.title, notes)
        add_caption(page, table.subtitle)
        shown = len(part) - 1
        words = (tr("What is included and what is metered"), table.summary)
        area = below_caption(page)
        end = add_table(page, area._replace(height=area.height - _WORDS - _BETWEEN), widths, part, words, colours[done : done + shown])
        if not done:
            _turning(page, turning, end + _BETWEEN)
        done += shown


def _turning(page: Page, sentences: tuple[str, ...], top: float) -> None:
    lines = (heading(tr("What would change the verdict")), *bullets(sentences))
    page.add(Shape(lines[0].text, Box(LEFT, top, ACROSS, BODY.y + BODY.height - top), lines))


def _explained() -> str:
    return "\n".join(
        (
            tr("Included: the licence pays for the minutes, at no charge per minute."),
            tr("Paid by the pool: dial-out minutes of a month, up to licences × minutes in the pool; what the pool pays is no charge."),
            tr("Charged: all other minutes × the rate in force; a missing rate is never zero, and the total is then a lower bound (≥)."),
        )
    )


def _widths(table: CoverageTable) -> list[float]:
    each = (ACROSS - _NAMES) / (len(table.rows) + _POOL)
    return [_NAMES, *([each] * len(table.rows)), each * _POOL]


def _rows(table: CoverageTable) -> list[list[Cell]]:
    labels = (tr("Option"), *(row.label for row in table.rows), tr(POOL_LABEL))
    rows: list[list[Cell]] = [[(Line(label, 10.5, "muted", bold=True),) for label in labels]]
    for option, name in enumerate(table.columns):
        names = [Line(name, 11.0, bold=True)]
        if not table.eligible[option]:
            names.append(Line(tr("cannot be bought"), 9.5, "error"))
        cells: list[Cell] = [tuple(names)]
        for row in table.rows:
            cell = row.cells[option]
            quantity = tr("{quantity}: {cost}").format(quantity=cell.quantity_text, cost=cell.cost_text)
            lines = [Line(cell.share_text, 10.5)]
            if cell.quantity_text:
                lines.append(Line(quantity, 9.5, "warning" if cell.gap else "muted"))
            cells.append(tuple(lines))
        cells.append((Line(table.pools[option], 10.0),))
        rows.append(cells)
    return rows
