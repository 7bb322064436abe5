"""Builds what people install who have no Python: `make package`, or `python3 -m installer.build`.

Wheel, then the one-folder build, then its self-check, and only when that has passed, the packages of this system. Everything lands in `dist/`;
`build/package` holds what is on the way there. A part can be named to stop after it: wheel, folder, check.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from installer.artefacts import DIST, ONE_FOLDER, VENV, WORK, project, size_text, source_date, wheel_name
from installer.environment import PACKAGE_LOCK, environment_for_uv, find_uv, program
from installer.release.licences import write_licences_of_one_folder
from installer.shell import ROOT, Command, SetupError, ask, say, start

SPEC: Final = ROOT / "installer" / "one_folder.spec"
PARTS: Final = ("wheel", "folder", "check", "packages")
_BUILD_ID: Final = "from ppm_desktop.session.crash_report import build_id; print(build_id())"


def build_environment() -> dict[str, str]:
    """Return the variables that make two builds of one commit alike."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(source_date()), "PYTHONHASHSEED": "0", "PYTHONPATH": ""}


def build_wheel() -> Path:
    """Build the wheel from the source tree and return its path."""
    DIST.mkdir(exist_ok=True)
    _do([find_uv(), "build", "--quiet", "--wheel", "--out-dir", DIST, ROOT], {**environment_for_uv(), **build_environment()})
    wheel = DIST / wheel_name()
    say(f"wheel: {wheel.relative_to(ROOT)}, {size_text(wheel)}")
    return wheel


def prepare_venv(wheel: Path) -> None:
    """Fill the builder's own environment: the locked packages and the wheel, nothing else."""
    uv, environment = find_uv(), environment_for_uv()
    python = program("python", VENV)
    if not python.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        _do([uv, "venv", "--quiet", "--python", getattr(sys, "_base_executable", sys.executable), VENV], environment)
    _do([uv, "pip", "sync", "--quiet", "--python", python, "--require-hashes", PACKAGE_LOCK], environment)
    _do([uv, "pip", "install", "--quiet", "--python", python, "--no-deps", "--reinstall", wheel], environment)


def build_folder() -> None:
    """Make the one-folder build from the installed wheel."""
    python = program("python", VENV)
    code, said = ask([python, "-I", "-c", _BUILD_ID])
    if code != 0:
        message = f"The wheel does not work in {VENV}:\n\n{said.strip()}\n"
        raise SetupError(message)
    (WORK / "build-id.txt").write_text(said, encoding="ascii")
    shutil.rmtree(ONE_FOLDER, ignore_errors=True)
    log = WORK / "pyinstaller.log"
    say("one folder: PyInstaller at work; this takes some minutes")
    places: Command = ["--distpath", ONE_FOLDER.parent, "--workpath", WORK / "pyinstaller"]
    code, said = ask([python, "-m", "PyInstaller", "--noconfirm", "--clean", *places, SPEC], environment=build_environment())
    log.write_text(said, encoding="utf-8")
    if code != 0:
        message = f"PyInstaller failed; {log} has all it said. The end of it:\n\n" + "\n".join(said.splitlines()[-15:])
        raise SetupError(message)
    _strip_python()
    write_licences_of_one_folder(ONE_FOLDER / "licences", _packages_of(VENV))
    say(f"one folder: {ONE_FOLDER.relative_to(ROOT)}, {size_text(ONE_FOLDER)}")


def check_folder() -> None:
    """Run the self-check of what was built, as somebody without any settings. Only the system's own list of fonts may be left behind.

    Raises:
        SetupError: It did not pass; nothing may be packed.
    """
    say("self-check of the one-folder build")
    with tempfile.TemporaryDirectory(prefix="ppm-package-") as home:
        bare = {
            "HOME": home,
            "LANG": "C.UTF-8",
            "USERPROFILE": home,
            "PATH": os.environ.get("PATH", ""),
            "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
        }
        code = start([_built("ppm-desktop"), "--self-check"], environment=bare)
        told, said = ask([_built("ppm"), "--version"], environment=bare)
        left = sorted(
            path.relative_to(home).as_posix() for path in Path(home).rglob("*") if path.is_file() and "fontconfig" not in path.parts
        )
    if code != 0 or told != 0 or said.strip() != project().version:
        message = f"The one-folder build does not work (exit codes {code} and {told}; {said.strip()!r}), so it is not packed."
        raise SetupError(message)
    if left:
        message = f"The self-check left files behind, so the build is not packed: {', '.join(left)}"
        raise SetupError(message)


def build_packages() -> None:
    """Pack the one-folder build for this system."""
    if sys.platform != "linux":
        say("This system's packages have builders of their own: installer/README.md.")
        return
    from installer.linux import debian, portable  # noqa: PLC0415 - Linux only

    for package in (portable.build(), debian.build()):
        say(f"packed: {package.relative_to(ROOT)}, {size_text(package)}")


def main(arguments: list[str]) -> int:
    """Build up to the part that is named, by default all."""
    last = arguments[0] if arguments else PARTS[-1]
    if last not in PARTS or len(arguments) > 1:
        say(f"Usage: python3 -m installer.build [{'|'.join(PARTS)}]")
        return 2
    wanted = PARTS[: PARTS.index(last) + 1]
    try:
        prepare_venv(build_wheel())
        if "folder" in wanted:
            build_folder()
        if "check" in wanted:
            check_folder()
        if "packages" in wanted:
            build_packages()
    except SetupError as problem:
        say(str(problem))
        return 1
    return 0


def _do(command: Command, environment: dict[str, str]) -> None:
    code, said = ask(command, environment=environment)
    if code != 0:
        message = f"{' '.join(str(part) for part in command)}\n\n{said.strip()}\n\nThe build stops here."
        raise SetupError(message)


def _built(name: str) -> Path:
    return ONE_FOLDER / (f"{name}.exe" if os.name == "nt" else name)


def _packages_of(venv: Path) -> Path:
    """Return where an environment keeps its packages."""
    return next(folder for folder in venv.rglob("site-packages") if folder.is_dir())


def _strip_python() -> None:
    """Take the symbols for debuggers out of Python's library, 17 MB. Stripping all libraries breaks numpy's OpenBLAS."""
    for library in (ONE_FOLDER / "_internal").glob("libpython3.*.so.*"):
        if shutil.which("strip") is not None:
            _do(["strip", "--strip-unneeded", library], dict(os.environ))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
