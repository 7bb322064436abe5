"""The minutes shown beside the habits are those that the engine charges."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from building import COMPLETE_PROJECTS

from ppm_desktop.costing.traffic import organisers_by_month, traffic_of
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.policies import DIAL_OUT_POLICIES, Policies, WhenBarred, WhenTollFreeOff
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import FLAT_SEASON
from ppm_desktop.files.project_file import read_project
from ppm_desktop.session.implied_minutes import implied_minutes, organisers_in

PLANS = sorted(COMPLETE_PROJECTS.glob("*.ppmplan"))


def _project(name: str) -> Project:
    project = read_project(COMPLETE_PROJECTS / f"{name}.ppmplan").project
    assert project is not None
    return project


def _assert_equal_to_engine(project: Project) -> None:
    for scenario in project.scenarios:
        traffic = traffic_of(project, replace(scenario, season=FLAT_SEASON))
        for g, group in enumerate(scenario.groups):
            implied = implied_minutes(group, project.start, project.price_book.zone_a)
            assert implied.organisers == traffic.organisers[g, 0]
            for call_type in CALL_TYPES:
                calls = getattr(implied, call_type)
                weight = traffic.weights[g, traffic.of_type(call_type)].sum()
                assert calls == pytest.approx(traffic.calls[g, 0] * weight, abs=1e-6)
                assert implied.billed(calls, scenario.increment_seconds) == pytest.approx(traffic.minutes[g, 0] * weight, abs=1e-6)


@pytest.mark.parametrize("name", [path.stem for path in PLANS])
def test_minutes_of_a_first_month_without_season_are_the_engines(name: str) -> None:
    _assert_equal_to_engine(_project(name))


@pytest.mark.parametrize(("dial_out", "toll_free_off"), list(product(DIAL_OUT_POLICIES, [False, True])))
def test_policies_move_calls_as_in_the_engine(dial_out: str, toll_free_off: bool) -> None:
    project = _project("three-offices-three-years")
    scenario = project.scenarios[0]
    policies = Policies(dial_out, WhenBarred(0.5, 0.3, 0.2), toll_free_off, WhenTollFreeOff(0.6, 0.4))  # type: ignore[arg-type]  # a literal
    groups = tuple(replace(group, policies=policies) for group in scenario.groups)
    mixes = replace(groups[1].destinations, toll_free=groups[1].destinations.toll)
    scenario = replace(scenario, groups=(groups[0], replace(groups[1], destinations=mixes), groups[2]))
    _assert_equal_to_engine(replace(project, scenarios=(scenario,)))


def test_organisers_grow_as_in_the_engine() -> None:
    project = _project("three-offices-three-years")
    groups = project.scenarios[0].groups
    shown = [[organisers_in(group, month) for month in project.period] for group in groups]
    assert np.array_equal(shown, organisers_by_month(groups, project.period))
