"""What the installer installs: the one-folder build, or the published packages with uv to set them up."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from installer.artefacts import project
from installer.environment import RUN_LOCK, environment_for_uv, find_uv
from installer.release.licences import Granted, from_wheels, write_licences
from installer.release.locked import Locked, read_lock, requirements, windows
from installer.shell import ROOT, Command, SetupError, ask, say, start
from installer.windows.script import HERE

UV_LOCK: Final = HERE / "uv.txt"
_UV_PROGRAM: Final = "/scripts/uv.exe"


def fill_from_one_folder(payload: Path, one_folder: Path) -> str:
    """Put in a one-folder build that was made on Windows; return the path of the program in it.

    Raises:
        SetupError: when the folder is none.

    """
    if not (one_folder / "ppm-desktop.exe").is_file():
        message = f"{one_folder} has no ppm-desktop.exe, so it is not a one-folder build made on Windows."
        raise SetupError(message)
    shutil.copytree(one_folder, payload / "program")
    (payload / "program" / "licences").rename(payload / "licences")
    return "program/ppm-desktop.exe"


def fill_with_wheels(payload: Path, uv: Path, own_wheel: Path, pythons: Sequence[str], python: Path | None) -> str:
    """Put in the packages for these versions of Python, uv, and the Python of the builder if there is one.

    Args:
        payload: The folder to fill.
        uv: A folder for the package of uv.
        own_wheel: The wheel of the project.
        pythons: Such as "3.12".
        python: A folder with `python.exe` of one of those versions.

    Returns:
        The path of the program in the folder installed, once it is set up.

    Raises:
        SetupError: when something cannot be had.

    """
    program = payload / "program"
    wheels = program / "wheels"
    wheels.mkdir(parents=True)
    pins = read_lock((ROOT / RUN_LOCK).read_text(encoding="utf-8").splitlines())
    for version in pythons:
        _download(wheels, [pin for pin in pins if pin.applies(windows(version))], version)
    shutil.copy(own_wheel, wheels)
    shutil.copy(ROOT / RUN_LOCK, program)
    _download(uv, read_lock(UV_LOCK.read_text(encoding="utf-8").splitlines()), pythons[0])
    _unpack_uv(next(uv.glob("uv-*.whl")), program / "uv")
    if python is not None:
        if not (python / "python.exe").is_file():
            message = f"{python} has no python.exe."
            raise SetupError(message)
        shutil.copytree(python, program / "python")
    (program / "prepare.cmd").write_text(prepare_script(pythons), encoding="utf-8", newline="\r\n")
    for version in pythons:
        _try_to_install(program, version)
    return "program/environment/Scripts/ppm-desktop.exe"


def prepare_script(pythons: Sequence[str]) -> str:
    """Fill in `prepare.cmd` for these versions of Python, oldest first, none left out between them."""
    major, minor = pythons[-1].split(".")
    words = f"{', '.join(pythons[:-1])} or {pythons[-1]}" if len(pythons) > 1 else pythons[0]
    values = {"PYTHONS": words, "PYTHON_RANGE": f">={pythons[0]},<{major}.{int(minor) + 1}", "VERSION": project().version}
    text = (HERE / "prepare.cmd").read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def write_licences_of_wheels(payload: Path, uv: Path) -> None:
    """Put in the licences of all that `fill_with_wheels` put in; of a Python given by the builder, they lie in its folder."""
    wheels = [*(payload / "program" / "wheels").glob("*.whl"), *uv.glob("*.whl")]
    granted: list[Granted] = [one for one in from_wheels(wheels) if one.name != project().name]
    write_licences(payload / "licences", granted, "wheels", {one.name: one.version for one in granted})


def _download(folder: Path, pins: Iterable[Locked], python: str) -> None:
    """Fetch packages of Windows, held to the hashes of the lock. pip keeps what it fetched, so the next build has no wait."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder.parent / "wanted.txt"
    wanted.write_text(requirements(pins), encoding="utf-8")
    say(f"Fetching packages of Windows for Python {python}")
    pip: Command = [find_uv(), "tool", "run", "--quiet", "pip", "--disable-pip-version-check", "download", "--quiet"]
    kind: Command = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    target: Command = ["--platform", "win_amd64", "--implementation", "cp", "--python-version", python]
    code, output = ask([*pip, *kind, *target, "--dest", str(folder), "--requirement", str(wanted)], environment=environment_for_uv())
    wanted.unlink()
    if code != 0:
        message = f"The packages of Windows could not be fetched:\n\n{output.strip()}\n"
        raise SetupError(message)


def _unpack_uv(wheel: Path, folder: Path) -> None:
    folder.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        inside = next(name for name in archive.namelist() if name.endswith(_UV_PROGRAM))
        (folder / "uv.exe").write_bytes(archive.read(inside))


def _try_to_install(program: Path, python: str) -> None:
    """Let uv of this machine work out the installation that `prepare.cmd` will do: every package there, every hash right."""
    system: Command = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", python]
    target: Command = ["--target", program.parent.parent / f"tried-{python}"]
    source: Command = ["--no-index", "--find-links", program / "wheels", "--no-deps", "--require-hashes", "-r", program / RUN_LOCK]
    if start([find_uv(), "pip", "install", "--quiet", "--no-config", "--offline", "--dry-run", *system, *target, *source]) != 0:
        message = f"With Python {python} on Windows the packages could not be installed; the reason is above."
        raise SetupError(message)
