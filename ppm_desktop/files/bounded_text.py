"""Reads lists that somebody made: no pipe is waited for, and nothing of a file that is too large is left out without a word."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def read_bounded_text(path: Path, most: int) -> str:
    """Return the text of a file of at most ``most`` bytes; bytes that are not UTF-8 become replacement characters.

    Raises:
        OSError: It cannot be read, is no file, or is larger.
    """
    # Opening a pipe waits for a writer, and a device has no end.
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "Not a file")
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data.decode("utf-8-sig", "replace")
