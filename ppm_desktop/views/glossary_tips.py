"""The one-line explanation of the glossary in the tool tip of labels, headings and columns that name one of its terms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLabel

from ppm_desktop.catalog.glossary import load_glossary
from ppm_desktop.views.help_terms import own_term, term_of_column
from ppm_desktop.views.widgets.fitted_table import FittedTable
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ppm_desktop.catalog.glossary import Term

#: What a label may have around the words that it says.
_AROUND: Final = " :…"


def explain_words(page: QWidget, term: str = "") -> None:
    """Explain the labels and the columns of a page or a dialog that have no tool tip of their own.

    Args:
        page: Whatever is in it, is looked at once; a label that is made later has to bring its own tool tip.
        term: Id of the term that the page's title is explained by; "" leaves the title alone.
    """
    terms = read_terms()
    by_name = {_plain(found.term.shown): found for found in terms.values()}
    titled = False
    for label in page.findChildren(QLabel):
        if label.toolTip():
            continue
        buddy: QWidget | None = label.buddy()
        found = terms.get(own_term(label) or (own_term(buddy) if buddy is not None else "")) or by_name.get(_plain(label.text()))
        if found is None and not titled and label.property("role") == "title":
            found, titled = terms.get(term), True
        if found is not None:
            label.setToolTip(explanation(found))
    for table in page.findChildren(FittedTable):
        columns = {column.key: terms.get(term_of_column(column.key)) for column in table.table_model.columns}
        table.table_model.explained = {key: explanation(found) for key, found in columns.items() if found is not None}


def explanation(term: Term) -> str:
    """Return a term with its line, as tool tips say it."""
    return tr("{term}: {line}").format(term=term.term.shown, line=term.line.shown)


@cache
def read_terms() -> Mapping[str, Term]:
    """Return the terms of the glossary by their ids; they are read once, which a thread may do ahead."""
    return {term.id: term for term in load_glossary()}


def _plain(text: str) -> str:
    return text.replace("&", "").strip(_AROUND).casefold()
