"""Archives that hold the same bytes whenever and wherever they are packed: members in order, one date, no owner."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_FIRST_YEAR: Final = 1980  # of the zip format
_FILE: Final = 0o100644 << 16


def write_zip(archive: Path, folders: Sequence[Path], top: str, moment: int) -> None:
    """Pack the contents of folders as one.

    Args:
        archive: The file to write.
        folders: What goes in.
        top: The folder that all of it lies in after unpacking.
        moment: The date of every member, in seconds since 1970.

    """
    date = datetime.fromtimestamp(moment, UTC)
    stamp = (max(date.year, _FIRST_YEAR), date.month, date.day, date.hour, date.minute, date.second)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        found = sorted(((file, folder) for folder in folders for file in files_in(folder)), key=lambda one: one[0].parts)
        for file, folder in found:
            member = zipfile.ZipInfo(f"{top}/{file.as_posix()}", stamp)
            member.external_attr = _FILE
            member.create_system = 3  # the same from every system
            # A wheel is compressed already.
            member.compress_type = zipfile.ZIP_STORED if file.suffix == ".whl" else zipfile.ZIP_DEFLATED
            packed.writestr(member, (folder / file).read_bytes())


def files_in(folder: Path) -> list[Path]:
    """Return the files below a folder, relative to it, in an order that depends on their names alone."""
    return sorted((one.relative_to(folder) for one in folder.rglob("*") if one.is_file()), key=lambda one: one.parts)
