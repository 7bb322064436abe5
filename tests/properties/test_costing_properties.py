"""What must hold for any project, and the engine held against the rules written down by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from arbitrary import projects
from by_hand import costs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ppm_desktop.costing.comparison import compare
from ppm_desktop.costing.ledger import ledger_of
from ppm_desktop.costing.unpriced import Unpriced
from ppm_desktop.domain.availability import Availability
from ppm_desktop.domain.checks import check_project, has_errors
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Assignment, Option

NOWHERE = Availability(())
SLOW_TO_DRAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SLOW_TO_DRAW
@given(projects())
def test_every_arbitrary_project_passes_the_checks(project: Project) -> None:
    assert not has_errors(check_project(project))


@SLOW_TO_DRAW
@given(projects())
def test_the_engine_finds_what_the_rules_give_by_hand(project: Project) -> None:
    scenario = project.scenarios[0]
    for result in compare(project, scenario, NOWHERE).results:
        expected, missing = costs(project, scenario, result.option)
        assert result.by_component == pytest.approx(expected, rel=1e-9, abs=1e-7)
        found = {(u.key.call_type, *u.key.destination) for u in result.unpriced if isinstance(u, Unpriced)}
        assert found == missing


@SLOW_TO_DRAW
@given(projects())
def test_ledger_lines_add_up_to_every_total(project: Project) -> None:
    for result in compare(project, project.scenarios[0], NOWHERE).results:
        ledger = ledger_of(result.charges, project.price_book)
        assert ledger.total == pytest.approx(result.total, rel=1e-9, abs=1e-7)
        for c, cost in enumerate(result.by_component.values()):
            assert np.nansum(ledger.amount[ledger.component == c]) == pytest.approx(cost, rel=1e-9, abs=1e-7)
        for m, row in enumerate(result.by_month):
            assert np.nansum(ledger.amount[ledger.month == m]) == pytest.approx(sum(row.values()), rel=1e-9, abs=1e-7)
        assert (ledger.unpriced > 0) == any(isinstance(u, Unpriced) for u in result.unpriced)
        minutes = ledger.quantity[(ledger.component > 0) & (ledger.component < 5)].sum()
        assert minutes == pytest.approx(sum(result.minutes.values()), rel=1e-9, abs=1e-7)


@SLOW_TO_DRAW
@given(projects())
def test_no_charge_is_ever_negative(project: Project) -> None:
    for result in compare(project, project.scenarios[0], NOWHERE).results:
        assert (result.charges.by_component >= -1e-9).all()


@SLOW_TO_DRAW
@given(projects(complete=True), st.floats(1.0, 3.0))
def test_cost_never_falls_as_minutes_rise(project: Project, factor: float) -> None:
    scenario = project.scenarios[0]
    longer = tuple(replace(g, habits=replace(g.habits, minutes_per_call=g.habits.minutes_per_call * factor)) for g in scenario.groups)
    before = compare(project, scenario, NOWHERE).results
    after = compare(project, replace(scenario, groups=longer), NOWHERE).results
    for short, long in zip(before, after, strict=True):
        assert long.total >= short.total - 1e-7


@SLOW_TO_DRAW
@given(projects(complete=True))
def test_a_complete_price_book_leaves_nothing_unpriced(project: Project) -> None:
    assert compare(project, project.scenarios[0], NOWHERE).complete


@SLOW_TO_DRAW
@given(projects())
def test_a_mix_of_0_and_100_per_cent_equals_the_pure_option(project: Project) -> None:
    mixed = Option("mixed", "Mixed", (Assignment("*", (("pay_per_minute", 0.0), ("standard", 1.0))),))
    scenario = replace(project.scenarios[0], options=(project.scenarios[0].options[0], mixed))
    pure, mix = compare(project, scenario, NOWHERE).results
    assert mix.by_component == pytest.approx(pure.by_component)
    assert mix.complete == pure.complete


@SLOW_TO_DRAW
@given(projects())
def test_the_declared_cheapest_is_complete_and_nothing_buyable_can_undercut_it(project: Project) -> None:
    comparison = compare(project, project.scenarios[0], NOWHERE)
    best = comparison.cheapest
    assume(best is not None)
    assert best is not None
    assert best.complete
    assert best.eligibility.eligible
    assert all(other.total >= best.total - 1e-6 for other in comparison.results if other.eligibility.eligible)
