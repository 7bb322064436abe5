"""The tables of an import in Spark: Ibis puts our statements, which are in DuckDB's words, into Spark's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.usage.queries import DECIDED
from ppm_desktop.usage.spark.staged_files import table_folder
from ppm_desktop.usage.sums import sum_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ppm_desktop.usage.cells import CellRange

_FROM_FILES: Final = (
    # The first file that names somebody, or has a spelling, counts, as where files are read one after the other.
    "CREATE TABLE people AS SELECT person, person AS who, arg_min(organiser, file) AS organiser FROM staged_people GROUP BY person",
    "CREATE TABLE spellings AS SELECT spelling, spelling AS how, arg_min(spelt, file) AS spelt FROM staged_spellings GROUP BY spelling",
)
_ANY_REPEATED: Final = "SELECT key FROM calls GROUP BY key HAVING count(*) > 1 LIMIT 1"


class SparkTables:
    """``usage.tables.Tables`` in a Spark session, over what the tasks left in a folder."""

    def __init__(self, session: Any, staged: Path, still_wanted: Callable[[], None]) -> None:  # noqa: ANN401 - Spark is installed only for those who use it
        """Open the tables that ``stage_file`` left in ``staged``."""
        import ibis  # noqa: PLC0415 - the extra, loaded only when it is asked for

        self._session, self._still_wanted = session, still_wanted
        self._ibis = ibis.pyspark.connect(session)
        self._columns: dict[str, list[tuple[str, str]]] = {}
        session.read.parquet(str(table_folder(staged, "calls"))).createOrReplaceTempView("calls")
        for table in ("people", "spellings"):
            session.read.parquet(str(table_folder(staged, table))).createOrReplaceTempView(f"staged_{table}")
        for statement in (*_FROM_FILES, *DECIDED):
            self.run(statement)

    def run(self, statement: str) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows; it also takes CREATE TABLE with columns or with a query."""
        import sqlglot  # noqa: PLC0415 - comes with Ibis

        self._still_wanted()
        tree = sqlglot.parse_one(statement, read="duckdb")
        if isinstance(tree, sqlglot.exp.Create):
            self._create(tree)
            return []
        found = self._ibis.sql(statement, dialect="duckdb").to_pyarrow()
        return list(zip(*(column.to_pylist() for column in found.columns), strict=True))

    def arrays(self, statement: str) -> dict[str, Any]:
        """Run one query and return its columns as numpy arrays."""
        self._still_wanted()
        found = self._ibis.sql(statement, dialect="duckdb").to_pyarrow()
        return {name: column.to_numpy() for name, column in zip(found.column_names, found.columns, strict=True)}

    def cells(self, where: CellRange, increment: int, *, without_repeated: bool) -> dict[str, Any]:  # noqa: ARG002 - a cluster groups
        """Return the columns of ``sums.sum_cells``."""
        return self.arrays(sum_cells(increment, without_repeated=without_repeated))

    def fill(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Write rows of texts into a table that was created with columns."""
        self._still_wanted()
        columns = self._columns[table]
        texts = self._session.createDataFrame(list(rows), ", ".join(f"{name} STRING" for name, _kind in columns))
        texts.selectExpr(*(f"CAST({name} AS {kind}) AS {name}" for name, kind in columns)).createOrReplaceTempView(table)

    def any_repeated(self, rows: int) -> bool:
        """Whether any key stands twice."""
        return rows > 1 and bool(self.run(_ANY_REPEATED))

    def _create(self, tree: Any) -> None:  # noqa: ANN401 - as above
        if tree.expression is None:
            name = tree.this.this.name
            kinds = [(column.name, column.kind.sql("spark")) for column in tree.this.expressions]
            self._columns[name] = kinds
            self.fill(name, ())
            return
        name = tree.this.name
        self._ibis.create_view(name, self._ibis.sql(tree.expression.sql("duckdb"), dialect="duckdb"), overwrite=True)
        # Without this Spark would work it out again for every statement that reads it.
        self._session.catalog.cacheTable(name)
