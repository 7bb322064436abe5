"""What a file held when it was last read or written, as a hash: the only sure sign that somebody else changed it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from ppm_desktop.files.json_text import LARGEST_FILE

if TYPE_CHECKING:
    from pathlib import Path

#: There is no such file, or it cannot be read.
GONE: Final = ""


def fingerprint_of(data: bytes) -> str:
    """Return the fingerprint of a file's content."""
    import hashlib  # noqa: PLC0415 - the window is seen before

    return hashlib.sha256(data).hexdigest()


def fingerprint(path: Path) -> str:
    """Return the fingerprint of a file as it is now, or ``GONE``."""
    try:
        if not path.is_file():
            return GONE
        with path.open("rb") as file:
            return fingerprint_of(file.read(LARGEST_FILE + 1))
    except (OSError, ValueError):  # ValueError: a path with a null character
        return GONE


def may_be_written(path: Path) -> bool:
    """Say whether this user may write to a file that exists."""
    return os.access(path, os.W_OK)
