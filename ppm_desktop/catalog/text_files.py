"""Text read from a file, with the name that messages give to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.catalog.complaints import refuse

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class TextFile:
    """What was read, and how messages name it."""

    name: str
    text: str


def read_text_file(path: Path, name: str | None = None) -> TextFile:
    """Read UTF-8 text; a byte order mark, as Excel writes it, is dropped.

    Args:
        path: The file.
        name: How messages name it; the path itself by default.

    Raises:
        CatalogueError: There is no such file, it cannot be read, or it is not UTF-8.
    """
    shown = name or str(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise refuse(shown, None, "", found="nothing", expected="a file") from None
    except OSError as error:
        raise refuse(shown, None, "", found=error.strerror or "an unreadable file", expected="a file that can be read") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refuse(shown, line, "", found=f"the byte 0x{data[error.start]:02x}", expected="text in UTF-8") from error
    return TextFile(shown, text)
