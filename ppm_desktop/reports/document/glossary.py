"""What the words of the report mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.catalog.glossary import load_glossary
from ppm_desktop.reports.document.blocks import Column, Row, Table
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.document.blocks import Block
    from ppm_desktop.reports.document.case import Case


def build(_case: Case) -> tuple[Block, ...]:
    """Build the glossary, in the order of the alphabet."""
    terms = sorted(((term.term.shown, " ".join(term.explained.split())) for term in load_glossary()), key=lambda term: term[0].casefold())
    columns = (Column(tr("Word"), "text", 1.0), Column(tr("Meaning"), "text", 3.6))
    return (Table("", columns, tuple(Row(term) for term in terms)),)
