"""The lock file as a list: every package the program runs with, its version, its hashes, and who asked for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_PIN: Final = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]*[^\\\s]))?")
_HASH: Final = re.compile(r"--hash=sha256:(?P<hash>[0-9a-f]{64})")
_VIA: Final = re.compile(r"#\s+(?:via\s+)?(?!via$)(?P<name>[A-Za-z0-9._-]+)(?:\s|$)")


@dataclass(frozen=True)
class Locked:
    """One pin of the lock file. A package stands in it twice when its version depends on the Python."""

    name: str
    version: str
    marker: str  # for which systems and Pythons, "" for all
    hashes: tuple[str, ...]  # SHA-256 of every file that may be installed for it
    asked_by: tuple[str, ...]  # names of packages, or the project's

    def applies(self, environment: Mapping[str, str]) -> bool:
        """Whether this pin counts on a system that is described by the values of PEP 508."""
        from packaging.markers import Marker  # noqa: PLC0415 - builders of one's own system run before anything is installed

        return not self.marker or Marker(self.marker).evaluate(dict(environment))

    @property
    def purl(self) -> str:
        """The name that bills of materials and databases of vulnerabilities share."""
        return f"pkg:pypi/{self.name}@{self.version}"


def read_lock(lines: Iterable[str]) -> tuple[Locked, ...]:
    """Read a lock file as `make lock` writes it.

    Raises:
        ValueError: when a pin has no hash: then the file does not say what would be installed.

    """
    pins: list[tuple[re.Match[str], list[str], list[str]]] = []
    for line in lines:
        if pin := _PIN.match(line):
            pins.append((pin, [], []))
        elif pins and (found := _HASH.search(line)):
            pins[-1][1].append(found["hash"])
        elif pins and (via := _VIA.match(line.strip())):
            pins[-1][2].append(via["name"])
    locked = tuple(Locked(pin["name"], pin["version"], pin["marker"] or "", tuple(hashes), tuple(via)) for pin, hashes, via in pins)
    if bare := [one.name for one in locked if not one.hashes]:
        message = f"the lock file has no hash for {', '.join(bare)}"
        raise ValueError(message)
    return locked


def windows(python: str) -> dict[str, str]:
    """Describe 64-bit Windows with a Python such as "3.12", in the values of PEP 508."""
    return {
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "win32",
    }


def requirements(pins: Iterable[Locked]) -> str:
    """Write pins as a requirements file with hashes, for an installer of one system: without markers."""
    return "".join(" \\\n    ".join([f"{pin.name}=={pin.version}", *(f"--hash=sha256:{one}" for one in pin.hashes)]) + "\n" for pin in pins)
