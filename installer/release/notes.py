"""The part of the changelog that belongs to one version, as the notes of a release."""

from __future__ import annotations

import re
from typing import Final

UNRELEASED: Final = "Unreleased"
_HEADING: Final = re.compile(r"^## \[?(?P<name>[^\]\n]+?)\]?(?: +[-–(].*)?$", re.MULTILINE)


def notes_of(changelog: str, version: str) -> str:
    """Return what the changelog says under the heading of a version; before it is named, what is under "Unreleased".

    Raises:
        ValueError: when there is neither, or nothing below it.

    """
    headings = list(_HEADING.finditer(changelog))
    sections = {
        found["name"]: changelog[found.end() : after.start() if after else len(changelog)].strip()
        for found, after in zip(headings, [*headings[1:], None], strict=True)
    }
    text = sections.get(version) or sections.get(UNRELEASED, "")
    if not text:
        message = f'CHANGELOG.md has nothing under "## {version}" nor under "## {UNRELEASED}"'
        raise ValueError(message)
    return f"# ppm_desktop {version}\n\n{text}\n"
