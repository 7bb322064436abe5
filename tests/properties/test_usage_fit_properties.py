"""Whatever an export holds: the plan fitted to it is sound, and the engine computes the export's minutes from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usage_plans import CATALOGUE, engine_minutes, fitted, imported, made_calls

from ppm_desktop.decisions.usage_fit.wishes import FitWishes, GroupedBy
from ppm_desktop.domain.destinations import CALL_TYPES
from ppm_desktop.domain.period import Month
from ppm_desktop.files.project_file import project_bytes, read_project_bytes


@settings(max_examples=25, deadline=None)
@given(
    count=st.integers(1, 250),
    seed=st.integers(0, 10_000),
    days=st.integers(1, 500),
    organisers=st.integers(1, 9),
    increment=st.sampled_from((1, 6, 60, 300)),
    grouped_by=st.sampled_from(("country", "band", "list")),
)
def test_the_engine_computes_the_minutes_of_the_export(
    count: int, seed: int, days: int, organisers: int, increment: int, grouped_by: GroupedBy
) -> None:
    read = imported(made_calls(count, seed, days, organisers), increment)
    listed = {person: f"Department {place % 3}" for place, person in enumerate(read.cube.organisers) if place % 4}
    plan = fitted(read, FitWishes(grouped_by, listed))
    reading = read_project_bytes(project_bytes(plan.project), CATALOGUE.country_codes)
    assert reading.sound, reading.problems
    assert reading.project == plan.project
    found = engine_minutes(plan.project)
    for call_type in CALL_TYPES:
        assert found[call_type] == pytest.approx(read.summary.of(call_type).billed_minutes, rel=1e-6, abs=1e-6)
    assert plan.destination_error < 1e-9
    assert sum(group.headcount[0].organisers for group in plan.project.scenarios[0].groups) == len(read.cube.organisers)


@settings(max_examples=10, deadline=None)
@given(count=st.integers(20, 200), seed=st.integers(0, 10_000), days=st.integers(20, 500))
def test_a_plan_of_the_year_ahead_has_the_level_of_the_months_covered(count: int, seed: int, days: int) -> None:
    read = imported(made_calls(count, seed, days))
    plan = fitted(read, FitWishes(ahead=Month(2027, 1)))
    assert (plan.project.start, plan.project.months) == (Month(2027, 1), 12)
    assert max(match.error for match in plan.matches) < 1e-6
    found = engine_minutes(plan.project)
    if not plan.season.measured:
        for call_type in CALL_TYPES:
            monthly = read.summary.of(call_type).billed_minutes / plan.coverage.whole
            assert found[call_type] / 12 == pytest.approx(monthly, rel=1e-6, abs=1e-6)
