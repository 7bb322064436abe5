"""The Debian package: the one-folder build in /usr/lib, and what makes it a program of the desktop."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from installer.artefacts import DIST, ONE_FOLDER, VENV, WORK, debian_machine, debian_package_name, packing_level, project, source_date
from installer.environment import program
from installer.linux.portable import glibc_needed
from installer.shell import ROOT, SetupError, ask
from installer.system_packages import OFFSCREEN, X_WINDOW

HERE: Final = ROOT / "installer" / "linux"
HOME: Final = "usr/lib/ppm-desktop"
#: Of the libraries of a window, these go along in the package.
_GO_ALONG: Final = {"libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxkbcommon-x11-0"}
#: Found missing on a bare Debian, beside what the source tree needs there; libstdc++ is not bundled, so that the drivers of the screen find theirs.
_ALSO: Final = (
    "libstdc++6",
    "libx11-xcb1",
    "libxcb1",
    "libxcb-glx0",
    "libxcb-randr0",
    "libxcb-render0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "zlib1g",
)
#: Inter is what the window is set in where no desktop names a font. The libraries are for a Wayland desktop, which has them; without them, Qt
#: goes by way of X.
_RECOMMENDED: Final = (
    *("desktop-file-utils", "shared-mime-info", "xdg-utils"),
    "fonts-inter",
    *("libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
)
_CONTACT: Final = "ppm_desktop contributors <ppm-desktop@localhost>"

CONTROL: Final = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {contact}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: planner that compares ways of licensing Audio Conferencing
 Microsoft sells Audio Conferencing (joining Teams meetings by telephone) per
 user and month, or pay-per-minute from prepaid credits, and in mixes of both.
 ppm-desktop says which way costs least for an organisation, with a rate, a
 source and a date behind every number. It works offline.
 .
 The window is ppm-desktop, the same answers in the terminal are ppm. Python
 and Qt are part of the package.
"""
COPYRIGHT: Final = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ppm_desktop
Comment: This package holds the program together with Python, Qt and other
 libraries. /usr/share/doc/ppm-desktop/licences lists them all with their
 licences. Qt and PySide6 are used under the LGPL, version 3; their libraries
 are separate files below /usr/lib/ppm-desktop/_internal and may be replaced.

Files: *
Copyright: {holder}
License: Expat

License: Expat
{licence}
"""


def build() -> Path:
    """Build the package and return its path."""
    tree = WORK / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_out(tree)
    _write_control(tree)
    _give_one_moment(tree)
    target = DIST / debian_package_name()
    target.unlink(missing_ok=True)
    environment = {"SOURCE_DATE_EPOCH": str(source_date())}
    code, said = ask(
        ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{packing_level()}", "--threads-max=2", "--build", tree, target],
        environment=environment,
    )
    if code != 0:
        message = f"dpkg-deb could not build the package:\n\n{said.strip()}\n"
        raise SetupError(message)
    return target


def depends() -> tuple[str, ...]:
    """Return what the package depends on: the C library it was built with, and what a bare Debian lacks for Qt."""
    from_lists = (package.name for package in (*OFFSCREEN, *X_WINDOW) if package.name not in _GO_ALONG)
    return (f"libc6 (>= {glibc_needed()})", *sorted({*from_lists, *_ALSO}))


def copyright_text(licence: str) -> str:
    """Return Debian's copyright file from the text of the project's licence."""
    head, _, body = licence.partition("Copyright (c) ")
    holder, _, text = body.partition("\n")
    lines = [line.strip() for line in text.strip().splitlines()]
    return COPYRIGHT.format(holder=holder.strip() or head.strip(), licence="\n".join(f" {line or '.'}" for line in lines))


def _lay_out(tree: Path) -> None:
    """Copy everything to where it will lie."""
    shutil.copytree(ONE_FOLDER, tree / HOME, symlinks=True)
    (tree / HOME / "README.txt").unlink(missing_ok=True)  # the portable archive's
    documents = _made(tree / "usr/share/doc/ppm-desktop")
    (tree / HOME / "licences").rename(documents / "licences")
    programs = _made(tree / "usr/bin")
    for name in ("ppm", "ppm-desktop"):
        (programs / name).symlink_to(f"../lib/ppm-desktop/{name}")
    shutil.copy(HERE / "ppm-desktop.desktop", _made(tree / "usr/share/applications"))
    shutil.copy(HERE / "ppm-desktop.xml", _made(tree / "usr/share/mime/packages"))
    shutil.copy(ROOT / "resources/icons/ppm-desktop.svg", _made(tree / "usr/share/icons/hicolor/scalable/apps"))
    (documents / "copyright").write_text(copyright_text((ROOT / "LICENSE").read_text(encoding="utf-8")), encoding="utf-8")
    _pack(documents / "changelog.gz", _changelog().encode())
    pages = WORK / "manual"
    code, said = ask([program("python", VENV), "-m", "installer.linux.manual", pages])
    if code != 0:
        message = f"The pages of the manual could not be written:\n\n{said.strip()}\n"
        raise SetupError(message)
    manual = _made(tree / "usr/share/man/man1")
    for page in sorted(pages.glob("*.1")):
        _pack(manual / f"{page.name}.gz", page.read_bytes())


def _write_control(tree: Path) -> None:
    """Write what dpkg reads: the description, and the sums of all files."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = "".join(f"{_sum(path)}  {path.relative_to(tree).as_posix()}\n" for path in files)
    control = CONTROL.format(
        name=project().name,
        version=project().version,
        architecture=debian_machine(),
        contact=_CONTACT,
        kilobytes=kilobytes,
        depends=_listed(depends()),
        recommends=_listed(_RECOMMENDED),
    )
    folder = _made(tree / "DEBIAN")
    (folder / "control").write_text(control, encoding="utf-8")
    (folder / "md5sums").write_text(sums, encoding="utf-8")


def _give_one_moment(tree: Path) -> None:
    """Give everything the commit's moment, and the permissions that Debian expects."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if path.is_symlink():
            os.utime(path, (source_date(), source_date()), follow_symlinks=False)
            continue
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (source_date(), source_date()))


def _changelog() -> str:
    day = format_datetime(datetime.fromtimestamp(source_date(), UTC))
    return (
        f"{project().name} ({project().version}) stable; urgency=medium\n\n  * See CHANGELOG.md of the project.\n\n -- {_CONTACT}  {day}\n"
    )


def _pack(target: Path, content: bytes) -> None:
    target.write_bytes(gzip.compress(content, 9, mtime=0))


def _sum(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()  # dpkg's format


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
