"""Differences: exactly the inputs that changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from building import PAY_PER_MINUTE, PER_USER, group, mix, price_book, project, rate, scenario

from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.differences import Difference, differences
from ppm_desktop.domain.scenario import FeeOverride, Scenario

BASE = scenario(group("Sales"), group("Board"))


def told(before: Scenario, after: Scenario) -> list[tuple[str, str, str, str, object, object]]:
    return [(d.change, d.owner, d.name, d.field, d.before, d.after) for d in differences(before, after)]


def test_equal_scenarios_have_none() -> None:
    assert differences(BASE, scenario(group("Sales"), group("Board"))) == ()


def test_the_name_of_a_scenario_is_no_difference() -> None:
    assert differences(BASE, replace(BASE, name="Other")) == ()


def test_a_changed_habit_is_one_difference_with_both_values() -> None:
    sales = BASE.groups[0]
    after = replace(BASE, groups=(replace(sales, habits=replace(sales.habits, minutes_per_call=30.0)), BASE.groups[1]))
    assert differences(BASE, after) == (
        Difference("changed", ("groups", "Sales", "minutes_per_call"), "group", "Sales", "minutes_per_call", (), 10, 30.0),
    )
    assert differences(BASE, after)[0].path == "groups.Sales.minutes_per_call"


def test_a_destination_that_is_new_has_no_value_before() -> None:
    after = replace(BASE, groups=(replace(BASE.groups[0], destinations=DestinationMixes(toll=mix(US=0.5, GB=0.5))), BASE.groups[1]))
    assert [(d.change, d.detail, d.before, d.after) for d in differences(BASE, after)] == [
        ("changed", ("toll", "US"), 1.0, 0.5),
        ("added", ("toll", "GB"), None, 0.5),
    ]


def test_a_group_more_at_the_top_is_one_difference() -> None:
    after = replace(BASE, groups=(group("Guests"), *BASE.groups))
    assert told(BASE, after) == [("added", "group", "Guests", "", None, None)]
    assert told(after, BASE) == [("removed", "group", "Guests", "", None, None)]


def test_an_option_that_is_gone_is_one_difference() -> None:
    after = replace(BASE, options=(PER_USER,))
    assert told(BASE, after) == [("removed", "option", "pay_per_minute", "", None, None)]


def test_another_order_of_options_is_told() -> None:
    after = replace(BASE, options=(PAY_PER_MINUTE, PER_USER))
    assert told(BASE, after) == [("changed", "", "", "options", "per_user, pay_per_minute", "pay_per_minute, per_user")]


def test_settings_of_the_scenario_are_told() -> None:
    after = replace(BASE, increment_seconds=60, fee_overrides=(FeeOverride("standard", Decimal(3), "Contract"),))
    assert [(d.field, d.detail, d.before, d.after) for d in differences(BASE, after)] == [
        ("increment_seconds", (), 1, 60),
        ("fee_overrides", ("standard", "amount"), None, Decimal(3)),
        ("fee_overrides", ("standard", "reason"), None, "Contract"),
    ]


def test_of_projects_prices_and_inner_groups_are_told() -> None:
    before = project(price_book(rate("toll", "US", "0.01")), BASE)
    after = project(price_book(rate("toll", "US", "0.02")), replace(BASE, groups=BASE.groups[:1]))
    found = differences(before, after)
    assert [(d.change, d.owner, d.field) for d in found] == [("changed", "rate", "rate"), ("removed", "group", "")]
    assert found[1].place == ("scenarios", "Base", "groups", "Board")


def test_names_that_look_like_keys_confuse_nothing() -> None:
    before = scenario(group("groups"), group("options"))
    after = replace(before, groups=(replace(before.groups[0], growth_per_year=0.5), before.groups[1]))
    assert told(before, after) == [("changed", "group", "groups", "growth_per_year", 0.0, 0.5)]
