"""What an import asks of the database that holds its calls, whichever that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ppm_desktop.usage.cells import CellRange


class Tables(Protocol):
    """A database with the tables ``calls``, ``people``, ``spellings`` and those of ``queries.DECIDED``.

    Statements are in DuckDB's words. Each method raises ``UsageCancelledError`` once the import has been cancelled.
    """

    def run(self, statement: str) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows, which must be few."""
        ...

    def arrays(self, statement: str) -> dict[str, Any]:
        """Run one query and return its columns as numpy arrays."""
        ...

    def cells(self, where: CellRange, increment: int, *, without_repeated: bool) -> dict[str, Any]:
        """Return the columns of ``sums.sum_cells``, in any order; all kept calls are in the range."""
        ...

    def fill(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Write rows that Python decided, as texts, into an empty table."""
        ...

    def any_repeated(self, rows: int) -> bool:
        """Whether any key stands twice among so many rows of ``calls``."""
        ...
