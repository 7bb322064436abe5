"""Whether the bands hold what they promise: synthetic tenants are drawn call by call, and it is counted how many fall inside their band.

Run it with ``python -m benchmarks.risk_coverage``; a smaller one is among the tests.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.every_call import every_call, without_inputs_drawn
from benchmarks.large_project import large_project
from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.decisions.inputs import input_at
from ppm_desktop.decisions.risk.simulate import simulate
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.organisation import HeadcountStep

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.catalog.catalogue import Catalogue
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Scenario

TENANTS: Final = 1000
MONTHS: Final = 6
#: A band of fewer draws is narrower than it promises: of n draws it holds (n - 1) / (n + 1) of the 90 %.
BAND_DRAWS: Final = 2_048
#: Per cent of the draws below the band, and up to its end.
BAND: Final = (5, 95)


def tenant(number: int) -> Project:
    """Return a small synthetic customer: two groups with habits of their own, everybody with a different spread."""
    generator = np.random.default_rng([number, 1])
    project = replace(large_project(), months=MONTHS)
    scenario = project.scenarios[0]
    groups = []
    for group in scenario.groups[number % 20 + 1 : number % 20 + 3]:
        habits = Habits(
            meetings_per_organiser=float(generator.uniform(2, 12)),
            attendees=float(generator.uniform(2, 6)),
            phone_share=float(generator.uniform(0.03, 0.3)),
            minutes_per_call=float(generator.uniform(10, 45)),
            usage_spread=float(generator.uniform(0.3, 2)),
            join=Join(0.5, 0.2, 0.3),
        )
        people = (HeadcountStep(project.start, int(generator.integers(3, 25))),)
        groups.append(replace(group, habits=habits, headcount=people, holds="none"))
    names = {group.name for group in groups} | {"*"}
    options = tuple(replace(option, assign=tuple(a for a in option.assign if a.group in names)) for option in scenario.options)
    return replace(project, scenarios=(replace(scenario, groups=tuple(groups), options=options),))


def inside(number: int, catalogue: Catalogue, draws: int = BAND_DRAWS) -> NDArray[np.bool_]:
    """Say of each option whether what the tenant really paid lies in the band that a simulation gave before; shape (O,)."""
    project, defaults = tenant(number), catalogue.risk_defaults.defaults()
    scenario = project.scenarios[0]
    before = simulate(project, scenario, catalogue.availability, defaults, draws=draws, seed=number)
    low, high = np.round(np.percentile(before.total, BAND, axis=0), MONEY_DIGITS)
    # The inputs that turned out, of a seed that no band was drawn with, put into the scenario one after the other.
    truth = simulate(project, scenario, catalogue.availability, defaults, draws=1, seed=1_000_000 + number)
    happened: Scenario = scenario
    for path, values in truth.inputs.items():
        happened = input_at(path, project, happened).changed(float(values[0]))
    happened = without_inputs_drawn(happened, defaults.month_shock)
    paid = every_call(project, happened, np.random.default_rng([number, 2]), defaults.month_shock).sum(axis=1)
    paid = np.round(paid, MONEY_DIGITS)
    found: NDArray[np.bool_] = (low <= paid) & (paid <= high)
    return found


def main() -> None:
    """Count and print."""
    catalogue = load_catalogue()
    found = np.array([inside(number, catalogue) for number in range(TENANTS)])
    per_option = ", ".join(f"{share:.1%}" for share in found.mean(axis=0))
    error = (0.9 * 0.1 / TENANTS) ** 0.5
    print(f"of {TENANTS:,} synthetic tenants inside their 90 % band, by option: {per_option} (expected 90 %, standard error {error:.1%})")


if __name__ == "__main__":
    main()
