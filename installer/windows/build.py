"""Builds the installer and the portable folder for Windows.

    python -m installer.windows.build                        # with the published packages; the person's Python is used
    python -m installer.windows.build --python FOLDER        # the same, with a Python for Windows inside
    python -m installer.windows.build --one-folder FOLDER    # with the one-folder build that was made on Windows

README.md beside this file says which of them is for whom.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from installer.artefacts import DIST, WORK, project, size_text, source_date
from installer.build import build_wheel
from installer.release.archives import files_in, write_zip
from installer.release.icons import write_icon
from installer.shell import SetupError, say, start
from installer.windows.payload import fill_from_one_folder, fill_with_wheels, write_licences_of_wheels
from installer.windows.script import HERE, compile_command, definitions, file_macros, find_makensis
from ppm_desktop.session.portable import FOLDER_NAME

#: The versions of Python whose packages go in when the builder does not say. Each adds about 50 MB.
PYTHONS: Final = ("3.12", "3.13")
DATA_FOLDER: Final = """\
ppm_desktop keeps in this folder what it remembers: settings, recovery copies, the log. Nothing is written elsewhere on this computer,
other than the plans that you save. If you delete the folder, it keeps them in your user profile, like an installed program.
"""


@dataclass
class Wanted:
    """What the command line asks for."""

    one_folder: Path | None = None
    python: Path | None = None
    python_versions: list[str] = field(default_factory=lambda: list(PYTHONS))
    sign: str = ""
    out: Path = DIST
    no_archive: bool = False


def artefact_name(*, brings_python: bool) -> str:
    """Name the installer and the portable folder, without their endings."""
    name = f"{project().name}-{project().version}-windows-x86_64"
    return name if brings_python else f"{name}-needs-python"


def build(wanted: Wanted) -> list[Path]:
    """Build what is wanted and return the files made.

    Raises:
        SetupError: when something it needs is missing or goes wrong.

    """
    find_makensis()  # before the long work
    work = WORK / "windows"
    payload = work / "payload"
    shutil.rmtree(work, ignore_errors=True)
    payload.mkdir(parents=True)
    program = _fill(wanted, payload, work / "uv")
    wanted.out.mkdir(parents=True, exist_ok=True)
    name = artefact_name(brings_python=wanted.one_folder is not None or wanted.python is not None)
    setup = wanted.out / f"{name}-setup.exe"
    compile_setup(payload, program, setup, set_up=wanted.one_folder is None, sign=wanted.sign)
    made = [setup]
    if not wanted.no_archive:
        portable = wanted.out / f"{name}.zip"
        write_zip(portable, (payload, portable_extras(work / "portable", one_folder=wanted.one_folder is not None)), name, source_date())
        made.append(portable)
    for file in made:
        say(f"{file}  {size_text(file)}")
    return made


def compile_setup(payload: Path, program: str, setup: Path, *, set_up: bool, sign: str = "") -> None:
    """Compile the installer of a folder.

    Args:
        payload: What it installs; the icon is added to it.
        program: The path of the program in the folder installed.
        setup: The file to make.
        set_up: Whether `program/prepare.cmd` is run at the end of the installation.
        sign: A command that signs; the path of the file is added to it.

    Raises:
        SetupError: when it cannot be compiled.

    """
    icon = payload / f"{project().name}.ico"
    write_icon(icon)
    macros = payload.with_suffix(".nsh")
    macros.write_text(file_macros(files_in(payload)), encoding="utf-8")
    values = definitions(project(), payload, program, icon, setup.resolve()) | {"FILES": str(macros)}
    if sys.platform != "win32":
        values["TARGET"] = "amd64-unicode"  # Debian's compiler has it; that of Windows makes installers of 32 bits, which run as well
    if set_up:
        values["SET_UP"] = "1"
    if sign:
        values["SIGN"] = sign
    say(f"Compiling {setup.name}")
    if start(compile_command(find_makensis(), values)) != 0:
        message = "The installer could not be compiled; the reason is above."
        raise SetupError(message)


def portable_extras(folder: Path, *, one_folder: bool) -> Path:
    """Make what the portable folder has and an installation has not: a folder for what the program remembers, and a way to start it."""
    data = folder / ("program" if one_folder else "") / FOLDER_NAME
    data.mkdir(parents=True)
    (data / "README.txt").write_text(DATA_FOLDER, encoding="utf-8", newline="\r\n")
    if not one_folder:
        (folder / "start.cmd").write_text((HERE / "start.cmd").read_text(encoding="utf-8"), encoding="utf-8", newline="\r\n")
    return folder


def _fill(wanted: Wanted, payload: Path, uv: Path) -> str:
    if wanted.one_folder is not None:
        return fill_from_one_folder(payload, wanted.one_folder)
    program = fill_with_wheels(payload, uv, build_wheel(), wanted.python_versions, wanted.python)
    write_licences_of_wheels(payload, uv)
    return program


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what the command line asks for; the result is the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m installer.windows.build", description="Builds the installer and the portable folder for Windows."
    )
    parser.add_argument("--one-folder", type=Path, metavar="FOLDER", help="a one-folder build that was made on Windows")
    parser.add_argument("--python", type=Path, metavar="FOLDER", help="a folder with python.exe for Windows, to go in")
    parser.add_argument(
        "--python-versions", nargs="+", metavar="3.x", help=f"whose packages go in, oldest first; by default {' '.join(PYTHONS)}"
    )
    parser.add_argument("--sign", metavar="COMMAND", help="signs a program; the path of the file is added to it")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where the files go; by default dist")
    parser.add_argument("--no-archive", action="store_true", help="the installer alone, no portable folder")
    given = {name: value for name, value in vars(parser.parse_args(arguments)).items() if value is not None}
    try:
        build(Wanted(**given))
    except SetupError as problem:
        say(str(problem))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
