"""The frontier held against full calculations: every point holds, and a finer scan finds the cheaper option as the grid says."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from arbitrary import projects
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.frontier import Frontier, frontier_of
from ppm_desktop.decisions.inputs import UnusableInputError
from ppm_desktop.domain.availability import Availability
from ppm_desktop.domain.project import Project

SLOW_TO_DRAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
PAIRS = st.sampled_from([(0, 1), (0, 2), (1, 2)])
PATHS = st.sampled_from(
    [
        ("phone_minutes", "join.toll_free"),
        ("minutes_per_call", "join.dial_out"),
        ("phone_share", "fee.standard"),
        ("groups[Sales].phone_minutes", "groups[Sales].join.toll_free"),
        ("attendees", "groups[Sales].minutes_per_call"),
    ]
)


def in_full(answer: Frontier, x: float, y: float) -> tuple[float, float]:
    project, scenario = answer.pair.applied(x, y)
    first, second = compare(project, replace(scenario, options=answer.options), Availability(())).results
    return first.total, second.total


@SLOW_TO_DRAW
@given(projects(complete=True), PAIRS, PATHS)
def test_every_point_put_back_holds_and_the_grid_is_what_full_calculations_find(
    project: Project, pair: tuple[int, int], paths: tuple[str, str]
) -> None:
    scenario = project.scenarios[0]
    options = scenario.options[pair[0]], scenario.options[pair[1]]
    try:
        answer = frontier_of(project, scenario, options, paths, lines=7)
    except UnusableInputError:
        assume(False)
        raise
    for point in answer.points:
        first, second = in_full(answer, point.x, point.y)
        assert abs(first - second) < 0.01, point
    inside = answer.difference[1:, 1:]  # costs may jump where nobody calls
    found = np.array([[np.subtract(*in_full(answer, x, y)) for x in answer.xs[1:]] for y in answer.ys[1:]])
    assert inside == pytest.approx(found, rel=1e-8, abs=1e-5)


@SLOW_TO_DRAW
@given(projects(complete=True), PAIRS, PATHS)
def test_between_two_points_of_a_grid_line_the_cheaper_option_never_changes(
    project: Project, pair: tuple[int, int], paths: tuple[str, str]
) -> None:
    scenario = project.scenarios[0]
    options = scenario.options[pair[0]], scenario.options[pair[1]]
    try:
        answer = frontier_of(project, scenario, options, paths, lines=5)
    except UnusableInputError:
        assume(False)
        raise
    for y in answer.ys[1:]:
        at = sorted({answer.xs[0], answer.xs[-1], *(point.x for point in answer.points if point.y == y)})
        for low, high in pairwise(at):
            signs = set()
            for share in (0.05, 0.3, 0.5, 0.7, 0.95):
                first, second = in_full(answer, low + share * (high - low), y)
                if abs(first - second) > 1e-5 + 1e-9 * max(first, second):
                    signs.add(first < second)
            assert len(signs) <= 1, (y, low, high)
