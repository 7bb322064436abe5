"""The best mix of random projects: how wide the proven gap is, and how long the search takes.

``python -m benchmarks.best_mix [NUMBER]``; times are processor time of this thread.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.catalog.catalogue import load_catalogue
from ppm_desktop.decisions.best_mix.find import best_mix
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.files.project_file import read_project

if TYPE_CHECKING:
    from numpy.random import Generator

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project

#: Projects that are tried unless a number is given.
PROJECTS: Final = 200
_SAMPLE: Final = Path(__file__).parents[1] / "resources" / "samples" / "three-country-consultancy.ppmplan"
_MOST_GROUPS: Final = 8
_SPREADS: Final = (0.0, 0.3, 0.7, 1.0, 1.5, 2.5)


def sample() -> Project:
    """Read the sample that the random projects vary."""
    read = read_project(_SAMPLE, load_catalogue().country_codes)
    assert read.project is not None  # noqa: S101 - the sample is sound
    return read.project


def random_project(base: Project, random: Generator) -> Project:
    """Return a project of up to eight groups with other sizes, habits, spreads and fees; destinations and rates are the sample's."""
    scenario = base.scenarios[0]
    kinds = [group for group in scenario.groups if group.holds != "included"]
    groups = tuple(
        _group(kinds[int(random.integers(len(kinds)))], number, random) for number in range(int(random.integers(1, _MOST_GROUPS + 1)))
    )
    fee = FeeOverride("standard", Decimal(f"{4 * np.exp(random.normal(0, 0.7)):.2f}"), "random")
    return replace(base, scenarios=(replace(scenario, groups=groups, fee_overrides=(fee,), ranges=(), options=()),))


def _group(kind: Group, number: int, random: Generator) -> Group:
    people = tuple(replace(step, organisers=max(1, round(step.organisers * float(np.exp(random.normal(0, 1)))))) for step in kind.headcount)
    known = [bool(kind.destinations.of(call_type)) for call_type in ("toll", "toll_free", "dial_out")]
    shares = random.dirichlet(np.ones(3)) * known
    toll, toll_free, dial_out = (shares / shares.sum()).tolist()
    habits = replace(
        kind.habits,
        meetings_per_organiser=kind.habits.meetings_per_organiser * float(np.exp(random.normal(0, 0.8))),
        phone_share=min(1.0, kind.habits.phone_share * float(np.exp(random.normal(0, 0.5)))),
        usage_spread=float(random.choice(_SPREADS)),
        join=Join(toll, toll_free, dial_out),
    )
    return replace(kind, name=f"{kind.name} {number}", headcount=people, habits=habits)


def measured(number: int, seed: int = 1) -> list[tuple[float, float, int, int]]:
    """Return gap as a share of the cost, seconds, groups and seed of so many random projects."""
    base, availability = sample(), load_catalogue().availability
    found = []
    for each in range(seed, seed + number):
        plan = random_project(base, np.random.default_rng(each))
        begin = time.thread_time()
        mix = best_mix(plan, plan.scenarios[0], availability)
        spent = time.thread_time() - begin
        found.append((mix.gap / mix.total if mix.total else 0.0, spent, len(plan.scenarios[0].groups), each))
    return found


def main(projects: int = PROJECTS) -> None:
    """Measure and print median, 90th percentile and the worst."""
    rows = measured(projects)
    gaps, spent = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    print(f"best mix of {len(rows)} random projects, up to {_MOST_GROUPS} groups")
    print(f"proven gap   median {np.median(gaps):.4%}   p90 {np.quantile(gaps, 0.9):.4%}   worst {gaps.max():.4%}")
    print(f"CPU          median {np.median(spent):.2f} s   p90 {np.quantile(spent, 0.9):.2f} s   worst {spent.max():.2f} s")
    for gap, seconds, groups, seed in sorted(rows, reverse=True)[:3]:
        print(f"  seed {seed}: gap {gap:.3%}, {seconds:.2f} s, {groups} groups")


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:2]))
