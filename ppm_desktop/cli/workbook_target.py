"""Where a command writes, what it must not write over, and how a workbook refers to other files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ppm_desktop.cli.opening import ExitCode, stop
from ppm_desktop.files.atomic import write_atomically
from ppm_desktop.files.real_path import real_path
from ppm_desktop.files.system_reasons import system_reason
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable


def refuse_to_overwrite(target: Path, files: Iterable[str]) -> None:
    """Stop before what is written takes the place of something that is read, or of a file in a folder that is read."""
    real = real_path(target)
    read = {real_path(file) for file in files}
    if real in read or (real.exists() and any(folder.is_dir() for folder in read.intersection(real.parents))):
        stop(tr("{file} is one of the files to read. Choose another name for what is written.").format(file=target))


def link_from(target: Path, file: str) -> str:
    """Return where a file is as seen from the workbook's folder; "" where there is no such way, as between two drives."""
    try:
        return Path(os.path.relpath(real_path(file), real_path(target).parent)).as_posix()
    except (OSError, ValueError):
        return ""


def write_workbook(target: Path, data: bytes) -> None:
    """Write a workbook and say so; a target that cannot be written ends the command with a sentence."""
    try:
        write_atomically(target, data)
    except (OSError, ValueError) as error:
        stop(tr("{file} cannot be written: {reason}.").format(file=target, reason=system_reason(error)), ExitCode.WRONG_INPUT)
    typer.echo(tr("Written: {file}").format(file=target), err=True)
