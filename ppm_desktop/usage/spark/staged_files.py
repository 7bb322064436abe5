"""What one task of Spark does: it reads one file as every import does, and leaves its calls as Parquet.

So a column means the same on Spark: it is read by the same statements. What is left of a row is narrow, and nothing of it is text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import duckdb

from ppm_desktop.usage.archive import Source
from ppm_desktop.usage.failures import failure
from ppm_desktop.usage.loading import LoadedFile, load
from ppm_desktop.usage.problems import UsageRefusedError, unreadable
from ppm_desktop.usage.staging import Staging

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.domain.problem import Problem

#: Every row of every file has a number of its own, which DuckDB calls rowid. People and spellings have their hashes as numbers, which
#: are the same in all files; without a bit, for Spark has no unsigned numbers.
_STAGED: Final = {
    "calls": """SELECT file, key, CAST(who >> 1 AS BIGINT) AS person, CAST(how >> 1 AS BIGINT) AS spelling, day, seconds, charge, fee, fault,
        (CAST({file} AS BIGINT) << 40) + calls.rowid AS rowid FROM calls JOIN people USING (person) JOIN spellings USING (spelling)""",
    "people": "SELECT {file} AS file, CAST(who >> 1 AS BIGINT) AS person, organiser FROM people",
    "spellings": "SELECT {file} AS file, CAST(how >> 1 AS BIGINT) AS spelling, spelt FROM spellings",
}


@dataclass(frozen=True, slots=True)
class FileTask:
    """One file, for whichever machine takes it; the paths must lead to the same place on all of them."""

    source: Source
    number: int
    target: Path  # of the folders that the files' tables are left in
    bridge_numbers: tuple[tuple[str, str], ...]
    threads: int
    memory_limit: int  # in megabytes


def stage_file(task: FileTask) -> LoadedFile | Problem:
    """Read the file and leave its tables, or return why not."""
    try:
        return _staged(task)
    except UsageRefusedError as error:
        return error.problem


def _staged(task: FileTask) -> LoadedFile:
    try:
        with Staging(task.memory_limit) as staging:
            staging.run(f"SET threads = {task.threads}")
            staging.fill("bridge", task.bridge_numbers)
            try:
                loaded = load(staging, task.source, task.number, with_bridge=bool(task.bridge_numbers))
            except OSError as error:
                raise unreadable(task.source.name, error) from None
            for table, query in _STAGED.items():
                path = str(table_folder(task.target, table) / f"{task.number}.parquet").replace("'", "''")
                staging.run(f"COPY ({query.format(file=task.number)}) TO '{path}' (FORMAT parquet)")
            return loaded
    except (duckdb.Error, OSError) as error:
        raise failure(error, task.source.name) from error


def make_folders(target: Path) -> None:
    """Make the folders that tasks leave their tables in."""
    for table in _STAGED:
        table_folder(target, table).mkdir(parents=True)


def table_folder(target: Path, table: str) -> Path:
    """Return the folder with one file of a table for every export."""
    return target / f"staged_{table}"
