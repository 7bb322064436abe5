"""What `setup.nsi` is given: every file by name, and the words and numbers that belong to this build."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PureWindowsPath
from typing import Final

from installer.artefacts import MIME_TYPE, SUFFIX, Project
from installer.release.archives import files_in
from installer.shell import Command, SetupError

HERE: Final = Path(__file__).resolve().parent
SCRIPT: Final = HERE / "setup.nsi"
TITLE: Final = "ppm_desktop"
PUBLISHER: Final = "ppm_desktop contributors"
_USUAL_PLACES: Final = (r"C:\Program Files (x86)\NSIS\makensis.exe", r"C:\Program Files\NSIS\makensis.exe")


def file_macros(files: Sequence[Path]) -> str:
    """Return the macros that install and remove these files, one by one and in order: `File /r` takes them as the disk has them.

    The folders are removed without what they may hold besides, so a file that somebody put there stays.
    """
    folders = sorted({parent for file in files for parent in file.parents if parent != Path()}, key=lambda one: one.parts)
    install = []
    for folder in (Path(), *folders):
        inside = [file for file in files if file.parent == folder]
        if inside:
            install.append(f'  SetOutPath "{_installed(folder)}"')
            install += [f'  File "${{PAYLOAD}}/{_quoted(file.as_posix())}"' for file in inside]
    remove = [f'  Delete "{_installed(file)}"' for file in files]
    remove += [f'  RMDir "{_installed(folder)}"' for folder in reversed(folders)]
    return "\n".join(["!macro InstallFiles", *install, "!macroend", "!macro RemoveFiles", *remove, "!macroend", ""])


def definitions(project: Project, payload: Path, program: str, icon: Path, out: Path) -> dict[str, str]:
    """Return the values that every build of the installer has; `program` is its path in the folder installed."""
    size = sum((payload / file).stat().st_size for file in files_in(payload))
    return {
        "VERSION": project.version,
        "NAME": project.name,
        "TITLE": TITLE,
        "PUBLISHER": PUBLISHER,
        "MIME": MIME_TYPE,
        "SUFFIX": SUFFIX,
        "PAYLOAD": payload.as_posix(),
        "PROGRAM": str(PureWindowsPath(program)),
        "SIZE": str(size // 1024),
        "ICON": str(icon),
        "OUT": str(out),
    }


def compile_command(makensis: Path, values: Mapping[str, str]) -> Command:
    """Return the command that makes the installer; complaints of the compiler end it."""
    return [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in values.items()), SCRIPT]


def find_makensis() -> Path:
    """Return the compiler.

    Raises:
        SetupError: when it is not installed.

    """
    for candidate in ("makensis", *_USUAL_PLACES):
        if found := shutil.which(candidate):
            return Path(found)
    how = (
        "apt-get install nsis" if sys.platform.startswith("linux") else "winget install NSIS.NSIS, or https://nsis.sourceforge.io/Download"
    )
    message = f"NSIS, which makes the installer, was not found. To install it: {how}"
    raise SetupError(message)


def _installed(path: Path) -> str:
    return "$INSTDIR" if path == Path() else f"$INSTDIR\\{_quoted(str(PureWindowsPath(path)))}"


def _quoted(text: str) -> str:
    return text.replace("$", "$$")
