"""Which term of the glossary explains a widget: F1 opens the glossary there, and tool tips say its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

#: Property of a widget: the id of the term that explains it and what is in it.
TERM_PROPERTY: Final = "term"


def explained_by(widget: QWidget, term: str) -> None:
    """Have a widget, and whatever is in it and has no term of its own, explained by a term of the glossary."""
    widget.setProperty(TERM_PROPERTY, term)
