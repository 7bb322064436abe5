"""``make spark`` (``python -m benchmarks.spark [ROWS]``): Spark and DuckDB read the same calls, and must say the same of them.

The calls are in a folder of CSV files that overlap, and in a folder of Parquet files; the bill is compared to the last millionth.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb
import numpy as np

from benchmarks.usage import write_export
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.usage.problems import UsageRefusedError
from ppm_desktop.usage.reading import UsageReading
from ppm_desktop.usage.spark.reading import SparkReading

if TYPE_CHECKING:
    from ppm_desktop.usage.reading import UsageImport

ROWS: Final = 1_000_000
FILES: Final = 4
_KEY: Final = b"the same people have the same pseudonyms"


def write_folders(folder: Path, rows: int) -> tuple[Path, Path]:
    """Write the same calls as CSV and as Parquet; each file begins with calls that end the one before."""
    csv, parquet = folder / "csv", folder / "parquet"
    csv.mkdir()
    parquet.mkdir()
    whole = folder / "whole.csv"
    write_export(whole, rows)
    share = rows // FILES
    for file in range(FILES):
        first, last = max(0, file * share - share // 10), (file + 1) * share if file < FILES - 1 else rows
        lines = f"(SELECT * EXCLUDE (place) FROM (SELECT *, row_number() OVER () - 1 AS place FROM read_csv('{whole}', header = true, all_varchar = true)) WHERE place >= {first} AND place < {last})"  # noqa: S608 - paths and numbers of our own
        duckdb.execute(f"COPY {lines} TO '{csv / f'part-{file}.csv'}' (HEADER true)")
        # Typed, as a data platform has it.
        typed = f'(SELECT * REPLACE (CAST("Start Time" AS TIMESTAMPTZ) AS "Start Time", CAST("Duration Seconds" AS INTEGER) AS "Duration Seconds", CAST("Charge" AS DECIMAL(16, 2)) AS "Charge") FROM {lines})'  # noqa: S608 - as above
        duckdb.execute(f"COPY {typed} TO '{parquet / f'part-{file}.parquet'}' (FORMAT parquet)")
    whole.unlink()
    return csv, parquet


def timed(reading: UsageReading) -> tuple[UsageImport, float]:
    """Return what an import found, and its seconds."""
    begin = time.perf_counter()
    return reading.run(), time.perf_counter() - begin


def differences(one: UsageImport, other: UsageImport) -> list[str]:
    """Return the names of what is not the same in two imports: of the summary, the cube and the bill."""
    found = [field.name for field in fields(one.summary) if getattr(one.summary, field.name) != getattr(other.summary, field.name)]
    for part in ("cube", "billed"):
        first, second = getattr(one, part), getattr(other, part)
        found += [
            f"{part}.{field.name}"
            for field in fields(first)
            if not np.array_equal(np.asarray(getattr(first, field.name)), np.asarray(getattr(second, field.name)))
        ]
    return found


def main(rows: int) -> int:
    """Read both folders with both engines, print what it took, and return 1 where they differ."""
    countries, code = load_catalogue().countries, 0
    with tempfile.TemporaryDirectory() as name:
        for folder in write_folders(Path(name), rows):
            one, seconds = timed(UsageReading([folder], countries, key=_KEY, with_charges=True))
            other, longer = timed(SparkReading([folder], countries, key=_KEY, with_charges=True))
            different = differences(one, other)
            print(
                f"{folder.name:8} {one.summary.rows_read:,} rows, {one.summary.duplicates:,} twice, {len(one.cube.calls):,} cells: DuckDB {seconds:.1f} s, Spark {longer:.1f} s: "
                + (f"different: {', '.join(different)}" if different else "the same")
            )
            code = code or int(bool(different))
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
    except UsageRefusedError as error:
        from ppm_desktop.reports.usage.sentences import refusal_sentence

        sys.exit(refusal_sentence(error.problem))
