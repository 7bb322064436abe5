"""How long it takes to find what would turn the decision: every input, upwards and downwards."""

from __future__ import annotations

from time import perf_counter

from benchmarks.large_project import large_project
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.flip import flips_of
from ppm_desktop.decisions.inputs import changeable_inputs


def main() -> None:
    """Measure on the benchmark project."""
    project = large_project()
    scenario = project.scenarios[0]
    availability = load_catalogue().availability
    today = compare(project, scenario, availability)
    times = []
    for _round in range(3):
        begin = perf_counter()
        flips_of(project, scenario, availability, today=today)
        times.append(perf_counter() - begin)
    inputs = len(changeable_inputs(project, scenario))
    print(f"what turns the decision      {sorted(times)[1] * 1000:9.1f} ms   {inputs} inputs, up and down")


if __name__ == "__main__":
    main()
