"""A slide on how sure the decision is: chances and bands of cost, the months of the likeliest option, and what to measure first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.look import light_tokens
from ppm_desktop.paper.slides.charts import Series, add_lines
from ppm_desktop.paper.slides.costs import add_caption, below_caption
from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.layouts import GAP
from ppm_desktop.paper.slides.markup import Shape
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.option_colours import option_styles
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.paper.slides.tables import add_table
from ppm_desktop.reports.decision_tables import chance_heads, chance_rows, with_short_names
from ppm_desktop.reports.document import how_sure
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.risk.fan_table import fan_table
from ppm_desktop.reports.risk.measure_table import measure_headline
from ppm_desktop.reports.risk.words import draws_text, recommendation, risk_sentences
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.markup import Box
    from ppm_desktop.paper.slides.page import Page, Show
    from ppm_desktop.paper.slides.tables import Cell
    from ppm_desktop.reports.document.case import Case

_PANEL: Final = 300.0
_NAMES: Final = 175.0
_MOST_ROWS: Final = 6
_TABLE: Final = 150.0


def build(show: Show, case: Case) -> None:
    """Add the slide. It takes thousands of draws, so it is shown when somebody asks for it."""
    findings, style = case.findings.risk, case.style
    summary, scenario = findings.summary, case.comparison.scenario
    page = show.page(tr("How sure the decision is"), recommendation(findings, style), notes_of(spoken(how_sure.build(case))))
    caption = tr("Cost of the whole period, {currency}, {draws}").format(currency=case.project.currency, draws=draws_text(summary, style))
    add_caption(page, example_note(case.project, caption))
    area = below_caption(page)
    end = _table(page, case, area._replace(height=_TABLE))
    below = area._replace(y=end + 12, height=area.y + area.height - end - 12)
    _fan(page, case, below._replace(width=below.width - _PANEL - GAP))
    measured = with_short_names(measure_headline(summary, findings.measured, style), scenario)
    words = [heading(tr("What follows")), *bullets((*risk_sentences(summary, style), measured), size=11.0)]
    page.add(Shape(words[0].text, below._replace(x=below.x + below.width - _PANEL, width=_PANEL), tuple(words)))


def _table(page: Page, case: Case, box: Box) -> float:
    heads, found = chance_heads(), chance_rows(case.findings.risk.summary, case.style)
    rows: list[list[Cell]] = [[(Line(head, 10.0, "muted", bold=True, align="r" if place else "l"),) for place, head in enumerate(heads)]]
    rows += [
        [(Line(text, 10.5, bold=place == 1, align="r" if place else "l"),) for place, text in enumerate(cells)]
        for cells in found[:_MOST_ROWS]
    ]
    colours = [style.colour for style in option_styles(case)][:_MOST_ROWS]
    more = len(found) - _MOST_ROWS
    if more > 0:
        said = trn("{count} more in the notes", "{count} more in the notes", more).format(count=more)
        rows.append([(Line(said, 10.0, "muted"),), *[()] * (len(heads) - 1)])
        colours.append("")
    widths = [_NAMES, *[(box.width - _NAMES) / (len(heads) - 1)] * (len(heads) - 1)]
    return add_table(page, box, widths, rows, (tr("Chances"), " ".join(risk_sentences(case.findings.risk.summary, case.style))), colours)


def _fan(page: Page, case: Case, box: Box) -> None:
    """Add the months of the option that is cheapest most often: P10, P50 and P90 as lines."""
    summary = case.findings.risk.summary
    fan, likeliest = fan_table(summary, case.style), summary.likeliest
    band = next((one for one in fan.bands if likeliest is not None and one.key == likeliest.result.option.id), None)
    if band is None or case.project.months == 1:
        return
    colour = light_tokens()[band.role]
    levels = (("P90", band.high), ("P50", band.middle), ("P10", band.low))
    said = tr("{option}, {level}")
    series = [Series(said.format(option=band.name, level=name), values, (colour,), dashed=name != "P50") for name, values in levels]
    add_lines(page, box, [month.first_day for month in case.project.period], series, (tr("Cost by month"), fan.summary), case.today)
