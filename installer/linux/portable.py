"""The archive that is unpacked and run: the one-folder build with a word about it."""

from __future__ import annotations

import lzma
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from installer.artefacts import DIST, ONE_FOLDER, WORK, packing_level, portable_name, source_date
from installer.shell import ROOT, SetupError


def build() -> Path:
    """Write the archive and return its path; the same folder always gives the same bytes."""
    readme = (ROOT / "installer" / "linux" / "README.txt").read_text(encoding="utf-8")
    (ONE_FOLDER / "README.txt").write_text(readme.format(glibc=glibc_needed()), encoding="utf-8")
    target = DIST / f"{portable_name()}.tar.xz"
    target.unlink(missing_ok=True)
    bare = WORK / target.stem  # not where finished files lie
    with tarfile.open(bare, "w", format=tarfile.GNU_FORMAT) as archive:
        for path in (ONE_FOLDER, *sorted(ONE_FOLDER.rglob("*"))):
            inside = Path(portable_name()) / path.relative_to(ONE_FOLDER)
            archive.add(path, inside.as_posix(), recursive=False, filter=_nobodys)
    if (xz := shutil.which("xz")) is not None:
        # In two threads whatever the machine has: the pieces of the file, and so its bytes, depend on how it is divided.
        done = subprocess.run([xz, f"-{packing_level()}", "-T2", "--force", bare], check=False)  # noqa: S603 - fixed words
        if done.returncode != 0:
            message = f"xz could not pack {bare}."
            raise SetupError(message)
        shutil.move(bare.with_name(target.name), target)
        return target
    with bare.open("rb") as content, lzma.open(target, "wb", preset=packing_level()) as packed:
        shutil.copyfileobj(content, packed)
    bare.unlink()
    return target


def glibc_needed() -> str:
    """Return the version of the C library that this machine has: what is built here may need as much."""
    said = os.confstr("CS_GNU_LIBC_VERSION") if "CS_GNU_LIBC_VERSION" in os.confstr_names else None
    return said.split()[-1] if said else "2.36"


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Take out of an entry what only this machine has: users, moments, and permissions that the build did not choose."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = source_date()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry
