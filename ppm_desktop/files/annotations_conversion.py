"""Between the records of annotations and the domain's values: one object by field, only what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.annotations import Annotation, Annotations, annotated

if TYPE_CHECKING:
    from ppm_desktop.files.annotation_schema import GroupAnnotationsRecord, ScenarioAnnotationsRecord


def annotations_from(record: GroupAnnotationsRecord | ScenarioAnnotationsRecord | None) -> Annotations:
    """Return what the file says about inputs; an annotation that says nothing is none."""
    found: Annotations = ()
    for field, said in record or ():
        if said is not None:
            found = annotated(found, field, Annotation(said.note, said.source, said.confidence))
    return found


def annotations_document(annotations: Annotations) -> dict[str, dict[str, str]]:
    """Return annotations as the file holds them: parts that nobody filled in are left out."""
    return {
        field: {name: text for name, text in (("note", said.note), ("source", said.source), ("confidence", said.confidence)) if text}
        for field, said in annotations
    }
