"""Everything that is asked about the levers of one option, answered at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.decisions.app_slope import AppSlope, app_slope
from ppm_desktop.decisions.levers import Levers, Setting, dial_out_settings, levers_of
from ppm_desktop.decisions.pool_drain import Drain, pool_drains

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.decisions.lever_plan import LeverPlan
    from ppm_desktop.domain.availability import Availability
    from ppm_desktop.domain.project import Project
    from ppm_desktop.domain.scenario import Option, Scenario


@dataclass(frozen=True, slots=True)
class LeverStudy:
    """The levers of a plan, each group's settings, the slope of the app, and who uses up the pools."""

    levers: Levers
    settings: tuple[Setting, ...]
    slope: AppSlope | None  # None: a price is missing
    drains: tuple[Drain, ...]


def lever_study(
    project: Project,
    scenario: Scenario,
    option: Option,
    plan: LeverPlan,
    availability: Availability,
    *,
    most: int | None = None,
    go_on: Callable[[], None] = lambda: None,
) -> LeverStudy:
    """Answer all of it under one option. The project must have passed the checks.

    ``most`` limits what takes full calculations for each group: the settings of the groups with most dial-out calls, and where the
    groups that want most of a pool could go. ``go_on`` is called before each full calculation; what it raises ends the work.
    """
    return LeverStudy(
        levers_of(project, scenario, option, plan, go_on=go_on),
        dial_out_settings(project, scenario, option, most=most, go_on=go_on),
        app_slope(project, scenario, option),
        pool_drains(project, scenario, option, availability, most=most, go_on=go_on),
    )
