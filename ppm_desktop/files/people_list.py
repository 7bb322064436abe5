"""Reads who belongs to which group: a text with a user principal name and a group of the plan in each line."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

from ppm_desktop.files.bounded_text import read_bounded_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_MOST_BYTES: Final = 64 << 20
_DELIMITERS: Final = (";", "\t", ",")
_OBJECT_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
#: Shorter ones may be cost centres.
_NUMBER: Final = re.compile(r"\+[0-9][0-9 ()./\-]{5,}|[0-9][0-9 ()./\-]{9,}[0-9]")
_LONGEST_NAME: Final = 100


class PeopleListError(ValueError):
    """A line is not a name and a group of the plan, or names somebody twice with different groups."""

    def __init__(self, code: str, line: int = 0, found: str = "") -> None:
        super().__init__(code, line, found)
        self.code = code  # "empty", "not_two", "no_group", "group_name", "twice"
        self.line = line
        self.found = found


def read_people_list(path: Path, groups: Collection[str] | None) -> dict[str, str]:
    """Return the group of each name. The first line may be a header; comma, semicolon and TAB separate.

    ``groups`` are those that exist; None when the list makes them. A name of a person is none: it would stand in the plan.

    Raises:
        PeopleListError: A line cannot be used; or there is none.
        OSError: The file cannot be read, or is no list that anybody has.
    """
    lines = read_bounded_text(path, _MOST_BYTES).splitlines()
    people: dict[str, str] = {}
    begun = False
    for number, row in enumerate(_rows(lines), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        header, begun = not begun and not (groups is not None and any(cell in groups for cell in cells)), True
        if header and "@" not in cells[0] and not _OBJECT_ID.fullmatch(cells[0]):
            continue
        if len(cells) < 2 or not cells[0]:  # noqa: PLR2004 - a name and a group
            raise PeopleListError("not_two", number, cells[0])
        name, group = cells[0], cells[1]
        if groups is None and not _may_be_a_group(group):
            raise PeopleListError("group_name", number, group)
        if groups is not None and group not in groups:
            raise PeopleListError("no_group", number, group)
        if people.setdefault(name.casefold(), group) != group:
            raise PeopleListError("twice", number, name)
    if not people:
        raise PeopleListError("empty")
    return people


def _rows(lines: list[str]) -> Iterator[list[str]]:
    first = next((line for line in lines if line.strip()), "")
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=first.count))
    try:
        yield from reader
    except csv.Error:  # a quotation mark that nothing closes makes one cell of all that follows
        raise PeopleListError("not_two", reader.line_num, lines[reader.line_num - 1]) from None


def _may_be_a_group(name: str) -> bool:
    """Whether a name can head a group of a plan: short, printable, not everybody's sign, and nobody's name or number."""
    somebody = "@" in name or _OBJECT_ID.search(name) or _NUMBER.search(name)
    return bool(name) and name != "*" and len(name) <= _LONGEST_NAME and name.isprintable() and not somebody
