"""A slide on imported calls: their billed minutes by month and class, what the export says of them, and what is to be known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.period import months_from
from ppm_desktop.paper.look import light_tokens
from ppm_desktop.paper.slides.charts import Series, add_lines
from ppm_desktop.paper.slides.costs import add_caption, below_caption
from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.layouts import GAP
from ppm_desktop.paper.slides.markup import Shape
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.paper.slides.tables import add_table
from ppm_desktop.paper.slides.twin_table import add_twin
from ppm_desktop.reports.document import calls
from ppm_desktop.reports.usage.months_table import usage_months_table
from ppm_desktop.reports.usage.words import places_twin, usage_figures, usage_finding, usage_notes
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.kept_usage import KeptUsage
    from ppm_desktop.paper.slides.markup import Box
    from ppm_desktop.paper.slides.page import Page, Show
    from ppm_desktop.paper.slides.tables import Cell
    from ppm_desktop.reports.document.case import Case

_PANEL: Final = 320.0
_AMOUNTS: Final = 130.0
_FIGURES: Final = 170.0
_PLACES: Final = 180.0
_TYPES: Final = 100.0
_MOST_PLACES: Final = 8
_MOST_NOTES: Final = 3


def build(show: Show, case: Case) -> None:
    """Add the slide; nothing unless the plan keeps what an import found, and that has months."""
    kept, style = case.project.usage_summary, case.style
    if kept is None or not kept.summary.months:
        return
    table = usage_months_table(kept, "minutes", style)
    notes = notes_of(table.summary, spoken(calls.build(case)))
    page = show.page(tr("Imported calls"), usage_finding(kept, style), notes)
    several = len(table.months) > 1
    add_caption(page, tr("{finding}; billed minutes by month").format(finding=table.title) if several else table.title)
    area = below_caption(page)
    wide = area._replace(width=area.width - _PANEL - GAP)
    if several:
        _add_months(page, wide, kept, case)
    else:
        twin = places_twin(kept, style)
        add_twin(page, wide, twin, style, texts={0: _PLACES, 1: _TYPES}, summary=table.summary, most=_MOST_PLACES)
    panel = area._replace(x=area.x + area.width - _PANEL, width=_PANEL)
    rows: list[tuple[Cell, ...]] = [
        ((Line(tr("Figure"), 10.0, "muted", bold=True),), (Line(tr("Amount"), 10.0, "muted", bold=True, align="r"),))
    ]
    rows += [
        ((Line(figure.name, 11.0),), (Line(figure.text, 11.0, "warning" if figure.grave else "text", bold=True, align="r"),))
        for figure in usage_figures(kept, style)
    ]
    words = (tr("What the export says"), usage_finding(kept, style))
    end = add_table(page, panel._replace(height=_FIGURES), (_PANEL - _AMOUNTS, _AMOUNTS), rows, words)
    said = usage_notes(kept.summary, style)[:_MOST_NOTES]
    if said:
        lines = [heading(tr("To be known")), *bullets(said, size=11.0)]
        page.add(Shape(lines[0].text, panel._replace(y=end + 12, height=area.y + area.height - end - 12), tuple(lines)))


def _add_months(page: Page, box: Box, kept: KeptUsage, case: Case) -> None:
    """Draw a line for each class, from the first month of the calls to the last."""
    table, tokens = usage_months_table(kept, "minutes", case.style), light_tokens()
    colours = (tokens["text"], tokens["credits"], tokens["muted"])
    series = [
        Series(row.name, row.values, (colour,), dashed=place == len(colours) - 1)
        for place, (row, colour) in enumerate(zip(table.rows, colours, strict=True))
    ]
    first = kept.summary.months[0]
    days = [month.first_day for month in months_from(first, len(table.months))]
    add_lines(page, box, days, series, (tr("Billed minutes by month, chart"), table.summary), case.today)
