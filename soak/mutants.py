"""Mutants of every format that the program reads: ``python -m soak mutants [--count N] [--seed S] [--format NAME] [--only NUMBER]``.

Each must become a sentence or be used; a traceback, five seconds of computing or a gigabyte of memory is a failure. What failed
is written to ``build/soak``.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from soak.formats import FORMATS, mutant
from soak.pool import Batch, Failure, run

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNT: Final = 100_000
SEED: Final = 2026
#: Mutants of one process; so that all formats are under way from the start and memory of a long process does not count against one.
_BATCH: Final = 250
_FOLDER: Final = Path("build", "soak")


def main(arguments: list[str]) -> int:
    """Run; the exit code is 1 when any mutant failed."""
    parser = argparse.ArgumentParser(prog="python -m soak mutants")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--format", choices=sorted(FORMATS), default="")
    parser.add_argument("--only", type=int, default=-1, metavar="NUMBER", help="take this one here, with its traceback")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    wishes = parser.parse_args(arguments)
    if wishes.only >= 0:
        print(FORMATS[wishes.format].door(mutant(wishes.format, wishes.only, wishes.seed)))
        return 0
    begin = time.monotonic()
    done: dict[str, Counter[str]] = {}
    failures: list[Failure] = []
    for batch in run(batches(wishes.count, wishes.seed, wishes.format), wishes.workers):
        done.setdefault(batch.format, Counter()).update(batch.done)
        failures += batch.failures
        _keep(batch.failures, wishes.seed)
        said = {name: dict(counts) for name, counts in sorted(done.items())}
        print(
            f"{sum(map(Counter.total, done.values())):7} mutants, {len(failures)} failures, {time.monotonic() - begin:.0f} s  {said}",
            flush=True,
        )
    for failure in failures:
        print(f"{failure.format} {failure.number}: {failure.what}")
    return 1 if failures else 0


def batches(count: int, seed: int, only: str = "") -> list[Batch]:
    """Share ``count`` mutants among the formats, in batches that take turns."""
    shares = {name: count if name == only else 0 if only else count * chosen.share // 100 for name, chosen in FORMATS.items()}
    found = [Batch(name, start, min(start + _BATCH, share), seed) for name, share in shares.items() for start in range(0, share, _BATCH)]
    return sorted(found, key=lambda batch: batch.start / shares[batch.format])


def _keep(failures: Iterable[Failure], seed: int) -> None:
    for failure in failures:
        _FOLDER.mkdir(parents=True, exist_ok=True)
        (_FOLDER / f"{failure.format}-{seed}-{failure.number}").write_bytes(mutant(failure.format, failure.number, seed))
