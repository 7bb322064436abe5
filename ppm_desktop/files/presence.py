"""Whether something is there. ``pathlib`` raises where that cannot be found out: in a folder that may not be opened, or of a name that is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_file(path: Path) -> bool:
    """Say whether a path leads to a file, as far as can be seen."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # ValueError: a path with a null character
        return False


def is_folder(path: Path) -> bool:
    """Say whether a path leads to a folder, as far as can be seen."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
