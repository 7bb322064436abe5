"""The best mix of arbitrary projects: its bound holds for every option, its parts add up, and options it undercuts are undercut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from arbitrary import COUNTRIES, projects
from building import everywhere
from hypothesis import given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.best_mix.answer import answer_of
from ppm_desktop.decisions.best_mix.candidates import NoCandidateError
from ppm_desktop.decisions.best_mix.find import BestMix, best_mix
from ppm_desktop.domain.project import Project

SOLD = everywhere(*COUNTRIES)


def mixed(plan: Project, spread: float, *, donors: bool) -> BestMix | None:
    chosen = plan.scenarios[0]
    groups = tuple(replace(group, habits=replace(group.habits, usage_spread=spread)) for group in chosen.groups)
    try:
        return best_mix(plan, replace(chosen, groups=groups), SOLD, donors=donors)
    except NoCandidateError:
        return None


@given(projects(complete=True), st.sampled_from([0.3, 1.0, 2.5]), st.booleans())
@settings(max_examples=25, deadline=None)
def test_the_bound_holds_and_the_parts_add_up(plan: Project, spread: float, donors: bool) -> None:
    found = mixed(plan, spread, donors=donors)
    if found is None:
        return
    answer = answer_of(found, SOLD, "Best")
    assert sum(band.licences + band.calls for band in answer.bands) + answer.spare == pytest.approx(found.total, abs=1e-6)
    assert found.lower_bound <= found.total
    if donors:
        for result in compare(plan, plan.scenarios[0], SOLD).results[:2]:  # one product for everybody: no people are rounded
            assert found.lower_bound <= result.total + 1e-6


@given(projects(complete=True), st.sampled_from([0.0, 1.0]))
@settings(max_examples=15, deadline=None)
def test_forbidding_donors_never_makes_it_cheaper_than_the_bound_with_them(plan: Project, spread: float) -> None:
    free, bound = mixed(plan, spread, donors=True), mixed(plan, spread, donors=False)
    if free is not None and bound is not None:
        assert bound.total >= free.lower_bound - 1e-6
