"""What is said about an input, in words: its source, how far it can be trusted, its note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.domain.annotations import Annotation, Confidence

CONFIDENCE_LABELS: Final[dict[Confidence, str]] = {
    "": mark("not said"),
    "measured": mark("measured"),
    "estimated": mark("estimated"),
    "guessed": mark("guessed"),
    "profile": mark("profile default"),
}
_UNCONFIRMED: Final = mark("Profile default – nobody has confirmed it.")


def annotation_lines(annotation: Annotation) -> tuple[str, ...]:
    """Return what is said about an input, a line for each kind: the source and how far it can be trusted, then the note."""
    said = "" if annotation.confidence in {"", "profile"} else tr(CONFIDENCE_LABELS[annotation.confidence])
    lines = []
    if annotation.source:
        text = tr("Source: {source} · {confidence}") if said else tr("Source: {source}")
        lines.append(text.format(source=annotation.source, confidence=said))
    elif said:
        lines.append(tr("Confidence: {confidence}").format(confidence=said))
    if annotation.confidence == "profile":
        lines.append(tr(_UNCONFIRMED))
    if annotation.note:
        lines.append(tr("Note: {note}").format(note=annotation.note))
    return tuple(lines)
