"""What a release consists of: the names of its files, where they are built, and the moment that all of them bear.

Standard library only, and nothing of the other modules but the project's folder: every builder, for every system, asks here.
"""

from __future__ import annotations

import os
import platform
import subprocess
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from installer.shell import ROOT

#: Finished files. Both folders are left out of git.
DIST: Final = ROOT / "dist"
#: Everything on the way there; may be removed at any time.
WORK: Final = ROOT / "build" / "package"
#: The folder that PyInstaller makes: the program as it runs, before it is packed.
ONE_FOLDER: Final = WORK / "one-folder" / "ppm-desktop"
#: The Python that builds: what the program runs with, and PyInstaller; nothing of a developer's.
VENV: Final = WORK / "venv"

#: What the file types are called where systems ask for it.
SUFFIX: Final = ".ppmplan"
MIME_TYPE: Final = "application/vnd.ppm-desktop.plan+json"
#: Reverse domain name for systems that want one; the project has no domain, so GitHub's way of naming is followed.
IDENTIFIER: Final = "io.github.ppm_desktop"

_DEBIAN_NAMES: Final = {"x86_64": "amd64", "aarch64": "arm64"}


@dataclass(frozen=True)
class Project:
    """What pyproject.toml says of the project."""

    name: str  # "ppm-desktop"
    version: str
    description: str  # one line


@cache
def project() -> Project:
    """Read pyproject.toml."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Project(str(table["name"]), str(table["version"]), str(table["description"]))


def machine() -> str:
    """Return the kind of processor, as file names of Linux programs have it: "x86_64"."""
    return {"AMD64": "x86_64", "arm64": "aarch64"}.get(platform.machine(), platform.machine())


def debian_machine() -> str:
    """Return the same as Debian has it: "amd64"."""
    return _DEBIAN_NAMES.get(machine(), machine())


def wheel_name() -> str:
    """Name the wheel."""
    return f"{project().name.replace('-', '_')}-{project().version}-py3-none-any.whl"


def debian_package_name() -> str:
    """Name the Debian package."""
    return f"{project().name}_{project().version}_{debian_machine()}.deb"


def portable_name() -> str:
    """Name the archive that is unpacked and run, without its ending; also the folder inside."""
    return f"{project().name}-{project().version}-{platform.system().lower()}-{machine()}"


def packing_level() -> int:
    """Return how hard xz tries, 0 to 9: 6, unless the environment is in a hurry; a trial of the packages need not be small."""
    given = os.environ.get("PPM_PACKING", "")
    return int(given) if given in set("0123456789") and given else 6


@cache
def source_date() -> int:
    """Return the moment that everything built bears, in seconds since 1970: of the environment, of the commit, or of pyproject.toml."""
    if given := os.environ.get("SOURCE_DATE_EPOCH", ""):
        return int(given)
    try:
        asked = ["git", "log", "-1", "--format=%ct"]  # from PATH, as everywhere
        done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    except OSError:
        return int((ROOT / "pyproject.toml").stat().st_mtime)
    commit = done.stdout.strip()
    return int(commit) if done.returncode == 0 and commit.isdigit() else int((ROOT / "pyproject.toml").stat().st_mtime)


def size_text(path: Path) -> str:
    """Say the size of a file or a folder in megabytes of a million bytes."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file() and not one.is_symlink()]
    return f"{sum(one.stat().st_size for one in files) / 1e6:.1f} MB"
