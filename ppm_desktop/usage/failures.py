"""Says what went wrong when the database of an import fails: no room, no memory, a disk that fails, or an error of the program."""

from __future__ import annotations

import re
from errno import EDQUOT, ENOSPC
from typing import Final

import duckdb

from ppm_desktop.usage.problems import UsageCancelledError, refused

#: A limit that DuckDB sets itself, from what is free on the disk, is said in the words of memory.
_NO_SPACE: Final = re.compile(r"no space left|disk quota|max_temp_directory_size|enough space|disk full", re.IGNORECASE)


def failure(error: duckdb.Error | OSError, file: str = "") -> Exception:
    """Return what the import raises for an error of its database or of its folder; ``file`` is named where it was being read."""
    if isinstance(error, OSError):
        return refused(file, "usage_no_space" if error.errno in {ENOSPC, EDQUOT} else "usage_disk_error")
    if isinstance(error, duckdb.InterruptException):
        return UsageCancelledError()
    if isinstance(error, (duckdb.IOException, duckdb.OutOfMemoryException)) and _NO_SPACE.search(str(error)):
        return refused(file, "usage_no_space")
    if isinstance(error, duckdb.OutOfMemoryException):
        return refused(file, "usage_no_memory")
    if isinstance(error, duckdb.IOException):
        return refused(file, "usage_disk_error")
    # The words of the database may hold a value of somebody's call; the name of the error holds none.
    return refused(file, "usage_unexpected", reason=type(error).__name__)
