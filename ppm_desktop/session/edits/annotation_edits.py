"""Saying something about inputs: a note, a source, how far they can be trusted; several at once are one undo step."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.annotation_edits import with_annotations
from ppm_desktop.domain.annotations import Annotation
from ppm_desktop.files.field_types import BIDI_CONTROLS
from ppm_desktop.reports.input_table import input_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.session.document import Document

#: What the project file allows for a text.
LONGEST_TEXT: Final = 100_000


def annotate(document: Document, inputs: Iterable[tuple[int, str]], annotation: Annotation) -> None:
    """Say the same about inputs of the shown scenario, given by the place of their group and their field.

    ``NO_GROUP`` stands for the scenario's own settings; an empty annotation takes out what was said.
    """
    places = tuple(dict.fromkeys(inputs))
    if not places:
        return
    said = Annotation(plain_text(annotation.note), plain_text(annotation.source), annotation.confidence)
    fields = {field for _place, field in places}
    if len(fields) == 1:
        text = tr("Note on {field}").format(field=input_label(fields.pop()))
    else:
        text = trn("Note on {count} input", "Notes on {count} inputs", len(places)).format(count=len(places))
    document.edit_scenario(with_annotations(document.scenario, dict.fromkeys(places, said)), text)


def plain_name(text: str) -> str:
    """Return a typed or pasted name as the project file takes it: on one line, without characters that nobody sees."""
    return " ".join(plain_text(text).split())


def plain_text(text: str) -> str:
    """Return a typed text as the project file takes it: without characters that steer a terminal or turn the reading direction."""
    kept = (c if c in "\n\t" or (unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} and c not in BIDI_CONTROLS) else " " for c in text)
    return "".join(kept).strip()[:LONGEST_TEXT]


def plain_line(text: str) -> str:
    """Return a typed text of one line as the project file takes it, such as a name."""
    return "".join(sign for sign in text if sign.isprintable()).strip()
