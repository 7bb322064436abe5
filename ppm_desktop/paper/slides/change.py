"""A slide on what would change the decision: equal cost of the best two, the smallest change that turns it, and the tornado."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.look import light_tokens
from ppm_desktop.paper.slides.charts import Series, add_tornado
from ppm_desktop.paper.slides.costs import add_caption, below_caption
from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.layouts import GAP
from ppm_desktop.paper.slides.markup import Shape
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.reports.decision_tables import with_short_names
from ppm_desktop.reports.document import change
from ppm_desktop.reports.document.turning import turning_sentences
from ppm_desktop.reports.sensitivity.flip_words import flip_sentence
from ppm_desktop.reports.sensitivity.tornado_table import tornado_table
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.markup import Box
    from ppm_desktop.paper.slides.page import Page, Show
    from ppm_desktop.reports.document.case import Case

_PANEL: Final = 270.0
#: So many bars can be read from the last row.
_MOST_BARS: Final = 8


def build(show: Show, case: Case) -> None:
    """Add the slide; nothing without a second option that can be bought."""
    tornado = case.findings.tornado
    if tornado is None:
        return
    table, scenario = tornado_table(tornado, case.style), case.comparison.scenario
    flips = case.findings.flips
    notes = notes_of(with_short_names(table.summary, scenario), spoken(change.build(case)))
    page = show.page(tr("What would change the decision"), flip_sentence(flips, case.style), notes)
    add_caption(page, with_short_names(table.subtitle, scenario))
    area = below_caption(page)
    words = [heading(tr("Where the best two cost the same")), *bullets(turning_sentences(case), size=11.5)]
    words += [Line(tr("What each input does"), 12.0, "muted", bold=True, before=14)]
    words += bullets([with_short_names(table.title, scenario)], size=11.5)
    panel = area._replace(x=area.x + area.width - _PANEL, width=_PANEL)
    page.add(Shape(words[0].text, panel, tuple(words)))
    _chart(page, case, area._replace(width=area.width - _PANEL - GAP))


def _chart(page: Page, case: Case, box: Box) -> None:
    tornado = case.findings.tornado
    table = None if tornado is None else tornado_table(tornado, case.style)
    known = [] if table is None else [bar for bar in table.bars if None not in (bar.low.difference, bar.high.difference)][:_MOST_BARS]
    if table is None or table.today is None or not known:
        page.add(Shape(tr("What is missing"), box, (Line(tr("The difference is not known: a price is missing"), 12.0, "warning"),)))
        return
    said = tr("{input}: {low} to {high}")
    scenario = case.comparison.scenario
    names = [said.format(input=with_short_names(bar.name, scenario), low=bar.low.value, high=bar.high.value) for bar in known]
    tokens = light_tokens()
    series = [
        Series(tr("Difference at low"), tuple(bar.low.difference or 0.0 for bar in known), (tokens["muted"],)),
        Series(tr("Difference at high"), tuple(bar.high.difference or 0.0 for bar in known), (tokens[table.roles[0]],)),
    ]
    add_tornado(page, box, names, series, table.today, (tr("Tornado chart"), with_short_names(table.summary, scenario)), case.today)
