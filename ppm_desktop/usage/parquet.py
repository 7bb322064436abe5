"""Exports that a data platform keeps as Parquet: the same columns by the same names, each read as the text it would be in a CSV."""

from __future__ import annotations

from glob import escape
from typing import TYPE_CHECKING, Final

import duckdb

from ppm_desktop.usage.problems import refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BEGIN: Final = b"PAR1"
_READ: Final = "read_parquet(?, binary_as_string = true)"


def parquet_header(path: Path, name: str) -> list[str]:
    """Return the names of the columns, in their order.

    Raises:
        UsageRefusedError: The file is damaged or was not written to its end.
    """
    try:
        with duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}) as connection:
            # A path with * or [ is a pattern for DuckDB, which would read other files.
            found = connection.execute(f"SELECT * FROM {_READ} LIMIT 0", [escape(str(path))])  # noqa: S608 - a text of our own
            return [str(column[0]) for column in found.description]
    except duckdb.Error:
        raise refused(name, "usage_parquet_damaged") from None


def parquet_rows(path: Path, places: Sequence[int]) -> list[tuple[str | None, ...]]:
    """Return every different row of the columns at ``places``, as text; there are few."""
    columns = ", ".join(f"CAST(#{place + 1} AS VARCHAR)" for place in places)
    with duckdb.connect() as connection:
        return connection.execute(f"SELECT DISTINCT {columns} FROM {_READ}", [escape(str(path))]).fetchall()  # noqa: S608 - whole numbers


def parquet_source(width: int) -> str:
    """Return what stands behind FROM for a file of so many columns: c0, c1 and so on; its path is the parameter."""
    columns = ", ".join(f"CAST(#{place + 1} AS VARCHAR) AS c{place}" for place in range(width))
    return f"(SELECT {columns} FROM {_READ})"  # noqa: S608 - whole numbers
