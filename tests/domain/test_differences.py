"""Differences: exactly the inputs that changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from building import PAY_PER_MINUTE, PER_USER, group, mix, option, price_book, project, rate, scenario

from ppm_desktop.domain.annotation_edits import with_annotations
from ppm_desktop.domain.annotations import Annotation
from ppm_desktop.domain.defaults import FIELDS
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.differences import Difference, differences
from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.domain.meetings import Habits, Join
from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.renamed_groups import with_new_names
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


def test_a_source_or_note_is_one_difference_and_the_confidence_none() -> None:
    said = {(0, "join"): Annotation("ask again", "Survey", "measured"), (NO_GROUP, "season"): Annotation(confidence="guessed")}
    after = with_annotations(BASE, said)
    assert [(d.change, d.name, d.field, d.detail, d.after) for d in differences(BASE, after)] == [
        ("added", "Sales", "annotations", ("join",), "Survey; ask again"),
    ]


OFFICES = scenario(
    group("Sales"),
    group("Board", country="DE", organisers=7),
    options=(PER_USER, option("mixed", {"*": {"pay_per_minute": 1.0}, "Board": {"standard": 1.0}})),
)


def test_a_renamed_group_is_one_difference_and_its_options_none() -> None:
    after = with_new_names(OFFICES, {"Board": "Directors"})
    assert told(OFFICES, after) == [("renamed", "group", "Directors", "name", "Board", "Directors")]
    assert told(after, OFFICES) == [("renamed", "group", "Board", "name", "Directors", "Board")]


def test_what_else_of_a_renamed_group_differs_follows() -> None:
    renamed = with_new_names(OFFICES, {"Board": "Directors"})
    after = replace(renamed, groups=(renamed.groups[0], FIELDS["attendees"].write(renamed.groups[1], 4.0)))
    assert told(OFFICES, after) == [
        ("renamed", "group", "Directors", "name", "Board", "Directors"),
        ("changed", "group", "Directors", "attendees", 1, 4.0),
    ]


def test_a_renamed_group_is_found_at_another_place_by_what_is_in_it() -> None:
    renamed = with_new_names(OFFICES, {"Board": "Directors"})
    after = replace(renamed, groups=(group("Guests", country="FR", organisers=3), *reversed(renamed.groups)))
    assert told(OFFICES, after) == [
        ("renamed", "group", "Directors", "name", "Board", "Directors"),
        ("added", "group", "Guests", "", None, None),
        ("changed", "", "", "groups", "Sales, Directors", "Directors, Sales"),
    ]


def test_another_group_at_the_place_of_one_that_is_gone_is_not_the_same() -> None:
    habits = Habits(22, 6, 0.3, 25, 1.5, Join(0.2, 0.2, 0.6))
    other = Group("Factory", "FR", (HeadcountStep(Month(2026, 6), 900),), 0.1, "included", habits, DestinationMixes(dial_out=mix(FR=1.0)))
    after = replace(BASE, groups=(BASE.groups[0], other))
    assert told(BASE, after) == [("removed", "group", "Board", "", None, None), ("added", "group", "Factory", "", None, None)]


def test_a_group_that_was_added_while_all_others_stay_is_no_renamed_one() -> None:
    after = replace(BASE, groups=(*BASE.groups, replace(BASE.groups[0], name="Sales 2")))
    assert told(BASE, after) == [("added", "group", "Sales 2", "", None, None)]


def test_of_projects_renamed_groups_are_told_in_their_scenario() -> None:
    book = price_book(rate("toll", "US", "0.01"))
    found = differences(project(book, OFFICES), project(book, with_new_names(OFFICES, {"Sales": "Vendite"})))
    assert [(d.change, d.place, d.before) for d in found] == [("renamed", ("scenarios", "Base", "groups", "Vendite"), "Sales")]
