"""Installs, runs and removes what was built, for real: `make test-packages`, as root on Debian or Ubuntu.

A bare Debian is made once with debootstrap, in `build/package/debian-SUITE` (bookworm, or what PPM_TRIAL_SUITE says); each trial has a fresh copy
of it, so that nothing of this machine helps: the Debian package and the portable archive in one, the wheel with pipx in another. With uv the wheel
is installed on this machine, into a folder of its own. Not part of `make test`, because it takes minutes, root and a mirror.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from installer.artefacts import DIST, WORK, debian_package_name, portable_name, project, wheel_name
from installer.environment import environment_for_uv, find_uv
from installer.shell import ROOT, SetupError, ask, say, start
from installer.system_packages import OFFSCREEN, X_WINDOW

SUITE: Final = os.environ.get("PPM_TRIAL_SUITE", "bookworm")
BASE: Final = WORK / f"debian-{SUITE}"
TRIAL: Final = WORK / "debian-trial"
_HERE: Final = ROOT / "installer" / "linux"
_WORDS: Final = _HERE / "trial_words.sh"
#: Certificates that this machine's administrator added: a firm's network may need them. Debian takes them from the same folder.
_OWN_CERTIFICATES: Final = Path("/usr/local/share/ca-certificates")
#: In namespaces of its own: the mounts and processes go with it, however it ends.
_IN_THE_BASE: Final = (
    'mount --bind "$0" "$0" && mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" /bin/sh "/trial/$1"'
)


def mirror() -> str:
    """Return this machine's mirror of Debian."""
    files = [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("debian*"))]
    texts = [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    found = re.findall(r"^(?:URIs:|deb(?: \[.*?\])?)\s+(https?://\S*/debian)/?(?:\s|$)", "\n".join(texts), re.MULTILINE)
    return found[0] if found else "http://deb.debian.org/debian"


def try_debian() -> None:
    """Try the Debian package and the portable archive in a bare Debian."""
    package, archive = _built(debian_package_name()), DIST / f"{portable_name()}.tar.xz"
    if not archive.is_file():
        say(f"There is no {archive.name} in dist, so that is not tried.")
    _try_in_a_bare_debian("trial.sh", [file for file in (package, archive) if file.is_file()])


def try_pipx() -> None:
    """Try the wheel with pipx in a bare Debian that has what the source tree needs of the system, too, and nothing else."""
    libraries = WORK / "libraries.txt"
    libraries.write_text(" ".join(package.name for package in (*OFFSCREEN, *X_WINDOW)) + "\n", encoding="ascii")
    _try_in_a_bare_debian("trial_pipx.sh", [_built(wheel_name()), libraries])


def _built(name: str) -> Path:
    if not (file := DIST / name).is_file():
        message = f"There is no {name} in dist. Build first: make package"
        raise SetupError(message)
    return file


def _try_in_a_bare_debian(script: str, files: Sequence[Path]) -> None:
    if os.geteuid() != 0:
        message = "A Debian of its own can only be made as root: sudo make test-packages"
        raise SetupError(message)
    if not (BASE / "bin" / "sh").exists():
        say(f"Making a bare Debian ({SUITE}) in {BASE.relative_to(ROOT)}")
        _do("debootstrap", "--variant=minbase", SUITE, str(BASE), mirror())
    shutil.rmtree(TRIAL, ignore_errors=True)
    _do("cp", "-a", "--reflink=auto", str(BASE), str(TRIAL))
    shutil.copy("/etc/resolv.conf", TRIAL / "etc" / "resolv.conf")
    certificates = TRIAL / _OWN_CERTIFICATES.relative_to("/")
    certificates.mkdir(parents=True, exist_ok=True)
    for file in _OWN_CERTIFICATES.glob("*.crt"):
        shutil.copy(file, certificates)
    (TRIAL / "trial").mkdir()
    for file in (*files, _WORDS, _HERE / script):
        shutil.copy(file, TRIAL / "trial")
    code = start(["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", _IN_THE_BASE, TRIAL, script])
    if code != 0:
        message = f"The trial failed (exit code {code}); {TRIAL} is left as it was."
        raise SetupError(message)
    shutil.rmtree(TRIAL, ignore_errors=True)


def try_wheel() -> None:
    """Install the wheel as a person would with uv, run it and remove it."""
    say("Wheel, with uv")
    uv = find_uv()
    with tempfile.TemporaryDirectory(prefix="ppm-wheel-") as name:
        home = Path(name)
        tools = {
            "UV_TOOL_DIR": str(home / "tools"),
            "UV_TOOL_BIN_DIR": str(home / "bin"),
            "HOME": name,
            "XDG_CONFIG_HOME": str(home / ".config"),
        }
        environment = {**environment_for_uv(), **tools, "UV_CACHE_DIR": _cache(uv)}
        _ask(environment, uv, "tool", "install", "--quiet", "--python", sys.executable, _built(wheel_name()))
        version = _ask(environment, home / "bin" / "ppm", "--version").strip()
        if version != project().version:
            message = f"ppm of the wheel says {version}."
            raise SetupError(message)
        say(f"  uv tool install; ppm --version: {version}")
        for line in _ask(environment, home / "bin" / "ppm-desktop", "--self-check").strip().splitlines():
            say(f"    {line}")
        _ask(environment, uv, "tool", "uninstall", "--quiet", project().name)
        if left := sorted(path.name for path in (home / "bin").iterdir()):
            message = f"uv tool uninstall left {', '.join(left)}."
            raise SetupError(message)
        say("  uv tool uninstall: both programs are gone")


def main(arguments: list[str]) -> int:
    """Try all, or what is named."""
    trials = {"wheel": try_wheel, "pipx": try_pipx, "debian": try_debian}
    try:
        for name in arguments or list(trials):
            if name not in trials:
                say(f"Usage: python3 -m installer.linux.trial [{'|'.join(trials)}]")
                return 2
            trials[name]()
    except SetupError as problem:
        say(str(problem))
        return 1
    return 0


def _cache(uv: Path) -> str:
    """Return the cache that uv has here, so that the trial need not load everything again."""
    return ask([uv, "cache", "dir"])[1].strip()


def _ask(environment: dict[str, str], *command: str | Path) -> str:
    code, said = ask(command, environment=environment)
    if code != 0:
        message = f"{' '.join(str(part) for part in command)} ended with {code}:\n\n{said.strip()}\n"
        raise SetupError(message)
    return said


def _do(*command: str) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)  # noqa: S603 - fixed programs
    if done.returncode != 0:
        message = f"{' '.join(command)} failed:\n\n" + "\n".join(done.stdout.splitlines()[-10:])
        raise SetupError(message)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
