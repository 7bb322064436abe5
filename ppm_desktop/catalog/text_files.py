"""Text read from a file, with the name that messages give to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.complaints import CatalogueError


class TextFile(NamedTuple):
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
        raise _refusal(shown, None, "nothing", "a file") from None
    except OSError as error:
        raise _refusal(shown, None, error.strerror or "an unreadable file", "a file that can be read") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refusal(shown, line, f"the byte 0x{data[error.start]:02x}", "text in UTF-8") from error
    return TextFile(shown, text)


def _refusal(name: str, line: int | None, found: str, expected: str) -> CatalogueError:
    from ppm_desktop.catalog.complaints import refuse  # noqa: PLC0415 - the window, whose theme is read here, is seen sooner without

    return refuse(name, line, "", found=found, expected=expected)
