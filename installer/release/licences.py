"""The licences of everything in a package, as text files: one folder per part, and an index that a person can read."""

from __future__ import annotations

import platform
import re
import shutil
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from importlib.metadata import distributions
from pathlib import Path, PurePosixPath
from typing import Final

from installer.environment import RUN_LOCK
from installer.release.bundled import TEXTS, Kind, bundled
from installer.release.locked import read_lock
from installer.shell import ROOT, SetupError

_IS_LICENCE: Final = re.compile(r"(?:licen[cs]e|copying|notice|authors)(?:[._-][^/]*)?$", re.IGNORECASE)
_IN_A_LICENCE_FOLDER: Final = re.compile(r"\.dist-info/licen[cs]es/", re.IGNORECASE)
_QT: Final = "QT-IS-REPLACEABLE.txt"


@dataclass(frozen=True)
class Granted:
    """What a package says of its licence."""

    name: str
    version: str
    expression: str  # SPDX
    texts: Mapping[str, bytes]  # file name to content


def from_folder(site_packages: Path) -> dict[str, Granted]:
    """Read the licences of what is installed in a folder."""
    found: dict[str, Granted] = {}
    for package in distributions(path=[str(site_packages)]):
        files = {str(one): one.locate() for one in package.files or ()}
        texts = {name: Path(str(place)).read_bytes() for name, place in files.items() if _is_licence(name) and Path(str(place)).is_file()}
        granted = _granted(HeaderParser().parsestr(package.read_text("METADATA") or ""), texts)
        found[granted.name] = granted
    return found


def from_wheels(wheels: Iterable[Path]) -> Iterator[Granted]:
    """Read the licences of packages that are not installed: Windows wheels, for one."""
    for wheel in sorted(wheels):
        with zipfile.ZipFile(wheel) as archive:
            names = archive.namelist()
            metadata = next(name for name in names if name.endswith(".dist-info/METADATA") and name.count("/") == 1)
            texts = {name: archive.read(name) for name in names if _is_licence(name)}
            yield _granted(HeaderParser().parsestr(archive.read(metadata).decode()), texts)


def write_licences(folder: Path, packages: Iterable[Granted], kind: Kind, versions: Mapping[str, str]) -> None:
    """Write the folder of licences anew; `versions` are those of packages that bring parts which are not packages.

    Raises:
        SetupError: when a package comes without the text of its licence: then it must not be handed on.

    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    rows = []
    for package in sorted(packages, key=lambda one: (one.name, one.version)):
        texts = dict(package.texts) or {name: (TEXTS / name).read_bytes() for name in bundled().texts.get(package.name, ())}
        if not texts:
            message = f"{package.name} {package.version} has no text of its licence. Add it to installer/release/bundled.toml."
            raise SetupError(message)
        _write_texts(folder / f"{package.name}-{package.version}", texts)
        rows.append((package.name, package.version, package.expression))
    for part in bundled().parts_of(kind):
        version = part.version_among(versions)
        if (row := (part.name, version, part.licence)) not in rows:
            rows.append(row)
        if text := _text_of_part(part.name):
            _write_texts(folder / f"{part.name}-{version}", text)
    (folder / _QT).write_text((TEXTS / _QT).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "README.txt").write_text(_index(rows), encoding="utf-8")


def write_licences_of_one_folder(folder: Path, site_packages: Path) -> None:
    """Write the folder of licences for a one-folder build.

    Args:
        folder: What to write.
        site_packages: Where the packages lie that it was built from; what else lies there, PyInstaller first of all, is not in it.

    Raises:
        SetupError: as for `write_licences`.

    """
    locked = {pin.name for pin in read_lock((ROOT / RUN_LOCK).read_text(encoding="utf-8").splitlines())}
    installed = from_folder(site_packages)
    versions = {name: one.version for name, one in installed.items()} | {"python": platform.python_version()}
    write_licences(folder, (one for one in installed.values() if one.name in locked), "one-folder", versions)


def _is_licence(name: str) -> bool:
    inside = _IN_A_LICENCE_FOLDER.search(name) is not None
    return not name.endswith((".py", ".pyc", "/")) and (inside or _IS_LICENCE.search(name) is not None)


def _granted(metadata: Message, texts: Mapping[str, bytes]) -> Granted:
    name = re.sub(r"[-_.]+", "-", metadata["Name"]).lower()
    said = metadata["License-Expression"] or bundled().expressions.get(name) or (metadata["License"] or "").strip()
    return Granted(name, metadata["Version"], said if "\n" not in said else "", {_plain(name): text for name, text in texts.items()})


def _plain(name: str) -> str:
    """Name a text by its place in the package: `numpy/ma/LICENSE` becomes `numpy-ma-LICENSE.txt`."""
    parts = [part for part in PurePosixPath(name).parts if not part.endswith(".dist-info") and part.lower() not in {"licenses", ".."}]
    joined = "-".join(parts)
    return joined if joined.lower().endswith((".txt", ".md", ".rst")) else f"{joined}.txt"


def _text_of_part(name: str) -> dict[str, bytes]:
    """Return the licence of a part that is no package, where it is not the same as that of what brings it."""
    if name == "Inter":
        return {"LICENSE.txt": (ROOT / "resources/report/fonts/LICENSE.txt").read_bytes()}
    if name == "CPython":
        home = Path(sys.base_prefix)
        places = (Path(shutil.__file__).parent / "LICENSE.txt", home / "LICENSE.txt", home / "LICENSE")
        debian = Path(f"/usr/share/doc/python{sys.version_info.major}.{sys.version_info.minor}/copyright")
        text = next((place for place in (*places, debian) if place.is_file()), None)
        if text is None:
            message = f"The licence of Python was not found in {home}. A package that contains Python has to contain it."
            raise SetupError(message)
        return {"LICENSE.txt": text.read_bytes()}
    return {}


def _write_texts(folder: Path, texts: Mapping[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text)


def _index(rows: Iterable[tuple[str, str, str]]) -> str:
    """Say what is in the package and under which licence, in columns."""
    table = [("part", "version", "licence (SPDX)"), *rows]
    wide = [max(len(row[column]) for row in table) for column in (0, 1)]
    lines = [f"{name:<{wide[0]}}  {version:<{wide[1]}}  {licence}".rstrip() for name, version, licence in table]
    lines.insert(1, "-" * max(len(line) for line in lines))
    return (
        "ppm_desktop is under the MIT licence (LICENSE.txt). It contains the parts below, each under its own licence;\n"
        f"the texts are in the folders beside this file. Qt and PySide6 are used under the LGPL: {_QT}\n"
        "says where their libraries lie and how to put others in their place.\n\n" + "\n".join(lines) + "\n"
    )
