"""The files in ``resources/themes``: TOML of the plainest kind, which a designer edits.

Python's reader of TOML would do, but takes as long as a tenth of a bare window: it brings days and regular expressions,
and no token is a day. A test reads every theme both ways and finds the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile

    Token = str | int | bool

_WORDS: Final = {"true": True, "false": False}


def read_tokens(file: TextFile) -> dict[str, Token]:
    """Return all tokens of a file by name, whatever group they stand in.

    A line is empty, a comment, a ``[group]``, or ``name = value``; a value is a text in double quotes, a whole number,
    ``true`` or ``false``.

    Raises:
        CatalogueError: A line is none of these, or names a token again.
    """
    tokens: dict[str, Token] = {}
    for number, line in enumerate(file.text.splitlines(), start=1):
        written = line.strip()
        if not written or written[0] in "#[":
            continue
        name, _, value = (part.strip() for part in written.partition("="))
        token = _token(value)
        if token is None or not name.isidentifier() or name in tokens:
            from ppm_desktop.catalog.complaints import refuse  # noqa: PLC0415 - a theme of ours has nothing to complain about

            raise refuse(file.name, number, name, found=written, expected='name = "text", a whole number, true or false, each name once')
        tokens[name] = token
    return tokens


def _token(value: str) -> Token | None:
    if len(value) > 1 and value[0] == value[-1] == '"' and not set('"\\') & set(value[1:-1]):
        return value[1:-1]
    return int(value) if value.isdecimal() else _WORDS.get(value)
