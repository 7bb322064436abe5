"""What the words of the report mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.glossary import load_glossary
from ppm_desktop.reports.document.blocks import Column, Row, Table
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.catalog.glossary import Term
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case

#: They say how a place of the window is read.
_OF_THE_WINDOW: Final = frozenset({"break-even-map", "credits-place", "risk"})
_PARAGRAPH: Final = "\n\n"


def build(_case: Case) -> tuple[Block, ...]:
    """Build the glossary, in the order of the alphabet."""
    printed = (term for term in load_glossary() if term.id not in _OF_THE_WINDOW)
    terms = sorted(((term.term.shown, _meaning(term)) for term in printed), key=lambda term: term[0].casefold())
    columns = (Column(tr("Word"), "text", 1.0), Column(tr("Meaning"), "text", 3.6))
    return (Table("", columns, tuple(Row(term) for term in terms)),)


def _meaning(term: Term) -> str:
    """Return what is printed: of a term that has a page of help, which is about the window, its line."""
    return term.line.shown if _PARAGRAPH in term.text.shown else " ".join(term.explained.split())
