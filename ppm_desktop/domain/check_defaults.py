"""Judges the defaults of a project, and whether groups and scenarios have the values of those that they follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.defaults import LAYERS, Defaults, fields_of
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff
from ppm_desktop.domain.problem import Problem, problem
from ppm_desktop.domain.scenario import SHARE_TOLERANCE, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.project import Project


def default_problems(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with the defaults, and where a group or scenario only seems to follow one."""
    yield from sum_problems(project.defaults)
    for s, scenario in enumerate(project.scenarios):
        for g, group in enumerate(scenario.groups):
            yield from _stray(group, f"scenarios[{s}].groups[{g}]", project.defaults)
        yield from _stray(scenario, f"scenarios[{s}]", project.defaults)


def sum_problems(defaults: Defaults) -> Iterator[Problem]:
    """Yield the defaults whose shares do not add up."""
    for layer in LAYERS:
        for field, value in defaults.layer(layer).items():
            if isinstance(value, (Join, WhenBarred, WhenTollFreeOff)) and abs(value.total - 1) > SHARE_TOLERANCE:
                whose = f"The {layer}'s defaults"
                yield problem(f"defaults.{layer}.{field}", "error", "sum_not_one", group=whose, found=f"{value.total:.6g}", name=field)


def _stray(owner: Group | Scenario, path: str, defaults: Defaults) -> Iterator[Problem]:
    for field in owner.inherits:
        found = defaults.of(field)
        if found is None or fields_of(owner)[field].read(owner) != found[1]:
            code = "no_default" if found is None else "not_the_default"
            yield problem(f"{path}.{field}", "warning", code, group=owner.name, name=field)
