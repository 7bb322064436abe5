from __future__ import annotations

from building import PAY_PER_MINUTE, PER_USER, group, option, scenario

from ppm_desktop.domain.option_edits import (
    shares_for,
    unused_id,
    with_assignment,
    with_option_added,
    with_option_duplicated,
    with_option_moved,
    without_options,
)

MIXED = option("mixed", {"*": {"pay_per_minute": 1.0}, "Sales": {"standard": 1.0}})
PLAN = scenario(group("Sales"), group("Rest"), options=(PER_USER, PAY_PER_MINUTE, MIXED))


def test_a_group_gets_shares_sorted_by_product_and_without_zeros() -> None:
    split = with_assignment(MIXED, "Rest", {"standard": 0.6, "usa_can": 0.0, "pay_per_minute": 0.4})
    assert shares_for(split, "Rest") == (("pay_per_minute", 0.4), ("standard", 0.6))
    assert [entry.group for entry in split.assign] == ["*", "Rest", "Sales"]


def test_an_entry_that_says_what_everybody_else_gets_is_needless() -> None:
    assert with_assignment(MIXED, "Sales", {"pay_per_minute": 1.0}) == option("mixed", "pay_per_minute")


def test_without_shares_a_group_gets_what_everybody_else_gets() -> None:
    assert shares_for(with_assignment(MIXED, "Sales", None), "Sales") is None
    assert shares_for(with_assignment(MIXED, "Sales", {"standard": 0.0}), "Sales") is None


def test_changing_everybody_else_leaves_groups_as_they_are_even_where_they_come_to_be_alike() -> None:
    changed = with_assignment(MIXED, "*", {"standard": 1.0})
    assert shares_for(changed, "*") == shares_for(changed, "Sales") == (("standard", 1.0),)


def test_an_added_option_gets_an_id_of_its_own() -> None:
    added = with_option_added(PLAN, PER_USER, 1)
    assert [entry.id for entry in added.options] == ["per_user", "per_user_2", "pay_per_minute", "mixed"]
    assert unused_id("a", ("a", "a_2")) == "a_3"


def test_a_copy_stands_below_its_original_with_the_same_assignments() -> None:
    copied = with_option_duplicated(PLAN, 2, "Another mix")
    assert [entry.name for entry in copied.options] == ["per_user", "pay_per_minute", "mixed", "Another mix"]
    assert copied.options[3].assign == MIXED.assign


def test_without_the_first_option_the_second_is_the_first() -> None:
    assert without_options(PLAN, {0}).options == (PAY_PER_MINUTE, MIXED)


def test_an_option_moves_as_far_as_there_is_room() -> None:
    assert with_option_moved(PLAN, 2, -5).options == (MIXED, PER_USER, PAY_PER_MINUTE)
    assert with_option_moved(PLAN, 0, 1).options == (PAY_PER_MINUTE, PER_USER, MIXED)
