"""The temporary database of one import: limited memory, spilling into a folder of its own, cancelled at any time, gone at the end."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import duckdb
import numpy as np

from ppm_desktop.usage.ahead import ahead
from ppm_desktop.usage.cells import LAST_ROW, cells, packing_of, row_ranges
from ppm_desktop.usage.private_folder import private_folder
from ppm_desktop.usage.problems import UsageCancelledError
from ppm_desktop.usage.queries import SET_UP
from ppm_desktop.usage.sums import KEYS_AT_ONCE, keys, sum_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ppm_desktop.usage.cells import CellRange

#: What DuckDB may hold before it writes to its folder, in megabytes; the process stays under 1 GB with it.
MEMORY_LIMIT: Final = 560
#: What it may hold while Python holds the sums.
_BESIDE_SUMS: Final = 400
#: Once so much was freed in one piece, the C library of Linux no longer gives smaller pieces back to the system, whose memory takes up to
#: two milliseconds a megabyte each time it is new to the process.
_KEPT_WHEN_FREED: Final = 31 << 20
#: What DuckDB says when Ctrl-C ends a statement, in place of Python's exception.
_CTRL_C: Final = "Query interrupted"
_NOT_OPEN: Final = "the staging database is not open"


class Staging:
    """A DuckDB database in a folder that only its owner can read. Use it as a context; what it read is gone afterwards."""

    def __init__(self, memory_limit: int = MEMORY_LIMIT) -> None:
        self._memory_limit = memory_limit
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._beside: set[duckdb.DuckDBPyConnection] = set()
        self.folder = Path()

    def __enter__(self) -> Self:
        """Make the folder and open the database."""
        self.folder = private_folder()
        try:
            # Nothing is fetched from the network, whatever a statement asks for.
            config: dict[str, str | bool | int | float | list[str]] = {
                "memory_limit": f"{self._memory_limit}MB",
                "temp_directory": str(self.folder / "spill"),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
            connection = duckdb.connect(":memory:", config=config)
            with self._lock:
                self._connection = connection
            for statement in SET_UP:
                self.run(statement)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close the database and delete the folder, whatever happened."""
        self._close()

    def _close(self) -> None:
        with self._lock:
            connection, self._connection = self._connection, None
        try:
            if connection is not None:
                connection.close()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def cancel(self) -> None:
        """Stop the import, from any thread: the statement that runs ends within milliseconds."""
        self._stop.set()
        with self._lock:
            for connection in (self._connection, *self._beside):
                if connection is not None:
                    connection.interrupt()

    def still_wanted(self) -> None:
        """Raise ``UsageCancelledError`` when the import has been cancelled."""
        if self._stop.is_set():
            raise UsageCancelledError

    def share_done(self) -> float:
        """Return how much of the running statement is done, 0 to 1, from any thread."""
        with self._lock:
            found = -1.0 if self._connection is None else self._connection.query_progress()
        return min(1.0, max(0.0, found / 100))

    def run(self, statement: str, parameters: Sequence[object] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows, which must be few.

        Raises:
            UsageCancelledError: ``cancel`` was called.
            duckdb.Error: The statement failed.
        """
        with _told():
            return self._cursor(statement, parameters).fetchall()

    def run_all(self, statements: Iterable[str]) -> None:
        """Run statements whose rows nobody needs; it raises as ``run`` does."""
        for statement in statements:
            self.run(statement)

    def arrays(self, statement: str) -> dict[str, Any]:
        """Run one query, from any thread, and return its columns as numpy arrays; it raises as ``run`` does."""
        with self._another() as connection, _told():
            return dict(connection.execute(statement).fetchnumpy())

    def any_repeated(self, rows: int) -> bool:
        """Whether any key stands twice. Sorting numbers takes a fraction of what counting different ones takes, and of its memory."""
        np.empty(_KEPT_WHEN_FREED, dtype=np.uint8)
        pieces = rows // KEYS_AT_ONCE + 1
        ranges = tuple(row_ranges(0, int(self.arrays(LAST_ROW)["row"][0]) + 1))

        def repeated_in(piece: int) -> bool:
            # Not joined at last from what all the ranges gave: that would be there twice.
            found, taken = np.empty(rows, dtype=np.uint64), 0
            for some in ranges:
                key = self.arrays(keys(some, piece, pieces))["key"]
                found[taken : taken + len(key)] = key
                taken += len(key)
            found = found[:taken]
            if not (middle := taken // 2):
                return False
            found.partition(middle)  # so that each half is sorted by itself
            for _ in ahead(np.ndarray.sort, (found[:middle], found[middle:])):
                pass
            return bool((found[1:] == found[:-1]).any())

        return any(repeated_in(piece) for piece in range(pieces if ranges else 0))

    def cells(self, where: CellRange, increment: int, *, without_repeated: bool) -> dict[str, Any]:
        """Return the columns of ``sums.sum_cells``; it raises as ``run`` does."""
        packing = packing_of(self.arrays, where.most, increment)
        if packing is None or not where.is_narrow(len(packing.words)):
            return self.arrays(sum_cells(increment, without_repeated=without_repeated))
        self.run(f"SET memory_limit = '{min(self._memory_limit, _BESIDE_SUMS)}MB'")
        return cells(self.arrays, where, packing, increment, without_repeated=without_repeated)

    def fill(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Write rows that Python decided into one of our tables."""
        columns = list(zip(*rows, strict=True))
        if not columns:
            return
        # One list per column: a statement per row takes a third of a millisecond each.
        places = ", ".join("unnest(?::VARCHAR[])" for _ in columns)
        self.run(f"INSERT INTO {table} SELECT {places}", [list(column) for column in columns])

    @contextmanager
    def _another(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a connection to the same database: one connection runs one statement at a time."""
        self.still_wanted()
        with self._lock:
            if self._connection is None:
                raise RuntimeError(_NOT_OPEN)
            another = self._connection.cursor()
            self._beside.add(another)
        try:
            yield another
        finally:
            with self._lock:
                self._beside.discard(another)
            another.close()

    def _cursor(self, statement: str, parameters: Sequence[object] | dict[str, object]) -> duckdb.DuckDBPyConnection:
        self.still_wanted()
        if self._connection is None:
            raise RuntimeError(_NOT_OPEN)
        return self._connection.execute(statement, parameters or None)


@contextmanager
def _told() -> Iterator[None]:
    """Raise what it means that a statement was interrupted: the import was cancelled, or somebody pressed Ctrl-C."""
    try:
        yield
    except duckdb.InterruptException:
        raise UsageCancelledError from None
    except RuntimeError as error:
        if str(error) == _CTRL_C:
            raise KeyboardInterrupt from None
        raise
