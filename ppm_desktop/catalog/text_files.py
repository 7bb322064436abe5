"""Text read from a file, with the name that messages give to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.catalog.complaints import CatalogueError

#: Every rate of every country takes half a megabyte.
LARGEST_FILE: Final = 16 << 20


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
        # Opening a pipe waits for a writer, and a device has no end: only files are read, and no more than may be.
        if path.exists() and not path.is_file() and not path.is_dir():
            raise _refusal(shown, None, "a pipe or device", "a file")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise _refusal(shown, None, "nothing", "a file") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        raise _refusal(shown, None, getattr(error, "strerror", None) or "an unreadable file", "a file that can be read") from error
    if len(data) > LARGEST_FILE:
        raise _refusal(shown, None, f"more than {LARGEST_FILE >> 20} MB", "a price book, which is smaller")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refusal(shown, line, f"the byte 0x{data[error.start]:02x}", "text in UTF-8") from error
    return TextFile(shown, text)


def _refusal(name: str, line: int | None, found: str, expected: str) -> CatalogueError:
    from ppm_desktop.catalog.complaints import refuse  # noqa: PLC0415 - the window, whose theme is read here, is seen sooner without

    return refuse(name, line, "", found=found, expected=expected)
