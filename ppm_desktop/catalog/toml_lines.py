"""Finds the line of a key in TOML text, which the standard library's reader does not tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

#: Names and positions from the top of the file, such as ``("rules", "zone-a", "history", 1, "source")``.
KeyPath = tuple[str | int, ...]

_KEY: Final = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
_KEYS: Final = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER: Final = re.compile(rf"\s*(\[\[?)\s*({_KEYS})\s*\]\]?\s*(?:#.*)?")
_ASSIGNMENT: Final = re.compile(rf"\s*({_KEYS})\s*=(.*)")
#: Strings and comments may hold brackets; they must be recognised so that they are not counted.
_TOKEN: Final = re.compile(r'''"""|\'\'\'|"(?:\\.|[^"\\])*"|'[^']*'|#.*|[\[\]{}]''')
_LONG_QUOTES: Final = ('"""', "'''")


def path_text(path: KeyPath) -> str:
    """Spell a path as messages do: ``rules.zone-a.history[1].source``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def line_of(text: str, path: KeyPath) -> int:
    """Return the line (from 1) where ``path`` stands; for a missing key the line of its table, at worst line 1."""
    places = _places(text)
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return 1


@lru_cache(maxsize=4)  # each complaint asks again, and there may be thousands
def _places(text: str) -> dict[KeyPath, int]:
    """Map every table and key written on a line of its own to that line."""
    places: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    value = _OpenValue()
    for number, line in enumerate(text.split("\n"), start=1):
        if value.is_open:
            value.take(line)
        elif header := _HEADER.fullmatch(line):
            table = _table_path(_names(header[2]), counts, is_array=header[1] == "[[")
            for length in range(1, len(table) + 1):
                places.setdefault(table[:length], number)
        elif assignment := _ASSIGNMENT.fullmatch(line):
            names = _names(assignment[1])
            for length in range(1, len(names) + 1):
                places.setdefault((*table, *names[:length]), number)
            value.take(assignment[2])
    return places


def _names(dotted: str) -> list[str]:
    return [found[1:-1] if found[0] in "\"'" else found for found in re.findall(_KEY, dotted)]


def _table_path(names: list[str], counts: dict[KeyPath, int], *, is_array: bool) -> KeyPath:
    """Add the position to every array of tables on the way; a header always means the latest element."""
    path: KeyPath = ()
    for depth, name in enumerate(names, start=1):
        path = (*path, name)
        if is_array and depth == len(names):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


class _OpenValue:
    """Follows a value over its lines: a long string or a list may go on below."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0

    @property
    def is_open(self) -> bool:
        return bool(self._quote) or self._depth > 0

    def take(self, line: str) -> None:
        """Read one more line of the value."""
        position = 0
        while position < len(line):
            if self._quote:
                end = line.find(self._quote, position)
                if end < 0:
                    return
                position, self._quote = end + len(self._quote), ""
                continue
            token = _TOKEN.search(line, position)
            if token is None:
                return
            position = token.end()
            if token[0] in _LONG_QUOTES:
                self._quote = token[0]
            elif token[0] in "[{":
                self._depth += 1
            elif token[0] in "]}":
                self._depth -= 1
