"""LibreOffice as a second opinion: it opens what the program writes, and writes what the program reads."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

_OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# "make test" does not install LibreOffice, which is half a gigabyte: where it is missing, its opinion cannot be asked. The program itself
# never needs it, and what it would judge (formulas, stored values, copied cells, slides) is held to the engine by tests without it, too.
needs_libreoffice = pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not installed")
#: It keeps the values of a file from Excel unless it is told otherwise.
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@cache
def _profile() -> Path:
    """A profile for all tests of this process, among their preferences: making one takes longer than converting a file."""
    profile = Path(os.environ["XDG_CONFIG_HOME"]) / "libreoffice"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
    return profile


def convert(paths: Sequence[Path], kind: str, folder: Path, *options: str) -> list[Path]:
    """Convert files in one start, every formula worked out anew; ``kind`` is an ending, perhaps with a filter behind a colon."""
    assert _OFFICE is not None
    command = [
        _OFFICE,
        f"-env:UserInstallation={_profile().as_uri()}",
        "--headless",
        *options,
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True)
    ending = kind.partition(":")[0]
    return [folder / f"{path.stem}.{ending}" for path in paths]
