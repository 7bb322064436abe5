"""SHA256SUMS: what a person checks a download with, `sha256sum --check SHA256SUMS`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

NAME: Final = "SHA256SUMS"


def write_sums(folder: Path, version: str) -> list[Path]:
    """Write the sums of all files of a version in a folder, and return those files: also the ones brought from other machines."""
    files = sorted(one for one in folder.iterdir() if one.is_file() and version in one.name and one.name != NAME)
    (folder / NAME).write_text("".join(sum_lines(files)), encoding="ascii", newline="\n")
    return files


def sum_lines(files: Iterable[Path]) -> Iterable[str]:
    """Yield a line for each file, as `sha256sum --binary` writes it."""
    for file in files:
        with file.open("rb") as opened:
            yield f"{hashlib.file_digest(opened, 'sha256').hexdigest()} *{file.name}\n"
