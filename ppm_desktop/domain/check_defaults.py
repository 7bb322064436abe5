"""Judges the defaults of a project, and whether groups have the values of the defaults that they follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.defaults import FIELDS, LAYERS
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.policies import WhenBarred, WhenTollFreeOff
from ppm_desktop.domain.problem import Problem, problem
from ppm_desktop.domain.scenario import SHARE_TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppm_desktop.domain.project import Project


def default_problems(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with the defaults, and where a group only seems to follow one."""
    for layer in LAYERS:
        for field, value in project.defaults.layer(layer).items():
            if isinstance(value, (Join, WhenBarred, WhenTollFreeOff)) and abs(value.total - 1) > SHARE_TOLERANCE:
                whose = f"The {layer}'s defaults"
                yield problem(f"defaults.{layer}.{field}", "error", "sum_not_one", group=whose, found=f"{value.total:.6g}", name=field)
    for s, scenario in enumerate(project.scenarios):
        for g, group in enumerate(scenario.groups):
            for field in group.inherits:
                found = project.defaults.of(field)
                if found is None or FIELDS[field].read(group) != found[1]:
                    code = "no_default" if found is None else "not_the_default"
                    yield problem(f"scenarios[{s}].groups[{g}].{field}", "warning", code, group=group.name, name=field)
