from __future__ import annotations

from dataclasses import replace

import pytest
from arbitrary import projects
from building import ANYWHERE, PER_USER, dial_out_group, group, mix, option, price_book, project, rate, scenario
from hypothesis import HealthCheck, assume, given, settings

from ppm_desktop.costing.comparison import compare
from ppm_desktop.costing.steps import DRIVERS, steps_between
from ppm_desktop.domain.availability import Availability
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.project import Project

NOWHERE = Availability(())
SLOW_TO_DRAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
BOOK = price_book(rate("toll", "US", "0.05"), rate("toll_free", "US", "0.10"), rate("dial_out", "ZW", "0.30"))


@SLOW_TO_DRAW
@given(projects(complete=True), projects(complete=True))
def test_steps_lead_from_one_scenario_to_any_other(plan: Project, other: Project) -> None:
    before, after = plan.scenarios[0], replace(other.scenarios[0], name="Other")
    whole = replace(plan, scenarios=(before, after))
    for start, end in zip(before.options, reversed(after.options), strict=True):
        steps = steps_between(whole, (before, start), (after, end), NOWHERE)
        alone = compare(whole, replace(after, options=(end,)), NOWHERE).results[0]
        first = compare(whole, replace(before, options=(start,)), NOWHERE).results[0]
        assume(alone.complete and first.complete)
        assert steps[0].result.total == pytest.approx(first.total)
        assert steps[-1].result.total == pytest.approx(alone.total, rel=1e-9, abs=1e-6)
        assert all(step.result.complete for step in steps)
        replaced = [driver for step in steps for driver in step.drivers]
        assert replaced == [driver for driver in DRIVERS if driver in replaced]


def test_only_what_differs_is_a_step() -> None:
    before = scenario(group(organisers=10))
    after = replace(before, name="After", groups=(group(organisers=20),))
    plan = project(BOOK, before, after)
    steps = steps_between(plan, (before, PER_USER), (after, PER_USER), ANYWHERE)
    assert [step.drivers for step in steps] == [(), ("headcount",)]
    assert [step.result.total for step in steps] == [40, 80]


def test_a_note_or_another_name_is_no_step() -> None:
    before = scenario(group(organisers=10))
    after = replace(before, groups=(replace(group(organisers=10), inherits=("country",)),))
    steps = steps_between(project(BOOK, before), (before, PER_USER), (after, replace(PER_USER, id="x", name="X")), ANYWHERE)
    assert [step.drivers for step in steps] == [()]


def test_new_habits_bring_the_destinations_of_a_call_type_that_was_not_used() -> None:
    before = scenario(group(organisers=10))
    toll_free = Habits(meetings_per_organiser=1, attendees=1, phone_share=1, minutes_per_call=10, join=Join(0, 1, 0))
    after = replace(
        before, name="After", groups=(group(organisers=10, habits=toll_free, destinations=DestinationMixes(toll_free=mix(US=1.0))),)
    )
    steps = steps_between(project(BOOK, before, after), (before, PER_USER), (after, PER_USER), ANYWHERE)
    assert [step.drivers for step in steps] == [(), ("habits",), ("destinations",)]
    assert [step.result.total for step in steps] == pytest.approx([40, 50, 50])


def test_a_new_group_gets_what_the_other_option_gives_it() -> None:
    one, two = dial_out_group(mix(ZW=1.0), name="One", organisers=1), dial_out_group(mix(ZW=1.0), name="Two", organisers=2)
    first, second = option("a", {"One": {"standard": 1.0}}), option("b", {"One": {"standard": 1.0}, "Two": {"pay_per_minute": 1.0}})
    before, after = scenario(one, options=(first,)), scenario(one, two, options=(second,))
    steps = steps_between(project(BOOK, before), (before, first), (after, second), ANYWHERE)
    assert [step.drivers for step in steps] == [(), ("headcount",)]
    assert [step.result.total for step in steps] == pytest.approx([7, 13])


def test_a_step_whose_cost_is_not_known_is_joined_with_the_next() -> None:
    # Twice as long calls to a place without a rate: only the place that comes with the next step has one.
    before = scenario(group(organisers=10, destinations=DestinationMixes(toll=mix(US=1.0))), options=(option("ppm", "pay_per_minute"),))
    dialled = Habits(meetings_per_organiser=1, attendees=1, phone_share=1, minutes_per_call=10, join=Join(0, 0, 1))
    start = replace(before, groups=(group(organisers=10, destinations=DestinationMixes(toll=mix(US=1.0), dial_out=mix(FR=1.0))),))
    end = replace(
        before, groups=(group(organisers=10, habits=dialled, destinations=DestinationMixes(toll=mix(US=1.0), dial_out=mix(ZW=1.0))),)
    )
    steps = steps_between(project(BOOK, start, end), (start, start.options[0]), (end, end.options[0]), ANYWHERE)
    assert [step.drivers for step in steps] == [(), ("habits", "destinations")]
    assert [step.result.total for step in steps] == pytest.approx([5, 30])
