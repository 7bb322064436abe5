"""What is known about an input beside its value: a note, where it comes from, and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

#: "profile": the default of a starting profile, which nobody has confirmed. "": nobody said.
Confidence = Literal["", "measured", "estimated", "guessed", "profile"]
CONFIDENCES: Final[tuple[Confidence, ...]] = get_args(Confidence)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What somebody said about one input. It changes no result."""

    note: str = ""
    source: str = ""
    confidence: Confidence = ""

    @property
    def sourced(self) -> bool:
        """Whether it says where the value comes from, or how far it can be trusted; a note alone does not."""
        return bool(self.source or self.confidence)


NOTHING_SAID: Final = Annotation()
Annotations = tuple[tuple[str, Annotation], ...]  # by the input's key in the project file, sorted by it


def annotation_of(annotations: Annotations, field: str) -> Annotation | None:
    """Return what is said about a field; None when nothing is."""
    return next((annotation for name, annotation in annotations if name == field), None)


def annotated(annotations: Annotations, field: str, annotation: Annotation) -> Annotations:
    """Return the annotations with that of one field replaced; an empty one takes it out."""
    kept = [(name, other) for name, other in annotations if name != field]
    if annotation != NOTHING_SAID:
        kept.append((field, annotation))
    return tuple(sorted(kept, key=lambda item: item[0]))
