"""A slide on levers: what each saves alone and in their order, and what was assumed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.slides.costs import add_caption, below_caption
from ppm_desktop.paper.slides.markup import Shape
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.paper.slides.twin_table import add_twin
from ppm_desktop.reports.decision_tables import with_short_names
from ppm_desktop.reports.document import levers
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.levers.table import levers_table
from ppm_desktop.reports.levers.words import assumption_sentences, drain_sentence, moves_sentences
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.page import Show
    from ppm_desktop.reports.document.case import Case

_NAMES: Final = 320.0
_TABLE: Final = 150.0
_MOST_DRAINS: Final = 2
_MOST_LEVERS: Final = 6


def build(show: Show, case: Case) -> None:
    """Add the slide; nothing where the chosen option charges for no calls."""
    study, style, scenario = case.findings.levers, case.style, case.comparison.scenario
    if study is None:
        return
    table = levers_table(study, style)
    page = show.page(tr("What settings and habits save"), table.title, notes_of(table.summary, spoken(levers.build(case))))
    add_caption(page, example_note(case.project, tr("Saved a year, {currency}").format(currency=table.currency)))
    area = below_caption(page)
    end = add_twin(page, area._replace(height=_TABLE), table.twin, style, texts={0: _NAMES}, summary=table.summary, most=_MOST_LEVERS)
    drained = [drain for drain in study.drains if drain.overage > 0][:_MOST_DRAINS]
    said = [drain_sentence(drain, case.project, style) for drain in drained]
    said += moves_sentences(drained, case.project, style)
    lines = []
    if said:
        lines += [heading(tr("Who uses up the pool")), *bullets([with_short_names(text, scenario) for text in said], size=11.5)]
    lines += [replace(heading(tr("What the figures stand on")), before=10.0 if said else 0.0)]
    lines += bullets([with_short_names(text, scenario) for text in assumption_sentences(study.levers, style)], size=11.0)
    page.add(Shape(lines[0].text, area._replace(y=end + 14, height=area.y + area.height - end - 14), tuple(lines)))
