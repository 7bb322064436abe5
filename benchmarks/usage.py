"""``python -m benchmarks.usage [ROWS]``: import of a usage export, beside a bare DuckDB group-by over the same file in the same run.

Each is measured in a process of its own, in turns, so that neither profits from what the other left in memory. What Python takes to
load code is in neither: the clock starts behind it. At last a window imports an export, and its longest pause is printed.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import duckdb
import numpy as np  # noqa: F401 - both give arrays; loaded here, it is in the time of neither

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS: Final = 5_000_000
#: Pairs of a bare group-by and an import: the same work takes half as long again from one minute to the next where others share a machine.
ROUNDS: Final = 9
#: Calls that a window imports while its pauses are measured.
WINDOW_ROWS: Final = 1_000_000
_HEADER: Final = [
    "UsageId",
    "Call ID",
    "Conference ID",
    "User Location",
    "AAD ObjectId",
    "UPN",
    "User Display Name",
    "Caller ID",
    "Call Type",
    "Number Type",
    "Domestic/International",
    "Destination Dialed",
    "Destination Number",
    "Start Time",
    "End Time",
    "Duration Seconds",
    "Connection Fee",
    "Charge",
    "Currency",
    "Capability",
]


def write_export(path: Path, rows: int) -> None:
    """Write an export of ``rows`` calls of a year, by one organiser for every 1,500 calls, at least 200."""
    people = max(200, rows // 1500)
    names = ("United Kingdom", "Germany", "United States", "France", "India", "Spain", "Zimbabwe", "Japan", "Brazil", "Korea (Republic of)")
    countries = "[" + ", ".join(f"'{name}'" for name in names) + "]"
    # hash() spreads the number of the row over every column, the same on every machine.
    duckdb.connect().execute(
        f"""COPY (SELECT uuid_of AS "UsageId", 'c-' || n AS "Call ID", 70000 + n // 4 AS "Conference ID", 'GB' AS "User Location",
            format('22222222-0000-4000-8000-{{:012d}}', person) AS "AAD ObjectId", format('person.{{:06d}}@customer.example', person) AS "UPN", format('Person {{:06d}}, Example', person) AS "User Display Name",
            '+4420' || (70000000 + h % 9999999) AS "Caller ID",
            CASE WHEN h % 10 < 5 THEN 'conf_in' WHEN h % 10 < 9 THEN 'conf_out' ELSE 'user_out' END AS "Call Type",
            CASE WHEN h % 10 < 2 THEN 'TollFree' ELSE 'Service' END AS "Number Type", 'Domestic' AS "Domestic/International",
            {countries}[1 + (h // 7 % 10)::INTEGER] AS "Destination Dialed", '+44161' || (1000000 + h % 999999) AS "Destination Number",
            strftime(start, '%Y-%m-%dT%H:%M:%SZ') AS "Start Time", strftime(start + to_seconds(length), '%Y-%m-%dT%H:%M:%SZ') AS "End Time", length AS "Duration Seconds",
            '0.00' AS "Connection Fee", ((h // 11 % 500) / 100)::DECIMAL(16, 2) AS "Charge", 'GBP' AS "Currency", 'MCOMEETADD' AS "Capability"
          FROM (SELECT n, hash(n) AS h, (hash(n + 1) % {people})::INTEGER AS person, (60 + hash(n + 2) % 5400)::INTEGER AS length,
              TIMESTAMP '2024-01-01' + to_seconds((hash(n + 3) % 31000000)::INTEGER) AS start, CAST(md5(n::VARCHAR) AS UUID) AS uuid_of
            FROM range({rows}) t(n))) TO '{path}' (HEADER true, DELIMITER ',')"""  # noqa: S608 - our own words and numbers
    )


def bare(path: Path) -> Callable[[], int]:
    """Return what groups the file by organiser, month, call type and destination, and nothing else."""
    names = ", ".join(f"'{name}': 'VARCHAR'" for name in _HEADER)
    query = f"""SELECT UPN, left("Start Time", 7), "Call Type", "Destination Dialed", count(*), sum(TRY_CAST("Duration Seconds" AS INTEGER)),
        sum(TRY_CAST(Charge AS DECIMAL(16, 2))) FROM read_csv('{path}', auto_detect = false, header = true, delim = ',', quote = '"', columns = {{{names}}})
        GROUP BY ALL"""  # noqa: S608 - a path of our own
    return lambda: len(duckdb.connect().execute(query).fetchnumpy()["UPN"])


def whole(path: Path) -> Callable[[], int]:
    """Return what imports the file as the program does, with the countries that the program has loaded at its start."""
    from ppm_desktop.catalog.catalogue import load_catalogue  # noqa: PLC0415 - each process loads what it measures
    from ppm_desktop.usage.reading import UsageReading  # noqa: PLC0415 - as above

    countries = load_catalogue().countries
    return lambda: len(UsageReading([path], countries).run().cube.calls)


class Cost(NamedTuple):
    """What one piece of work took."""

    seconds: float
    processor_seconds: float  # of all threads: what counts on a machine that has other work too
    peak: float  # megabytes of the process


def cost_here(work: Callable[[], object]) -> Cost:
    """Do the work and return what it took of this process."""
    before, begin = time.process_time(), time.perf_counter()
    work()
    return Cost(time.perf_counter() - begin, time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measured(what: str, path: Path) -> Cost:
    """Return what the work takes in a process of its own."""
    run = subprocess.run([sys.executable, "-m", "benchmarks.usage", what, str(path)], capture_output=True, text=True, check=True)
    seconds, processor, peak = run.stdout.split()
    return Cost(float(seconds), float(processor), float(peak))


def in_turns(path: Path, *, bare_first: bool) -> tuple[Cost, Cost]:
    """Return what the bare group-by and the import take, one right after the other."""
    order = ("bare", "whole") if bare_first else ("whole", "bare")
    costs = {what: measured(what, path) for what in order}
    return costs["bare"], costs["whole"]


def window(folder: Path) -> str:
    """Return a line about how long a window stands still while it imports; says so where no window can be opened."""
    from benchmarks.window import window_environment  # noqa: PLC0415 - brings much, which would count as memory of an import

    path = folder / "for-the-window.csv"
    write_export(path, WINDOW_ROWS)
    environment = window_environment(folder)
    try:
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.usage_window", str(path)], env=environment, capture_output=True, text=True, check=True
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().splitlines()
        return f"No window can be opened here: {said[-1] if said else error}"
    found = json.loads(run.stdout.splitlines()[-1])
    return (
        f"window, {WINDOW_ROWS:,} calls: longest pause {found['pause']:.0f} ms, of it held up by this program {found['held_up']:.0f} ms,"
        f" most work in a turn {found['work']:.0f} ms"
    )


def main(rows: int = ROWS) -> None:
    """Measure both in turns and print the medians, and what a window does meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        write_export(path, rows)
        print(f"{rows:,} calls, {path.stat().st_size / 2**20:.0f} MiB, {os.cpu_count()} processors, DuckDB {duckdb.__version__}")
        pairs = [in_turns(path, bare_first=number % 2 == 0) for number in range(ROUNDS)]
        limits, imports = zip(*pairs, strict=True)
        ratios = sorted(found.seconds / limit.seconds for limit, found in pairs)
        spent_ratios = [found.processor_seconds / limit.processor_seconds for limit, found in pairs]
        limit, found = (statistics.median(cost.seconds for cost in one) for one in (limits, imports))
        least, spent = (statistics.median(cost.processor_seconds for cost in one) for one in (limits, imports))
        print(f"bare group-by     {limit:6.2f} s   {least:6.2f} s of processors   {max(cost.peak for cost in limits):6.0f} MB")
        print(f"import to summary {found:6.2f} s   {spent:6.2f} s of processors   {max(cost.peak for cost in imports):6.0f} MB")
        print(
            f"                  {statistics.median(ratios):6.2f} x {statistics.median(spent_ratios):8.2f} x, the median of {ROUNDS} pairs; {ratios[0]:.2f} to {ratios[-1]:.2f} x",
            flush=True,
        )
        path.unlink()
        print(window(Path(folder)))


if __name__ == "__main__":
    if sys.argv[1:2] in (["bare"], ["whole"]):
        print(*cost_here({"bare": bare, "whole": whole}[sys.argv[1]](Path(sys.argv[2]))))
    else:
        main(*(int(number) for number in sys.argv[1:2]))
