"""What must hold whatever anybody did: the screen says what the engine says, undo leads back, redo forth, a saved file is the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.costing.comparison import compare
from ppm_desktop.domain.checks import check_project, has_errors
from ppm_desktop.files.project_file import project_bytes, read_project
from ppm_desktop.reports.answer import answer_of
from ppm_desktop.views.widgets.option_card import OptionCardView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.session.document import Document
    from ppm_desktop.views.main_window import MainWindow


def screen_is_not_the_engine(window: MainWindow) -> Iterator[str]:
    """Yield where the answer of a quiet window differs from a fresh calculation of its document."""
    document, recalculator, parts = window.document, window.recalculator, window.parts
    if document is None or recalculator is None or parts is None or not recalculator.up_to_date:
        return
    problems = check_project(document.project, parts.catalogue.country_codes)
    if problems != document.problems:
        yield f"remembered checks differ from fresh ones: {document.problems} {problems}"
    cards = [card for card in window.answer.findChildren(OptionCardView) if not card.isHidden()]
    if has_errors(problems):
        if cards or recalculator.comparison is not None:
            yield f"{len(cards)} cards are shown of a plan with errors"
        return
    fresh = compare(document.project, document.scenario, parts.catalogue.availability)
    said = answer_of(fresh, window.style_of_numbers, window.span.span)
    shown = {(card._name.text().replace("\N{NON-BREAKING HYPHEN}", "-"), card._total.text()) for card in cards}  # noqa: SLF001 - what is read
    expected = {(card.name.replace("\N{NON-BREAKING HYPHEN}", "-"), card.total_text) for card in said.cards}
    if shown != expected:
        yield f"the cards show {sorted(shown)}, the engine says {sorted(expected)}"
    elif recalculator.comparison is None or [r.total for r in recalculator.comparison.results] != [r.total for r in fresh.results]:
        yield "the kept comparison is not that of a fresh calculation"


def undo_does_not_lead_back(document: Document, opened: bytes) -> Iterator[str]:
    """Undo everything, redo everything, and yield where the bytes differ; the document is left as it was."""
    stack = document.undo_stack
    place, now = stack.index(), project_bytes(document.project)
    stack.setIndex(stack.count())
    last = project_bytes(document.project)
    stack.setIndex(0)
    if project_bytes(document.project) != opened:
        yield f"{stack.count()} steps undone do not give the plan that was opened"
    stack.setIndex(stack.count())
    if project_bytes(document.project) != last:
        yield f"{stack.count()} steps redone do not give the plan that was undone"
    stack.setIndex(place)
    if project_bytes(document.project) != now:
        yield "undo and redo do not give the plan as it was"


def saved_file_is_not_the_plan(document: Document) -> Iterator[str]:
    """Yield what is wrong with the file that has just been saved."""
    if document.modified or document.path is None:
        return
    found = read_project(document.path).project
    if found is None or project_bytes(found) != project_bytes(document.project):
        yield "the saved file, read again, is not the plan"
