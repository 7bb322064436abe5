"""Why the system or Python's JSON reader refused something: their commonest words, which come in English, named for the translators."""

from __future__ import annotations

from typing import Final

from ppm_desktop.wording import mark, tr

#: What an ``OSError`` says of opening, reading and writing a file; anything else stays as the system says it.
SYSTEM_REASONS: Final = (
    mark("No such file or directory"),
    mark("Permission denied"),
    mark("Operation not permitted"),
    mark("Input/output error"),
    mark("File exists"),
    mark("Not a directory"),
    mark("Is a directory"),
    mark("No space left on device"),
    mark("Disk quota exceeded"),
    mark("Read-only file system"),
    mark("File name too long"),
    mark("File too large"),
    mark("Too many open files"),
    mark("Not a file"),
    mark("The file is read-only"),
    mark("embedded null byte"),
)
#: What Python's JSON reader says.
JSON_REASONS: Final = (
    mark("Expecting value"),
    mark("Expecting ',' delimiter"),
    mark("Expecting ':' delimiter"),
    mark("Expecting property name enclosed in double quotes"),
    mark("Extra data"),
    mark("Illegal trailing comma before end of array"),
    mark("Illegal trailing comma before end of object"),
    mark("Invalid \\escape"),
    mark("Invalid \\uXXXX escape"),
    mark("Invalid control character at"),
    mark("Unterminated string starting at"),
)


def system_reason(error: OSError | ValueError) -> str:
    """Return why a file could not be used, in the language in force where the reason is a known one."""
    return tr(getattr(error, "strerror", None) or str(error))
