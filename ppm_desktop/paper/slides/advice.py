"""A slide on how much to recharge: advised amounts beside those that are set, and what each leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.slides.costs import add_caption, below_caption
from ppm_desktop.paper.slides.markup import Shape
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.paper.slides.twin_table import add_twin
from ppm_desktop.reports.document import credits_section
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.funding.advice_table import advice_twin
from ppm_desktop.reports.funding.advice_words import advice_headline, advice_sentences
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.page import Show
    from ppm_desktop.reports.document.case import Case

_NAMES: Final = 420.0
_TABLE: Final = 220.0
_MOST_ROWS: Final = 8
_MOST_SENTENCES: Final = 5


def build(show: Show, case: Case) -> None:
    """Add the slide; nothing unless credits are bought ahead. It takes thousands of draws, so it is shown when somebody asks for it."""
    advice, currency, style = case.findings.advice, case.project.currency, case.style
    if advice is None:
        return
    said = advice_headline(advice, currency, style)
    page = show.page(tr("How much to recharge"), said, notes_of(spoken(credits_section.build_advice(case))))
    twin = advice_twin(advice, currency, style)
    add_caption(page, example_note(case.project, twin.subtitle))
    area = below_caption(page)
    end = area.y
    if advice.spends:
        end = add_twin(page, area._replace(height=_TABLE), twin, style, texts={0: _NAMES}, summary=said, most=_MOST_ROWS) + 14
    sentences = advice_sentences(advice, currency, style)[:_MOST_SENTENCES]
    if sentences:
        lines = (heading(tr("To be known")), *bullets(sentences, size=11.5))
        page.add(Shape(lines[0].text, area._replace(y=end, height=area.y + area.height - end), lines))
