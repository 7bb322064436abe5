"""The simulation beside the bare drawing of its random numbers, and beside drawing every call."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.every_call import every_call, without_inputs_drawn
from benchmarks.large_project import large_project
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.traffic import traffic_of
from ppm_desktop.decisions.risk.active_ranges import active_ranges, risk_settings
from ppm_desktop.decisions.risk.chunk_costs import CHUNK
from ppm_desktop.decisions.risk.drawn_calls import CallSampler
from ppm_desktop.decisions.risk.drawn_inputs import draw_inputs
from ppm_desktop.decisions.risk.segments import segments_of
from ppm_desktop.decisions.risk.simulate import simulate
from ppm_desktop.domain.destinations import DestinationMixes, Mix

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project

GROUPS: Final = 10
MONTHS: Final = 36
DESTINATIONS: Final = 4
DRAWS: Final = 10_000
EVERY_CALL_DRAWS: Final = 20
SEED: Final = 2026


def risk_project() -> Project:
    """Return 10 groups x 36 months x 4 destinations of each call type x 4 options, every rate another."""
    project = large_project()
    scenario = project.scenarios[0]
    groups = scenario.groups[:GROUPS]
    groups = tuple(replace(group, destinations=DestinationMixes(*(_short(mix) for mix in _mixes(group.destinations)))) for group in groups)
    names = {group.name for group in groups} | {"*"}
    options = tuple(replace(option, assign=tuple(a for a in option.assign if a.group in names)) for option in scenario.options)
    return replace(project, months=MONTHS, scenarios=(replace(scenario, groups=groups, options=options),))


def _mixes(mixes: DestinationMixes) -> tuple[Mix, Mix, Mix]:
    return mixes.toll, mixes.toll_free, mixes.dial_out


def _short(mix: Mix) -> Mix:
    kept = mix[:DESTINATIONS]
    whole = sum(share for _, share in kept)
    return tuple((destination, share / whole) for destination, share in kept)


def bare_draws(project: Project, catalogue: Catalogue) -> tuple[Callable[[], None], int]:
    """Return the limit: numpy draws the numbers that the simulation uses, with parameters laid out before; and how many those are."""
    scenario, defaults = project.scenarios[0], catalogue.risk_defaults.defaults()
    settings = risk_settings(scenario, defaults)
    drawn = draw_inputs(scenario, active_ranges(project, scenario, defaults), settings, SEED, CHUNK, project.months)
    segments = segments_of(project, scenario, traffic_of(project, scenario).organisers)
    generator = np.random.Generator(np.random.SFC64(SEED))
    season = np.array([scenario.season[month.month - 1] for month in project.period])
    ready = []
    for place, group in enumerate(segments.groups):
        sampler = CallSampler(group, drawn.groups[place], season, drawn.month_shock, settings)
        expected = np.ascontiguousarray(sampler.expected_calls(generator, slice(0, CHUNK)))
        steps = np.diff(np.unique(group.bounds).astype(np.float64)) * group.usage_spread**-2
        ready.append((steps, expected, generator.poisson(expected).astype(np.float64)))
    chunks = -(-DRAWS // CHUNK)

    def draw() -> None:
        for _ in range(chunks):
            for steps, expected, calls in ready:
                generator.standard_gamma(steps, (CHUNK, steps.size))
                generator.poisson(expected)
                generator.standard_gamma(calls)

    return draw, chunks * sum(CHUNK * steps.size + 2 * expected.size for steps, expected, _ in ready)


def seconds(work: Callable[[], object], rounds: int = 2) -> float:
    """Return the least processor time of ``work``, in seconds, over several rounds: whatever else the machine does only adds."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def elapsed(work: Callable[[], object]) -> float:
    """Return the seconds on the wall that ``work`` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print the simulation with its ratios."""
    project, catalogue = risk_project(), load_catalogue()
    scenario, defaults = project.scenarios[0], catalogue.risk_defaults.defaults()

    def run(threads: int = 1, draws: int = DRAWS) -> object:
        return simulate(project, scenario, catalogue.availability, defaults, draws=draws, seed=SEED, threads=threads)

    draw, numbers = bare_draws(project, catalogue)
    limit, whole = seconds(draw), seconds(run)
    one, two = elapsed(run), elapsed(lambda: run(2))
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    chance = without_inputs_drawn(scenario, defaults.month_shock)
    generator = np.random.default_rng(SEED)
    begin = time.process_time()
    slow = np.array([every_call(project, chance, generator, defaults.month_shock).sum(axis=1) for _ in range(EVERY_CALL_DRAWS)])
    every = (time.process_time() - begin) / EVERY_CALL_DRAWS
    fast = simulate(project, chance, catalogue.availability, defaults, draws=DRAWS, seed=SEED).total
    errors = np.sqrt(slow.var(axis=0, ddof=1) / len(slow) + fast.var(axis=0, ddof=1) / len(fast))
    apart = np.abs(slow.mean(axis=0) - fast.mean(axis=0)) / errors
    print(f"simulation: {DRAWS:,} draws x {GROUPS} groups x {MONTHS} months x {len(scenario.options)} options, {numbers:,} random numbers")
    print(f"bare drawing of the numbers  {limit:9.2f} s    (the limit; processor time)")
    print(f"simulation, one thread       {whole:9.2f} s    {whole / limit:6.2f} x the limit, at most {peak / 2**20:,.0f} MiB of arrays")
    print(f"simulation, two threads      {two:9.2f} s    {two / one:6.2f} x one thread, on the wall")
    print(f"every call drawn, a draw     {every * 1000:9.1f} ms   {every / (whole / DRAWS):6,.0f} x the simulation's draw")
    print(
        f"means of the options differ by {', '.join(f'{a:.1f}' for a in apart)} standard errors over {EVERY_CALL_DRAWS} draws of every call"
    )


if __name__ == "__main__":
    main()
