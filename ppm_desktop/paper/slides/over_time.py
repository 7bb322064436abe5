"""Slide 3: what the options have cost up to each month, and when another one becomes the cheapest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.slides.charts import Series, add_lines
from ppm_desktop.paper.slides.costs import add_caption, below_caption
from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.layouts import GAP
from ppm_desktop.paper.slides.markup import Shape
from ppm_desktop.paper.slides.notes import notes_of
from ppm_desktop.paper.slides.option_colours import option_styles
from ppm_desktop.paper.slides.page import heading
from ppm_desktop.paper.slides.tables import add_table
from ppm_desktop.reports.cost_lines import cumulative_cost, monthly_cost
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.page import Show
    from ppm_desktop.paper.slides.tables import Cell
    from ppm_desktop.reports.cost_lines import LineTable
    from ppm_desktop.reports.document.case import Case

_PANEL: Final = 270.0
_NAMES: Final = 178.0
_WORDS: Final = 100.0
_BETWEEN: Final = 16.0
#: Changes that are said one by one; more of them are counted in the title.
_MOST_CHANGES: Final = 3
_MOST_ROWS: Final = 10


def build(show: Show, case: Case) -> None:
    """Add the slide; nothing where there is one month only."""
    if case.project.months == 1:
        return
    table = cumulative_cost(case.comparison, case.style)
    changes = changes_in_words(table)
    months = monthly_cost(case.comparison, case.style)
    rule = tr("Added up: the cost of a month and of all months before it. Options that lack a price are lower bounds and cannot lead.")
    page = show.page(tr("Cost over time"), table.title, notes_of(table.summary, "\n".join(changes), rule, months.summary))
    add_caption(page, table.subtitle)
    area = below_caption(page)
    chart = area._replace(width=area.width - _PANEL - GAP)
    styles = option_styles(case)
    series = [
        Series(line.name, line.values, (style.colour,), dashed=not line.eligible) for line, style in zip(table.lines, styles, strict=True)
    ]
    add_lines(
        page, chart, [month.first_day for month in case.project.period], series, (tr("Cost added up, chart"), table.summary), case.today
    )
    panel = area._replace(x=area.x + area.width - _PANEL, width=_PANEL)
    order = sorted(range(len(table.lines)), key=lambda place: table.lines[place].values[-1])
    rows, colours = _rows(table, order), [styles[place].colour for place in order]
    shown = min(len(order), _MOST_ROWS)
    if len(order) > shown:
        more = trn("{count} more in the chart", "{count} more in the chart", len(order) - shown).format(count=len(order) - shown)
        rows[shown + 1 :] = [[(Line(more, 10.0, "muted"),), ()]]
    box = panel._replace(height=panel.height - _WORDS)
    end = add_table(
        page, box, (_NAMES, _PANEL - _NAMES), rows, (tr("Cost at the end"), table.summary), [*colours[:shown], *[""] * (len(order) > shown)]
    )
    words = [heading(tr("When the cheapest changes")), *(Line(change, 12.0, before=4) for change in changes)]
    page.add(Shape(words[0].text, panel._replace(y=end + _BETWEEN, height=_WORDS - _BETWEEN), tuple(words)))


def changes_in_words(table: LineTable) -> list[str]:
    """Say from which months on another option is the cheapest in total."""
    said = tr("From {month} on, the cheapest in total is {option}.")
    changes = [said.format(month=table.months[lead.month], option=table.lines[lead.line].name) for lead in table.leads]
    if not changes:
        return [tr("Never in this period.") if any(line.complete and line.eligible for line in table.lines) else table.title]
    more = len(changes) - _MOST_CHANGES
    if more > 0:
        changes = [trn("{count} earlier change.", "{count} earlier changes.", more).format(count=more), *changes[-_MOST_CHANGES:]]
    return changes


def _rows(table: LineTable, order: list[int]) -> list[list[Cell]]:
    head = (Line(tr("By {month}").format(month=table.months[-1]), 10.5, "muted", bold=True),)
    rows: list[list[Cell]] = [[head, (Line(table.currency, 10.5, "muted", bold=True, align="r"),)]]
    for place in order:
        line = table.lines[place]
        name = [Line(line.name, 11.0)]
        if not line.eligible:
            name.append(Line(tr("cannot be bought"), 9.5, "error"))
        elif not line.complete:
            name.append(Line(tr("a lower bound"), 9.5, "warning"))
        rows.append([tuple(name), (Line(line.texts[-1], 11.0, bold=True, align="r"),)])
    return rows
