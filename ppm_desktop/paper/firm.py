"""Whose report it is: name, logo, colour and footer from a small file that a firm makes once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.catalog.complaints import ComplaintLog, refuse
from ppm_desktop.catalog.resource_files import resource_path
from ppm_desktop.catalog.text_files import read_text_file
from ppm_desktop.catalog.toml_entries import read_toml
from ppm_desktop.catalog.values import shown
from ppm_desktop.files.presence import is_folder
from ppm_desktop.files.real_path import real_path

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.toml_entries import TomlTable

FIRM_FILE: Final = "firm.toml"
#: Larger logos are photographs; every page would carry them.
MOST_BYTES: Final = 1_000_000
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_LONGEST: Final = 120
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_COLOUR_EXPECTED: Final = "a colour such as #0072B2"
_LOGO_EXPECTED: Final = "the name of an SVG or PNG file of at most 1 MB beside this file"


@dataclass(frozen=True, slots=True)
class Firm:
    """What a report carries of the firm that hands it over."""

    name: str = ""
    accent: str = "#0072B2"  # of rules and bars; never of letters, so that any colour can be read
    footer: str = ""
    logo: bytes = b""
    logo_kind: str = ""  # "svg" or "png"


def shipped_firm() -> Firm:
    """Return the plain look that comes with the program."""
    return read_firm(resource_path("report"))


def read_firm(place: Path) -> Firm:
    """Read a firm's template: a folder with ``firm.toml`` in it, or such a file.

    Raises:
        CatalogueError: With every mistake of the file, as file, line, key, what was found and what is expected.
    """
    path = place / FIRM_FILE if is_folder(place) else place
    file = read_text_file(path)
    log = ComplaintLog()
    top = read_toml(file, log)
    name, footer = _line(top, "name"), _line(top, "footer")
    accent = top.note("accent") or Firm().accent
    if not _COLOUR.fullmatch(accent):
        top.contradict("accent", found=shown(accent), expected=_COLOUR_EXPECTED)
    logo, kind = _logo(top, path.parent)
    top.end()
    log.raise_if_any()
    return Firm(name, accent, footer, logo, kind)


def refuse_logo(place: Path, reason: str) -> Exception:
    """Return the error for a logo that has the right beginning but cannot be drawn."""
    path = place / FIRM_FILE if is_folder(place) else place
    return refuse(str(path), None, "logo", found=f"a picture that cannot be drawn ({reason})", expected=_LOGO_EXPECTED)


def _line(top: TomlTable, key: str) -> str:
    text = top.note(key)
    if len(text) > _LONGEST or not text.isprintable():
        top.contradict(key, found=f"{len(text)} characters", expected=f"one line of at most {_LONGEST} characters")
    return text


def _logo(top: TomlTable, folder: Path) -> tuple[bytes, str]:
    name = top.note("logo")
    if not name:
        return b"", ""
    try:
        file = real_path(folder / name)
        inside = file.is_relative_to(real_path(folder)) and file.is_file() and file.stat().st_size <= MOST_BYTES
        data = file.read_bytes() if inside else b""
    except (OSError, ValueError):
        data = b""
    kind = "png" if data.startswith(_PNG) else "svg" if b"<svg" in data[:2000] else ""
    if not kind:
        top.contradict("logo", found=shown(name), expected=_LOGO_EXPECTED)
    return data, kind
