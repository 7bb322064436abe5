"""What is said beside every figure that rests on example prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.project import Project


def example_note(project: Project, subtitle: str) -> str:
    """Say in a subtitle that prices are examples, where they are; it may end with a full stop or without."""
    if not project.has_examples:
        return subtitle
    said = tr("{subtitle} Example prices.") if subtitle.endswith(".") else tr("{subtitle}, example prices")
    return said.format(subtitle=subtitle)
