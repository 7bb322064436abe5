"""A slide on credits: the balance by month, the figures of the wallet, and what is to be known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.wallet import UNITS
from ppm_desktop.paper.look import light_tokens
from ppm_desktop.paper.slides.charts import Series, add_lines
from ppm_desktop.paper.slides.costs import add_caption, below_caption
from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.layouts import GAP
from ppm_desktop.paper.slides.markup import Shape
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.paper.slides.tables import add_table
from ppm_desktop.reports.document import credits_section
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.funding.wallet_table import wallet_table
from ppm_desktop.reports.funding.words import funding_notes
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.page import Show
    from ppm_desktop.paper.slides.tables import Cell
    from ppm_desktop.reports.document.case import Case

_PANEL: Final = 300.0
_AMOUNTS: Final = 130.0
_TABLE: Final = 230.0
_MOST_NOTES: Final = 3


def build(show: Show, case: Case) -> None:
    """Add the slide; nothing unless credits are bought ahead."""
    funding, style = case.findings.funding, case.style
    if funding is None or funding.wallet is None:
        return
    table = wallet_table(funding, style)
    notes = notes_of(table.summary, spoken(credits_section.build(case)))
    page = show.page(tr("Credits: money bought ahead"), table.title, notes)
    caption = tr("{option}: balance at the end of each month and what was used in it, {currency}")
    add_caption(page, example_note(case.project, caption.format(option=funding.result.option.name, currency=case.project.currency)))
    area = below_caption(page)
    tokens = light_tokens()
    months = funding.wallet.months
    named = (
        (tr("Balance"), [moved.closing for _month, moved in months], tokens["credits"], False),
        (tr("Used"), [moved.used for _month, moved in months], tokens["text"], True),
    )
    series = [Series(name, tuple(units / UNITS for units in amounts), (colour,), dashed=dashed) for name, amounts, colour, dashed in named]
    days = [month.first_day for month, _moved in months]
    add_lines(page, area._replace(width=area.width - _PANEL - GAP), days, series, (tr("Credits by month"), table.summary), case.today)
    panel = area._replace(x=area.x + area.width - _PANEL, width=_PANEL)
    head = (Line(tr("Figure"), 10.0, "muted", bold=True),), (Line(tr("Amount"), 10.0, "muted", bold=True, align="r"),)
    rows: list[tuple[Cell, ...]] = [head]
    rows += [
        ((Line(figure.name, 10.5),), (Line(figure.text, 10.5, "warning" if figure.grave else "text", bold=True, align="r"),))
        for figure in credits_section.figures_of(funding, style)
    ]
    words = (tr("The money of the whole plan"), table.summary)
    end = add_table(page, panel._replace(height=_TABLE), (_PANEL - _AMOUNTS, _AMOUNTS), rows, words)
    said = funding_notes(funding, style)[:_MOST_NOTES]
    if said:
        lines = [heading(tr("To be known")), *bullets(said, size=11.0)]
        page.add(Shape(lines[0].text, panel._replace(y=end + 12, height=area.y + area.height - end - 12), tuple(lines)))
