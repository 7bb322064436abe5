"""Annotations: what is said about inputs, which inputs lack a source, and what an edit of a value does to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from building import group, mix, price_book, project, rate, scenario

from ppm_desktop.domain.annotation_edits import with_annotations, with_decided_values
from ppm_desktop.domain.annotations import Annotation, Annotations, annotated, annotation_of
from ppm_desktop.domain.credits import Credits
from ppm_desktop.domain.defaults import FIELDS, Defaults, following
from ppm_desktop.domain.destinations import DestinationMixes
from ppm_desktop.domain.input_list import GROUP_INPUTS, NO_GROUP, SCENARIO_INPUTS, scenario_inputs, without_source
from ppm_desktop.domain.meetings import Join
from ppm_desktop.domain.organisation import Group, HeadcountStep
from ppm_desktop.domain.period import Month
from ppm_desktop.domain.policies import Policies, WhenBarred
from ppm_desktop.domain.project import Project
from ppm_desktop.domain.scenario import Purchase, Scenario

BOOK = price_book(rate("toll", "US", "0.01"))
MEASURED = Annotation(source="Usage report, March", confidence="measured")
ASSUMED = Annotation("ask in May", "Profile: some telephone", "profile")
MARKED: Annotations = (("attendees", ASSUMED), ("country", MEASURED), ("minutes_per_call", ASSUMED))


def used(of: Group, at: Scenario | None = None) -> set[str]:
    shown = at or scenario(of)
    return {entry.field for entry in scenario_inputs(project(BOOK, shown), shown) if entry.used}


def in_project(*groups: Group, **changes: object) -> Project:
    return project(BOOK, replace(scenario(*groups), **changes))  # type: ignore[arg-type]  # any field of a scenario


def with_value(of: Group, field: str, value: object) -> Group:
    written: Group = FIELDS[field].write(of, value)
    return written


def marks(found: Project, place: int = 0) -> dict[str, str]:
    return {field: said.confidence for field, said in found.scenarios[0].groups[place].annotations}


def test_annotations_are_sorted_and_an_empty_one_is_none() -> None:
    both = annotated(annotated((), "join", MEASURED), "attendees", ASSUMED)
    assert both == (("attendees", ASSUMED), ("join", MEASURED))
    assert annotation_of(both, "join") == MEASURED
    assert annotation_of(both, "country") is None
    assert annotated(both, "join", Annotation()) == (("attendees", ASSUMED),)


def test_a_note_alone_is_no_source() -> None:
    assert not Annotation(note="ask the helpdesk").sourced
    assert Annotation(confidence="guessed").sourced
    assert MEASURED.sourced


def test_all_inputs_are_listed_group_by_group_and_the_scenarios_own_last() -> None:
    shown = scenario(group("Sales"), group("Board"))
    fields = [(entry.group, entry.field) for entry in scenario_inputs(project(BOOK, shown), shown)]
    expected = [(place, field) for place in (0, 1) for field in GROUP_INPUTS] + [(NO_GROUP, field) for field in SCENARIO_INPUTS]
    assert fields == expected


def test_an_input_without_effect_is_not_asked_for() -> None:
    toll_only = used(group())
    assert {"country", "headcount", "growth_per_year", "holds", "join", "destinations", "season", "pool_basis"} <= toll_only
    assert not {"dial_out_policy", "when_barred", "toll_free_off", "when_toll_free_off", "purchased", "credits"} & toll_only


def test_a_group_of_nobody_has_only_its_headcount_as_input() -> None:
    assert used(group(organisers=0)) == {"headcount", "pool_basis"}


def test_without_phone_participants_how_they_join_is_no_input() -> None:
    found = used(with_value(group(), "phone_share", 0.0))
    assert "phone_share" in found
    assert not {"join", "minutes_per_call", "destinations", "season", "increment_seconds"} & found


def test_policies_are_inputs_as_far_as_they_move_calls() -> None:
    called = with_value(group(destinations=DestinationMixes(toll=mix(US=1.0), dial_out=mix(GB=1.0))), "join", Join(0, 0, 1))
    assert {"dial_out_policy"} == used(called) & {"dial_out_policy", "when_barred", "toll_free_off"}
    barred = replace(called, policies=Policies(dial_out="same_country", when_barred=WhenBarred(0.5, 0.5, 0)))
    assert {"when_barred", "toll_free_off"} <= used(barred)
    assert "when_toll_free_off" not in used(barred)
    assert "when_toll_free_off" in used(replace(barred, policies=replace(barred.policies, toll_free_off=True)))


def test_settings_are_inputs_where_they_count() -> None:
    bought = scenario(group(), pool_basis="purchased", purchased=(Purchase("standard", 3),), credits=Credits("post_paid"))
    assert {"purchased", "credits"} <= used(group(), bought)


def test_inputs_without_a_source_are_those_that_count_and_of_which_nobody_spoke() -> None:
    said = {(0, "attendees"): MEASURED, (0, "join"): Annotation(note="to be asked"), (NO_GROUP, "season"): Annotation(confidence="guessed")}
    shown = with_annotations(scenario(group()), said)
    found = {entry.field for entry in without_source(scenario_inputs(project(BOOK, shown), shown))}
    assert {"join", "country", "increment_seconds"} <= found
    assert not {"attendees", "season", "when_barred"} & found


def test_an_input_that_follows_a_default_says_so() -> None:
    defaults = Defaults(customer=(("attendees", 6.0),))
    shown = scenario(following(group(), ["attendees"], defaults))
    entries = scenario_inputs(replace(project(BOOK, shown), defaults=defaults), shown)
    assert [entry.field for entry in entries if entry.follows] == ["attendees"]


def test_annotations_are_set_and_taken_out_again() -> None:
    before = scenario(group("Sales"), group("Board"))
    after = with_annotations(before, {(1, "join"): MEASURED, (NO_GROUP, "season"): ASSUMED})
    assert (after.groups[0] is before.groups[0], after.groups[1].annotations) == (True, (("join", MEASURED),))
    assert after.annotations == (("season", ASSUMED),)
    assert with_annotations(after, {(1, "join"): Annotation(), (NO_GROUP, "season"): Annotation()}) == before


def test_a_changed_value_is_no_longer_a_profiles_default() -> None:
    before = in_project(group("Sales", annotations=MARKED))
    after = in_project(with_value(before.scenarios[0].groups[0], "minutes_per_call", 45.0))
    found = with_decided_values(before, after)
    assert marks(found) == {"attendees": "profile", "country": "measured", "minutes_per_call": ""}
    assert annotation_of(found.scenarios[0].groups[0].annotations, "minutes_per_call") == Annotation(note="ask in May")


def test_a_mark_without_a_note_goes_altogether() -> None:
    sales = group("Sales", annotations=(("attendees", Annotation(confidence="profile")),))
    found = with_decided_values(in_project(sales), in_project(with_value(sales, "attendees", 3.0)))
    assert found.scenarios[0].groups[0].annotations == ()


def test_a_measured_value_that_is_changed_keeps_its_annotation() -> None:
    before = in_project(group("Sales", annotations=MARKED))
    after = in_project(replace(before.scenarios[0].groups[0], country="GB"))
    assert with_decided_values(before, after) is after


def test_a_mark_that_comes_with_the_value_stays() -> None:
    before = in_project(group("Sales"))
    after = in_project(replace(with_value(group("Sales"), "attendees", 8.0), annotations=MARKED))
    assert with_decided_values(before, after) is after


SALES, BOARD = group("Sales", annotations=MARKED), group("Board", organisers=5, annotations=MARKED)
COPY = replace(SALES, name="Sales 2")
REARRANGED: dict[str, Callable[[Group], tuple[Group, ...]]] = {
    "moved": lambda changed: (BOARD, changed),
    "renamed": lambda changed: (replace(changed, name="Vendite"), BOARD),
    "with a group before it": lambda changed: (group("New"), changed, BOARD),
    "with the other one gone": lambda changed: (changed,),
}


@pytest.mark.parametrize("rearranged", REARRANGED.values(), ids=REARRANGED)
def test_a_group_is_recognised_when_it_was(rearranged: Callable[[Group], tuple[Group, ...]]) -> None:
    before = in_project(SALES, BOARD)
    found = with_decided_values(before, in_project(*rearranged(with_value(SALES, "attendees", 9.0))))
    sales = next(g for g in found.scenarios[0].groups if g.habits.attendees == 9.0)
    assert annotation_of(sales.annotations, "attendees") == Annotation(note="ask in May")
    assert annotation_of(sales.annotations, "minutes_per_call") == ASSUMED
    assert all(g.annotations == MARKED for g in found.scenarios[0].groups if g.name == "Board")


def test_a_copy_is_nobodys_edit() -> None:
    after = in_project(SALES, COPY, BOARD)
    assert with_decided_values(in_project(SALES, BOARD), after) is after


def test_a_copied_scenario_keeps_its_marks_and_another_scenario_is_told_apart_by_name() -> None:
    base, other = scenario(SALES), replace(scenario(with_value(SALES, "attendees", 9.0)), name="Other")
    copied = project(BOOK, base, replace(base, name="Base 2"), other)
    assert with_decided_values(project(BOOK, base, other), copied) is copied
    renamed = project(BOOK, replace(base, name="Today", groups=(with_value(SALES, "attendees", 2.0),)), other)
    assert marks(with_decided_values(project(BOOK, base, other), renamed))["attendees"] == ""


def test_a_setting_of_the_scenario_is_decided_like_a_groups_value() -> None:
    before = in_project(group(), annotations=(("increment_seconds", ASSUMED),))
    after = replace(before, scenarios=(replace(before.scenarios[0], increment_seconds=30),))
    assert with_decided_values(before, after).scenarios[0].annotations == (("increment_seconds", Annotation(note="ask in May")),)


def test_a_later_headcount_step_is_another_headcount() -> None:
    sales = group("Sales", annotations=(("headcount", ASSUMED),))
    more = replace(sales, headcount=(*sales.headcount, HeadcountStep(Month(2027, 1), 8)))
    assert marks(with_decided_values(in_project(sales), in_project(more))) == {"headcount": ""}


def test_two_hundred_groups_share_all_that_did_not_change() -> None:
    groups = tuple(group(f"Group {number}", annotations=MARKED) for number in range(200))
    before = in_project(*groups)
    after = in_project(*groups[:100], with_value(groups[100], "attendees", 3.0), *groups[101:])
    found = with_decided_values(before, after).scenarios[0].groups
    assert [place for place in range(200) if found[place] is not groups[place]] == [100]
