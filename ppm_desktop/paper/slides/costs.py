"""Slide 2: cost by component and option, as bars and as figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.charts.colours import shade
from ppm_desktop.paper.look import light_tokens
from ppm_desktop.paper.slides.charts import Series, add_bars
from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.layouts import ACROSS, BODY, LEFT
from ppm_desktop.paper.slides.markup import Box, Shape
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.option_colours import option_styles
from ppm_desktop.paper.slides.tables import add_table, in_parts, row_height
from ppm_desktop.reports.apportion import apportioned
from ppm_desktop.reports.document import method, prices
from ppm_desktop.reports.number_text import common_digits
from ppm_desktop.reports.shortfall import gaps_text
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.page import Page, Show
    from ppm_desktop.paper.slides.tables import Cell
    from ppm_desktop.reports.cost_table import CostTable
    from ppm_desktop.reports.document.case import Case

#: With more options the figures have a slide of their own.
_TOGETHER: Final = 6
_NAMES: Final = 220.0
CAPTION: Final = 18.0
_NOTE: Final = 30.0


def build(show: Show, case: Case) -> None:
    """Add the slide, and others for the figures of many options."""
    table = case.costs
    notes = notes_of(table.summary, tr("How it was calculated"), spoken(method.build(case)), spoken(prices.build(case)))
    page = show.page(tr("Cost by component"), table.title, notes)
    add_caption(page, table.subtitle)
    area = _noted(page, table)
    rows, widths, colours = _rows(table), _widths(table), [style.colour for style in option_styles(case)]
    words = (tr("Cost by component"), table.summary)
    if len(table.columns) <= _TOGETHER:
        high = sum(row_height(row, widths) for row in rows)
        _chart(page, case, area._replace(height=area.height - high - 8))
        add_table(page, area._replace(y=area.y + area.height - high, height=high), widths, rows, words, colours)
        return
    _chart(page, case, area)
    done = 0
    for part in in_parts(rows, widths, BODY.height - CAPTION - _NOTE):
        figures = show.page(tr("Cost by component"), table.title, table.summary)
        add_caption(figures, table.subtitle)
        shown = len(part) - 1
        add_table(figures, _noted(figures, table), widths, part, words, colours[done : done + shown])
        done += shown


def add_caption(page: Page, text: str) -> None:
    """Add what is shown, in which unit, below the title."""
    page.add(Shape(tr("What is shown"), page.area._replace(height=CAPTION), (Line(text, 12.0, "muted"),)))


def below_caption(page: Page) -> Box:
    """Return the free area below a slide's caption."""
    return page.area._replace(y=page.area.y + CAPTION + 6, height=page.area.height - CAPTION - 6)


def _noted(page: Page, table: CostTable) -> Box:
    """Say what lacks a price; return the area that is left."""
    area = below_caption(page)
    gaps = list(dict.fromkeys(gap for gap in table.total.gaps if gap))
    if not gaps:
        return area
    said = tr("≥: a lower bound, incomplete. There is {gaps}.").format(gaps=gaps_text(gaps, most=3))
    box = Box(LEFT, area.y + area.height - _NOTE + 4, ACROSS, _NOTE)
    page.add(Shape(tr("What is missing"), box, (Line(said, 11.0, "warning", bold=True),)))
    return area._replace(height=area.height - _NOTE)


def _chart(page: Page, case: Case, box: Box) -> None:
    table, background = case.costs, light_tokens()["background"]
    bases = [style.colour for style in option_styles(case)]
    printed = _as_printed(table)
    series = [
        Series(row.label, tuple(parts[place] for parts in printed), tuple(shade(base, background, place) for base in bases))
        for place, row in enumerate(table.rows)
    ]
    total = Series(table.total.label, tuple(sum(parts) for parts in printed), ())
    add_bars(page, box, _bar_names(table), series, total, (tr("Cost by component, chart"), table.summary), case.today)


def _as_printed(table: CostTable) -> list[list[float]]:
    """Return the parts of each option as the table prints them, so that bars and table say the same and parts add up."""
    digits = common_digits(table.total.values)
    return [apportioned([row.values[option] for row in table.rows], digits) for option in range(len(table.columns))]


def _bar_names(table: CostTable) -> list[str]:
    """Return what stands beside each bar: the option and its total."""
    names = []
    for name, total, eligible in zip(table.columns, table.total.texts, table.eligible, strict=True):
        said = tr("{option}: {amount}") if eligible else tr("{option}: {amount}, cannot be bought")
        names.append(said.format(option=name, amount=total))
    return names


def _widths(table: CostTable) -> list[float]:
    figures = len(table.rows) + 1
    return [_NAMES, *([(ACROSS - _NAMES) / figures] * figures)]


def _rows(table: CostTable) -> list[list[Cell]]:
    shown = (*table.rows, table.total)
    head: list[Cell] = [(Line(table.unit, 10.5, "muted", bold=True),)]
    head += [(Line(row.label, 10.5, "muted", bold=True, align="r"),) for row in shown]
    rows = [head]
    for option, name in enumerate(table.columns):
        cells: list[Cell] = [(Line(name, 11.0),)]
        cells += [(Line(row.texts[option], 11.0, bold=row is table.total, align="r"),) for row in shown]
        rows.append(cells)
    return rows
