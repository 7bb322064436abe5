"""Finds the projects in a folder and the folders below it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

SUFFIX: Final = ".ppmplan"


def project_files(folder: Path) -> tuple[tuple[Path, ...], tuple[OSError, ...]]:
    """Return the projects below a folder in the order of their paths, and why folders could not be read.

    Hidden folders and links to folders are passed over: what lies there is not meant to be listed, or is listed elsewhere.
    """
    found: list[Path] = []
    refused: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in files if name.lower().endswith(SUFFIX) and not name.startswith(".")]
    return tuple(sorted(found)), tuple(refused)
