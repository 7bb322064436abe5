"""The flip held against full comparisons: the change turns the decision, 99 % of it does not, and less of it nowhere does."""

from __future__ import annotations

import pytest
from arbitrary import COUNTRIES, projects
from building import everywhere
from hypothesis import HealthCheck, given, settings

from ppm_desktop.costing.comparison import compare
from ppm_desktop.decisions.flip import Flip, flips_of
from ppm_desktop.decisions.inputs import changeable_inputs
from ppm_desktop.domain.project import Project

SOLD = everywhere(*COUNTRIES)
SLOW_TO_DRAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
#: Each direction of these is tried; growth and people go in steps and take longest.
SMOOTH = ("phone_minutes", "minutes_per_call", "phone_share", "join.toll_free", "join.dial_out", "fee.standard")


def winner(flip: Flip, share: float) -> str | None:
    """Who is cheapest with so much of the change made."""
    return cheapest_at(flip, 1.0 + share * (flip.x - 1.0))


def cheapest_at(flip: Flip, x: float) -> str | None:
    found = compare(*flip.changing.applied(x), SOLD).cheapest
    return None if found is None else found.option.id


@SLOW_TO_DRAW
@given(projects(complete=True))
def test_the_change_flips_the_decision_and_99_percent_of_it_does_not(project: Project) -> None:
    scenario = project.scenarios[0]
    inputs = [one for one in changeable_inputs(project, scenario) if one.path in SMOOTH]
    found = flips_of(project, scenario, SOLD, inputs)
    assert found.best is not None
    assert len(found.flips) + len(found.steady) == 2 * len(inputs)
    assert [flip.change for flip in found.flips] == sorted(flip.change for flip in found.flips)
    for flip in found.flips:
        assert winner(flip, 1.0) == flip.winner.id != found.best.id
        assert winner(flip, 0.99) == found.best.id
        assert flip.saving >= -1e-6
        for share in (0.001, 0.1, 0.35, 0.6, 0.9):
            assert winner(flip, share) == found.best.id, (flip, share)
    for changing, direction in found.steady:
        end = 0.0 if direction == "fall" else min(1000.0, changing.largest[0])
        for share in (0.02, 0.3, 0.77, 1.0):
            at = compare(*changing.applied(1.0 + share * (end - 1.0)), SOLD)
            still = at.result(found.best.id)
            assert at.cheapest is not None
            assert still is not None
            # Where all cost nothing another may stand first, and nobody would call that a change of mind.
            assert at.cheapest.option.id == found.best.id or still.total <= 0, (changing.path, direction, share)


@settings(SLOW_TO_DRAW, max_examples=10)
@given(projects())
def test_a_flip_holds_also_where_rates_are_missing_and_people_are_whole(project: Project) -> None:
    scenario = project.scenarios[0]
    inputs = [one for one in changeable_inputs(project, scenario) if one.path in {"phone_minutes", "organisers"}]
    found = flips_of(project, scenario, SOLD, inputs)
    if found.best is None:
        assert found.flips == ()
        return
    for flip in found.flips:
        assert winner(flip, 1.0) == flip.winner.id != found.best.id
        assert winner(flip, 0.99) in {found.best.id, None}
        assert flip.value is None or flip.value == pytest.approx(flip.x * (flip.changing.value(1.0) or 0.0))
