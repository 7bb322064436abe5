"""Prints in what two builds differ: `python -m installer.release.compare FOLDER FOLDER`. Ends with 0 when nothing does.

Archives and Debian packages are opened, so the answer names the member that differs and says whether its content, date or rights do.
"""

from __future__ import annotations

import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from installer.release.archives import files_in
from installer.shell import say

_AR: Final = b"!<arch>\n"
_AR_HEADER: Final = 60
_ZIP: Final = b"PK\x03\x04"
_TARS: Final = (".tar", ".tar.gz", ".tar.xz", ".tar.zst", ".tgz")


@dataclass(frozen=True)
class Member:
    """Something inside an archive."""

    content: bytes
    traits: str  # date, rights, owner: all that is not content


def differences(first: Path, second: Path) -> Iterator[str]:
    """Yield a line for each difference between the files of two folders."""
    both = [set(files_in(folder)) for folder in (first, second)]
    for file in sorted(both[0] ^ both[1]):
        yield f"{file}: only in {first if file in both[0] else second}"
    for file in sorted(both[0] & both[1]):
        yield from _of_contents(file.as_posix(), (first / file).read_bytes(), (second / file).read_bytes())


def _of_contents(name: str, first: bytes, second: bytes) -> Iterator[str]:
    if first == second:
        return
    opened = [_members(name, content) for content in (first, second)]
    if not opened[0] or not opened[1]:
        unequal = sum(one != other for one, other in zip(first, second, strict=False))
        yield f"{name}: {len(first)} and {len(second)} bytes, of which {unequal} differ in place"
        return
    found = False
    for inside in sorted(opened[0].keys() | opened[1].keys()):
        one, other = opened[0].get(inside), opened[1].get(inside)
        if one is None or other is None:
            found = True
            yield f"{name}: {inside} is only in the {'first' if other is None else 'second'}"
            continue
        if one.traits != other.traits:
            found = True
            yield f"{name}: {inside}: {one.traits} and {other.traits}"
        for line in _of_contents(inside, one.content, other.content):
            found = True
            yield f"{name}: {line}"
    if list(opened[0]) != list(opened[1]):
        yield f"{name}: the same members in another order"
    elif not found:
        yield f"{name}: the same members, packed differently"


def _members(name: str, content: bytes) -> dict[str, Member]:
    """Open an archive; nothing for a file that is none."""
    if content.startswith(_AR):
        return dict(_of_ar(content))
    if content.startswith(_ZIP):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return {one.filename: Member(archive.read(one), f"{one.date_time} {one.external_attr:o}") for one in archive.infolist()}
    if name.endswith(_TARS):
        with tarfile.open(fileobj=BytesIO(content)) as packed:
            return {one.name: _of_tar(packed, one) for one in packed}
    return {}


def _of_tar(archive: tarfile.TarFile, one: tarfile.TarInfo) -> Member:
    file = archive.extractfile(one) if one.isreg() else None
    traits = f"{one.mtime} {one.mode:o} {one.uid}:{one.gid} {one.uname}:{one.gname} {one.linkname}".rstrip()
    return Member(file.read() if file is not None else b"", traits)


def _of_ar(content: bytes) -> Iterator[tuple[str, Member]]:
    """Read what Debian packages are: headers of 60 characters, each before a file of even length."""
    place = len(_AR)
    while place + _AR_HEADER <= len(content):
        header = content[place : place + _AR_HEADER].decode("ascii")
        size = int(header[48:58])
        place += _AR_HEADER
        yield header[:16].strip().rstrip("/"), Member(content[place : place + size], header[16:48].strip())
        place += size + size % 2


def main(arguments: list[str]) -> int:
    """Compare two folders; the result is 1 when they differ and 2 when they are not named."""
    folders = [Path(argument) for argument in arguments]
    if len(folders) != 2 or not all(folder.is_dir() for folder in folders):  # noqa: PLR2004 - two builds
        say("Usage: python -m installer.release.compare FOLDER FOLDER")
        return 2
    lines = list(differences(*folders))
    for line in lines:
        say(line)
    count = len(files_in(folders[0]))
    say(f"{len(lines)} differences" if lines else f"No difference: {count} files are the same, byte by byte.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
