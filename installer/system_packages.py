"""The system libraries that Qt and the tests need on Linux: which are missing, and how to get them.

Each list is what a bare Debian 12 lacked for the installed PySide6, found by trying (see CONTRIBUTING.md).
"""

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.shell import ask, say

FONTS = Path("/usr/share/fonts")
APT_LISTS = Path("/var/lib/apt/lists")
# The 64-bit time_t transition renamed some libraries from Debian 13 and Ubuntu 24.04 on: libglib2.0-0t64.
RENAMED = "t64"


def loads(library: str) -> bool:
    """Whether a shared library is there, by loading it: the only answer that also holds for LD_LIBRARY_PATH, Nix and musl."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_program(name: str) -> bool:
    """Whether a program is on PATH."""
    return shutil.which(name) is not None


def is_module(name: str) -> bool:
    """Whether this Python has a module, which may have been installed since it started."""
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


@dataclass(frozen=True)
class SystemPackage:
    """A Debian package, the one thing we look for to see that it (or its like elsewhere) is there, and what it is for."""

    name: str
    gives: str
    reason: str
    is_there: Callable[[str], bool] = loads


OFFSCREEN = (
    SystemPackage("libglib2.0-0", "libglib-2.0.so.0", "every part of Qt starts with it"),
    SystemPackage("libgl1", "libGL.so.1", "Qt draws with it"),
    SystemPackage("libegl1", "libEGL.so.1", "Qt draws with it"),
    SystemPackage("libxkbcommon0", "libxkbcommon.so.0", "the keyboard"),
    SystemPackage("libfontconfig1", "libfontconfig.so.1", "finding fonts"),
    SystemPackage("libdbus-1-3", "libdbus-1.so.3", "talking to the desktop"),
)
X_WINDOW = (
    SystemPackage("libxkbcommon-x11-0", "libxkbcommon-x11.so.0", "the keyboard, in a window"),
    SystemPackage("libxcb-cursor0", "libxcb-cursor.so.0", "the mouse pointer, in a window"),
    SystemPackage("libxcb-icccm4", "libxcb-icccm.so.4", "opening a window"),
    SystemPackage("libxcb-keysyms1", "libxcb-keysyms.so.1", "the keyboard, in a window"),
    SystemPackage("libxcb-shape0", "libxcb-shape.so.0", "opening a window"),
)
VIRTUAL_SCREEN = (
    SystemPackage("xvfb", "Xvfb", "tests open windows on a screen that nobody sees", is_program),
    SystemPackage("xauth", "xauth", "tests open windows on a screen that nobody sees", is_program),
)
JAVA = (SystemPackage("default-jre-headless", "java", "Spark runs on it", is_program),)
# Worth having when packages are installed anyway, never worth an installation of its own: another font does as well.
NICE_FONT = "fonts-inter"


def venv_package() -> SystemPackage:
    """Name what Debian's Python needs to make a virtual environment; `python3-venv` would serve only the default Python."""
    return SystemPackage(f"python3.{sys.version_info.minor}-venv", "ensurepip", "making the .venv folder", is_module)


def things_present(wanted: Iterable[SystemPackage]) -> frozenset[str]:
    """Return those of the things that the wanted packages give which are on this machine."""
    return frozenset(package.gives for package in wanted if package.is_there(package.gives))


def missing(wanted: Iterable[SystemPackage], present: Collection[str]) -> tuple[SystemPackage, ...]:
    """Return the wanted packages whose thing is not among those present, in the order given."""
    return tuple(package for package in wanted if package.gives not in present)


def names_in_this_release(names: Sequence[str], policy: str) -> tuple[str, ...]:
    """Return the names that this release has for the packages, by the answer of `apt-cache policy`; unknown ones stay as they are."""
    offered: set[str] = set()
    package = ""
    for line in policy.splitlines():
        if line and not line.startswith(" "):
            package = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            offered.add(package)
    return tuple(name + RENAMED if name not in offered and name + RENAMED in offered else name for name in names)


def apt_names(packages: Sequence[SystemPackage]) -> tuple[str, ...]:
    """Return what to ask apt-get for."""
    names = [package.name for package in packages]
    _, policy = ask(["apt-cache", "policy", *names, *(name + RENAMED for name in names)], environment={"LC_ALL": "C"})
    return names_in_this_release(names, policy)


def message_for_an_administrator(gaps: Sequence[SystemPackage], apt: Sequence[str]) -> str:
    """Say what is missing, why, and the one command that mends it; `apt` is empty where there is no apt."""
    rows = [(package.gives, package.reason) for package in gaps]
    if apt:
        table = aligned([(name, *row) for name, row in zip(apt, rows, strict=True)])
        mend = f"An administrator of this machine can install all of it with:\n\n  sudo apt-get install -y {' '.join(apt)}"
    else:
        table = aligned(rows)
        mend = "There is no apt-get here: please install the packages of your system that contain these files."
    count = "One thing is" if len(gaps) == 1 else f"{len(gaps)} things are"
    return f"{count} missing on this machine, and cannot be installed from this account:\n\n{table}\n\n{mend}\n"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Write rows of text as lines with their columns under each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def administrator_prefix() -> tuple[str, ...] | None:
    """Return what to put before a command to run it as root unasked for a password, or None if there is no way."""
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if ask(["sudo", "-n", "true"])[0] == 0 else None


def install(packages: Sequence[SystemPackage], prefix: Sequence[str]) -> None:
    """Install with apt-get, fetching apt's lists when they are empty or out of date. Says what it does, and the reason of a failure."""
    apt_get = (*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q")
    if not any(APT_LISTS.glob("*_Packages*")):
        say("Fetching the lists of system packages")
        ask([*apt_get, "update"])
    with_font = [] if any(FONTS.rglob("Inter*")) else [(*packages, SystemPackage(NICE_FONT, "", ""))]
    output = ""
    # A release may not have the font; and old lists name files that are gone, so the last try has fresh ones.
    for wanted in (*with_font, packages, None):
        if wanted is None:
            say("That did not work, perhaps because the lists of packages are old: fetching new ones")
            ask([*apt_get, "update"])
        names = apt_names(wanted or packages)
        say(f"Installing system packages with apt-get: {' '.join(names)}")
        code, output = ask([*apt_get, "install", "-y", "--no-install-recommends", *names])
        if code == 0:
            return
    say(f"apt-get could not install them. It said:\n\n{output.strip()}\n")


def provide(wanted: Sequence[SystemPackage]) -> tuple[SystemPackage, ...]:
    """Install what is missing of the wanted packages if this account may; otherwise say what to ask for. Returns what is still missing."""
    if not sys.platform.startswith("linux"):
        return ()
    gaps = missing(wanted, things_present(wanted))
    if not gaps:
        return ()
    has_apt = shutil.which("apt-get") is not None
    prefix = administrator_prefix() if has_apt else None
    if prefix is not None:
        install(gaps, prefix)
        gaps = missing(wanted, things_present(wanted))
    if gaps:
        say(message_for_an_administrator(gaps, apt_names(gaps) if has_apt else ()))
    return gaps


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a person could see a window."""
    if environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    return not platform.startswith("linux") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
