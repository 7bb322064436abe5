"""Break-even held against full calculations on a grid: no sign changes but at the points, and every point holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from arbitrary import projects
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.break_even import BreakEven, break_even
from ppm_desktop.decisions.inputs import UnusableInputError
from ppm_desktop.domain.availability import Availability
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Option, Scenario

NOWHERE = Availability(())
SLOW_TO_DRAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
PAIRS = st.sampled_from([(0, 1), (0, 2), (1, 2)])
PATHS = st.sampled_from(
    ["phone_minutes", "phone_share", "minutes_per_call", "attendees", "fee.standard", "join.toll", "join.toll_free", "join.dial_out"]
    + [f"groups[Sales].{field}" for field in ("phone_minutes", "phone_share", "minutes_per_call", "join.toll_free", "join.dial_out")]
)


def costs(project: Project, scenario: Scenario, options: tuple[Option, Option]) -> tuple[float, float]:
    first, second = compare(project, replace(scenario, options=options), NOWHERE).results
    return first.total, second.total


def longer_calls(scenario: Scenario, factor: float) -> Scenario:
    """Multiply phone minutes by the number of meetings: written down here a second time."""
    groups = (
        replace(g, habits=replace(g.habits, meetings_per_organiser=g.habits.meetings_per_organiser * factor)) for g in scenario.groups
    )
    return replace(scenario, groups=tuple(groups))


def same(first: float, second: float) -> bool:
    return abs(first - second) <= 1e-6 + 1e-9 * max(first, second)


def grid(answer: BreakEven) -> list[float]:
    low, high = (limit.place.x for limit in answer.limits)
    near = [step / 8 for step in range(1, 80)] if answer.changing.multiplied else [step / 60 for step in range(60)]
    around = [point.x * by for point in answer.points for by in (0.999, 1.001)]
    return [x for x in sorted({*near, *around, low, high, high / 2, high / 1000}) if low <= x <= high]


@SLOW_TO_DRAW
@given(projects(complete=True), PAIRS)
def test_the_factor_on_phone_minutes_put_back_as_meetings_makes_both_options_cost_the_same(project: Project, pair: tuple[int, int]) -> None:
    scenario = project.scenarios[0]
    options = scenario.options[pair[0]], scenario.options[pair[1]]
    answer = break_even(project, scenario, options)
    assert {"never": 0, "always": 0, "single": 1}.get(answer.kind, 2) <= len(answer.points)
    for point in answer.points:
        first, second = costs(project, longer_calls(scenario, point.x), options)
        assert abs(first - second) < 0.01
        assert (first, second) == pytest.approx(point.costs)


@SLOW_TO_DRAW
@given(projects(complete=True), PAIRS, PATHS)
def test_a_grid_of_full_calculations_finds_no_other_point_and_the_cheaper_option_as_said(
    project: Project, pair: tuple[int, int], path: str
) -> None:
    scenario = project.scenarios[0]
    options = scenario.options[pair[0]], scenario.options[pair[1]]
    try:
        answer = break_even(project, scenario, options, path)
    except UnusableInputError:
        assume(False)
        raise
    assert len(answer.points) == {"never": 0, "always": 0, "single": 1}.get(answer.kind, len(answer.points))
    assert all(abs(point.difference) < 0.01 for point in answer.points)
    for x in grid(answer):
        first, second = costs(project, answer.changing.changed(x), options)
        said = [s.cheaper for s in answer.stretches if s.begin <= x <= s.end]
        if same(first, second):
            assert answer.kind != "never", (x, first, second, answer)
        else:
            assert options[0 if first < second else 1].id in said, (x, first, second, answer)
