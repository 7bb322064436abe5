"""Where a path really leads, so that two names of the same file are known as one."""

from __future__ import annotations

import os
from pathlib import Path


def real_path(path: Path | str) -> Path:
    """Return the path without symbolic links and "..". Links that lead in a circle stay as they are; ``Path.resolve`` raises ``RuntimeError``."""
    return Path(os.path.realpath(path))
