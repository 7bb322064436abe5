"""Defaults: a group has full values, and follows what it was told to follow until it gets a value of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import group, price_book, project, rate, scenario

from ppm_desktop.domain.checks import check_project
from ppm_desktop.domain.default_edits import settled, with_all_following, with_defaults
from ppm_desktop.domain.defaults import FIELDS, Defaults, following, following_all, follows
from ppm_desktop.domain.differences import differences
from ppm_desktop.domain.meetings import Join

DEFAULTS = Defaults(firm=(("attendees", 6.0), ("minutes_per_call", 25.0)), customer=(("minutes_per_call", 30.0),))
BOOK = price_book(rate("toll", "US", "0.01"))


def test_the_customers_default_comes_before_the_firms() -> None:
    assert DEFAULTS.of("minutes_per_call") == ("customer", 30.0)
    assert DEFAULTS.of("attendees") == ("firm", 6.0)
    assert DEFAULTS.of("phone_share") is None


def test_a_group_takes_over_what_it_follows_and_nothing_else() -> None:
    sales = following(group("Sales"), ["minutes_per_call", "phone_share"], DEFAULTS)
    assert (sales.habits.minutes_per_call, sales.habits.attendees, sales.inherits) == (30.0, 1, ("minutes_per_call",))
    assert following_all(group("Sales"), DEFAULTS).inherits == ("attendees", "minutes_per_call")


def test_a_changed_default_reaches_every_follower_in_all_scenarios() -> None:
    sales = following(group("Sales"), ["minutes_per_call"], DEFAULTS)
    before = replace(project(BOOK, scenario(sales, group("Board")), replace(scenario(sales), name="Other")), defaults=DEFAULTS)
    after = with_defaults(before, DEFAULTS.with_value("customer", "minutes_per_call", 45.0))
    minutes = [[g.habits.minutes_per_call for g in s.groups] for s in after.scenarios]
    assert minutes == [[45.0, 10], [45.0]]


def test_without_the_customers_default_the_firms_holds_and_without_both_the_value_stays() -> None:
    before = replace(project(BOOK, scenario(following(group(), ["minutes_per_call"], DEFAULTS))), defaults=DEFAULTS)
    firm_only = with_defaults(before, DEFAULTS.with_value("customer", "minutes_per_call", None))
    assert firm_only.scenarios[0].groups[0].habits.minutes_per_call == 25.0
    none = with_defaults(firm_only, Defaults())
    assert none.scenarios[0].groups[0].habits.minutes_per_call == 25.0
    assert none.scenarios[0].groups[0].inherits == ()


def test_a_value_of_its_own_ends_following() -> None:
    sales = following(group(), ["minutes_per_call", "attendees"], DEFAULTS)
    own = FIELDS["minutes_per_call"].write(sales, 12.0)
    found = settled(replace(project(BOOK, scenario(own)), defaults=DEFAULTS)).scenarios[0].groups[0]
    assert (found.habits.minutes_per_call, found.inherits) == (12.0, ("attendees",))
    assert not follows(found, "minutes_per_call", DEFAULTS)


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_is_written_where_it_is_read(field: str) -> None:
    other = {"join": Join(0.5, 0.25, 0.25), "dial_out_policy": "none", "toll_free_off": True}
    value = other.get(field, 0.5)
    assert FIELDS[field].read(FIELDS[field].write(group(), value)) == value


def test_checks_tell_of_defaults_that_do_not_add_up_and_of_followers_that_do_not_follow() -> None:
    defaults = Defaults(customer=(("join", Join(0.5, 0.1, 0.1)), ("minutes_per_call", 30.0)))
    stray = replace(group("Sales"), inherits=("attendees", "minutes_per_call"))
    found = check_project(replace(project(BOOK, scenario(stray)), defaults=defaults))
    assert [(p.path, p.severity, p.code) for p in found] == [
        ("defaults.customer.join", "error", "sum_not_one"),
        ("scenarios[0].groups[0].attendees", "warning", "no_default"),
        ("scenarios[0].groups[0].minutes_per_call", "warning", "not_the_default"),
    ]


def test_an_unknown_baseline_is_an_error_with_the_known_names() -> None:
    found = check_project(replace(project(BOOK, scenario(group())), baseline="Elsewhere"))
    assert [(p.path, p.code, p.value["known"]) for p in found] == [("baseline", "unknown_scenario", "Base")]


QUIET_SUMMER = (*(1.0,) * 6, 0.5, 0.5, *(1.0,) * 4)
SETTINGS = Defaults(firm=(("increment_seconds", 60), ("season", QUIET_SUMMER)))


def test_a_scenario_follows_the_season_and_the_increment_until_it_gets_its_own() -> None:
    base = following_all(scenario(group()), SETTINGS)
    assert (base.season, base.increment_seconds, base.inherits) == (QUIET_SUMMER, 60, ("increment_seconds", "season"))
    assert base.groups[0].inherits == ()
    own = settled(replace(project(BOOK, replace(base, increment_seconds=6)), defaults=SETTINGS)).scenarios[0]
    assert (own.increment_seconds, own.season, own.inherits) == (6, QUIET_SUMMER, ("season",))
    assert follows(own, "season", SETTINGS)
    assert not follows(own, "increment_seconds", SETTINGS)


def test_a_changed_season_reaches_the_scenarios_that_follow_it_and_no_other() -> None:
    base, other = following_all(scenario(group()), SETTINGS), replace(scenario(group()), name="Other")
    before = replace(project(BOOK, base, other), defaults=SETTINGS)
    after = with_defaults(before, SETTINGS.with_value("customer", "increment_seconds", 30))
    assert [s.increment_seconds for s in after.scenarios] == [30, 1]
    gone = with_defaults(after, Defaults())
    assert [(s.increment_seconds, s.inherits) for s in gone.scenarios] == [(30, ()), (1, ())]


def test_all_follow_what_is_theirs() -> None:
    defaults = Defaults(firm=(("attendees", 6.0), *SETTINGS.firm))
    before = replace(project(BOOK, scenario(group())), defaults=defaults)
    found = with_all_following(before, ("attendees", "season", "phone_share")).scenarios[0]
    assert (found.inherits, found.groups[0].inherits) == (("season",), ("attendees",))


def test_checks_tell_of_a_scenario_that_does_not_follow() -> None:
    stray = replace(scenario(group()), inherits=("increment_seconds", "season"))
    found = check_project(replace(project(BOOK, stray), defaults=Defaults(firm=(("increment_seconds", 60),))))
    assert [(p.path, p.code, p.value["group"]) for p in found] == [
        ("scenarios[0].increment_seconds", "not_the_default", "Base"),
        ("scenarios[0].season", "no_default", "Base"),
    ]


def test_a_season_of_a_default_differs_month_by_month() -> None:
    before = replace(project(BOOK, scenario(group())), defaults=SETTINGS)
    after = replace(before, defaults=SETTINGS.with_value("firm", "season", (1.0,) * 12))
    assert [(d.detail, d.before, d.after) for d in differences(before, after)] == [
        (("firm", "season", "7"), 0.5, 1.0),
        (("firm", "season", "8"), 0.5, 1.0),
    ]
