"""Folders for what is unpacked and staged during an import: only their owner can read them, and what a killed process left is deleted."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Final

from ppm_desktop.files.processes import own_start, started

_PREFIX: Final = "ppm-usage-"
_OURS: Final = re.compile(rf"{_PREFIX}(?P<pid>[0-9]+)-(?P<start>[0-9a-f]+)-.*")


def private_folder() -> Path:
    """Make a new folder among the system's temporary ones, and delete those of processes that ended without doing so."""
    delete_leftovers()
    return Path(tempfile.mkdtemp(prefix=own_prefix()))


def own_prefix() -> str:
    """Return how the names of this process's folders begin."""
    return f"{_PREFIX}{os.getpid()}-{_mark(own_start())}-"


def delete_leftovers() -> None:
    """Delete the folders of imports whose process is gone; what cannot be deleted is left."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        ours = _OURS.fullmatch(folder.name)
        if ours is not None and not folder.is_symlink() and _mark(started(int(ours["pid"]))) != ours["start"]:
            shutil.rmtree(folder, ignore_errors=True)


def _mark(start: str) -> str:
    return hashlib.sha256(start.encode()).hexdigest()[:12]
