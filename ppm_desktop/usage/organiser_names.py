"""Reads the exports once more for the names behind the pseudonyms: only when somebody asks for a list to act on."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ppm_desktop.usage.archive import paths_in, sources_in
from ppm_desktop.usage.cube import pseudonyms
from ppm_desktop.usage.dialect import dialect_of
from ppm_desktop.usage.graph_pages import as_delimited, looks_like_json
from ppm_desktop.usage.parquet import parquet_rows
from ppm_desktop.usage.private_folder import own_prefix
from ppm_desktop.usage.problems import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ppm_desktop.usage.dialect import Dialect

#: Values that stand for nothing.
_BLANKS: Final = frozenset({"", "none", "null", "no data", "n/a", "nan", "-"})
_LONGEST_CELL: Final = 1 << 24


def organiser_names(paths: Sequence[Path], key: bytes, wanted: Iterable[str]) -> dict[str, str]:
    """Return the name, as it is spelt first, of each pseudonym that is wanted and that the exports have; ``key`` made the pseudonyms.

    Raises:
        UsageRefusedError: A file cannot be used; what could be read before can be read again, unless it changed.
    """
    found: dict[str, None] = {}
    with tempfile.TemporaryDirectory(prefix=own_prefix()) as name:
        folder = Path(name)
        for path in paths_in(paths):
            try:
                for source in sources_in(path, folder, lambda: None)[0]:
                    text = as_delimited(source, folder) if looks_like_json(source.path) else source
                    found |= _names(text.path, dialect_of(text.path, text.name))
            except OSError as error:
                raise unreadable(path.name, error) from None
    known = frozenset(wanted)
    names: dict[str, str] = {}
    for spelt, pseudonym in pseudonyms(found, key).items():
        if pseudonym in known:
            names.setdefault(pseudonym, spelt.strip())
    return names


def _names(path: Path, dialect: Dialect) -> dict[str, None]:
    columns = [dialect.columns[field] for field in ("organiser", "organiser_id") if field in dialect.columns]
    if dialect.is_parquet:
        found = (_first(list(row), range(len(columns))) for row in parquet_rows(path, columns)) if columns else ()
        return dict.fromkeys(name for name in found if name)
    try:
        return _read(path, dialect, columns, dialect.encoding.replace("utf-8", "utf-8-sig"))
    except UnicodeDecodeError:
        return _read(path, dialect, columns, "cp1252")


def _read(path: Path, dialect: Dialect, columns: list[int], encoding: str) -> dict[str, None]:
    found: dict[str, None] = {}
    before = csv.field_size_limit(_LONGEST_CELL)  # the limit is of the whole process: other readers keep theirs
    try:
        with path.open(encoding=encoding, errors="strict" if encoding.startswith("utf") else "replace", newline="") as file:
            for _ in range(dialect.lines_to_skip):
                file.readline()
            for row in csv.reader(file, delimiter=dialect.delimiter):
                if name := _first(row, columns):
                    found[name] = None
    finally:
        csv.field_size_limit(before)
    return found


def _first(row: Sequence[str | None], places: Iterable[int]) -> str:
    said = (row[place] or "" for place in places if place < len(row))
    return next((text for text in said if text.strip().lower() not in _BLANKS), "")
