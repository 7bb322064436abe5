"""Loads one file into the staging database, and says in our words what DuckDB says in its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from glob import escape
from typing import TYPE_CHECKING, Final

import duckdb

from ppm_desktop.usage.archive import Source
from ppm_desktop.usage.dialect import dialect_of
from ppm_desktop.usage.failures import failure
from ppm_desktop.usage.problems import UsageRefusedError, refused
from ppm_desktop.usage.queries import (
    BUFFER,
    LACKING,
    LEARN_PEOPLE,
    LEARN_SPELLINGS,
    NEW_SPELLING,
    NOT_READING,
    READING,
    UNKNOWN,
    Manner,
    broken_rows,
    rows_in_another_encoding,
    rows_without_key,
    sample_texts,
    stage_calls,
    unload,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.domain.usage_summary import ExportKind
    from ppm_desktop.usage.dialect import Dialect
    from ppm_desktop.usage.staging import Staging

#: A file of this many bytes is sampled before it is read; in a smaller one every row may carry its texts.
SAMPLED_FROM: Final = 16 << 20
#: So many rows are sampled, or one for so many bytes, which is one of 150, where those are more: who is not named has texts in all rows, which are read again.
SAMPLED_ROWS: Final = 20_000
_BYTES_FOR_ONE_SAMPLED: Final = 42_000
_MOST_SAMPLED: Final = 500_000
#: DuckDB puts longer lines aside, and drops those that do not fit into its buffer.
_LONGEST_LINE: Final = 2 << 20
#: After the first of these places in a line that does not fit, there is more of it than a line may have.
_PROBED_EVERY: Final = BUFFER // 4
#: What DuckDB says, among other things, where lines end in different ways.
_STATE: Final = "reached an invalid state"
_PROBE: Final = 16 << 10


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One file that is in ``calls`` now."""

    name: str
    kind: ExportKind
    with_ids: bool  # rows have an id of their own
    calls: int  # rows that are in ``calls``
    broken: int  # rows that do not fit the header; they are not


def load(staging: Staging, source: Source, number: int, *, with_bridge: bool) -> LoadedFile:
    """Add the calls of a file.

    Raises:
        UsageRefusedError: The file holds no calls, or cannot be read to its end.
        UsageCancelledError: The import was cancelled.
        OSError: The file cannot be opened.
    """
    found = _state(source.path)
    dialect = dialect_of(source.path, source.name)
    if not dialect.is_parquet and _has_long_line(source.path):
        raise refused(source.name, "usage_long_line", limit=_LONGEST_LINE >> 20)
    before = _count(staging)
    try:
        may_be_broken = _insert_as_utf8(staging, source, dialect, number, with_bridge=with_bridge)
        broken = _broken(staging, source, dialect, number) if may_be_broken else 0
    except UsageRefusedError:
        _hold_unchanged(source, found)  # or what was refused is no longer there
        raise
    _hold_unchanged(source, found)
    return LoadedFile(source.name, dialect.kind, "id" in dialect.columns, _count(staging) - before, broken)


def _state(path: Path) -> tuple[int, int, int]:
    """Return what differs when a file is written, or is another."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ino


def _hold_unchanged(source: Source, before: tuple[int, int, int]) -> None:
    """Refuse a file that became another while it was read: nobody knows what of it was counted."""
    if _state(source.path) != before:
        raise refused(source.name, "usage_changed_meanwhile")


def _count(staging: Staging) -> int:
    return int(staging.run("SELECT count(*) FROM calls")[0][0])


def _has_long_line(path: Path) -> bool:
    """Whether a line is so long that DuckDB leaves it out without a word; shorter ones that are too long it puts aside."""
    with path.open("rb") as file:
        for begin in range(0, path.stat().st_size, _PROBED_EVERY):
            file.seek(begin)
            looked = 0
            while (piece := file.read(_PROBE)) and b"\n" not in piece and b"\r" not in piece:
                looked += len(piece)
                if looked > _LONGEST_LINE:
                    return True
    return False


def _broken(staging: Staging, source: Source, dialect: Dialect, number: int) -> int:
    """Return how many rows were put aside."""
    broken = int(staging.run(broken_rows(number))[0][0])
    if broken and not staging.run("SELECT 1 FROM calls WHERE file = ? LIMIT 1", [number]):
        raise refused(source.name, "usage_no_row_fits", rows=broken, columns=dialect.width)
    return broken


def _insert_as_utf8(staging: Staging, source: Source, dialect: Dialect, number: int, *, with_bridge: bool) -> bool:
    """Add a file to ``calls``, a text that is not UTF-8 in a second attempt; return whether rows may have been put aside."""
    manner = _insert(staging, source, source.path, dialect, number, with_bridge=with_bridge)
    if dialect.is_parquet:
        return False
    # Rows that are not UTF-8 are put aside without a word.
    if manner.any_amounts and staging.run(rows_in_another_encoding(number))[0][0]:
        western = staging.folder / f"western-{number}"
        _as_utf8(source.path, western, staging)
        staging.run_all(unload(number))
        manner = _insert(staging, source, western, dialect, number, with_bridge=with_bridge)
        western.unlink()
    return manner.any_amounts


def _insert(staging: Staging, source: Source, path: Path, dialect: Dialect, number: int, *, with_bridge: bool) -> Manner:
    """Add a text to ``calls``, and return the manner in which it could be read."""
    # A path with * or [ is a pattern for DuckDB, which would read other files.
    place = escape(str(path))
    try:
        return _insert_as_it_is(staging, place, path, dialect, number, with_bridge=with_bridge)
    except duckdb.Error as error:
        # DuckDB takes lines that end in different ways, as in files that somebody put together, for damaged ones.
        if _STATE not in str(error) or dialect.encoding != "utf-8" or path.name == f"lines-{number}":
            raise _refusal(source, error) from None
        alike = staging.folder / f"lines-{number}"
        _with_like_line_ends(path, alike, staging)
        staging.run_all(unload(number))
        manner = _insert(staging, source, alike, dialect, number, with_bridge=with_bridge)
        alike.unlink()
        return manner


def _insert_as_it_is(staging: Staging, place: str, path: Path, dialect: Dialect, number: int, *, with_bridge: bool) -> Manner:
    """Return the manner in which the file could be read."""
    if path.stat().st_size < SAMPLED_FROM:
        return _stage(staging, place, dialect, number, Manner(with_bridge, stand_ins=True, any_amounts=True))
    rows = max(SAMPLED_ROWS, min(path.stat().st_size // _BYTES_FOR_ONE_SAMPLED, _MOST_SAMPLED))
    any_amounts = dialect.decimal_comma or dialect.is_parquet or "id" not in dialect.columns
    manner = _sample(staging, place, dialect, Manner(with_bridge, any_amounts=any_amounts), rows)
    manner = _stage(staging, place, dialect, number, manner)
    if not manner.stand_ins and staging.run(LACKING):
        staging.run_all(unload(number))
        return _stage(staging, place, dialect, number, replace(manner, stand_ins=True))
    return manner


def _sample(staging: Staging, place: str, dialect: Dialect, manner: Manner, rows: int) -> Manner:
    """Learn people and spellings from the first rows; return with stand-ins if any lacks what another column stands in for."""
    for stand_ins in (False, True):
        first, *others = sample_texts(dialect, replace(manner, stand_ins=stand_ins), rows)
        staging.run(first, [place])
        staging.run_all(others)
        if not (lacking := bool(staging.run(LACKING))):
            break
    return replace(manner, stand_ins=lacking)


def _stage(staging: Staging, place: str, dialect: Dialect, number: int, manner: Manner) -> Manner:
    """Add the file to ``calls``, in a slower manner if this is not enough for it; return that in which it is there."""
    while needed := _lacking(staging, place, dialect, number, manner):
        staging.run_all(unload(number))
        manner = needed
    if staging.run(UNKNOWN):
        staging.run_all(LEARN_PEOPLE)
        if staging.run(NEW_SPELLING):
            staging.run_all(LEARN_SPELLINGS)
    return manner


def _lacking(staging: Staging, place: str, dialect: Dialect, number: int, manner: Manner) -> Manner | None:
    """Add the file to ``calls`` and return nothing, or how it must be read."""
    staging.run(READING)
    try:
        staging.run(stage_calls(dialect, number, manner), [place])
    except duckdb.Error:
        if manner.any_amounts:
            raise
        return replace(manner, any_amounts=True)
    finally:
        staging.run(NOT_READING)
    if not manner.by_row and staging.run(rows_without_key(number)):
        # What a row without an id says is what makes its key, not what it is worth.
        return replace(manner, by_row=True, any_amounts=True)
    return None


def _refusal(source: Source, error: duckdb.Error) -> Exception:
    said = str(error)
    line = re.search(r"Line: (\d+)", said)
    # Of a file that can be read to its end, only a row can be wrong.
    if isinstance(error, (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.InternalException)):
        return failure(error, source.name)
    if "quote" in said.casefold():
        return refused(source.name, "usage_open_quote", line=line[1] if line else "")
    return refused(source.name, "usage_not_a_table", line=line[1] if line else "")


def _as_utf8(path: Path, target: Path, staging: Staging) -> None:
    """Write a Western European text (Windows-1252) as UTF-8."""
    with (
        path.open("r", encoding="cp1252", errors="replace", newline="") as found,
        target.open("w", encoding="utf-8", newline="") as written,
    ):
        while piece := found.read(1 << 20):
            staging.still_wanted()
            written.write(piece)


def _with_like_line_ends(path: Path, target: Path, staging: Staging) -> None:
    """Write a text with one sign at the end of each line."""
    with path.open("rb") as found, target.open("wb") as written:
        before = b""
        while piece := found.read(1 << 20):
            staging.still_wanted()
            piece = before + piece
            # A piece may end between the two signs of one line end.
            before, piece = (b"\r", piece[:-1]) if piece.endswith(b"\r") else (b"", piece)
            written.write(piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
        written.write(before and b"\n")
