"""How long the grid of cost differences over two inputs takes, beside one comparison of the same two options."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.large_project import large_project
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.frontier import GRID_LINES, frontier_of
from ppm_desktop.decisions.input_pair import pair_of

if TYPE_CHECKING:
    from collections.abc import Callable

PATHS = ("phone_minutes", "join.toll_free")


def main() -> None:
    """Measure the grid and the exact frontier on the benchmark project."""
    project = large_project()
    scenario = project.scenarios[0]
    options = scenario.options[0], scenario.options[1]
    availability = load_catalogue().availability
    xs, ys = np.linspace(0, 2, GRID_LINES), np.linspace(0, 1, GRID_LINES)

    def one() -> float:
        found = compare(project, replace(scenario, options=options), availability).results
        return found[0].total - found[1].total

    def grid() -> float:
        first, second = pair_of(project, scenario, PATHS, options).surfaces
        return float(first.minus(second).grid(xs, ys).sum())

    single, whole = _median_ms(one), _median_ms(grid)
    exact = _median_ms(lambda: frontier_of(project, scenario, options, PATHS), 2)
    print(f"one comparison of 2 options  {single:9.1f} ms")
    print(f"{GRID_LINES} x {GRID_LINES} cost differences     {whole:9.1f} ms   {whole / single:6.2f} x one comparison")
    print(f"frontier, exact on each line {exact:9.1f} ms   {exact / single:6.2f} x one comparison")


def _median_ms(work: Callable[[], object], rounds: int = 7) -> float:
    work()
    times = []
    for _ in range(rounds):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return median(times) * 1000


if __name__ == "__main__":
    main()
