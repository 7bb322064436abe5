"""`make release`: everything that is handed on for one version, in `dist/`.

The packages of this system, what belongs to all of them (bill of materials, licences, notes), and last the sums. Packages that were built
on other machines and lie in `dist/` already are summed with them; `--only sums` does that alone.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from installer import build as one_folder
from installer.artefacts import DIST, WORK, project, source_date
from installer.environment import PACKAGE_LOCK, RUN_LOCK
from installer.macos import build as macos
from installer.release.archives import write_zip
from installer.release.bill import bill_of_materials
from installer.release.bundled import bundled
from installer.release.licences import from_folder, write_licences_of_one_folder
from installer.release.locked import Locked, read_lock
from installer.release.notes import notes_of
from installer.release.sums import NAME as SUMS
from installer.release.sums import write_sums
from installer.shell import ROOT, SetupError, ask, say
from installer.windows import build as windows
from installer.windows.payload import UV_LOCK


def packages() -> None:
    """Build the packages of this system; of Linux also the wheel that every system takes."""
    if sys.platform == "darwin":
        macos.build(macos.Wanted())
    elif sys.platform == "win32":
        say("On Windows, installer/windows/build.ps1 builds the packages.")
    elif one_folder.main([]) != 0:
        message = "The packages could not be built; the reason is above."
        raise SetupError(message)


def for_windows() -> None:
    """Build, on every system, the installer for Windows that needs the Python of the person."""
    windows.build(windows.Wanted())


def bill() -> None:
    """Write the bill of materials."""
    pins = _pins(RUN_LOCK)
    licences = {**bundled().expressions, **{name: one.expression for name, one in from_folder(_here()).items()}}
    document = bill_of_materials(project(), pins, licences, bundled(), _versions(pins), source_date())
    _target("cdx.json", ".").write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8", newline="\n")


def licences() -> None:
    """Pack the licences of everything that the packages with a Python of their own contain."""
    folder = WORK / "licences"
    write_licences_of_one_folder(folder, _here())
    target = _target("licences.zip")
    write_zip(target, (folder,), target.stem, source_date())


def notes() -> None:
    """Write the part of the changelog that belongs to this version."""
    text = notes_of((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), project().version)
    _target("notes.md").write_text(text, encoding="utf-8", newline="\n")


def sums() -> None:
    """Write the sums of all that lies in `dist/` for this version, and list it."""
    for file in write_sums(DIST, project().version):
        say(f"  {file.stat().st_size / 1e6:8.1f} MB  {file.name}")
    say(f"  with {SUMS}, in {DIST}")


STEPS: Final[Mapping[str, Callable[[], None]]] = {
    "packages": packages,
    "windows": for_windows,
    "bill": bill,
    "licences": licences,
    "notes": notes,
    "sums": sums,
}


def _target(what: str, separator: str = "-") -> Path:
    return DIST / f"{project().name}-{project().version}{separator}{what}"


def _here() -> Path:
    """Return where the packages of the Python lie that runs this: `make` has filled it from the lock."""
    return Path(sysconfig.get_path("purelib"))


def _pins(lock: str | Path) -> tuple[Locked, ...]:
    return read_lock((ROOT / lock).read_text(encoding="utf-8").splitlines())


def _versions(pins: Sequence[Locked]) -> dict[str, str]:
    """Return the versions of what brings parts that no lock names."""
    others = (*_pins(PACKAGE_LOCK), *_pins(UV_LOCK))
    return {"python": platform.python_version()} | {pin.name: pin.version for pin in (*others, *pins)}


def _say_what_is_released() -> None:
    """Say which commit this is, or that it is none."""
    code, commit = ask(["git", "describe", "--always", "--dirty", "--abbrev=12"])
    said = commit.strip() if code == 0 else "a source tree without git"
    say(f"{project().name} {project().version}, {said}, dated {source_date()}")
    if said.endswith("-dirty"):
        say("Some changes are not committed, so nobody else can build the same: good for a trial, not for a release.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the steps that the command line asks for, by default all; the result is the exit code."""
    parser = argparse.ArgumentParser(prog="make release", description="Builds everything that is handed on for one version.")
    parser.add_argument("--only", nargs="+", choices=STEPS, default=list(STEPS), metavar="STEP", help=f"of {', '.join(STEPS)}")
    parser.add_argument("--fresh", action="store_true", help="empty dist/ first")
    wanted = parser.parse_args(arguments)
    os.environ["SOURCE_DATE_EPOCH"] = str(source_date())  # for every program that is started
    if wanted.fresh:
        shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    _say_what_is_released()
    try:
        for step in wanted.only:
            say(f"--- {step}")
            STEPS[step]()
    except (SetupError, ValueError) as problem:
        say(str(problem))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
