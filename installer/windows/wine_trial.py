"""Installs, opens, upgrades and removes under Wine: `python -m installer.windows.wine_trial [SETUP]`, on Debian with nsis and wine64.

No Python for Windows runs here, so small stand-ins take the place of the program and of uv; the installer around them is the real one.
With the path of a real installer that needs Python, that one is tried as well: it has to end with a code of its own and leave nothing behind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from installer.artefacts import WORK, project
from installer.shell import SetupError, ask, say
from installer.windows.build import compile_setup
from installer.windows.payload import prepare_script
from installer.windows.script import HERE, TITLE, find_makensis

_PLACES: Final = ("wine64", "/usr/lib/wine/wine64")
_CLASSES: Final = r"HKCU\Software\Classes"
_UNINSTALL: Final = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{project().name}"
OLD_WINDOWS, IS_RUNNING, SET_UP_FAILED = 3, 4, 5


class Wine:
    """A computer with Windows 10, as far as Wine has it."""

    def __init__(self, folder: Path) -> None:
        found = next((shutil.which(place) for place in _PLACES if shutil.which(place)), None)
        if found is None:
            message = "Wine was not found: apt-get install wine64"
            raise SetupError(message)
        self._program = found
        self._environment = {"WINEPREFIX": str(folder), "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8", "DISPLAY": os.environ.get("DISPLAY", "")}
        self.home = folder / "drive_c" / "users" / os.environ.get("USER", "root")
        self.run("wineboot", "-i")
        self.is_windows("win10")
        self.home = next(one for one in (folder / "drive_c" / "users").iterdir() if one.name != "Public")
        self.installed = self.home / "AppData" / "Local" / "Programs" / project().name
        self.shortcut = self.home / f"AppData/Roaming/Microsoft/Windows/Start Menu/Programs/{TITLE}.lnk"

    def run(self, *command: str | Path) -> int:
        """Run a program and return its exit code."""
        return ask([self._program, *command], environment=self._environment)[0]

    def begin(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program and do not wait for its end."""
        return subprocess.Popen([self._program, *command], env={**os.environ, **self._environment})  # noqa: S603 - Wine

    def is_windows(self, version: str) -> None:
        """Become another version of Windows: "win10", "win7"."""
        self.run("winecfg", "/v", version)

    def registry(self, key: str, name: str = "") -> str:
        """Return a value of the registry, "" if there is none."""
        code, said = ask([self._program, "reg", "query", key, *(("/v", name) if name else ("/ve",))], environment=self._environment)
        return said.split("REG_SZ", 1)[1].strip() if code == 0 and "REG_SZ" in said else ""

    def has_key(self, key: str) -> bool:
        """Whether a key is there."""
        return self.run("reg", "query", key) == 0

    def double_click(self, file: Path) -> None:
        """Open a file with the program of its type. Wine 8 does not look among a person's own types as Windows does, so they are lent to it."""
        name = self.registry(rf"{_CLASSES}\{file.suffix}")
        command = self.registry(rf"{_CLASSES}\{name}\shell\open\command")
        lent = {rf"HKCR\{file.suffix}": name, rf"HKCR\{name}\shell\open\command": command}
        for key, value in lent.items():
            self.run("reg", "add", key, "/ve", "/d", value, "/f")
        self.run("start", "/wait", self.path(file))
        for key in (rf"HKCR\{file.suffix}", rf"HKCR\{name}"):
            self.run("reg", "delete", key, "/f")

    def path(self, name: Path) -> str:
        """Return the path that Windows has for a file on drive C."""
        return "C:\\" + str(name.relative_to(Path(self._environment["WINEPREFIX"]) / "drive_c")).replace("/", "\\")


class Trial:
    """Counts what was as it should be."""

    def __init__(self) -> None:
        self.failed = 0

    def expect(self, what: str, found: object, wanted: object = True) -> None:  # noqa: FBT002 - the answer to "is it so?"
        """Print a line; a difference counts as a failure."""
        good = found == wanted
        self.failed += not good
        say(f"  {'ok ' if good else 'NOT'} {what}" + ("" if good else f": {found!r} instead of {wanted!r}"))


def wait_for(condition: Callable[[], bool]) -> bool:
    """Wait until something is so, at most 20 seconds: an uninstaller goes on after its first process has ended."""
    end = time.monotonic() + 20
    while not condition() and time.monotonic() < end:
        time.sleep(0.2)
    return condition()


def says(file: Path, words: str) -> bool:
    """Whether a file is there and has these words in it."""
    return file.exists() and words in file.read_text("cp1252")


def make_stand_in(work: Path) -> Path:
    """Compile the program that takes the place of others.

    Raises:
        SetupError: when that fails.

    """
    stand_in = work / "stand-in.exe"
    code, said = ask([find_makensis(), "-V2", f"-DOUT={stand_in}", HERE / "stand_in.nsi"])
    if code != 0:
        raise SetupError(said)
    return stand_in


def try_one_folder(wine: Wine, trial: Trial, work: Path, stand_in: Path) -> None:
    """Everything a person does with the complete installer."""
    say("Complete installer, with a stand-in for the program")
    payload, setup = work / "complete", work / "complete-setup.exe"
    (payload / "program" / "_internal").mkdir(parents=True)
    shutil.copy(stand_in, payload / "program" / "ppm-desktop.exe")
    (payload / "program" / "_internal" / "library.dll").write_bytes(b"stand-in")
    compile_setup(payload, "program/ppm-desktop.exe", setup, set_up=False)
    started, plan = wine.installed / "program" / "started.txt", wine.home / "Plan ä 1.ppmplan"
    plan.write_text("{}", encoding="utf-8")

    wine.is_windows("win7")
    trial.expect("Windows 7 is refused", wine.run(setup, "/S"), OLD_WINDOWS)
    wine.is_windows("win10")
    trial.expect("installs silently", wine.run(setup, "/S"), 0)
    program = wine.path(wine.installed / "program" / "ppm-desktop.exe")
    trial.expect("the program is there", (wine.installed / "program" / "_internal" / "library.dll").is_file())
    trial.expect("start menu entry", wine.shortcut.is_file())
    trial.expect("type of *.ppmplan", wine.registry(rf"{_CLASSES}\.ppmplan"), "ppm-desktop.plan")
    trial.expect("command of the type", wine.registry(rf"{_CLASSES}\ppm-desktop.plan\shell\open\command"), f'"{program}" "%1"')
    trial.expect("version among the programs", wine.registry(_UNINSTALL, "DisplayVersion"), project().version)
    trial.expect("nothing for all users", wine.has_key(_UNINSTALL.replace("HKCU", "HKLM")), wanted=False)
    wine.double_click(plan)
    trial.expect(
        "a double-click gives the plan to the program",
        says(started, wine.path(plan)),
    )

    running = wine.begin(wine.installed / "program" / "ppm-desktop.exe", "--wait")
    trial.expect("the program is open", wait_for(partial(says, started, "--wait")))
    trial.expect("then it is not replaced", wine.run(setup, "/S"), IS_RUNNING)
    trial.expect("nor removed", wine.run(wine.installed / "uninstall.exe", "/S", f"_?={wine.path(wine.installed)}"), IS_RUNNING)
    end = wine.installed / "program" / "end.txt"
    end.touch()
    running.wait()
    end.unlink()

    kept = [
        wine.installed / "program" / "ppm-desktop-data" / "mine.txt",
        wine.home / "AppData" / "Roaming" / "ppm_desktop" / "settings.ini",
    ]
    for file in kept:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine", encoding="utf-8")
    trial.expect("installs again, over itself", wine.run(setup, "/S"), 0)
    trial.expect("uninstalls silently", wine.run(wine.installed / "uninstall.exe", "/S"), 0)
    trial.expect("the program is gone", wait_for(lambda: not (wine.installed / "uninstall.exe").exists()))
    left = sorted(one for one in wine.installed.rglob("*") if one.is_file())
    trial.expect("what a person put there stays", left, [kept[0], started])
    trial.expect("settings and plan stay", kept[1].is_file() and plan.is_file())
    trial.expect("start menu entry is gone", wait_for(lambda: not wine.shortcut.exists()))
    for key in (_UNINSTALL, rf"{_CLASSES}\.ppmplan", rf"{_CLASSES}\ppm-desktop.plan"):
        trial.expect(f"no {key}", wine.has_key(key), wanted=False)
    shutil.rmtree(wine.installed)

    elsewhere = wine.home.parent.parent / "Elsewhere"
    trial.expect("installs where /D= says", wine.run(setup, "/S", rf"/D={wine.path(elsewhere)}"), 0)
    trial.expect("there", (elsewhere / "program" / "ppm-desktop.exe").is_file())
    trial.expect("the next version moves to where the last one was", wine.run(setup, "/S"), 0)
    trial.expect("there again", (elsewhere / "program" / "ppm-desktop.exe").is_file() and not wine.installed.exists())
    wine.run(elsewhere / "uninstall.exe", "/S")
    trial.expect("and goes without a trace", wait_for(lambda: not elsewhere.exists()))


def try_with_python(wine: Wine, trial: Trial, work: Path, stand_in: Path) -> None:
    """The installer that sets up packages, with a stand-in for uv."""
    say("Installer that needs Python, with a stand-in for uv")
    payload, setup = work / "wheels", work / "wheels-setup.exe"
    (payload / "program" / "uv").mkdir(parents=True)
    shutil.copy(stand_in, payload / "program" / "uv" / "uv.exe")
    (payload / "program" / "prepare.cmd").write_text(prepare_script(["3.12", "3.13"]), encoding="utf-8", newline="\r\n")
    compile_setup(payload, "program/environment/Scripts/ppm-desktop.exe", setup, set_up=True)
    trial.expect("installs silently", wine.run(setup, "/S"), 0)
    started = wine.installed / "program" / "uv" / "started.txt"
    asked = started.read_text("cp1252").splitlines() if started.exists() else []
    trial.expect("uv is asked three times: environment, packages, program", len(asked), 3)
    trial.expect("for a Python of the right versions", any("--python" in line and ">=3.12,<3.14" in line for line in asked))
    trial.expect("the environment is made", (wine.installed / "program" / "environment" / "made-in.txt").is_file())
    started.unlink(missing_ok=True)
    trial.expect("uninstalls silently", wine.run(wine.installed / "uninstall.exe", "/S"), 0)
    trial.expect("and leaves nothing", wait_for(lambda: not wine.installed.exists()))


def try_portable(wine: Wine, trial: Trial, work: Path) -> None:
    """The portable folder that needs Python, with the stand-in for uv: `start.cmd` sets up once, and again where the folder was moved to."""
    say("Portable folder that needs Python")
    folder, moved = wine.home / "Portable folder", wine.home / "Moved folder"
    shutil.copytree(work / "wheels", folder)
    shutil.copy(HERE / "start.cmd", folder)
    for place, times in ((folder, 3), (folder, 3), (moved, 6)):
        if place is moved:
            folder.rename(moved)
        wine.run("cmd", "/d", "/c", wine.path(place / "start.cmd"), "plan.ppmplan")
        program = place / "program" / "environment" / "Scripts" / "started.txt"
        trial.expect("starts the program with the plan", wait_for(partial(says, program, "-m ppm_desktop plan.ppmplan")))
        asked = (place / "program" / "uv" / "started.txt").read_text("cp1252").splitlines()
        trial.expect(f"uv has been asked {times} times in all", len(asked), times)


def try_real(wine: Wine, trial: Trial, setup: Path) -> None:
    """A real installer on a computer without Python."""
    say(f"{setup.name}, where uv finds no Python or does not start")
    trial.expect("ends with its own code", wine.run(setup, "/S"), SET_UP_FAILED)
    trial.expect("and leaves nothing", wait_for(lambda: not wine.installed.exists()))
    trial.expect("no entry among the programs", wine.has_key(_UNINSTALL), wanted=False)


def main(arguments: list[str]) -> int:
    """Do the trials; the result is 1 if anything was not as it should be."""
    work = WORK / "wine"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        stand_in = make_stand_in(work)
        wine, trial = Wine(work / "prefix"), Trial()
        try_one_folder(wine, trial, work, stand_in)
        try_with_python(wine, trial, work, stand_in)
        try_portable(wine, trial, work)
        for setup in arguments:
            try_real(wine, trial, Path(setup))
    except SetupError as problem:
        say(str(problem))
        return 1
    say(f"{trial.failed} failed" if trial.failed else "All as it should be.")
    return 1 if trial.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
