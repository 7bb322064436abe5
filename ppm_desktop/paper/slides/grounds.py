"""Slide 5: what the figures rest on, what is open, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.paper.slides.fitting import Line
from ppm_desktop.paper.slides.layouts import COLUMN_INDEX, column
from ppm_desktop.paper.slides.notes import notes_of, spoken
from ppm_desktop.paper.slides.page import bullets, heading
from ppm_desktop.reports.document import assumptions, open_questions, prices, steps
from ppm_desktop.reports.document.blocks import Bullets
from ppm_desktop.reports.source_age import marked_age_text
from ppm_desktop.reports.words import status_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.paper.slides.page import Show
    from ppm_desktop.reports.document.case import Case

_MOST: Final = 4
_MOST_STEPS: Final = 6
_SIZE: Final = 11.5


def build(show: Show, case: Case) -> None:
    """Add the slide."""
    notes = notes_of(
        *(
            f"{title}\n{spoken(section.build(case))}"
            for title, section in (
                (tr("Assumptions and limits"), assumptions),
                (tr("Prices and where they come from"), prices),
                (tr("What the documentation leaves open"), open_questions),
                (tr("What to do next"), steps),
            )
        )
    )
    title = tr("What the figures rest on, what is open, and what to do next")
    page = show.page(tr("Assumptions, sources, open questions, next steps"), title, notes, columned=True)
    for place, lines in enumerate((_assumptions(case), [*_sources(case), *_questions(case)], _steps(case))):
        page.write(COLUMN_INDEX + place, column(place), lines)


def _assumptions(case: Case) -> list[Line]:
    known, limits = (block for block in assumptions.build(case) if isinstance(block, Bullets))
    texts = [item.text for item in known.items]
    return [
        heading(tr("How well the inputs are known")),
        *bullets(texts, size=_SIZE),
        _next_heading(tr("What the estimate leaves out")),
        *_some([item.text for item in limits.items], _MOST),
    ]


def _sources(case: Case) -> list[Line]:
    said = tr("{source}, {day} ({age}; {mark})")
    texts = [
        said.format(
            source=source.title,
            day=case.style.day(source.date),
            age=marked_age_text(source.date, case.today),
            mark=status_label(source.status),
        )
        for source in case.project.price_book.sources
    ]
    return [heading(tr("Sources of prices")), *_some(texts, _MOST)]


def _questions(case: Case) -> list[Line]:
    found = case.steps.contradictions
    weigh = tr("{question} (changes the cost)")
    texts = [weigh.format(question=one.title) if one.changes_cost else one.title for one in found]
    title = _next_heading(tr("What the documentation leaves open"))
    return [title, *(_some(texts, _MOST) if texts else bullets([tr("Nothing that concerns this option.")], size=_SIZE))]


def _steps(case: Case) -> list[Line]:
    title = tr("What to do next: {option}").format(option=case.chosen.option.name)
    barred = [Line(reason, _SIZE, "error", before=5) for reason in case.steps.barred[:2]]
    return [heading(title), *barred, *_some([step.text for step in case.steps.steps], _MOST_STEPS, numbered=True)]


def _next_heading(text: str) -> Line:
    return Line(text, 12.0, "muted", bold=True, before=14)


def _some(texts: list[str], most: int, *, numbered: bool = False) -> list[Line]:
    """Return the first points of a list, and how many more the notes have."""
    lines = bullets(texts[:most], numbered=numbered, size=_SIZE)
    more = len(texts) - most
    if more > 0:
        lines.append(Line(trn("{count} more in the notes", "{count} more in the notes", more).format(count=more), 10.0, "muted", before=4))
    return lines
