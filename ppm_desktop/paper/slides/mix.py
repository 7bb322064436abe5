"""A slide on the best mix of products: who gets what, how sure that is, and what keeping it simple costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.decisions.best_mix.candidates import NoCandidateError
from ppm_desktop.paper.slides.costs import add_caption, below_caption
from ppm_desktop.paper.slides.markup import Shape
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.paper.slides.twin_table import add_twin
from ppm_desktop.reports.document import mix
from ppm_desktop.reports.document.levers import short_names
from ppm_desktop.reports.mix.words import (
    against_option_sentence,
    expected_cost_sentence,
    gap_sentence,
    mix_headline,
    no_candidate_sentence,
    simple_sentence,
)
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.page import Show
    from ppm_desktop.reports.document.case import Case

#: Widths of group, product and who has it.
_TEXTS: Final = {0: 130.0, 1: 170.0, 2: 150.0}
_TABLE: Final = 210.0
_MOST_ROWS: Final = 7


def build(show: Show, case: Case) -> None:
    """Add the slide. The search takes seconds in large plans, so it is shown when somebody asks for it."""
    found, style, kicker = case.findings.mix, case.style, tr("The best mix of products")
    notes = notes_of(spoken(mix.build(case)))
    if isinstance(found, NoCandidateError):
        show.page(kicker, no_candidate_sentence(found), notes)
        return
    answer, simple = found
    page = show.page(kicker, mix_headline(answer, style), notes)
    twin = short_names(mix.readable(answer, style), case.comparison.scenario)
    add_caption(page, twin.subtitle)
    area = below_caption(page)
    end = add_twin(page, area._replace(height=_TABLE), twin, style, texts=_TEXTS, summary=mix_headline(answer, style), most=_MOST_ROWS)
    sentences = (gap_sentence(answer, style), against_option_sentence(answer, case.comparison.cheapest, style))
    lines = [
        heading(tr("How good it is")),
        *bullets(sentence for sentence in (*sentences, expected_cost_sentence()) if sentence is not None),
    ]
    if simple:
        lines.append(replace(heading(tr("What keeping it simple costs")), before=10.0))
        lines += bullets(simple_sentence(answer, one, style) for one in simple)
    small = tuple(replace(line, size=min(line.size, 11.5)) for line in lines)
    page.add(Shape(lines[0].text, area._replace(y=end + 14, height=area.y + area.height - end - 14), small))
