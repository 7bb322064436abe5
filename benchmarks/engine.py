"""How long a full comparison takes, beside the bare limit and beside a spreadsheet, in one run."""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import spreadsheet
from benchmarks.large_project import DESTINATIONS, GROUPS, MONTHS, OPTIONS, large_project
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.costing.ledger import ledger_of
from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.files.project_file import project_bytes, read_project_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.project import Project

ROUNDS = 15


def median_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median milliseconds of ``work`` over several rounds, after one that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1000


def bare_multiplication() -> Callable[[], object]:
    """Return the limit: one multiplication of minutes by rates over group x month x call type x destination, per option."""
    generator = np.random.default_rng(1)
    minutes = generator.random((GROUPS, MONTHS, len(CALL_TYPES) * DESTINATIONS))
    rates = generator.random((MONTHS, len(CALL_TYPES) * DESTINATIONS))
    return lambda: [minutes * rates for _ in range(OPTIONS)]


def edited(project: Project) -> Project:
    """Return the project after one keystroke: another number of attendees in one group."""
    scenario = project.scenarios[0]
    group = scenario.groups[17]
    longer = replace(group, habits=replace(group.habits, attendees=group.habits.attendees + 1))
    groups = (*scenario.groups[:17], longer, *scenario.groups[18:])
    return replace(project, scenarios=(replace(scenario, groups=groups),))


def main() -> None:
    """Measure and print with ratios."""
    project = large_project()
    scenario = project.scenarios[0]
    availability = load_catalogue().availability
    comparison = compare(project, scenario, availability)

    never_seen = iter([large_project() for _ in range(ROUNDS + 1)])

    def full() -> float:
        # Of a project whose parts nothing is remembered of.
        another = next(never_seen)
        return sum(result.total for result in compare(another, another.scenarios[0], availability).results)

    def keystroke() -> float:
        changed = edited(project)
        check_project(changed)
        return sum(result.total for result in compare(changed, changed.scenarios[0], availability).results)

    def ledger() -> int:
        return sum(len(ledger_of(result.charges, project.price_book)) for result in comparison.results)

    data = project_bytes(project)
    limit, whole = median_ms(bare_multiplication()), median_ms(full)
    print(f"{GROUPS} groups x {MONTHS} months x {DESTINATIONS} destinations of each of {len(CALL_TYPES)} call types x {OPTIONS} options")
    print(f"bare numpy multiplication    {limit:9.1f} ms   (the limit)")
    print(f"full comparison              {whole:9.1f} ms   {whole / limit:6.2f} x the limit")
    print(f"one edit, checks, new answer {median_ms(keystroke):9.1f} ms")
    print(f"ledger of all options        {median_ms(ledger, 3):9.1f} ms   {ledger():,} lines")
    print(f"reading the project file     {median_ms(lambda: read_project_bytes(data), 3):9.1f} ms   {len(data) / 2**20:.1f} MiB")
    program = spreadsheet.available()
    if program is None:
        print("LibreOffice is not installed: not compared with a spreadsheet (Debian: apt-get install libreoffice-calc-nogui)")
        return
    with tempfile.TemporaryDirectory() as name:
        sheets = Path(name) / "comparison.xlsx"
        spreadsheet.write_workbook(project, sheets)
        seconds, totals = spreadsheet.recalculate(program, sheets, Path(name))
    print(f"LibreOffice recalculation    {seconds * 1000:9.1f} ms   {seconds * 1000 / whole:6.0f} x the full comparison")
    worst = max(abs(found - result.total) / result.total for found, result in zip(totals, comparison.results, strict=True))
    print(f"largest difference of the four totals between LibreOffice and the engine: {worst:.1e} of the total")


if __name__ == "__main__":
    main()
